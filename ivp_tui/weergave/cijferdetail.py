"""The figures in detail: the oordeel in words, the figure of every year, and every value of every bron."""

from collections.abc import Iterator

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.cijfers import Indicator, Meting, Streefwaarde
from ivp_tui.domein.getal import schrijf_getal, schrijf_per_duizend, schrijf_verschil, schrijf_waarde
from ivp_tui.domein.oordeel import Merk, Oordeel, verandering
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.vergelijking import Vergelijking, vergelijk
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.bord import doelgrens, waarde_tekst
from ivp_tui.weergave.detail import LABELBREED, Alinea, bron_tekst, kaartregel, waardeveld
from ivp_tui.weergave.regel import Sleutel, kort
from ivp_tui.weergave.tekens import OORDEELTEKENS, oordeelstijl

_MERKUITLEG = {
    Merk.ANDERE_BRON: "≠ andere bron dan de nulmeting",
    Merk.BINNEN_AFRONDING: "± hele procenten binnen 0,5 van lijn of doel",
    Merk.KAN_TOEVAL_ZIJN: "~ het verschil kan toeval zijn",
    Merk.VOORLOPIG: "v voorlopig cijfer",
    Merk.SLECHTER_DAN_NULMETING: "↓ slechter dan de nulmeting",
}


def cijferdetail(stand: Stand, blik: Blik, sleutel: Sleutel) -> Iterator[Alinea]:
    """The detail of a row of the scorebord: the streefwaarde with its oordeel, then the figures by year."""
    soort, nummer, _ = sleutel
    streef = next((s for s in stand.streefwaarden if s.id == nummer), None) if soort == "streefwaarde" else None
    indicator = stand.indicator.get(streef.indicator_id if streef else nummer)
    if indicator is None or (soort == "streefwaarde" and streef is None):
        return
    yield kaartregel("Indicator", f"{indicator.naam} ({indicator.eenheid})", "indicator", indicator.id, "kop-tekst")
    if streef is not None:
        yield from oordeelregels(stand, blik, streef)
        yield Alinea("Doel in plan", stand.doel[streef.doel_id].titel if streef.doel_id in stand.doel else "–")
        yield from _streefvelden(streef, indicator)
    elif blik.wijk_id is not None:
        yield Alinea(kort(blik.plek(stand), LABELBREED), wijkzin(stand, blik, indicator, None))
    yield waardeveld("Meet", indicator.toelichting, "indicator", indicator.id, "toelichting")
    if streef is not None:
        from ivp_tui.weergave.verantwoordingdetail import verhaalregels

        yield from verhaalregels(stand, ("doel", streef.doel_id))
    yield from _jaren(stand, blik, indicator)


def oordeelregels(stand: Stand, blik: Blik, streef: Streefwaarde) -> Iterator[Alinea]:
    """The oordeel in a sentence, the marks in words, and the wijk's own figure beside it."""
    indicator = stand.indicator[streef.indicator_id]
    oordeel = stand.oordeel(streef, blik.peiljaar)
    kop = f"{OORDEELTEKENS[oordeel.soort]} {oordeel.tekst}"
    zin = f"{kop}: {oordeelzin(oordeel, streef, indicator)}"
    yield kaartregel("Oordeel", zin, "streefwaarde", streef.id, oordeelstijl(oordeel.soort))
    merken = "; ".join(_MERKUITLEG[merk] for merk in oordeel.merken)
    if merken:
        yield Alinea("", merken, "merk")
    tempo = _tempo(oordeel, indicator)
    if tempo:
        yield Alinea("Tempo", tempo)
    if oordeel.nadien:
        nadien = ", ".join(f"{m.periode}: {waarde_tekst(m, indicator)}" for m in oordeel.nadien)
        yield Alinea("Nadien", f"{nadien} (verandert het oordeel niet)", "dof")
    if blik.wijk_id is not None:
        yield Alinea(kort(blik.plek(stand), LABELBREED), wijkzin(stand, blik, indicator, streef.basisjaar))


def oordeelzin(oordeel: Oordeel, streef: Streefwaarde, indicator: Indicator) -> str:
    """What the oordeel rests on: figure, target and nulmeting, each with its year."""
    delen = []
    meting = oordeel.meting or oordeel.laatste
    if meting is not None:
        delen.append(f"{waarde_tekst(meting, indicator)} in {meting.periode}")
    if streef.doelwaarde is not None:
        precies = schrijf_waarde(streef.doelwaarde, None, indicator.eenheid)
        grenswaarde = doelgrens(streef, indicator)
        erbij = f" (precies {precies})" if precies not in grenswaarde else ""
        wanneer = f" in {streef.doeljaar}" if streef.doeljaar else ""
        delen.append(f"doel {grenswaarde}{erbij}{wanneer}")
    else:
        delen.append(f"doel zonder getal ({streef.richting.value})")
    if streef.basisjaar is not None and streef.basiswaarde is not None:
        delen.append(f"nulmeting {schrijf_waarde(streef.basiswaarde, None, indicator.eenheid)} in {streef.basisjaar}")
    else:
        delen.append("zonder nulmeting")
    if oordeel.meting is not None and oordeel.lijnwaarde is not None and oordeel.meting.periode != streef.doeljaar:
        delen.append(f"lijn {schrijf_waarde(round(oordeel.lijnwaarde, 1), None, indicator.eenheid)}")
    return ", ".join(delen)


def _tempo(oordeel: Oordeel, indicator: Indicator) -> str:
    if oordeel.tempo is None:
        return ""
    namen = (("bereikt", oordeel.tempo.bereikt), ("nodig", oordeel.tempo.nodig))
    delen = [f"{naam} {schrijf_verschil(round(v, 1), indicator.eenheid)}" for naam, v in namen if v is not None]
    return f"{', '.join(delen)} per jaar" if delen else ""


def wijkzin(stand: Stand, blik: Blik, indicator: Indicator, basisjaar: int | None) -> str:
    """A wijk's figure with the difference to the stad and the change since the nulmeting, and no oordeel."""
    reeks = stand.reeks(indicator.id, blik.wijk_id)
    meting = reeks.get(blik.peiljaar)
    if meting is None:
        jaren = [m.periode for m in reeks.values() if m.waarde is not None and m.periode < blik.peiljaar]
        laatste = f"; laatste {max(jaren)}: {waarde_tekst(reeks[max(jaren)], indicator)}" if jaren else ""
        return f"geen cijfer voor {blik.peiljaar}{laatste}"
    delen = [f"{waarde_tekst(meting, indicator)} in {blik.peiljaar}"]
    vergeleken = vergelijk(stand, indicator, blik.wijk_id or 0, blik.peiljaar)
    if vergeleken.verschil is not None:
        delen.append(_naast_stad(vergeleken))
    nul = reeks.get(basisjaar) if basisjaar is not None else None
    sinds = verandering(nul, meting)
    if nul is not None and sinds is not None:
        delen.append(f"{schrijf_verschil(sinds, indicator.eenheid)} sinds {basisjaar} ({waarde_tekst(nul, indicator)})")
    zin = ", ".join(delen)
    return f"{zin}; geen vergelijking: {_hoe_wel(vergeleken.reden)}" if vergeleken.reden else zin


def _naast_stad(vergeleken: Vergelijking) -> str:
    """The difference with the stad in words, and the two figures it is of where those stand nowhere else."""
    assert vergeleken.verschil is not None  # looked at before
    if vergeleken.per_inwoners is None:
        return f"{schrijf_verschil(vergeleken.verschil, '%')} t.o.v. de stad"
    wijk, stad = (schrijf_per_duizend(waarde) for waarde in vergeleken.per_inwoners)
    anders = schrijf_per_duizend(vergeleken.verschil, met_teken=True)
    return f"{wijk} per 1.000 inwoners tegen {stad} in de stad ({anders})"


def _hoe_wel(reden: str) -> str:
    """Why there is no comparison, and where what is missing can be typed."""
    return f"{reden}; zet in Wijken de cursor op de wijk of de stad en typ ze met e" if "inwoners" in reden else reden


def _streefvelden(streef: Streefwaarde, indicator: Indicator) -> Iterator[Alinea]:
    for label, waarde, jaar, kolom in (
        ("Nulmeting", streef.basiswaarde, streef.basisjaar, "basiswaarde"),
        ("Streefwaarde", streef.doelwaarde, streef.doeljaar, "doelwaarde"),
    ):
        begin = schrijf_getal(waarde) if waarde is not None else ""
        veld = Veld(VeldSoort.STREEFWAARDE, label, begin, "streefwaarde", streef.id, kolom, indicator_id=indicator.id)
        getoond = schrijf_waarde(waarde, None, indicator.eenheid) if waarde is not None else "onbekend"
        wanneer = f" in {jaar}" if jaar else ""
        yield Alinea(label, getoond + wanneer, "" if waarde is not None else "dof", veld)
    for label, tekst, kolom in (
        ("Basisjaar", str(streef.basisjaar or ""), "basisjaar"),
        ("Doeljaar", str(streef.doeljaar or ""), "doeljaar"),
        ("Richting", streef.richting.value, "richting"),
        ("Toelichting", streef.toelichting, "toelichting"),
        ("Vindplaats", streef.vindplaats, "vindplaats"),
    ):
        yield waardeveld(label, tekst, "streefwaarde", streef.id, kolom)


def _jaren(stand: Stand, blik: Blik, indicator: Indicator) -> Iterator[Alinea]:
    """Every year that has a figure for this area, newest first, and the peiljaar even when it has none."""
    reeks = stand.reeks(indicator.id, blik.wijk_id)
    for jaar in sorted({*reeks, blik.peiljaar}, reverse=True):
        meting = reeks.get(jaar)
        begin = _begin(meting)
        veld = Veld(
            VeldSoort.CIJFER,
            f"Cijfer {jaar}",
            begin,
            "meting",
            indicator.id,
            "waarde",
            blik.wijk_id,
            indicator.id,
            jaar,
            meting.id if meting else None,
        )
        ander = [m for m in stand.alle_metingen(indicator.id, blik.wijk_id) if m.periode == jaar and not m.gekozen]
        meer = f" · ook {', '.join(waarde_tekst(m, indicator) for m in ander)} (b)" if ander else ""
        herkomst = f"  {herkomst_van(stand, meting)}{meer}" if meting else "  nog geen cijfer"
        stijl = "cijfer" if jaar == blik.peiljaar else ""
        label = f"{kort(blik.plek(stand), LABELBREED - 5)} {jaar}"
        yield Alinea(label, f"{waarde_tekst(meting, indicator):>7}{herkomst}", stijl, veld)


def herkomst_van(stand: Stand, meting: Meting) -> str:
    """Where a figure comes from: bron and uitgave, or the words for one that a person typed."""
    return bron_tekst(stand, meting.bron_id, meting.uitgave) if meting.bron_id else meting.vindplaats or "eigen invoer"


def _begin(meting: Meting | None) -> str:
    if meting is None:
        return ""
    return meting.onbekend.value if meting.onbekend else schrijf_getal(meting.waarde or 0.0)
