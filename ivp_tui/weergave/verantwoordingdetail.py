"""What accounts for the plan, in the detail pane: toezeggingen with their log, verhalen, berichten and middelen."""

from collections.abc import Iterator

from ivp_tui.domein.bewerken import Veld, VeldSoort
from ivp_tui.domein.datum import schrijf_datum
from ivp_tui.domein.getal import schrijf_getal
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.verantwoording import Bericht, Middel, Toezegging, Verhaal
from ivp_tui.weergave.blik import Blik
from ivp_tui.weergave.detail import Alinea, bron_tekst, bronvelden, kaartregel, tekstveld, waardeveld
from ivp_tui.weergave.regel import Sleutel
from ivp_tui.weergave.tekens import TOEZEGGINGTEKENS, toezeggingstijl


def verantwoordingdetail(stand: Stand, blik: Blik, sleutel: Sleutel) -> Iterator[Alinea]:
    """The detail of a toezegging or verhaal, or of the line of the tree that they stand under."""
    soort, nummer, _ = sleutel
    if soort == "toezeggingen":
        yield Alinea("Toezeggingen", "toezeggingen van het college en moties van de raad bij dit plan", "kop-tekst")
        yield Alinea("", "a voegt er een toe; in het detail wijzigt u status, datum en nummer", "dof")
    elif soort == "verhalen":
        yield Alinea("Verhalen", "verhalen uit de praktijk, naast de cijfers (Rijker verantwoorden)", "kop-tekst")
        yield Alinea("", "a voegt er een toe, van de wijk in beeld; met : hoort het bij het gekozen item", "dof")
    for toezegging in stand.toezeggingen:
        if (soort, nummer) == ("toezegging", toezegging.id):
            yield from _toezegging(stand, blik, toezegging)
    for verhaal in stand.verhalen:
        if (soort, nummer) == ("verhaal", verhaal.id):
            yield from _verhaal(stand, blik, verhaal)


def _toezegging(stand: Stand, blik: Blik, t: Toezegging) -> Iterator[Alinea]:
    yield tekstveld(t.soort.capitalize(), t.titel, "toezegging", t.id, "titel", "kop-tekst")
    status = Veld(VeldSoort.KEUZE, "Status", t.status.value, "toezegging", t.id, "status")
    yield Alinea("Status", f"{TOEZEGGINGTEKENS[t.status]} {t.status.value}", toezeggingstijl(t.status), status)
    nummer = tekstveld("Nummer", t.nummer, "toezegging", t.id, "nummer")
    yield nummer if t.nummer else Alinea("Nummer", "geen", "dof", nummer.veld)
    yield Alinea("Soort", t.soort, "", Veld(VeldSoort.KEUZE, "Soort", t.soort, "toezegging", t.id, "soort"))
    dag = schrijf_datum(t.datum) if t.datum else ""
    yield Alinea("Datum", dag or "onbekend", "" if dag else "dof", _dagveld("toezegging", t, blik))
    yield tekstveld("Toelichting", t.toelichting, "toezegging", t.id, "toelichting")
    thema = stand.thema.get(t.thema_id or 0)
    yield waardeveld("Thema", thema.titel if thema else "", "toezegging", t.id, "thema_id", "van het hele plan")
    yield from _berichten(stand, [b for b in stand.berichten if b.toezegging_id == t.id], "Logboek")
    yield _nieuw_bericht("toezegging", t.id, blik)
    yield from bronvelden(stand, "toezegging", t.id, t.bron_id, t.vindplaats)


def _dagveld(tabel: str, rij: Toezegging | Verhaal, blik: Blik) -> Veld:
    begin = f"{rij.datum.day}-{rij.datum.month}-{rij.datum.year}" if rij.datum else ""
    return Veld(VeldSoort.DAG, "Datum", begin, tabel, rij.id, "datum", vandaag=blik.vandaag)


def _berichten(stand: Stand, berichten: list[Bericht], label: str) -> Iterator[Alinea]:
    for nummer, b in enumerate(berichten):
        herkomst = f" ({bron_tekst(stand, b.bron_id, b.vindplaats)})" if b.bron_id else ""
        tekst = f"{schrijf_datum(b.datum)}: {b.tekst}{herkomst}"
        yield kaartregel(label if nummer == 0 else "", tekst, "bericht", b.id)


def _nieuw_bericht(tabel: str, rij: int, blik: Blik) -> Alinea:
    veld = Veld(VeldSoort.BERICHT, "Nieuw bericht", "", tabel, rij, "bericht", vandaag=blik.vandaag)
    return Alinea("Nieuw bericht", "– (Enter; van vandaag, of begin met een datum)", "dof", veld)


def _verhaal(stand: Stand, blik: Blik, v: Verhaal) -> Iterator[Alinea]:
    yield tekstveld("Verhaal", v.titel, "verhaal", v.id, "titel", "kop-tekst")
    yield Alinea("Datum", schrijf_datum(v.datum), "", _dagveld("verhaal", v, blik))
    wijk = stand.wijknaam(v.wijk_id)
    yield Alinea("Wijk", wijk or "stad", "", Veld(VeldSoort.VERHAALWIJK, "Wijk", wijk, "verhaal", v.id, "wijk_id"))
    yield kaartregel("Hoort bij", _itemnaam(stand, v), "verhaal", v.id)
    yield tekstveld("Tekst", v.tekst, "verhaal", v.id, "tekst")
    yield from bronvelden(stand, "verhaal", v.id, v.bron_id, v.vindplaats)


def _itemnaam(stand: Stand, v: Verhaal) -> str:
    if v.item is None:
        return "het hele plan"
    soort, nummer = v.item
    if soort == "actie" and nummer in stand.actie:
        return f"actie «{stand.actie[nummer].titel}»"
    if soort == "doel" and nummer in stand.doel:
        return f"doel «{stand.doel[nummer].titel}»"
    return f"thema «{stand.thema[nummer].titel}»" if nummer in stand.thema else "een item in het archief"


def erbij(stand: Stand, blik: Blik, item: tuple[str, int]) -> Iterator[Alinea]:
    """What was told of an item: berichten of an actie, its verhalen, toezeggingen and middelen of a thema."""
    soort, nummer = item
    berichten = [b for b in stand.berichten if soort == "actie" and b.actie_id == nummer]
    yield from _berichten(stand, berichten, "Bericht")
    if berichten:
        yield _nieuw_bericht("actie", nummer, blik)
    yield from verhaalregels(stand, item)
    if soort == "thema":
        for plaats, t in enumerate(t for t in stand.toezeggingen if t.thema_id == nummer):
            tekst = f"{TOEZEGGINGTEKENS[t.status]} {t.naam} ({t.status.value})"
            yield Alinea("Toegezegd" if plaats == 0 else "", tekst, sleutel=("toezegging", t.id, 0))
        yield from _middelen(stand, nummer)


def verhaalregels(stand: Stand, item: tuple[str, int]) -> Iterator[Alinea]:
    """The verhalen that belong to an item, to stand beside its figures."""
    for plaats, verhaal in enumerate(v for v in stand.verhalen if v.item == item):
        waar = stand.wijknaam(verhaal.wijk_id, "stad")
        tekst = f"{schrijf_datum(verhaal.datum)}, {waar}: {verhaal.titel}"
        yield Alinea("Verhaal" if plaats == 0 else "", tekst, sleutel=("verhaal", verhaal.id, 0))


def euro(bedrag: float | None) -> str:
    """An amount as it is read: "€ 125.000", or a dash where it is not known."""
    return "–" if bedrag is None else f"€ {schrijf_getal(bedrag)}"


def _middelen(stand: Stand, thema_id: int) -> Iterator[Alinea]:
    """Begroot and gerealiseerd of every year of the plan, each a field; empty where no source gives it."""
    per_jaar = {m.jaar: m for m in stand.middelen if m.thema_id == thema_id}
    for jaar in sorted({*range(stand.plan.van, stand.plan.tot + 1), *per_jaar}):
        middel = per_jaar.get(jaar)
        for veld, bedrag in (
            ("begroot", middel.begroot if middel else None),
            ("gerealiseerd", middel.gerealiseerd if middel else None),
        ):
            yield _middelregel(stand, thema_id, jaar, veld, bedrag, middel)


def _middelregel(
    stand: Stand, thema_id: int, jaar: int, veld: str, bedrag: float | None, middel: Middel | None
) -> Alinea:
    begin = schrijf_getal(bedrag) if bedrag is not None else ""
    invoer = Veld(VeldSoort.MIDDEL, f"{veld.capitalize()} {jaar}", begin, "middel", thema_id, veld, periode=jaar)
    herkomst = ""
    if middel is not None and bedrag is not None:
        bron = bron_tekst(stand, middel.bron_id, middel.vindplaats)
        herkomst = "  " + ", ".join(deel for deel in (middel.toelichting, bron) if deel)
    label = f"Middelen {jaar}" if veld == "begroot" else ""
    return Alinea(label, f"{veld:<13}{euro(bedrag):>14}{herkomst}", "" if bedrag is not None else "dof", invoer)


def planmiddelen(stand: Stand) -> Iterator[Alinea]:
    """What the thema's together have, by year, and of how many it is known; nothing where nothing is known."""
    for jaar in sorted({m.jaar for m in stand.middelen}):
        delen = []
        for naam in ("begroot", "gerealiseerd"):
            bedragen = [getattr(m, naam) for m in stand.middelen if m.jaar == jaar]
            bekend = [bedrag for bedrag in bedragen if bedrag is not None]
            if bekend:
                delen.append(f"{naam} {euro(sum(bekend))} ({len(bekend)} van {len(stand.themas)} thema's)")
        if delen:
            yield Alinea(f"Middelen {jaar}", ", ".join(delen))
