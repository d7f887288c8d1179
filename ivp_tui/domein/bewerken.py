"""Editing in place: a field on the screen, what a person typed into it, and the intent that makes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from ivp_tui.domein.datum import DatumFout, Datumlezer, StrengeLezer, schrijf_dag
from ivp_tui.domein.getal import GetalFout, lees_getal, schrijf_waarde
from ivp_tui.domein.schoon import schoon
from ivp_tui.domein.stand import Stand
from ivp_tui.domein.wijziging import (
    MAXIMUM,
    Geweigerd,
    Wijziging,
    ZetDeadline,
    ZetMeting,
    ZetPartners,
    ZetReden,
    ZetStreefwaarde,
    ZetTekst,
    ZetWijken,
)

if TYPE_CHECKING:
    from ivp_tui.domein.veldregels import Kaartveld


class VeldSoort(StrEnum):
    """How a field is read and which intent it makes; VAST cannot be edited here."""

    VAST = "vast"
    TEKST = "tekst"
    LANGE_TEKST = "lange tekst"
    REDEN = "reden"
    DATUM = "datum"
    WIJKEN = "wijken"
    PARTNERS = "partners"
    CIJFER = "cijfer"
    INWONERS = "inwoners"
    STREEFWAARDE = "streefwaarde"
    KEUZE = "keuze"
    DAG = "dag"
    VERHAALWIJK = "verhaalwijk"
    MIDDEL = "middel"
    BERICHT = "bericht"
    WAARDE = "waarde"


VRIJE_TEKST = frozenset(
    {VeldSoort.TEKST, VeldSoort.LANGE_TEKST, VeldSoort.REDEN, VeldSoort.PARTNERS, VeldSoort.BERICHT}
)
"""The fields in which anything may stand, so that the AVG brake looks at them; the others take only what fits."""


@dataclass(frozen=True, slots=True)
class Veld:
    """One field of an item as it stands on the screen.

    `tekst` is what an editor starts with. `rij` is the row it is stored in; a figure also has the indicator,
    wijk (None: the gemeente) and year that it is of, and `meting_id` None when there is no figure there yet. A
    day is read as seen from `vandaag`, and a bericht is of that day when no other is typed before it. `kaartveld` is
    there once a field of `ivp_tui.domein.velden` was read from the file to edit it; a WAARDE is one that was not yet.
    """

    soort: VeldSoort
    label: str
    tekst: str
    tabel: str = ""
    rij: int = 0
    veld: str = ""
    wijk_id: int | None = None
    indicator_id: int = 0
    periode: int = 0
    meting_id: int | None = None
    vandaag: date | None = None
    kaartveld: "Kaartveld | None" = None

    @property
    def sleutel(self) -> tuple[str, int, str, int | None, int]:
        """What makes this the same field after the screen was read anew."""
        return (self.tabel, self.rij, self.veld, self.wijk_id, self.periode)

    def is_zoals(self, tekst: str) -> bool:
        """Whether an editor still holds what it began with; of what another program wrote it shows the signs."""
        return tekst.strip() == schoon(self.tekst, meerregelig=self.soort is VeldSoort.LANGE_TEKST).strip()


DAGSOORTEN = frozenset({VeldSoort.DATUM, VeldSoort.DAG, VeldSoort.BERICHT})
"""The fields in which a day can be typed."""


def lees_invoer(veld: Veld, tekst: str, stand: Stand, lezer: Datumlezer | None = None) -> tuple[Wijziging, str]:
    """The intent that typing `tekst` into this field makes, and how it was read, for the echo beside the field.

    `lezer` reads the days; without one only whole dates are. Raises Geweigerd with a Dutch sentence when it cannot
    be read.
    """
    lezer = lezer or StrengeLezer()
    if veld.kaartveld is not None:
        from ivp_tui.domein.bewerken_velden import lees_veld

        return lees_veld(veld.kaartveld, tekst, lezer)
    meerregelig = veld.soort is VeldSoort.LANGE_TEKST
    tekst = schoon(tekst, meerregelig=meerregelig).strip()
    match veld.soort:
        case VeldSoort.TEKST | VeldSoort.LANGE_TEKST:
            return _tekst(veld, tekst)
        case VeldSoort.REDEN:
            keur_lengte("toelichting", tekst)
            return ZetReden(veld.rij, veld.wijk_id, tekst), ""
        case VeldSoort.DATUM:
            return _datum(veld, tekst, stand, lezer)
        case VeldSoort.WIJKEN:
            return _wijken(veld, tekst, stand)
        case VeldSoort.PARTNERS:
            return _partners(veld, tekst, stand)
        case VeldSoort.CIJFER:
            return _cijfer(veld, tekst, stand)
        case VeldSoort.INWONERS:
            return _inwoners(veld, tekst, stand)
        case VeldSoort.STREEFWAARDE:
            return _streefwaarde(veld, tekst, stand)
        case VeldSoort.KEUZE | VeldSoort.DAG | VeldSoort.VERHAALWIJK | VeldSoort.MIDDEL | VeldSoort.BERICHT:
            # these fields are opened far less often than the program is started
            from ivp_tui.domein.bewerken_verantwoording import lees_verantwoording

            return lees_verantwoording(veld, tekst, stand, lezer)
        case _:
            raise Geweigerd(f"{veld.label} is hier niet te wijzigen")


def keur_lengte(veld: str, tekst: str) -> None:
    """Refuse a text that is longer than its field may be; raises Geweigerd with both lengths."""
    grens = MAXIMUM.get(veld, MAXIMUM["toelichting"])
    if len(tekst) > grens:
        lengte, hoogstens = (f"{getal:,}".replace(",", ".") for getal in (len(tekst), grens))
        raise Geweigerd(f"te lang: {lengte} tekens, hoogstens {hoogstens}; kort de tekst in")


def _tekst(veld: Veld, tekst: str) -> tuple[Wijziging, str]:
    keur_lengte(veld.veld, tekst)
    if veld.veld == "titel" and not tekst:
        raise Geweigerd("een titel mag niet leeg zijn; typ een tekst of druk Esc")
    tabel: Literal["plan", "thema", "doel", "actie", "toezegging", "verhaal"]
    match veld.tabel:
        case "plan" | "thema" | "doel" | "actie" | "toezegging" | "verhaal":
            tabel = veld.tabel
        case _:
            raise Geweigerd(f"{veld.label} is hier niet te wijzigen")
    lang = f"{len(tekst)} tekens; een titel leest het best tot 90" if veld.veld == "titel" and len(tekst) > 90 else ""
    return ZetTekst(tabel, veld.rij, veld.veld, tekst, veld.tekst), lang


def _datum(veld: Veld, tekst: str, stand: Stand, lezer: Datumlezer) -> tuple[Wijziging, str]:
    oud = stand.actie[veld.rij].deadline if veld.rij in stand.actie else None
    if not tekst:
        return ZetDeadline(veld.rij, None, oud), "geen deadline"
    try:
        datum = lezer.dag(tekst, vooruit=True)
    except DatumFout as fout:
        raise Geweigerd(str(fout)) from fout
    return ZetDeadline(veld.rij, datum, oud), f"= {schrijf_dag(datum)}"


def _namen(tekst: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(deel.strip() for deel in tekst.split(",") if deel.strip()))


def _wijken(veld: Veld, tekst: str, stand: Stand) -> tuple[Wijziging, str]:
    oud = stand.actie[veld.rij].wijken if veld.rij in stand.actie else ()
    wijken = lees_wijken(tekst, stand)
    return ZetWijken(veld.rij, wijken, oud), "= " + (", ".join(stand.wijk[w].naam for w in wijken) or "hele stad")


def lees_wijken(tekst: str, stand: Stand) -> tuple[int, ...]:
    """The ids of the wijken that were typed, by name or its beginning; none for the stad. Raises Geweigerd."""
    gekozen: list[int] = []
    for naam in _namen(tekst):
        if naam.lower() in ("stad", "hele stad", stand.plan.gemeente.lower()):
            continue
        passend = [wijk for wijk in stand.wijken if wijk.naam.lower().startswith(naam.lower())]
        precies = [wijk for wijk in passend if wijk.naam.lower() == naam.lower()] or passend
        if len(precies) != 1:
            kan = ", ".join(wijk.naam for wijk in precies or stand.wijken) or "deze gemeente heeft geen wijken"
            raise Geweigerd(f"«{naam}» is {'niet één wijk' if precies else 'geen wijk'}; kies uit: {kan}")
        gekozen.append(precies[0].id)
    return tuple(sorted(set(gekozen)))


def _partners(veld: Veld, tekst: str, stand: Stand) -> tuple[Wijziging, str]:
    oud = tuple(rol.naam for rol in stand.actie[veld.rij].partners) if veld.rij in stand.actie else ()
    bekend = {naam.lower(): p.naam for p in stand.partners for naam in (p.naam, p.afkorting) if naam}
    namen = tuple(dict.fromkeys(bekend.get(naam.lower(), naam) for naam in _namen(tekst)))
    for naam in namen:
        keur_lengte("naam", naam)
    nieuw = [naam for naam in namen if naam.lower() not in bekend]
    return ZetPartners(veld.rij, namen, oud), f"nieuwe partner: {', '.join(nieuw)}" if nieuw else ""


def _getal(tekst: str, eenheid: str) -> tuple[float | None, str | None, str]:
    try:
        lezing = lees_getal(tekst)
    except GetalFout as fout:
        raise Geweigerd(str(fout)) from fout
    if lezing.eenheid and lezing.eenheid != eenheid:
        raise Geweigerd(f"dit cijfer is een {eenheid}, geen {lezing.eenheid}; typ het getal zonder {lezing.eenheid}")
    if lezing.waarde is not None and (lezing.waarde < 0 or (eenheid == "%" and lezing.waarde > 100)):
        raise Geweigerd("een percentage ligt tussen 0 en 100" if eenheid == "%" else "een aantal is niet negatief")
    onbekend = lezing.onbekend.value if lezing.onbekend else None
    return lezing.waarde, onbekend, f"= {schrijf_waarde(lezing.waarde, lezing.onbekend, eenheid)}"


def _cijfer(veld: Veld, tekst: str, stand: Stand) -> tuple[Wijziging, str]:
    eenheid = stand.indicator[veld.indicator_id].eenheid
    waarde, onbekend, lezing = _getal(tekst, eenheid)
    plek = (veld.indicator_id, veld.wijk_id, veld.periode)
    return ZetMeting(*plek, waarde, onbekend, veld.meting_id, _verwacht(veld, stand)), lezing


def _verwacht(veld: Veld, stand: Stand) -> tuple[float | None, str | None] | None:
    oud = next((meting for meting in stand.metingen if meting.id == veld.meting_id), None)
    return (oud.waarde, oud.onbekend.value if oud.onbekend else None) if oud else None


def _inwoners(veld: Veld, tekst: str, stand: Stand) -> tuple[Wijziging, str]:
    from ivp_tui.domein.wijziging_inwoners import ZetInwoners

    waarde, onbekend, lezing = _getal(tekst, "aantal")
    if waarde is not None and waarde != int(waarde):
        raise Geweigerd("inwoners zijn een heel getal, zoals 34.120")
    intent = ZetInwoners(veld.wijk_id, veld.periode, waarde, onbekend, veld.meting_id, _verwacht(veld, stand))
    return intent, f"{lezing} inwoners" if waarde is not None else lezing


def _streefwaarde(veld: Veld, tekst: str, stand: Stand) -> tuple[Wijziging, str]:
    streef = next((s for s in stand.streefwaarden if s.id == veld.rij), None)
    if streef is None:
        raise Geweigerd("deze streefwaarde is intussen verwijderd")
    kolom: Literal["basiswaarde", "doelwaarde"] = "basiswaarde" if veld.veld == "basiswaarde" else "doelwaarde"
    oud = streef.basiswaarde if kolom == "basiswaarde" else streef.doelwaarde
    if not tekst:
        return ZetStreefwaarde(streef.id, kolom, None, oud), "= onbekend"
    waarde, onbekend, lezing = _getal(tekst, stand.indicator[streef.indicator_id].eenheid)
    if onbekend is not None:
        return ZetStreefwaarde(streef.id, kolom, None, oud), "= onbekend"
    return ZetStreefwaarde(streef.id, kolom, waarde, oud), lezing
