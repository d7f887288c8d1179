"""The signs of status and oordeel: shape, letter and style name, so that colour is never the only difference."""

from ivp_tui.domein.oordeel import OordeelSoort
from ivp_tui.domein.plan import Status
from ivp_tui.domein.verantwoording import Toezeggingstatus

#: status -> (key, shape, letter); every shape is one cell wide
STATUSTEKENS: dict[Status, tuple[str, str, str]] = {
    Status.ONBEKEND: ("0", "?", " "),
    Status.NIET_GESTART: ("1", "○", "N"),
    Status.OP_SCHEMA: ("2", "●", "S"),
    Status.AANDACHT: ("3", "▲", "A"),
    Status.LOOPT_ACHTER: ("4", "■", "L"),
    Status.GEREED: ("5", "✓", "G"),
    Status.VERVALLEN: ("6", "–", "V"),
}

#: the order in which counts are told: what asks for attention first
TELVOLGORDE = (
    Status.LOOPT_ACHTER,
    Status.AANDACHT,
    Status.OP_SCHEMA,
    Status.GEREED,
    Status.NIET_GESTART,
    Status.VERVALLEN,
    Status.ONBEKEND,
)

OORDEELTEKENS: dict[OordeelSoort, str] = {
    OordeelSoort.BEHAALD: "✓",
    OordeelSoort.NIET_GEHAALD: "✗",
    OordeelSoort.BEHAALD_TUSSENSTAND: "✓",
    OordeelSoort.VERSLECHTERD: "▼",
    OordeelSoort.OP_KOERS: "●",
    OordeelSoort.ACHTER: "■",
    OordeelSoort.ONBEKEND: "?",
}

#: how an oordeel reads in a narrow column
OORDEEL_KORT: dict[OordeelSoort, str] = {
    OordeelSoort.BEHAALD: "behaald",
    OordeelSoort.NIET_GEHAALD: "niet gehaald",
    OordeelSoort.BEHAALD_TUSSENSTAND: "tussenstand",
    OordeelSoort.VERSLECHTERD: "verslechterd",
    OordeelSoort.OP_KOERS: "op koers",
    OordeelSoort.ACHTER: "achter",
    OordeelSoort.ONBEKEND: "onbekend",
}

_STATUSSTIJL = {
    Status.ONBEKEND: "dof",
    Status.NIET_GESTART: "status-niet-gestart",
    Status.OP_SCHEMA: "status-op-schema",
    Status.AANDACHT: "status-aandacht",
    Status.LOOPT_ACHTER: "status-loopt-achter",
    Status.GEREED: "status-gereed",
    Status.VERVALLEN: "dof",
}

_OORDEELSTIJL = {
    OordeelSoort.BEHAALD: "status-gereed",
    OordeelSoort.NIET_GEHAALD: "status-loopt-achter",
    OordeelSoort.BEHAALD_TUSSENSTAND: "status-gereed",
    OordeelSoort.VERSLECHTERD: "status-loopt-achter",
    OordeelSoort.OP_KOERS: "status-op-schema",
    OordeelSoort.ACHTER: "status-aandacht",
    OordeelSoort.ONBEKEND: "dof",
}


#: status of a toezegging or motie -> its shape, one cell wide
TOEZEGGINGTEKENS: dict[Toezeggingstatus, str] = {
    Toezeggingstatus.OPEN: "○",
    Toezeggingstatus.AFGEDAAN: "✓",
    Toezeggingstatus.VERVALLEN: "–",
}

_TOEZEGGINGSTIJL = {
    Toezeggingstatus.OPEN: "status-niet-gestart",
    Toezeggingstatus.AFGEDAAN: "status-gereed",
    Toezeggingstatus.VERVALLEN: "dof",
}


def toezeggingstijl(status: Toezeggingstatus) -> str:
    """The style name of the status of a toezegging."""
    return _TOEZEGGINGSTIJL[status]


def statusteken(status: Status) -> str:
    """Shape and letter, two cells: "▲A"."""
    _, vorm, letter = STATUSTEKENS[status]
    return vorm + letter


def statusstijl(status: Status, eigen: bool = True) -> str:
    """The style name of a status; one that a wijk only inherits from the stad is dimmed."""
    return _STATUSSTIJL[status] if eigen else "dof"


def oordeelstijl(soort: OordeelSoort) -> str:
    """The style name of an oordeel."""
    return _OORDEELSTIJL[soort]
