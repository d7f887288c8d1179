"""An item as one line of plain text with its source, for a mail or a note."""

from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.bord import waarde_tekst
from ivp_tui.weergave.cijferdetail import herkomst_van, oordeelzin, wijkzin
from ivp_tui.weergave.detail import bron_tekst
from ivp_tui.weergave.regel import Sleutel


def kopie(stand: Stand, blik: Blik, sleutel: Sleutel) -> str:
    """The line, without any control or bidi character; '' where there is nothing to copy."""
    soort, nummer, _ = sleutel
    if soort == "actie" and nummer in stand.actie:
        actie = stand.actie[nummer]
        zicht = stand.zicht(actie.id, blik.wijk_id)
        reden = f": {zicht.stand.toelichting}" if zicht.stand and zicht.stand.toelichting else ""
        tekst = f"{actie.titel} — {zicht.status.value} ({blik.plek(stand)}){reden}"
        bron = bron_tekst(stand, actie.bron_id, actie.vindplaats)
    elif soort == "doel" and nummer in stand.doel:
        doel = stand.doel[nummer]
        oordelen = [_oordeel(stand, blik, streef.id) for streef in stand.streefwaarde_van_doel.get(doel.id, ())]
        tekst = " — ".join([doel.titel, *oordelen])
        bron = bron_tekst(stand, doel.bron_id, doel.vindplaats)
    elif soort in ("thema", "themabreed") and nummer in stand.thema:
        thema = stand.thema[nummer]
        voortgang = stand.voortgang(blik.acties(stand, thema.id), blik.wijk_id)
        tekst = f"{thema.titel} — {voortgang.tekst} ({blik.plek(stand)})"
        bron = bron_tekst(stand, thema.bron_id, thema.vindplaats)
    elif soort == "plan":
        tekst, bron = stand.plan.titel, bron_tekst(stand, stand.plan.bron_id, stand.plan.vindplaats)
    elif soort == "toezegging" and (toezegging := next((t for t in stand.toezeggingen if t.id == nummer), None)):
        tekst = f"{toezegging.soort} {toezegging.naam} — {toezegging.status.value}"
        bron = bron_tekst(stand, toezegging.bron_id, toezegging.vindplaats)
    elif soort == "verhaal" and (verhaal := next((v for v in stand.verhalen if v.id == nummer), None)):
        inhoud = f": {verhaal.tekst}" if verhaal.tekst else ""
        waar = stand.wijknaam(verhaal.wijk_id, "stad")
        tekst = f"{verhaal.titel} — {schrijf_datum(verhaal.datum)}, {waar}{inhoud}"
        bron = bron_tekst(stand, verhaal.bron_id, verhaal.vindplaats)
    elif soort in ("streefwaarde", "indicator"):
        tekst, bron = _cijfer(stand, blik, sleutel)
    else:
        return ""
    return schoon(f"{tekst} [{bron}]") if tekst else ""


def _oordeel(stand: Stand, blik: Blik, streef_id: int) -> str:
    streef = next(s for s in stand.streefwaarden if s.id == streef_id)
    oordeel = stand.oordeel(streef, blik.peiljaar)
    return f"{oordeel.tekst}: {oordeelzin(oordeel, streef, stand.indicator[streef.indicator_id])}"


def _cijfer(stand: Stand, blik: Blik, sleutel: Sleutel) -> tuple[str, str]:
    streef = next((s for s in stand.streefwaarden if (s.id, "streefwaarde") == (sleutel[1], sleutel[0])), None)
    indicator = stand.indicator.get(streef.indicator_id if streef else sleutel[1])
    if indicator is None:
        return "", ""
    meting = stand.reeks(indicator.id, blik.wijk_id).get(blik.peiljaar)
    herkomst = herkomst_van(stand, meting) if meting else "geen cijfer"
    if blik.wijk_id is not None:
        zin = wijkzin(stand, blik, indicator, streef.basisjaar if streef else None)
        return f"{indicator.naam}, {blik.plek(stand)}: {zin}", herkomst
    if streef is not None:
        return f"{indicator.naam} — {_oordeel(stand, blik, streef.id)}", herkomst
    return f"{indicator.naam} {blik.peiljaar}: {waarde_tekst(meting, indicator)}", herkomst
