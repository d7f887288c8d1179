"""The screen of the played terminal: pyte, plus the alternate screen and what pyte would print by mistake."""

import copy
import re
from collections import defaultdict
from typing import Any

import pyte

_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?)?\Z")
_LONGEST = 4096  # an unfinished sequence longer than this is not waited for
_ALTERNATE = re.compile(rb"\x1b\[\?(?:47|1047|1049)([hl])")
_NOT_FOR_PYTE = re.compile(
    rb"\x1b[PX^_\]][^\x07\x1b]*(?:\x07|\x1b\\)"  # strings: DCS, SOS, PM, APC, OSC
    rb"|\x1b\[[<=>][0-?]*[ -/]*[@-~]"  # private sequences, of which pyte prints a part
    rb"|\x1b\[\?[0-?]*[@-IL-gi-km-~]"  # of those with ? pyte knows h, l, J and K
    rb"|\x1b\[[0-?]*[ -/]+[@-~]"
    rb"|\x1b\[[0-9;]*:[0-?]*m"
)
#: and colours, which are most of what is sent; without them the same text is drawn in a third of the time
_NOR_COLOURS = re.compile(_NOT_FOR_PYTE.pattern + rb"|\x1b\[[0-9;]*m")


def unfinished(data: bytes) -> bytes:
    """The escape sequence that has begun at the end of `data` and goes on in the next read."""
    found = _UNFINISHED.search(data, max(0, len(data) - _LONGEST))
    return found[0] if found else b""


class Screen:
    """The cells that somebody at the terminal would see."""

    def __init__(self, columns: int, rows: int, plain: bool = False) -> None:
        """An empty screen; `plain` is one without colours."""
        self._skip = _NOR_COLOURS if plain else _NOT_FOR_PYTE
        self._screen: Any = pyte.Screen(columns, rows)
        self._stream: Any = pyte.ByteStream(self._screen)
        self._tail = b""
        self._primary: tuple[Any, Any] | None = None
        self._seen: dict[int, tuple[Any, ...]] = {}
        self.changed()

    @property
    def cursor(self) -> tuple[int, int]:
        """Column and row of the cursor, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def feed(self, data: bytes) -> None:
        """Draw output; what is unfinished at its end waits for the next call."""
        data = self._tail + data
        self._tail = unfinished(data)
        plain, *switches = _ALTERNATE.split(data[: len(data) - len(self._tail)])
        self._stream.feed(self._skip.sub(b"", plain))
        for way, after in zip(switches[::2], switches[1::2], strict=True):
            self._switch(way == b"h")
            self._stream.feed(self._skip.sub(b"", after))

    def _switch(self, alternate: bool) -> None:
        screen = self._screen
        if alternate and self._primary is None:
            self._primary = (screen.buffer, copy.copy(screen.cursor))
            screen.buffer = defaultdict(screen.buffer.default_factory)
        elif not alternate and self._primary is not None:
            screen.buffer, screen.cursor = self._primary
            screen.ensure_vbounds()
            self._primary = None
        screen.dirty.update(range(screen.lines))

    def changed(self) -> bool:
        """Whether a cell, its text or its style, differs from what it was at the last call."""
        found = False
        for y in self._screen.dirty:
            row = self._row(y)
            found |= self._seen.get(y) != row
            self._seen[y] = row
        self._screen.dirty.clear()
        return found

    def _row(self, y: int) -> tuple[Any, ...]:
        line = self._screen.buffer[y]
        return tuple([line[x] for x in range(self._screen.columns)])

    def lines(self) -> list[str]:
        """The text of every row, without the blanks at its end."""
        return ["".join(cell.data for cell in self._row(y)).rstrip() for y in range(self._screen.lines)]

    def resize(self, columns: int, rows: int) -> None:
        """Another size; the program is expected to draw everything anew."""
        self._screen.resize(rows, columns)
        self.changed()
