"""The intent about how many people live somewhere; imported at the first of them, for most sessions have none."""

from dataclasses import dataclass

from ivp_tui.domein.wijziging import Intent


@dataclass(frozen=True, slots=True)
class ZetInwoners(Intent):
    """Set how many people live in a wijk, or in the gemeente (None), in a year: the figure that counts are told by.

    It is a ZetMeting of the indicator of the inwoners, which is made where the gemeente does not have it yet.
    """

    wijk_id: int | None
    periode: int
    waarde: float | None
    onbekend: str | None
    meting_id: int | None
    verwacht: tuple[float | None, str | None] | None
