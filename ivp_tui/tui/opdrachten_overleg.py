"""The commands of a meeting: part of the registry."""

from dataclasses import replace

from ivp_tui.tui.opdracht import OVERLEG, WERKBANK, Opdracht

_GROEP = "Overleg"


def _in_overleg(id_: str, toets: str, naam: str, uitleg: str, actie: str) -> Opdracht:
    return Opdracht(id_, (toets,), naam, uitleg, actie, waar=(OVERLEG,), groep=_GROEP)


def _via_naam(id_: str, naam: str, uitleg: str, actie: str, waar: tuple[str, ...] = (OVERLEG,)) -> Opdracht:
    """A command without a key of its own."""
    return Opdracht(id_, (), naam, uitleg, actie, waar=waar, groep=_GROEP)


OVERLEGGEN: tuple[Opdracht, ...] = (
    Opdracht(
        "overleg",
        ("o",),
        "overleg",
        "naar het overleg; daar: terug, bij dit item",
        "overleg",
        waar=(WERKBANK, OVERLEG),
        groep=_GROEP,
        voet=77,
    ),
    _in_overleg("besluit", "c", "besluit", "schrijf een besluit op", "besluit"),
    _in_overleg("notitie", "i", "notitie", "een notitie van uzelf: die komt nergens anders", "notitie"),
    _in_overleg("agendapunt", "plus", "op de agenda", "zet iets op de agenda: een onderwerp of een item", "agendapunt"),
    _in_overleg("klok", "full_stop", "klok", "zet de klok stil, en weer aan", "klok"),
    _in_overleg("sluit-overleg", "S", "sluit overleg", "sluit het overleg; het kan weer open", "sluit_overleg"),
    _via_naam(
        "nieuw-overleg", "nieuw overleg", "begin een overleg, ook naast een open", "nieuw_overleg", (WERKBANK, OVERLEG)
    ),
    _via_naam(
        "overleggen",
        "overleggen",
        "ga verder met een eerder overleg, of heropen het",
        "overleggen",
        (WERKBANK, OVERLEG),
    ),
    _via_naam("ververs-agenda", "ververs agenda", "maak de agenda opnieuw van wat nu bekend is", "ververs_agenda"),
    _via_naam("filter-op-agenda", "filter op agenda", "zet de acties van het filter op de agenda", "filter_op_agenda"),
    _via_naam("overleg-wijzigen", "wijzig overleg", "datum, wijk, naam en wie er is", "wijzig_overleg"),
)

#: what one can do on the workbench and in a meeting alike
_OOK_IN_OVERLEG = frozenset(
    {
        *("wijzig", "toelichting", "nieuw", "ongedaan", "opnieuw", "trend", "zoom", "kleuren", "palet"),
        *("schuif-omlaag", "schuif-omhoog", "vink", "archief", "afspraken", "sinds", "rapport", "beamer"),
        "matrix",
    }
)


def met_overleg(opdracht: Opdracht) -> Opdracht:
    """The command with the place of a meeting added where it counts there too."""
    in_overleg = opdracht.id in _OOK_IN_OVERLEG or opdracht.id.startswith("status-")
    return replace(opdracht, waar=(*opdracht.waar, OVERLEG)) if in_overleg else opdracht
