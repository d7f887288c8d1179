"""Reading what a person typed into any field of any row: the intent it makes, and how it was read."""

from typing import Any

from ivp_tui.domein.bewerken import VeldSoort
from ivp_tui.domein.cijfers import Onbekend
from ivp_tui.domein.datum import DatumFout, Datumlezer, schrijf_dag
from ivp_tui.domein.getal import GetalFout, lees_getal, schrijf_getal, schrijf_waarde
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.velden import Kolom, Waardesoort
from ivp_tui.domein.veldregels import (
    EERSTE_JAAR,
    LAATSTE_JAAR,
    Kaartveld,
    gevolgen,
    keur_samen,
    keur_waarde,
    schrijf_woorden,
)
from ivp_tui.domein.wijziging import Geweigerd, Wijziging, ZetMeting
from ivp_tui.domein.wijziging_velden import ZetVeld
from ivp_tui.domein.wijziging_verantwoording import ZetMiddel

#: what is typed where nothing is meant
_NIETS = ("", "-", "–")

VELDSOORT: dict[Waardesoort, VeldSoort] = {
    Waardesoort.TEKST: VeldSoort.TEKST,
    Waardesoort.LANG: VeldSoort.LANGE_TEKST,
    Waardesoort.DAG: VeldSoort.DAG,
}
"""The kind of editor of each kind of field; any other is a WAARDE: one line, which takes only what fits."""


def lees_veld(veld: Kaartveld, tekst: str, lezer: Datumlezer) -> tuple[Wijziging, str]:
    """The intent that typing `tekst` into this field makes, and how it was read; raises Geweigerd."""
    kolom = veld.kolom
    kaal = schoon(tekst, meerregelig=kolom.soort is Waardesoort.LANG).strip()
    if kolom.soort is Waardesoort.CIJFER:
        return _cijfer(veld, kaal)
    waarde, lezing = lees_waarde(veld, kaal, lezer)
    keur_waarde(kolom, waarde)
    if kolom.soort is Waardesoort.BEDRAG:
        return _middel(veld, waarde, lezing)
    ook = gevolgen(veld.tabel, kolom.naam, waarde)
    keur_samen(veld.tabel, {**veld.rest, kolom.naam: waarde, **ook})
    if (veld.tabel, kolom.naam) == ("afspraak", "actiehouder") and veld.rij:
        from ivp_tui.domein.wijziging_overleg import ZetAfspraak

        # as in the list: a holder by the name it has as a partner, and one that is new becomes one
        return ZetAfspraak(veld.rij, "actiehouder", waarde, veld.waarde), lezing
    return ZetVeld(veld.tabel, veld.rij, kolom.naam, waarde, veld.waarde), lezing


def kies(veld: Kaartveld, nummer: int | None) -> Wijziging:
    """The intent of choosing a row, None for none, for a field that points at one; raises Geweigerd."""
    keur_waarde(veld.kolom, nummer)
    return ZetVeld(veld.tabel, veld.rij, veld.kolom.naam, nummer, veld.waarde)


def lees_waarde(veld: Kaartveld, tekst: str, lezer: Datumlezer) -> tuple[Any, str]:
    """The value that a text without white space around it is in a field, and how it was read; raises Geweigerd."""
    kolom = veld.kolom
    match kolom.soort:
        case Waardesoort.TEKST | Waardesoort.LANG:
            lang = kolom.naam == "titel" and len(tekst) > 90
            return tekst, f"{len(tekst)} tekens; een titel leest het best tot 90" if lang else ""
        case Waardesoort.WOORDEN:
            gekozen = schrijf_woorden(kolom, [_woord(kolom, deel) for deel in _delen(tekst)])
            return gekozen, f"= {gekozen or 'geen'}"
        case Waardesoort.VERZAMELING:
            return _verzameling(veld, tekst)
        case Waardesoort.KEUZE if tekst in _NIETS:
            return "", _leeg(kolom)
        case Waardesoort.KEUZE:
            gelezen = _woord(kolom, tekst)
            return gelezen, f"= {gelezen}"
        case _ if tekst in _NIETS:
            return None, _leeg(kolom)
        case Waardesoort.JANEE:
            return _ja_nee(tekst)
        case Waardesoort.DAG:
            return _dag(tekst, lezer, kolom)
        case Waardesoort.JAAR:
            return _jaar(tekst)
        case Waardesoort.VERWIJZING:
            return _verwijzing(veld, tekst)
        case _:
            return _getal(tekst, veld.eenheid, kolom.soort is Waardesoort.BEDRAG)


def _leeg(kolom: Kolom) -> str:
    return f"= {kolom.niets if kolom.niets != '–' else 'leeg'}" if kolom.leeg else ""


def _delen(tekst: str) -> list[str]:
    return [deel.strip() for deel in tekst.split(",") if deel.strip() and deel.strip() not in _NIETS]


def _woord(kolom: Kolom, tekst: str) -> str:
    klein = tekst.casefold()
    passend = [woord for woord in kolom.woorden if woord.startswith(klein)]
    if klein in kolom.woorden:
        return klein
    if len(passend) != 1:
        kan = ", ".join(passend or kolom.woorden)
        raise Geweigerd(f"kies uit: {kan}; het begin van het woord is genoeg")
    return passend[0]


def _ja_nee(tekst: str) -> tuple[int, str]:
    for waarde, woord in ((1, "ja"), (0, "nee")):
        if woord.startswith(tekst.casefold()):
            return waarde, f"= {woord}"
    raise Geweigerd("typ ja of nee")


def _dag(tekst: str, lezer: Datumlezer, kolom: Kolom) -> tuple[str, str]:
    try:
        # what is still to come lies ahead, what was told of lies behind
        dag = lezer.dag(tekst, vooruit=kolom.naam in ("deadline", "termijn"))
    except DatumFout as fout:
        raise Geweigerd(str(fout)) from fout
    return dag.isoformat(), f"= {schrijf_dag(dag)}"


def _jaar(tekst: str) -> tuple[int, str]:
    if not (tekst.isascii() and tekst.isdigit() and len(tekst) in (2, 4)):
        raise Geweigerd(f"«{tekst[:24]}» is geen jaar; typ een jaar zoals 2026")
    if len(tekst) == 2:
        raise Geweigerd(f"schrijf het jaar met vier cijfers: bedoelt u 20{tekst} of 19{tekst}?")
    if not EERSTE_JAAR <= int(tekst) <= LAATSTE_JAAR:
        raise Geweigerd(f"het jaar {tekst} ligt buiten {EERSTE_JAAR} tot en met {LAATSTE_JAAR}")
    return int(tekst), f"= {int(tekst)}"


def _getal(tekst: str, eenheid: str, euro: bool) -> tuple[float | None, str]:
    kaal = tekst.removeprefix("€").strip().removesuffix("euro").strip() if euro else tekst
    waarde, _, lezing = lees_cijfer(kaal, "" if euro else eenheid)
    if euro and waarde is not None:
        return waarde, f"= € {schrijf_getal(waarde)}"
    return waarde, "= onbekend" if waarde is None else lezing


def lees_cijfer(tekst: str, eenheid: str) -> tuple[float | None, Onbekend | None, str]:
    """A figure with the eenheid it must have ('' for none): value, kind of unknown, and echo; raises Geweigerd."""
    try:
        lezing = lees_getal(tekst)
    except GetalFout as fout:
        raise Geweigerd(str(fout)) from fout
    if lezing.eenheid and lezing.eenheid != eenheid:
        wat = f"een {eenheid}" if eenheid else "een bedrag in euro"
        raise Geweigerd(f"dit is {wat}, geen {lezing.eenheid}; typ het getal zonder {lezing.eenheid}")
    if lezing.waarde is not None and (lezing.waarde < 0 or (eenheid == "%" and lezing.waarde > 100)):
        raise Geweigerd("een percentage ligt tussen 0 en 100" if eenheid == "%" else "dit getal is niet negatief")
    return lezing.waarde, lezing.onbekend, f"= {schrijf_waarde(lezing.waarde, lezing.onbekend, eenheid)}"


def _zoek(veld: Kaartveld, tekst: str) -> int:
    """The one row that a name, its beginning or a part of it names; raises Geweigerd."""
    klein = tekst.casefold()
    # the row that stands there goes by its own name, also where another has the same
    nu = [nummer for nummer, naam in veld.keuzen if nummer == veld.waarde and naam.casefold() == klein]
    if nu:
        return nu[0]
    for past in (str.__eq__, str.startswith, str.__contains__):
        passend = [(nummer, naam) for nummer, naam in veld.keuzen if past(schoon(naam).casefold(), klein)]
        if len(passend) == 1:
            return passend[0][0]
        if passend:
            kan = ", ".join(naam for _, naam in passend[:8])
            raise Geweigerd(f"«{tekst[:40]}» kan van alles zijn: {kan}; typ meer van de naam")
    kan = ", ".join(naam for _, naam in veld.keuzen[:12]) or "er is nog niets om uit te kiezen"
    raise Geweigerd(f"«{tekst[:40]}» is niet gevonden; kies uit: {kan}")


def _verwijzing(veld: Kaartveld, tekst: str) -> tuple[int | None, str]:
    if tekst.casefold() == veld.kolom.niets.casefold():
        return None, _leeg(veld.kolom)
    nummer = _zoek(veld, tekst)
    return nummer, f"= {dict(veld.keuzen)[nummer]}"


def _verzameling(veld: Kaartveld, tekst: str) -> tuple[tuple[int, ...], str]:
    if tekst.casefold() in (*_NIETS, veld.kolom.niets.casefold(), "stad"):
        return (), f"= {veld.kolom.niets if veld.kolom.niets != '–' else 'geen'}"
    delen, gekozen = _delen(tekst), []
    namen = {schoon(naam).casefold(): nummer for nummer, naam in veld.keuzen}
    while delen:
        # a name may hold a comma itself: the longest run of pieces that is a whole name goes first
        hoeveel = next((n for n in range(len(delen), 1, -1) if ", ".join(delen[:n]).casefold() in namen), 1)
        stuk = ", ".join(delen[:hoeveel])
        gekozen.append(namen[stuk.casefold()] if stuk.casefold() in namen else _zoek(veld, stuk))
        delen = delen[hoeveel:]
    bekend = dict(veld.keuzen)
    uniek = tuple(sorted(set(gekozen)))
    return uniek, "= " + ", ".join(bekend[nummer] for nummer in uniek)


# what a bron says is never written over silently


def _cijfer(veld: Kaartveld, tekst: str) -> tuple[Wijziging, str]:
    if not tekst:
        raise Geweigerd("typ een getal, of PM, n.v.t., niet gemeten, geheim of ? als het er niet is")
    waarde, onbekend, lezing = lees_cijfer(tekst, veld.eenheid)
    rij = veld.rest
    soort = onbekend.value if onbekend else None
    van_bron = rij["bron_id"] is not None
    if van_bron and (waarde, soort) != (rij["waarde"], rij["onbekend"]):
        if not rij["gekozen"]:
            raise Geweigerd("dit cijfer van een bron telt niet; wijzig het cijfer dat telt, dan komt het uwe ernaast")
        lezing += "; het cijfer van de bron blijft staan, het uwe komt ernaast en telt"
    verwacht = (rij["waarde"], rij["onbekend"])
    intent = ZetMeting(rij["indicator_id"], rij["wijk_id"], rij["periode"], waarde, soort, veld.rij, verwacht)
    return intent, lezing


def _middel(veld: Kaartveld, bedrag: float | None, lezing: str) -> tuple[Wijziging, str]:
    kolom = "begroot" if veld.kolom.naam == "begroot" else "gerealiseerd"
    if veld.rest["bron_id"] is not None and bedrag != veld.waarde:
        lezing += f"; {over_bron(veld.bron)}"
    return ZetMiddel(veld.rest["thema_id"], veld.rest["jaar"], kolom, bedrag, veld.waarde), lezing  # type: ignore[arg-type]


def over_bron(bron: str) -> str:
    """What happens to the bron of an amount that is typed over, for the echo before it is saved."""
    return f"wordt eigen invoer; wat «{schoon(bron)}» zei komt in de toelichting"
