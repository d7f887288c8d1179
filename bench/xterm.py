"""What xterm sends: the keys, and the answers to what a program asks or sets."""

import re

from bench.screen import unfinished

_CURSOR_KEYS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
_SS3_KEYS = {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}
_TILDE_KEYS = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6} | {
    f"f{number}": code for number, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
}
_TEXT_KEYS = {"enter": "\r", "tab": "\t", "esc": "\x1b", "escape": "\x1b", "space": " ", "backspace": "\x7f"}
_MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}

_SENT = re.compile(rb"\x1b\[(?P<csi>[?>=<]?[0-9;]*\$?[a-z])|\x1b\](?P<osc>1[01]);\?(?:\x07|\x1b\\)")
_ANSWERS = {
    "c": "\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
    ">c": "\x1b[>41;390;0c",
    "5n": "\x1b[0n",
    "?996n": "\x1b[?997;1n",
    ">q": "\x1bP>|XTerm(390)\x1b\\",
    "16t": "\x1b[6;16;8t",
}
_COLOURS = {"10": "d0d0/d0d0/d0d0", "11": "1e1e/1e1e/1e1e"}


def encode_key(name: str, application_cursor: bool = False) -> bytes:
    """What xterm sends for a key: "down", "shift+tab", "ctrl+q", "f1", "é"."""
    if len(name) == 1:
        return name.encode()
    *modifiers, base = name.split("+") if not name.endswith("+") else [*name[:-2].split("+"), "+"]
    if unknown := [modifier for modifier in modifiers if modifier not in _MODIFIERS]:
        raise ValueError(f"unknown modifier {unknown[0]!r} in key {name!r}")
    bits = sum(_MODIFIERS[modifier] for modifier in modifiers)
    if final := _CURSOR_KEYS.get(base) or _SS3_KEYS.get(base):
        if bits:
            return f"\x1b[1;{1 + bits}{final}".encode()
        return f"\x1b{'O' if application_cursor or base in _SS3_KEYS else '['}{final}".encode()
    if number := _TILDE_KEYS.get(base):
        return (f"\x1b[{number};{1 + bits}~" if bits else f"\x1b[{number}~").encode()
    if (base, bits) == ("tab", 1):
        return b"\x1b[Z"
    text = _TEXT_KEYS.get(base, base)
    if len(text) != 1:
        raise ValueError(f"unknown key {name!r}")
    text = text.upper() if bits & 1 else text
    raw = bytes([ord(text.upper()) & 0x1F]) if bits & 4 else text.encode()
    return b"\x1b" + raw if bits & 2 else raw


class Xterm:
    """Listens to a program's output: what has to be answered, and which modes are on."""

    def __init__(self) -> None:
        """As a terminal is when nobody has spoken to it."""
        self.alternate = False  # the alternate screen is on
        self.updating = False  # a synchronized update (mode 2026) is under way
        self.application_cursor = False  # arrow keys are sent as SS3
        self._tail = b""

    def listen(self, data: bytes, size: tuple[int, int], cursor: tuple[int, int]) -> tuple[bytes, bool]:
        """The answers to this output, and whether a synchronized update ended in it."""
        text = self._tail + data
        self._tail = unfinished(text)
        answers, ended = "", False
        for match in _SENT.finditer(text, 0, len(text) - len(self._tail)):
            if match["osc"]:
                number = match["osc"].decode()
                answers += f"\x1b]{number};rgb:{_COLOURS[number]}\x1b\\"
                continue
            body = match["csi"].decode()
            if body[0] == "?" and body[-1] in "hl":
                ended |= body == "?2026l"
                self._set_modes(set(body[1:-1].split(";")), body[-1] == "h")
            else:
                answers += self._answer(body, size, cursor)
        return answers.encode(), ended

    def _set_modes(self, modes: set[str], on: bool) -> None:
        if "2026" in modes:
            self.updating = on
        if "1" in modes:
            self.application_cursor = on
        if modes & {"47", "1047", "1049"}:
            self.alternate = on

    def _answer(self, body: str, size: tuple[int, int], cursor: tuple[int, int]) -> str:
        columns, rows = size
        if body.endswith("$p"):
            number = body.strip("?$p")
            state = (1 if self.updating else 2) if number == "2026" else 0  # 0: not known
            return f"\x1b[{'?' if body[0] == '?' else ''}{number};{state}$y"
        if body == "6n":  # as far as drawn: only inline programs ask
            return f"\x1b[{cursor[1] + 1};{cursor[0] + 1}R"
        sizes = {"14t": f"4;{rows * 16};{columns * 8}", "18t": f"8;{rows};{columns}"}
        if body in sizes:
            return f"\x1b[{sizes[body]}t"
        return _ANSWERS.get(body.replace("0c", "c").replace("0q", "q"), "")
