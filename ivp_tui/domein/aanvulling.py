"""What a person may mean while typing: a holder after @, or an item of the plan."""

import re
from dataclasses import dataclass

from ivp_tui.domein.houder import aanvullingen, aanvultekst
from ivp_tui.domein.overleg import Item
from ivp_tui.domein.plan import Partner
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand

#: an @ that begins a holder, and what stands behind it up to the cursor
_HOUDER = re.compile(r"(?:^|(?<=[\s(,]))@([\"“”„]?)([^@,;:()\"“”„]*)$")

#: so many are offered at most
MEESTE = 5

#: nobody types more of a name than this before choosing it
_LANGST = 60


@dataclass(frozen=True, slots=True)
class Houderkeus:
    """The holders that may be meant, and the stretch of the line that the chosen one takes the place of."""

    namen: tuple[str, ...]
    begin: int
    einde: int

    def tekst(self, keuze: int) -> str:
        """What the chosen one is typed as."""
        return f"{aanvultekst(self.namen[keuze])} "


def zoek_houders(regel: str, cursor: int, partners: tuple[Partner, ...]) -> Houderkeus | None:
    """The holders that may be meant by the @ before the cursor; None where there is none, or nothing to choose."""
    treffer = _HOUDER.search(regel[:cursor])
    if treffer is None or len(treffer[2]) > _LANGST:
        return None
    getypt = treffer[2]
    namen = aanvullingen(getypt, partners)[:MEESTE]
    af = [naam for naam in namen if naam.casefold() == getypt.strip().casefold()]
    if not namen or (af and (len(namen) == 1 or getypt.endswith(" "))):
        return None
    return Houderkeus(namen, treffer.start() + 1, cursor)


def zoek_items(getypt: str, stand: Stand, wijk_id: int | None, al: frozenset[Item]) -> tuple[tuple[Item, str], ...]:
    """The items whose title has all the words that were typed, acties first; `al` are on the agenda already."""
    woorden = getypt.casefold().split()
    if not woorden:
        return ()
    alle: list[tuple[Item, str]] = [(("actie", a.id), a.titel) for a in stand.acties_in(wijk_id)]
    alle += [(("doel", d.id), d.titel) for d in stand.doelen]
    alle += [(("thema", t.id), t.titel) for t in stand.themas]
    past = ((item, schoon(titel)) for item, titel in alle if item not in al)
    return tuple(paar for paar in past if all(woord in paar[1].casefold() for woord in woorden))[:MEESTE]
