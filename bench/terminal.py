"""A terminal played in software: it runs a program in a pseudo-terminal, answers it and keeps its screen.

Output is stamped when select() wakes up, before it is read, and drawn later (`replay`), so that drawing
does not disturb what is being timed. Linux only; the sequences are xterm's, with truecolor.
"""

import fcntl
import os
import re
import select
import signal
import subprocess
import termios
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, perf_counter_ns, sleep
from types import TracebackType
from typing import NoReturn, Self

from bench.screen import Screen
from bench.xterm import Xterm, encode_key

SLICE = 512  # bytes drawn between two looks at the program: keeps stamps honest while drawing
WRITE_TIMEOUT = 10.0  # a program that does not read its keys
ESCAPE_PAUSE = 0.15  # Textual takes what follows Esc sooner for alt+key


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one read gave: when (ns), the bytes, and the synchronized update (mode 2026) it is part of."""

    stamp: int
    data: bytes
    ended: bool  # an update ended in it
    open: bool  # an update is under way after it


def clean_env(home: Path, **extra: str) -> dict[str, str]:
    """The environment of somebody whose home is `home` and who has set nothing else."""
    xdg = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    person = {"HOME": str(home), "USER": "gebruiker", "LOGNAME": "gebruiker", "PATH": os.environ.get("PATH", "")}
    return person | xdg | terminal | extra


def process_tree(root: int) -> list[int]:
    """The live process `root` and all that descend from it."""
    children: defaultdict[int, list[int]] = defaultdict(list)
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(entry.read_bytes().rpartition(b")")[2].split()[1])
        except OSError:  # gone since the folder was listed
            continue
        children[parent].append(int(entry.parent.name))
    tree = [root]
    for pid in tree:
        tree += children[pid]
    return tree


class Terminal:
    """One program in one terminal window; use it in a `with`, so that nothing is left running."""

    _running: subprocess.Popen[bytes]

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 120,
        lines: int = 40,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        plain: bool = False,
    ) -> None:
        """Prepare a window; `env` is the whole environment of the program, None means our own.

        With `plain` no colours are drawn, for who reads only text.
        """
        self.command, self.env, self.cwd = list(command), env, cwd
        self.columns, self.rows = columns, lines
        self.chunks: list[Chunk] = []
        self.started = 0  # perf_counter_ns() just before the program was spawned
        self.eof = False  # the program has closed the terminal
        self._fd = -1
        self._escaped_at = 0.0
        self._drawn = 0
        self._xterm = Xterm()
        self._screen = Screen(columns, lines, plain)

    def __enter__(self) -> Self:
        return self if self.started else self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def start(self) -> Self:
        """Spawn the program, in a session and process group of its own, with this as its terminal."""
        self._fd, theirs = os.openpty()
        try:
            termios.tcsetwinsize(theirs, (self.rows, self.columns))
            os.set_blocking(self._fd, False)
            self.started = perf_counter_ns()
            self._running = subprocess.Popen(
                self.command, stdin=theirs, stdout=theirs, stderr=theirs, env=self.env, cwd=self.cwd,
                start_new_session=True, preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
            )  # fmt: skip
        except BaseException:
            os.close(self._fd)
            self._fd = -1
            raise
        finally:
            os.close(theirs)
        return self

    @property
    def pid(self) -> int:
        """The process id of the program."""
        return self._running.pid

    @property
    def alternate(self) -> bool:
        """Whether the alternate screen is on."""
        return self._xterm.alternate

    @property
    def raw(self) -> bytes:
        """All that the program wrote and that was read so far."""
        return b"".join(chunk.data for chunk in self.chunks)

    def pump(self, seconds: float) -> bool:
        """Read and answer one chunk, waiting at most so long for it; False when there was none."""
        if self.eof or not select.select([self._fd], [], [], max(0.0, seconds))[0]:
            return False
        stamp = perf_counter_ns()
        try:
            data = os.read(self._fd, 65536)
        except BlockingIOError:
            return False
        except OSError:  # EIO: nobody has the other side open any more
            data = b""
        self.eof = not data
        if data:
            answers, ended = self._xterm.listen(data, (self.columns, self.rows), self._screen.cursor)
            self.chunks.append(Chunk(stamp, data, ended, self._xterm.updating))
            self._write(answers)
        return bool(data)

    def rest(self, seconds: float) -> None:
        """Keep reading for so long."""
        end = monotonic() + seconds
        while self.pump(end - monotonic()) and monotonic() < end:
            pass

    def _write(self, data: bytes) -> bool:
        deadline = monotonic() + WRITE_TIMEOUT
        while data and not self.eof and monotonic() < deadline:
            try:
                data = data[os.write(self._fd, data) :]
            except BlockingIOError:
                if not self.pump(0.0):
                    select.select([self._fd], [self._fd], [], 0.1)
            except OSError:
                return False
        return not data

    def send(self, data: bytes | str) -> None:
        """Write this to the program as if it was typed."""
        if not self._write(data.encode() if isinstance(data, str) else data):
            self._fail("the program no longer listens")

    def press(self, *names: str) -> None:
        """Press keys one after another, Esc with the pause that tells it from alt."""
        for name in names:
            if (left := self._escaped_at + ESCAPE_PAUSE - monotonic()) > 0:
                self.rest(left)
            self.send(encode_key(name, self._xterm.application_cursor))
            if name in ("esc", "escape"):
                self._escaped_at = monotonic()

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size; the kernel tells the program."""
        self.screen_text()
        self.columns, self.rows = columns, lines
        self._screen.resize(columns, lines)
        termios.tcsetwinsize(self._fd, (lines, columns))

    def replay(self) -> Iterator[tuple[Chunk, bool]]:
        """Draw what was read: each chunk that was not drawn yet, and whether it changed a cell."""
        end = len(self.chunks)
        while self._drawn < end:
            chunk = self.chunks[self._drawn]
            self._drawn += 1
            for at in range(0, len(chunk.data), SLICE):
                self._screen.feed(chunk.data[at : at + SLICE])
                self.pump(0.0)
            yield chunk, self._screen.changed()

    def drawn_text(self) -> str:
        """The screen as far as `replay` has come."""
        return "\n".join(self._screen.lines())

    def screen_text(self) -> str:
        """What is on the screen, a line a row, without the blanks at their ends."""
        for _ in self.replay():
            pass
        return self.drawn_text()

    def lines(self) -> list[str]:
        """The rows of the screen."""
        return self.screen_text().split("\n")

    def wait_for(self, what: str | re.Pattern[str], timeout: float = 10.0) -> str:
        """Wait until this text or pattern is on the screen, between two updates; give the screen."""
        return self._wait(lambda text: _found(what, text), timeout, f"{what!r} did not appear")

    def wait_gone(self, what: str | re.Pattern[str], timeout: float = 10.0) -> str:
        """Wait until this text or pattern is no longer on the screen; give the screen."""
        return self._wait(lambda text: not _found(what, text), timeout, f"{what!r} did not go away")

    def _wait(self, test: Callable[[str], bool], timeout: float, failure: str) -> str:
        deadline = monotonic() + timeout
        while True:
            text = self.screen_text()
            between = self.eof or not self.chunks or not self.chunks[self._drawn - 1].open
            if between and test(text):
                return text
            if self.eof or monotonic() >= deadline:
                self._fail(failure)
            if self._drawn == len(self.chunks):
                self.pump(deadline - monotonic())

    def wait_still(self, seconds: float = 0.1, timeout: float = 10.0) -> None:
        """Wait until the program has written nothing for so long."""
        deadline = monotonic() + timeout
        while self.pump(seconds):
            if monotonic() >= deadline:
                self._fail(f"the program was never still for {seconds} s")

    def wait_exit(self, timeout: float = 10.0) -> int:
        """Wait until the program has ended: its exit code, or minus the signal that ended it."""
        deadline = monotonic() + timeout
        while self._running.poll() is None:
            if monotonic() >= deadline:
                self._fail("the program did not end")
            if not self.pump(0.02) and self.eof:
                sleep(0.005)
        while self.pump(0.05) and monotonic() < deadline:
            pass
        return self._running.returncode

    def kill(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Send the program (not its children) a signal."""
        self._running.send_signal(number)

    def close(self) -> None:
        """End the program and all it started, and give the terminal back; what was read stays."""
        if self._fd < 0:
            return
        alive = self._running.poll() is None
        doomed = process_tree(self.pid) if alive else []
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        for pid in doomed:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._running.wait()
        os.close(self._fd)
        self._fd, self.eof = -1, True

    def _fail(self, failure: str) -> NoReturn:
        code = self._running.poll()
        state = "running" if code is None else f"exit code {code}"
        frame = "\n".join(f"|{line.ljust(self.columns)}|" for line in self.lines())
        raise AssertionError(f"{failure} ({state}, {self.columns}x{self.rows}: {' '.join(self.command)})\n{frame}")


def _found(what: str | re.Pattern[str], text: str) -> bool:
    return what in text if isinstance(what, str) else what.search(text) is not None
