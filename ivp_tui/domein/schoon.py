"""Text from people and files made inert: nothing in it can move the cursor, reorder a line or hide.

What is taken out leaves a visible mark of one cell, so that nobody takes the text for whole; only accents piled more
than three high go without one.
"""

from unicodedata import category

MERKTEKEN = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that has no shape of its own: C1, bidi controls, zero width, tags, surrogates, private use."""

LANGSTE_STAPEL = 3
"""So many accents on one letter are drawn: more than any language writes, and not yet into the line above."""

_ZWJ = "\N{ZERO WIDTH JOINER}"
_EMOJIVORM = "\N{VARIATION SELECTOR-16}"
_DRAGER = "\N{DOTTED CIRCLE}"
# Latin letters, punctuation, currency, arrows and signs, shapes: what nearly every text is made of. No mark among them.
_GEWOON_BLOKKEN = (
    range(0x300),
    range(0x2010, 0x205F),
    range(0x20A0, 0x20C0),
    range(0x2190, 0x2270),
    range(0x2500, 0x2600),
)
_GEWOON = frozenset(teken for blok in _GEWOON_BLOKKEN for teken in map(chr, blok) if teken.isprintable())
# Blocks instead of a table of emoji: a joiner is harmless between any two symbols.
_PICTOGRAMMEN = (("\u2190", "\u21ff"), ("\u2600", "\u27bf"), ("\u2b00", "\u2bff"), ("\U0001f000", "\U0001faff"))
_EIGEN_BEELD = {code: chr(0x2400 + code) for code in range(0x20)} | {
    0x0A: "\n",
    0x7F: "\N{SYMBOL FOR DELETE}",
    0xAD: "-",  # a soft hyphen, common in text copied from a PDF; this is how it looks where it is shown
}
_ONZICHTBARE_CATEGORIE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
# Nothing to see, though their category says letter, mark, symbol or unassigned (Default_Ignorable_Code_Point).
_ONZICHTBAAR = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2065\u2800\u3164\uffa0")


def schoon(tekst: str, meerregelig: bool = False) -> str:
    """Make `tekst` safe to draw: controls and invisible characters become visible marks; running it twice adds nothing.

    A newline stays only if `meerregelig`, else it becomes a space, as a tab and every other kind of space does. Of
    accents stacked on one letter three stay; a joiner (U+200D) stays only between two emoji.
    """
    if _is_gewoon(tekst):
        return tekst
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not meerregelig:
        tekst = tekst.replace("\n", " ")
    return tekst if _is_gewoon(tekst.replace("\n", " ")) else _teken_voor_teken(tekst)


def is_schoon(tekst: str, meerregelig: bool = False) -> bool:
    """Whether `schoon` would leave `tekst` as it is."""
    return schoon(tekst, meerregelig) == tekst


def _is_gewoon(tekst: str) -> bool:
    # Asked for every cell drawn, so both ways are loops in C.
    return tekst.isprintable() if tekst.isascii() else _GEWOON.issuperset(tekst)


def _teken_voor_teken(tekst: str) -> str:
    uit: list[str] = []
    stapel = 0
    for plek, teken in enumerate(tekst):
        if category(teken) in ("Mn", "Me") and not _is_onzichtbaar(teken):
            if not uit or uit[-1] == "\n":
                uit.append(_DRAGER)  # else it would sit on whatever is drawn before this text
            stapel += 1
            if stapel <= LANGSTE_STAPEL:
                uit.append(teken)
            continue
        stapel = 0
        legaal = teken == _ZWJ and _is_pictogram(tekst[plek + 1 : plek + 2]) and _sluit_aan(uit)
        uit.append(teken if legaal else _zichtbaar(teken))
    return "".join(uit)


def _zichtbaar(teken: str) -> str:
    """The one character that is drawn for `teken`: itself, where it has a shape."""
    beeld = _EIGEN_BEELD.get(ord(teken))
    if beeld is not None:
        return beeld
    if category(teken) == "Zs":
        return " "
    return MERKTEKEN if _is_onzichtbaar(teken) else teken


def _is_onzichtbaar(teken: str) -> bool:
    code = ord(teken)
    if category(teken) in _ONZICHTBARE_CATEGORIE or teken in _ONZICHTBAAR:
        return True
    geen_teken = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return geen_teken or 0xFFF0 <= code <= 0xFFF8 or 0xE0000 <= code <= 0xE0FFF


def _sluit_aan(uit: list[str]) -> bool:
    """Whether what is written so far ends in an emoji, with or without its variation selector."""
    einde = uit[-2:]
    if einde and einde[-1] == _EMOJIVORM:
        einde.pop()
    return bool(einde) and _is_pictogram(einde[-1])


def _is_pictogram(teken: str) -> bool:
    return any(eerste <= teken <= laatste for eerste, laatste in _PICTOGRAMMEN)
