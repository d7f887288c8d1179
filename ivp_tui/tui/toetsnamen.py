"""What a key is called: as Textual names it, and as it is printed on a keyboard."""

import unicodedata

_TOETSNAMEN = {
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "slash": "/",
    "colon": ":",
    "question_mark": "?",
    "at": "@",
    "minus": "-",
    "plus": "+",
    "underscore": "_",
    "backslash": "\\",
    "escape": "Esc",
    "enter": "Enter",
    "space": "spatie",
    "tab": "Tab",
    "shift+tab": "shift+Tab",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "home": "Home",
    "end": "End",
    "f1": "F1",
}

_TOETS_VAN_TEKEN = {naam: toets for toets, naam in _TOETSNAMEN.items() if len(naam) == 1}


def toets_van(teken: str) -> str:
    """The key of a sign as Textual names it, after its Unicode name: "right_parenthesis" for ")"."""
    if len(teken) != 1 or teken.isalnum():
        return teken
    return _TOETS_VAN_TEKEN.get(teken) or unicodedata.name(teken, teken).lower().replace("-", "_").replace(" ", "_")


def toetsnaam(toets: str) -> str:
    """A key as it is printed on a keyboard: "/" for "slash"."""
    if toets in _TOETSNAMEN:
        return _TOETSNAMEN[toets]
    try:
        teken = unicodedata.lookup(toets.replace("_", " "))
    except KeyError:
        return toets
    return teken if teken.isprintable() else toets
