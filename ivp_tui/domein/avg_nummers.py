"""The numbers that tell who somebody is, each as the places (begin, end) where a text has one; the rules are in avg."""

import re
from collections.abc import Iterator
from itertools import pairwise

Plaats = tuple[int, int]

# telephone

_TELEFOON = re.compile(
    r"(?<![0-9+])(?<![0-9][.,-])(?:"
    r"(?:\+|00)31[ .-]{0,3}(?:\(0\)|0)?[ .-]{0,3}[1-9](?:[ .-]{0,2}[0-9]){8}"
    r"|\+(?:3[02-9]|4[0-9]|90|212)(?:[ -]{0,2}[0-9]){8,11}"
    r"|\(?06\)?[ ./-]{0,3}[1-58](?:[ .-]{0,2}[0-9]){7}"
    r"|\(?0(?:[1-57][0-9]|8[58])\)?[ ./-]{0,3}[1-9](?:[ .-]{0,2}[0-9]){6}"
    r"|\(?0[1-57][0-9]{2}\)?[ ./-]{0,3}[1-9](?:[ .-]{0,2}[0-9]){5}"
    r")(?![.,-]?[0-9])"
)
_DATUM_VOORAAN = re.compile(r"[0-3]?[0-9]([-/. ])(?:0?[1-9]|1[0-2])\1(?:19|20)[0-9]{2}(?![0-9])")


def telefoonnummers(tekst: str) -> Iterator[Plaats]:
    """Dutch numbers and those of the countries around."""
    for treffer in _TELEFOON.finditer(tekst):
        # "06-12-2018 10:30" is a day and an hour
        if not _DATUM_VOORAAN.match(treffer[0]):
            yield treffer.span()


# BSN

_REEKS = re.compile(r"[0-9]+(?:[ .\u00a0\u202f-]{1,2}[0-9]+)*")
_GROEP = re.compile(r"[0-9]+")
_SPATIES = str.maketrans("\u00a0\u202f", "  ")
_WOORD_BSN = re.compile(r"(?:bsn|burgerservice-?(?:nr|nummer)|sofi-?(?:nr|nummer)?)[^0-9]{0,12}$", re.IGNORECASE)
_BEDRAG_ERVOOR = re.compile(r"(?:€|\beur|\beuro|\bkvk|\b(?:bu|wk|gm))[^\w]{0,3}(?:nummer |nr\.? )?$", re.IGNORECASE)
_BEDRAG_ERNA = re.compile(r" ?(?:euro|mln|miljoen|inwoners|%)", re.IGNORECASE)
_MET_STREEPJES = ((3, 3, 3), (4, 2, 3), (2, 3, 3))
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def is_bsn(cijfers: str) -> bool:
    """Whether eight or nine digits are a burgerservicenummer: ten million or more, and the elfproef holds."""
    if len(cijfers) not in (8, 9) or int(cijfers) < 10_000_000:
        return False
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(_GEWICHTEN, cijfers.zfill(9), strict=True))
    return som % 11 == 0


def bsns(tekst: str) -> Iterator[Plaats]:
    """Digits that pass the elfproef and are written as a BSN is."""
    for reeks in _REEKS.finditer(tekst):
        groepen = [groep.span() for groep in _GROEP.finditer(tekst, *reeks.span())]
        eerste = 0
        while eerste < len(groepen):
            laatste = _bsn_vanaf(tekst, groepen, eerste)
            if laatste is not None:
                yield groepen[eerste][0], groepen[laatste][1]
            eerste = (eerste if laatste is None else laatste) + 1


def _bsn_vanaf(tekst: str, groepen: list[Plaats], eerste: int) -> int | None:
    """The index of the last group of digits of a BSN that begins at the group `eerste`, or None."""
    cijfers, gevonden = "", None
    for laatste in range(eerste, min(eerste + 9, len(groepen))):
        begin, einde = groepen[laatste]
        if einde - begin + len(cijfers) > 9:
            break
        cijfers += tekst[begin:einde]
        # nine digits of which the first eight pass too are one number of nine
        if is_bsn(cijfers) and _staat_als_bsn(tekst, groepen, eerste, laatste):
            gevonden = laatste
    return gevonden


def _staat_als_bsn(tekst: str, groepen: list[Plaats], eerste: int, laatste: int) -> bool:
    begin, einde = groepen[eerste][0], groepen[laatste][1]
    ervoor, erna = tekst[max(0, begin - 40) : begin], tekst[einde : einde + 12]
    if erna[:1].isalpha() or (erna[:1] == "," and erna[1:2].isdigit()):
        return False
    if _WOORD_BSN.search(ervoor):
        return True
    if ervoor[-1:].isalpha() or re.search(r"[0-9][.,]$", ervoor) or re.match(r"\.[0-9]", erna):
        return False
    if _BEDRAG_ERVOOR.search(ervoor) or _BEDRAG_ERNA.match(erna):
        return False
    return eerste == laatste or _is_een_nummer(tekst, groepen[eerste : laatste + 1])


def _is_een_nummer(tekst: str, groepen: list[Plaats]) -> bool:
    """Whether groups of digits are one number written apart, and not a date, years, or a number of the gemeente."""
    tussen = {tekst[a[1] : b[0]].translate(_SPATIES) for a, b in pairwise(groepen)}
    soorten = set("".join(tussen))
    if len(soorten) != 1:
        return False
    if soorten == {"-"}:
        return tuple(einde - begin for begin, einde in groepen) in _MET_STREEPJES
    delen = [tekst[begin:einde] for begin, einde in groepen]
    if all(len(deel) == 4 and deel[:2] in ("19", "20") for deel in delen):
        return False
    if any(a == "14" and b[0] == "0" and len(b) in (3, 4) for a, b in pairwise(delen)):
        return False
    return not _DATUM_VOORAAN.fullmatch(".".join(delen))


# address

_POSTCODE = re.compile(r"(?<![0-9A-Za-z.-])[1-9][0-9]{3} ?(?:[A-Z]{2}|[a-z]{2})(?![A-Za-z])")
#: words and units that follow a figure, so that "2015 en 12" is no postcode
_WOORDEN = (
    "aa af al am be bv by ca cm de dm do dr eb eh en er eu fl gb ha he hs ie if ik in is ja je jr kb kg km ku"
    " kw lb ma mb md me mg ml mm mw na nb nl no nr nu nv of om op or pk pm po pp re st te tm to tv uu va vd ve"
    " vm vs we wo za ze zo"
)
_GEEN_POSTCODE = frozenset(_WOORDEN.split())
_HUIS = r"[1-9][0-9]{0,4}(?:[ -]?[A-Za-z](?![A-Za-z])|-[0-9]{1,4}| ?(?:bis|hs))?"
_NUMMER_ERNA = re.compile(
    rf"[ ,\n]{{0,3}}(?:huisn(?:umme)?r\.?|nummer|nr\.?|no\.?)? ?({_HUIS})(?![0-9A-Za-z]|[.,][0-9])"
)
_STRAAT_ERVOOR = re.compile(rf"(?<![\w-])([^\W\d_][\w.'’-]{{1,40}}) ({_HUIS})[ ,(\n]{{1,3}}$")
_JAARTAL = re.compile(r"(?:19|20)[0-9]{2}")
_GEEN_HUIS = ("postbus", "antwoordnummer", "in", "sinds", "vanaf", "van", "tot", "en", "op", "om", "na", "voor")


def adressen(tekst: str) -> Iterator[Plaats]:
    """A postcode together with a house number."""
    for treffer in _POSTCODE.finditer(tekst):
        begin, einde = treffer.span()
        letters = treffer[0][-2:]
        if letters.lower() in ("sa", "sd", "ss") or (" " in treffer[0] and _is_woord(treffer[0], letters)):
            continue
        ervoor = max(0, begin - 60)
        straat = _STRAAT_ERVOOR.search(tekst[ervoor:begin])
        if straat and straat[1].lower() not in _GEEN_HUIS and not _JAARTAL.fullmatch(straat[2]):
            yield ervoor + straat.start(), einde
            continue
        nummer = _NUMMER_ERNA.match(tekst, einde)
        if nummer and not _JAARTAL.fullmatch(nummer[1]) and not _na_postbus(tekst, begin):
            yield begin, nummer.end()


def _is_woord(postcode: str, letters: str) -> bool:
    # "2015 en 12" and "1200 IN 2014": in capitals only a year is likely to be followed by such a word
    return letters.lower() in _GEEN_POSTCODE and (letters.islower() or _JAARTAL.match(postcode) is not None)


def _na_postbus(tekst: str, begin: int) -> bool:
    return re.search(r"(?:postbus|antwoordnummer) [0-9]{1,6},? ?$", tekst[max(0, begin - 30) : begin], re.I) is not None


# licence plate

#: sidecodes 1 to 14
_SIDECODES = (
    "XX-99-99 99-99-XX 99-XX-99 XX-99-XX XX-XX-99 99-XX-XX 99-XXX-9 9-XXX-99 XX-999-X X-999-XX XXX-99-X X-99-XXX"
    " 9-XX-999 999-XX-9"
)
_VORMEN = _SIDECODES.split()


def _patroon(scheiding: str, vormen: list[str]) -> re.Pattern[str]:
    keuzes = "|".join(v.replace("-", scheiding).replace("X", "[A-Za-z]").replace("9", "[0-9]") for v in vormen)
    return re.compile(rf"(?<![\w-])(?<![0-9][.,])(?:{keuzes})(?![\w-]|[.,][0-9])")


_KENTEKEN = (_patroon("-", _VORMEN), _patroon("", _VORMEN), _patroon(" ", _VORMEN[2:]))
_UITGESLOTEN = re.compile(r"GVD|KKK|NSB|PKK|PSV|TBS|SS|SD|PVV|SGP|VVD")
_EENHEID = re.compile(r"(?<=[0-9])[- ]?(?:mrt|mnd|dgn|mln|mld|pnt|km|kg|mm|cm|ml|mg|jr|wk|nr|st|hs|tm|vs|pp)(?![a-z])")
_CODE = re.compile(
    r"(?:BU|WK|GM|PV|LD|CR|SV|TK|EK|KV|KB|RV|RB|ID|NR|NL|EU|ISO|NEN|IN|OP|EN|TM|[A-Z]{2}(?=(?:19|20)[0-9]{2}))"
)


def kentekens(tekst: str) -> Iterator[Plaats]:
    """Dutch licence plates."""
    for patroon in _KENTEKEN:
        for treffer in patroon.finditer(tekst):
            if _is_kenteken(treffer[0]):
                yield treffer.span()


def _is_kenteken(tekst: str) -> bool:
    kaal = tekst.replace("-", "").replace(" ", "")
    letters = "".join(filter(str.isalpha, kaal))
    if not (letters.islower() or letters.isupper()) or _EENHEID.search(tekst) or _UITGESLOTEN.search(kaal.upper()):
        return False
    # sidecodes 1 to 3 have four digits and two letters that stand together
    oud = len(letters) == 2 and letters in kaal
    if oud and len(kaal) == len(tekst):
        if kaal[:2] == letters:
            return letters.isupper() and not _CODE.match(kaal)
        if kaal[-2:] == letters:
            return kaal[0] == "0"
    if oud and "-" in tekst:
        return letters.isupper() or not _is_los_woord(letters)
    if " " in tekst and letters.islower():
        return False
    return not set(letters[0].upper()) & set("AEIUCQY") and not set(letters[1:].upper()) & set("AEIOUCQY")


def _is_los_woord(letters: str) -> bool:
    return letters in _GEEN_POSTCODE
