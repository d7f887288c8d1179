"""How many people live somewhere, in the detail of a wijk or the stad: shown, and typed in there."""

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.getal import schrijf_getal, schrijf_waarde
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.vergelijking import inwoners
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.detail import Alinea, bron_tekst


def inwonersveld(stand: Stand, blik: Blik, wijk_id: int | None) -> Alinea:
    """The inwoners in the peiljaar, which can be typed; where there are none the years that have them."""
    jaar = blik.peiljaar
    reeks = inwoners(stand, wijk_id)
    meting = reeks.get(jaar)
    begin = "" if meting is None else meting.onbekend.value if meting.onbekend else schrijf_getal(meting.waarde or 0.0)
    nummer = meting.id if meting is not None else None
    veld = Veld(
        VeldSoort.INWONERS, f"Inwoners {jaar}", begin, "inwoners", 0, "waarde", wijk_id, periode=jaar, meting_id=nummer
    )
    if meting is not None:
        waar = bron_tekst(stand, meting.bron_id, meting.uitgave) if meting.bron_id else meting.vindplaats
        waarde = schrijf_waarde(meting.waarde, meting.onbekend, "aantal")
        return Alinea("Inwoners", f"{waarde} in {jaar}  {waar or 'eigen invoer'}", "cijfer", veld)
    bekend = [str(ander) for ander, eerder in sorted(reeks.items()) if eerder.waarde is not None]
    meer = f" (wel van {', '.join(bekend[-6:])})" if bekend else ""
    return Alinea("Inwoners", f"onbekend in {jaar}{meer}; met e typt u ze, voor aantallen per 1.000", "dof", veld)
