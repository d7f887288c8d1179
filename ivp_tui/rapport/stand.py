"""What `ivp stand --json` gives: the counts, the progress per thema and the board, as plain values."""

import math
from typing import Any

from ivp_tui.domein.cijfers import Indicator, Meting, Streefwaarde
from ivp_tui.domein.oordeel import grens, verandering, verschil
from ivp_tui.domein.overleg import Telling
from ivp_tui.domein.plan import Status
from ivp_tui.domein.stand import Stand

#: one row: field name -> value as JSON knows it
Rij = dict[str, Any]


def tellingen(stand: Stand, wijk_id: int | None) -> dict[Status, int]:
    """How many acties in scope stand at each status, as the stad (None) or a wijk set it itself; every status is in it.

    What a wijk did not set itself counts as onbekend there, as on the screen.
    """
    per = dict.fromkeys(Status, 0)
    for actie in stand.acties_in(wijk_id):
        zicht = stand.zicht(actie.id, wijk_id)
        per[zicht.status if zicht.eigen else Status.ONBEKEND] += 1
    return per


def standrapport(stand: Stand, peiljaar: int, wijk_id: int | None, afspraken: Telling | None = None) -> Rij:
    """The plan as it stands in a peiljaar, seen from a wijk or the stad (None), with how many afspraken are open.

    Keys: plan, peiljaar, wijk (name or None), tellingen, afspraken (where counted), themas, bord. The oordeel is
    always that of the stad.
    """
    return {
        "plan": stand.plan.slug,
        "peiljaar": peiljaar,
        "wijk": stand.wijk[wijk_id].naam if wijk_id is not None else None,
        "logboek_id": stand.logboek_id,
        "tellingen": {status.value: aantal for status, aantal in tellingen(stand, wijk_id).items()},
        **({"afspraken": {"open": afspraken.open, "te_laat": afspraken.te_laat}} if afspraken else {}),
        "themas": [_thema(stand, thema.id, wijk_id) for thema in stand.themas],
        "bord": [_bordrij(stand, streef, peiljaar, wijk_id) for streef in stand.streefwaarden],
    }


def _thema(stand: Stand, thema_id: int, wijk_id: int | None) -> Rij:
    voortgang = stand.voortgang(stand.acties_in(wijk_id, thema_id), wijk_id)
    thema = stand.thema[thema_id]
    return {
        "thema_id": thema_id,
        "thema": thema.titel,
        "prioriteit": thema.prioriteit,
        "gereed": voortgang.gereed,
        "van": voortgang.van,
        "onbekend": voortgang.onbekend,
        "aandacht": voortgang.aandacht,
        "achter": voortgang.achter,
    }


def _bordrij(stand: Stand, streef: Streefwaarde, peiljaar: int, wijk_id: int | None) -> Rij:
    indicator = stand.indicator[streef.indicator_id]
    doel = stand.doel.get(streef.doel_id)
    return {
        "doel_id": streef.doel_id,
        "doel": doel.titel if doel else None,
        "indicator_id": indicator.id,
        "indicator": indicator.naam,
        "eenheid": indicator.eenheid,
        "richting": streef.richting.value,
        "basisjaar": streef.basisjaar,
        "basiswaarde": _getal(streef.basiswaarde),
        "doeljaar": streef.doeljaar,
        "doelwaarde": _getal(streef.doelwaarde),
        "grens": _grens(streef, indicator),
        **_oordeel(stand, streef, peiljaar),
        **_wijkcijfers(stand, streef, indicator, peiljaar, wijk_id),
    }


def _grens(streef: Streefwaarde, indicator: Indicator) -> float | None:
    if streef.doelwaarde is None:
        return None
    return _getal(grens(streef.doelwaarde, streef.richting, indicator.lager_is_beter, indicator.eenheid))


def _oordeel(stand: Stand, streef: Streefwaarde, peiljaar: int) -> Rij:
    """The figure judged by, None where the oordeel is onbekend, and where that figure comes from."""
    oordeel = stand.oordeel(streef, peiljaar)
    meting, tempo = oordeel.meting, oordeel.tempo
    van_peiljaar = stand.reeks(streef.indicator_id, None).get(peiljaar)
    return {
        "waarde": _getal(meting.waarde) if meting else None,
        "jaar": meting.periode if meting else None,
        "onbekend": van_peiljaar.onbekend.value if van_peiljaar and van_peiljaar.onbekend else None,
        "oordeel": oordeel.soort.value,
        "laatste_jaar": oordeel.laatste.periode if oordeel.laatste else None,
        "merken": [merk.value for merk in oordeel.merken],
        "tempo_bereikt": _getal(tempo.bereikt) if tempo else None,
        "tempo_nodig": _getal(tempo.nodig) if tempo else None,
        "bron": meting.bron if meting else None,
        "uitgave": meting.uitgave if meting else None,
        "vindplaats": meting.vindplaats if meting else None,
    }


def _wijkcijfers(stand: Stand, streef: Streefwaarde, indicator: Indicator, peiljaar: int, wijk_id: int | None) -> Rij:
    """The wijk's own figure of the peiljaar, without an oordeel; all None for the stad."""
    reeks = stand.reeks(indicator.id, wijk_id) if wijk_id is not None else {}
    eigen: Meting | None = reeks.get(peiljaar)
    nul = reeks.get(streef.basisjaar) if streef.basisjaar is not None else None
    return {
        "wijk_waarde": _getal(eigen.waarde) if eigen else None,
        "wijk_jaar": eigen.periode if eigen else None,
        "wijk_onbekend": eigen.onbekend.value if eigen and eigen.onbekend else None,
        "verschil_met_stad": _getal(verschil(eigen, stand.reeks(indicator.id, None).get(peiljaar), indicator.eenheid)),
        "verandering_sinds_nulmeting": _getal(verandering(nul, eigen)),
    }


def _getal(waarde: float | None) -> float | None:
    """A number as JSON can hold it: JSON has no infinity."""
    return waarde if waarde is not None and math.isfinite(waarde) else None
