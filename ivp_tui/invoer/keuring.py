"""The rows of one file held against the format: each becomes a Rij that knows its line, or is refused with it."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from ivp_tui.domein.inhoud import Rij
from ivp_tui.domein.wijziging import MAXIMUM
from ivp_tui.invoer.formaat import VAN_AANVULLING, VAN_GEMEENTE, VAN_PLAN
from ivp_tui.invoer.fout import InvoerFout, kort, plaats
from ivp_tui.invoer.regels import Weg
from ivp_tui.invoer.soorten import Soortfout, toon
from ivp_tui.invoer.tabel import Tabel
from ivp_tui.invoer.tomlbestand import Document


class Keuring:
    """Reads the tables of one document by their format; every method that reads raises InvoerFout."""

    def __init__(self, document: Document) -> None:
        """For this document; what must not be there twice is remembered over all its rows."""
        self._document = document
        self._gezien: dict[tuple[object, ...], int] = {}

    def bestand(self, tabellen: Mapping[str, Tabel]) -> dict[str, tuple[Rij, ...]]:
        """Every top-level table that this kind of file may hold, by name; a table that stands once is one row."""
        inhoud = {naam: waarde for naam, waarde in self._document.inhoud.items() if naam != "formaat"}
        for naam in self._op_volgorde((), inhoud):
            if naam not in tabellen:
                raise self._fout((naam,), _vreemde_tabel(naam, inhoud[naam], tabellen))
        return {naam: self._onder(tabel, inhoud[naam], (naam,)) for naam, tabel in tabellen.items() if naam in inhoud}

    def _fout(self, weg: Weg, wat: str) -> InvoerFout:
        return InvoerFout(self._document.pad, self._regel(weg), wat)

    def _regel(self, weg: Weg) -> str:
        return f"regel {self._document.regel(weg)}"

    def _op_volgorde(self, weg: Weg, namen: Iterable[str]) -> list[str]:
        """Names in the order of their lines: the first that is wrong is told."""
        return sorted(namen, key=lambda naam: self._document.regel((*weg, naam)))

    def _onder(self, tabel: Tabel, waarde: Any, weg: Weg) -> tuple[Rij, ...]:
        """The rows of a table that stands inside another, or at the top."""
        naam = str(weg[-1])
        if tabel.enkel:
            if isinstance(waarde, list) and tabel.kop[0] == "[":
                raise self._fout(weg, f"schrijf {tabel.kop} met enkele haken; het staat één keer in een bestand")
            if not isinstance(waarde, dict):
                raise self._fout(weg, f"«{naam}» moet een tabel zijn; schrijf {tabel.kop}")
            return (self._rij(tabel, waarde, weg),)
        if isinstance(waarde, dict) and tabel.kop[0] == "[":
            raise self._fout(weg, f"schrijf {tabel.kop}, met dubbele haken, boven elk {naam}")
        if not (isinstance(waarde, list) and all(isinstance(deel, dict) for deel in waarde)):
            raise self._fout(weg, f"«{naam}» moet een lijst van tabellen zijn; schrijf {tabel.kop}")
        return tuple(self._rij(tabel, deel, (*weg, nummer)) for nummer, deel in enumerate(waarde))

    def _rij(self, tabel: Tabel, waarden: dict[str, Any], weg: Weg) -> Rij:
        self._keur_namen(tabel, waarden, weg)
        rij = Rij({}, plaats(self._document.pad, self._regel(weg)))
        for naam, waarde in waarden.items():
            if naam in tabel.onder:
                rijen = self._onder(tabel.onder[naam], waarde, (*weg, naam))
                rij[naam] = rijen[0] if tabel.onder[naam].enkel else list(rijen)
            elif (gelezen := self._waarde(tabel, naam, waarde, (*weg, naam))) is not None:
                rij[naam] = gelezen
        bezwaar = tabel.eis(rij)
        if bezwaar:
            raise self._fout((*weg, bezwaar[0]), bezwaar[1])
        self._keur_uniek(tabel, rij, weg)
        return rij

    def _keur_namen(self, tabel: Tabel, waarden: dict[str, Any], weg: Weg) -> None:
        bekend = [*tabel.velden, *tabel.onder]
        for naam in self._op_volgorde(weg, waarden):
            if naam not in bekend:
                raise self._fout((*weg, naam), _vreemd_veld(naam, tabel, bekend))
        moet = [*tabel.verplicht, *(naam for naam, onder in tabel.onder.items() if onder.enkel)]
        mist = [f"«{naam}»" for naam in moet if naam not in waarden]
        if mist:
            wat = f"ontbreekt {mist[0]}" if len(mist) == 1 else f"ontbreken {', '.join(mist[:-1])} en {mist[-1]}"
            raise self._fout(weg, f"in {tabel.kop} {wat}; vul aan")

    def _waarde(self, tabel: Tabel, naam: str, waarde: Any, weg: Weg) -> Any:
        try:
            gelezen = tabel.velden[naam](waarde)
        except Soortfout as fout:
            raise self._fout(weg, f"«{naam}» {fout}") from fout
        if isinstance(gelezen, str):
            grens = MAXIMUM.get(naam, MAXIMUM["toelichting"])
            if len(gelezen) > grens:
                raise self._fout(weg, f"«{naam}» heeft {len(gelezen)} tekens; kort in tot hoogstens {grens}")
        leeg = gelezen is None or (isinstance(gelezen, str) and not gelezen.strip())
        if leeg and naam in tabel.verplicht:
            raise self._fout(weg, f"«{naam}» in {tabel.kop} is leeg; vul iets in")
        return gelezen

    def _keur_uniek(self, tabel: Tabel, rij: Rij, weg: Weg) -> None:
        if tabel.uniek is None:
            return
        veld = tabel.uniek.velden[-1]
        waarde = rij.get(veld, "")
        if waarde == "" and tabel.uniek.soort != "stand":
            return  # a sleutel that need not be there
        ouder = weg[:-1] if tabel.uniek.binnen else ()
        kenmerk = (tabel.uniek.soort, ouder, *(rij.get(naam, "") for naam in tabel.uniek.velden))
        regel = self._document.regel((*weg, veld))
        if kenmerk in self._gezien:
            wat = f"{veld} {toon(waarde)}" if waarde != "" else "de stad"
            advies = "geef een andere of haal er een weg"
            raise self._fout((*weg, veld), f"{wat} van {tabel.kop} staat al op regel {self._gezien[kenmerk]}; {advies}")
        self._gezien[kenmerk] = regel


def _lijkt_op(naam: str, bekend: Iterable[str]) -> str:
    """The known name that this one looks like, or ''; a long name is not compared, for that takes its square."""
    if len(naam) > 40:
        return ""
    return next(iter(get_close_matches(naam.lower(), list(bekend), 1, 0.6)), "")


def _vreemd_veld(naam: str, tabel: Tabel, bekend: list[str]) -> str:
    lijkt = _lijkt_op(naam, bekend)
    advies = tabel.elders.get(naam) or (f"bedoelt u «{lijkt}»?" if lijkt else f"kies uit: {', '.join(bekend)}")
    return f"onbekend veld «{kort(naam)}» in {tabel.kop}; {advies}"


def _vreemde_tabel(naam: str, waarde: Any, tabellen: Mapping[str, Tabel]) -> str:
    alle = {**VAN_AANVULLING, **VAN_GEMEENTE, **VAN_PLAN}
    if naam in alle:
        hoort = "[gemeente]" if naam in VAN_GEMEENTE else "[plan]"
        return f"{alle[naam].kop} hoort in een bestand met {hoort}; zet {hoort} erbij of haal dit weg"
    if not isinstance(waarde, dict | list):
        return f"«{kort(naam)}» hoort onder een kop zoals [plan]; zet het daaronder"
    lijkt = _lijkt_op(naam, alle)
    advies = f"bedoelt u {alle[lijkt].kop}?" if lijkt else f"kies uit: {', '.join(tabellen)}"
    haken = "[[{}]]" if isinstance(waarde, list) else "[{}]"
    return f"onbekende tabel {haken.format(kort(naam))}; {advies}"
