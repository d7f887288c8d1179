"""The intents about whole plans and the whole file; imported at the first of them, not at every start."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ivp_tui.domein.wijziging import Intent

if TYPE_CHECKING:
    from ivp_tui.domein.inhoud import Inhoud, Plan_inhoud
    from ivp_tui.domein.plankeus import Keus


@dataclass(frozen=True, slots=True)
class NeemOp(Intent):
    """Take in content beside what is there, such as a plan from a file.

    `bekend` are plans of the same content that are in the file already: their items get the sleutel they lack, and
    what of the line through the plans does not fit them is left out.
    """

    inhoud: "Inhoud"
    omschrijving: str
    bekend: "tuple[Plan_inhoud, ...]" = ()


@dataclass(frozen=True, slots=True)
class NieuwPlan(Intent):
    """Make a plan for the years `van` up to and including `tot` out of the plan `uit_id`, with what was chosen."""

    uit_id: int
    titel: str
    slug: str
    van: int
    tot: int
    keus: "Keus"


@dataclass(frozen=True, slots=True)
class ZetTerug(Intent):
    """Give every table the rows it had in a backup: table -> id -> field -> value, every table and field there is.

    `gezien` is the last logboek id when the backup was laid beside the file; None where nobody else can be writing.
    What was erased after it is in the rows of the backup yet.
    """

    tabellen: Mapping[str, Mapping[int, Mapping[str, Any]]]
    omschrijving: str
    gezien: int | None = None


@dataclass(frozen=True, slots=True)
class RuimOp(Intent):
    """Take away rows that only link to what is not there any more: (table, id) of each."""

    rijen: tuple[tuple[str, int], ...]
    omschrijving: str


@dataclass(frozen=True, slots=True)
class BoekBij(Intent):
    """Write into the logboek what was changed past it: (table, row, field, old, new), each as text or nothing.

    The rows themselves are left as they are.
    """

    regels: tuple[tuple[str, int, str, str | None, str | None], ...]
    omschrijving: str
