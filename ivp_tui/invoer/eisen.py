"""What must hold between the fields of one row; each gives the field it is told of and the sentence, or None."""

from collections.abc import Mapping
from typing import Any

from ivp_tui.invoer.tabel import Bezwaar


def van_voor_tot(rij: Mapping[str, Any]) -> Bezwaar:
    """A plan does not end before it begins."""
    if rij["van"] > rij["tot"]:
        return "tot", f"«van» ({rij['van']}) ligt na «tot» ({rij['tot']}); verbeter een van de twee"
    return None


def basis_voor_doel(rij: Mapping[str, Any]) -> Bezwaar:
    """The year of the target lies after that of the baseline."""
    basis, doel = rij.get("basisjaar"), rij.get("doeljaar")
    if basis is not None and doel is not None and basis >= doel:
        return "doeljaar", f"«doeljaar» ({doel}) moet na «basisjaar» ({basis}) liggen; verbeter een van de twee"
    return None


def doel_op_een_plaats(rij: Mapping[str, Any]) -> Bezwaar:
    """A doel is our reading or that of the source, not both."""
    dubbel = [doel for doel in rij.get("doelen_bron", ()) if doel in rij.get("doelen", ())]
    if dubbel:
        return "doelen_bron", f"«{dubbel[0]}» staat ook in «doelen»; laat het in een van de twee staan"
    return None


def hoogstens_een(rij: Mapping[str, Any]) -> Bezwaar:
    """A verhaal belongs to at most one item."""
    genoemd = [naam for naam in ("thema", "doel", "actie") if rij.get(naam)]
    if len(genoemd) > 1:
        wat = f"een verhaal hoort bij hoogstens een van thema, doel en actie; haal «{genoemd[0]}» of"
        return genoemd[1], f"{wat} «{genoemd[1]}» weg"
    return None


def waarde_of_onbekend(rij: Mapping[str, Any]) -> Bezwaar:
    """A figure has a value or a kind of unknown."""
    if ("waarde" in rij) == bool(rij.get("onbekend")):
        return "waarde", "geef een waarde of een soort onbekend, niet allebei of geen van beide"
    return None
