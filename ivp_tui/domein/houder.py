"""Who holds an afspraak: a partner by name, beginning or abbreviation; never, without asking, a private person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ivp_tui.domein.plan import Partner

#: what to say when a name looks like somebody's own
VRAAG = "houders zijn functies of organisaties, geen personen"


@dataclass(frozen=True, slots=True)
class Houder:
    """A holder in a line: `bekend` when it is a partner, with how it was read and where it stands, the @ included."""

    naam: str
    bekend: bool
    lezing: str
    begin: int
    einde: int


_AANGEHAALD = re.compile(r"[\"“”„]([^\"“”„]*)[\"“”„]?")
_WOORD = re.compile(r"[^\s,;:)(]+")


def zoek_houder(regel: str, begin: int, partners: tuple[Partner, ...]) -> Houder | None:
    """The holder that begins at `begin`, right after its @; None where there is no name.

    Between quotes it is what stands there; else the longest partner name or abbreviation, else one word, and two where
    these look like somebody's name.
    """
    aangehaald = _AANGEHAALD.match(regel, begin)
    if aangehaald is not None:
        naam = " ".join(aangehaald[1].split())
        return _houder(naam, begin - 1, aangehaald.end(), partners) if naam else None
    kort = {naam: p for p in partners for naam in afkortingen(p)}
    namen = {p.naam: p for p in partners} | kort
    passend = [naam for naam in namen if _past(regel, begin, naam)]
    if passend:
        langst = max(passend, key=len)
        return _houder(langst, begin - 1, begin + len(langst), partners)
    persoon = _NAAM.match(regel, begin)
    if persoon is not None and lijkt_persoon(persoon[0], partners):
        return _houder(persoon[0], begin - 1, persoon.end(), partners)
    woord = _WOORD.match(regel, begin)
    if woord is None:
        return None
    naam = woord[0].rstrip(".")
    return _houder(naam, begin - 1, begin + len(naam), partners) if naam else None


def _past(regel: str, begin: int, naam: str) -> bool:
    einde = begin + len(naam)
    gelijk = regel[begin:einde].casefold() == naam.casefold()
    return gelijk and not regel[einde : einde + 1].isalnum()


def _houder(naam: str, begin: int, einde: int, partners: tuple[Partner, ...]) -> Houder:
    partner = vind_partner(naam, partners)
    if partner is not None:
        anders = f" ({naam})" if naam.casefold() != partner.naam.casefold() else ""
        return Houder(partner.naam, True, f"houder {partner.naam}{anders}", begin, einde)
    bedoeld = aanvullingen(naam, partners)
    tip = f", of bedoelt u {bedoeld[0]}" if bedoeld else ""
    return Houder(naam, False, f"houder {naam} (nieuwe partner{tip})", begin, einde)


def vraag_bij(namen: Iterable[str], partners: tuple[Partner, ...]) -> str:
    """What to ask before those of `namen` who are no partner yet become one, a private person first; '' for none."""
    nieuw = [naam for naam in namen if vind_partner(naam, partners) is None]
    persoon = next((naam for naam in nieuw if lijkt_persoon(naam, partners)), "")
    if persoon:
        return f"«{_kort(persoon)}»: {VRAAG}"
    for naam in nieuw:
        bedoeld = aanvullingen(naam, partners)
        if bedoeld:
            return f"«{_kort(naam)}» wordt een nieuwe partner; of bedoelt u {bedoeld[0]}"
    return f"«{_kort(nieuw[0])}» wordt een nieuwe partner" if nieuw else ""


def _kort(naam: str) -> str:
    """A name that leaves room for the question."""
    return naam if len(naam) <= 40 else f"{naam[:39]}…"


def vind_partner(naam: str, partners: Iterable[Partner]) -> Partner | None:
    """The partner of this name, else the only one of this abbreviation; None where there is none, or more than one."""
    gezocht = " ".join(naam.casefold().split())
    alle = tuple(partners)
    for partner in alle:
        if partner.naam.casefold() == gezocht:
            return partner
    kort = [p for p in alle if gezocht in (a.casefold() for a in afkortingen(p))]
    return kort[0] if len(kort) == 1 else None


def afkortingen(partner: Partner) -> tuple[str, ...]:
    """Its own abbreviation, and the capitals of its name: OM, and T&H as well as TH for Toezicht en Handhaving."""
    woorden = partner.naam.split()
    hoofdletters = [woord[0] for woord in woorden if woord[:1].isupper()]
    uit = [partner.afkorting] if partner.afkorting else []
    if 2 <= len(hoofdletters) <= 6:
        uit.append("".join(hoofdletters))
        if "en" in woorden:
            uit.append("".join("&" if w == "en" else w[0] for w in woorden if w == "en" or w[:1].isupper()))
    return tuple(dict.fromkeys(uit))


def aanvullingen(begin: str, partners: Iterable[Partner]) -> tuple[str, ...]:
    """The names that this beginning may mean, the likeliest first: by abbreviation, name, then any word of it."""
    kern = begin.strip().strip('"“”„').casefold()
    rang: dict[str, int] = {}
    for partner in partners:
        kort = [a.casefold() for a in afkortingen(partner)]
        naam = partner.naam.casefold()
        if kern and kern in kort:
            rang[partner.naam] = 0
        elif naam.startswith(kern):
            rang[partner.naam] = 1
        elif any(a.startswith(kern) for a in kort):
            rang[partner.naam] = 2
        elif any(woord.startswith(kern) for woord in naam.split()):
            rang[partner.naam] = 3
    return tuple(sorted(rang, key=lambda naam: (rang[naam], naam.casefold())))


def aanvultekst(naam: str) -> str:
    """A name as it is typed behind the @: between quotes where it has more words."""
    return f'"{naam}"' if re.search(r"[\s,;:()]", naam) else naam


_TUSSEN = r"(?:(?:van|de|der|den|el|al|la|ten|ter|te|'t|ben|bin|op|in) ){0,3}"
_EEN = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ'’-]+"
_NAAM = re.compile(
    rf"(?:(?:(?:[Dd]hr|[Mm]evr|[Mm]w|[Hh]r)\.?|[Mm]eneer|[Mm]evrouw|[Dd]e heer) "
    rf"(?:[A-Z]\. ?){{0,4}}{_TUSSEN}[^\W\d_][\w'’-]*"
    rf"|(?:[A-Z]\. ?){{1,4}}{_TUSSEN}{_EEN}|{_EEN} {_TUSSEN}{_EEN}(?:-{_EEN})?)(?!\w)"
)
_AANSPREEK = re.compile(r"(?:dhr|mevr|mw|hr|meneer|mevrouw|de heer)\b", re.IGNORECASE)
#: a name with one of these words in it is no person's
_INSTELLINGSWOORDEN = """
    gemeente politie team wijk wijkteam bureau stichting vereniging openbaar ministerie veiligheidshuis
    veiligheid rijk provincie raad college dienst afdeling school scholen corporatie woningcorporatie
    brandweer justitie reclassering jeugdzorg zorg welzijn buurt buurtteam horeca winkeliers ondernemers
    bewoners toezicht handhaving centrum huis inspectie belastingdienst ggd ggz om regiegroep gebied
    gebiedsmanager wijkagent wijkagenten wijkbureau jongerenwerk vervoerder rechtbank koninklijke
    nederlandse nationale stad burgemeester wethouder
"""
_INSTELLING = frozenset(_INSTELLINGSWOORDEN.split())


def lijkt_persoon(naam: str, partners: Iterable[Partner] = ()) -> bool:
    """Whether it reads as a private person: "Jan de Vries", "J. Jansen", "mevr. Jansen", and no known partner."""
    if _AANSPREEK.match(naam):
        return True
    if _NAAM.fullmatch(naam) is None:
        return False
    bekend = {woord.casefold() for p in partners for woord in p.naam.split() if len(woord) > 3}
    return not any(w.casefold() in _INSTELLING or w.casefold() in bekend for w in naam.split())
