"""Plan content as TOML text: what planbestand.py reads, written by the same description of the format.

The layout is ours (tomli-w breaks every list and folds tables as it likes); each value is tomli-w's.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from unicodedata import category

from ivp_tui.domein.inhoud import Gemeente_inhoud, Inhoud, Plan_inhoud, Rij
from ivp_tui.domein.schoon import LANGSTE_STAPEL, is_schoon, schoon
from ivp_tui.domein.wijziging import MAXIMUM
from ivp_tui.invoer.formaat import VAN_GEMEENTE, VAN_PLAN
from ivp_tui.invoer.soorten import Lezer, Soortfout, tekst
from ivp_tui.invoer.tabel import Tabel
from ivp_tui.invoer.tomlbestand import FORMAAT

#: a list or a group that is longer goes over more lines
BREEDTE = 120

#: the largest float whose integral value is sure to be read back as the same number
_HEEL_TOT = 2**53


class Planschrijver:
    """Writes the content of one plan; `opmerkingen` are sentences on what could not be written as it stands.

    `onleesbaar` is True when some of it is such that ivp would not read it back.
    """

    def __init__(self) -> None:
        """Nothing written yet."""
        self.opmerkingen: list[str] = []
        self.onleesbaar = False

    def tekst(self, inhoud: Inhoud, let_op: str = "") -> str:
        """One plan with its gemeente as the text of a file; `let_op` stands above it as a comment."""
        (gemeente,), (plan,) = inhoud.gemeenten, inhoud.plannen
        kop = "".join(f"# {regel}\n" for regel in (_opschrift(gemeente, plan), let_op) if regel)
        delen = [f"{kop}\nformaat = {FORMAAT}\n"]
        for naam, tabel, rijen in _tabellen(gemeente, plan):
            for rij in rijen:
                delen += self._tabel(tabel, rij, naam)
        return "\n".join(delen)

    def _tabel(self, tabel: Tabel, rij: Rij, pad: str) -> Iterator[str]:
        """A table with what stands under it, each as a block of lines."""
        kop = f"[{pad}]" if tabel.enkel else f"[[{pad}]]"
        groepen = [naam for naam in tabel.onder if naam in rij]
        los = [naam for naam in groepen if tabel.onder[naam].kop[0] == "["]
        namen = [naam for naam in groepen if tabel.onder[naam].enkel]
        namen += [naam for naam in tabel.velden if naam in rij]
        namen += [naam for naam in groepen if naam not in los and naam not in namen]
        vreemd = rij.keys() - {*namen, *los}
        assert not vreemd, f"{kop} heeft geen veld {vreemd}"
        regels = [f"{naam} = {self._veld(tabel, naam, rij, kop)}" for naam in namen]
        yield "\n".join([kop, *regels]) + "\n"
        for naam in los:
            for deel in rij[naam]:
                yield from self._tabel(tabel.onder[naam], deel, f"{pad}.{naam}")

    def _veld(self, tabel: Tabel, naam: str, rij: Rij, kop: str) -> str:
        waarde = rij[naam]
        if naam in tabel.onder:
            onder = tabel.onder[naam]
            groepen = [waarde] if onder.enkel else waarde
            delen = [self._groep(onder, deel, kop) for deel in groepen]
            return delen[0] if onder.enkel else _lijst(delen, len(naam))
        waarde = self._passend(tabel.velden[naam], naam, waarde, f"{kop} {_wie(rij)}")
        if isinstance(waarde, list):
            return _lijst([_waarde(deel) for deel in waarde], len(naam))
        return _waarde(waarde)

    def _groep(self, tabel: Tabel, rij: Mapping[str, Any], kop: str) -> str:
        velden = (
            f"{naam} = {_waarde(self._passend(tabel.velden[naam], naam, waarde, kop), een_regel=True)}"
            for naam, waarde in rij.items()
        )
        return f"{{ {', '.join(velden)} }}"

    def _passend(self, lezer: Lezer, naam: str, waarde: Any, plek: str) -> Any:
        """The value such that the reader takes it back: control characters as they are shown; the rest is told of."""
        uit = waarde
        if isinstance(waarde, str):
            uit = _zichtbaar(waarde, lezer is not tekst)
        elif isinstance(waarde, list):
            uit = list(dict.fromkeys(_zichtbaar(deel, True) for deel in waarde))
        if uit != waarde:
            self._meld(f"{plek}: «{naam}» had stuurtekens; die staan er zoals het scherm ze toont")
        try:
            lezer(uit)
        except Soortfout as fout:
            self._meld_onleesbaar(plek, naam, str(fout))
        grens = MAXIMUM.get(naam, MAXIMUM["toelichting"])
        if isinstance(uit, str) and len(uit) > grens:
            self._meld_onleesbaar(plek, naam, f"{len(uit)} tekens, hoogstens {grens}")
        return uit

    def _meld_onleesbaar(self, plek: str, naam: str, waarom: str) -> None:
        self.onleesbaar = True
        self._meld(f"{plek}: «{naam}» is zo niet terug te lezen ({waarom})")

    def _meld(self, zin: str) -> None:
        self.opmerkingen.append(schoon(zin))


def _tabellen(gemeente: Gemeente_inhoud, plan: Plan_inhoud) -> Iterator[tuple[str, Tabel, Iterable[Rij]]]:
    """(name, description, rows) in the order of the file: what it is, what it refers to, the plan, the figures."""
    yield "plan", VAN_PLAN["plan"], (plan.plan,)
    yield "gemeente", VAN_GEMEENTE["gemeente"], (gemeente.gemeente,)
    bronnen = {rij["sleutel"]: rij for rij in (*plan.bronnen, *gemeente.bronnen)}
    yield "bron", VAN_PLAN["bron"], [bronnen[sleutel] for sleutel in sorted(bronnen)]
    for naam, rijen in (("wijk", gemeente.wijken), ("gebied", gemeente.gebieden), ("indicator", gemeente.indicatoren)):
        yield naam, VAN_GEMEENTE[naam], rijen
    for naam, rijen in (
        ("partner", plan.partners),
        ("hoofddoel", plan.hoofddoelen),
        ("kenmerk", plan.kenmerken),
        ("overleg", plan.overleggen),
        ("thema", plan.themas),
        ("toezegging", plan.toezeggingen),
        ("verhaal", plan.verhalen),
        ("vervolg", plan.vervolgen),
    ):
        yield naam, VAN_PLAN[naam], rijen
    yield "cijfer", VAN_GEMEENTE["cijfer"], gemeente.cijfers


def _opschrift(gemeente: Gemeente_inhoud, plan: Plan_inhoud) -> str:
    jaren = f"{plan.plan['van']}–{plan.plan['tot']}"
    return schoon(f"Veiligheidsplan van de gemeente {gemeente.gemeente['naam']}, {jaren}: {plan.plan['titel']}")


def _wie(rij: Rij) -> str:
    naam = next((str(rij[naam]) for naam in ("titel", "naam", "sleutel", "tekst", "datum") if naam in rij), "")
    return f"«{naam[:40]}»"


def _zichtbaar(waarde: str, op_een_regel: bool) -> str:
    """Control characters as the screen shows them; what is not one of them stays, also where it cannot be seen."""
    if waarde.isprintable():
        return waarde
    waarde = waarde.replace("\r\n", "\n").replace("\r", "\n")
    if op_een_regel:
        waarde = waarde.replace("\n", " ")
    return "".join(schoon(t) if category(t) == "Cc" and t not in "\n\t" else t for t in waarde)


def _waarde(waarde: Any, een_regel: bool = False) -> str:
    """A text, number or yes-or-no as TOML; invisible characters as \\u, so that the file does what it seems to do."""
    from tomli_w import dumps

    if isinstance(waarde, float) and waarde.is_integer() and abs(waarde) < _HEEL_TOT:
        waarde = int(waarde)
    uit = dumps({"x": waarde}, multiline_strings=not een_regel)[len("x = ") : -1]
    return uit if uit.isprintable() and is_schoon(uit) else "".join(_met_codes(uit))


def _met_codes(uit: str) -> Iterator[str]:
    """Letters as they are; what cannot be seen, and accents piled higher than they are drawn, as a code."""
    stapel = 0
    for teken in uit:
        stapel = stapel + 1 if category(teken) in ("Mn", "Me") else 0
        heeft_vorm = teken.isprintable() and schoon(teken)[-1] == teken and stapel <= LANGSTE_STAPEL
        yield teken if heeft_vorm or teken == "\n" else _als_code(teken)


def _als_code(teken: str) -> str:
    if teken == "\t":
        return "\\t"
    return f"\\u{ord(teken):04X}" if ord(teken) < 0x10000 else f"\\U{ord(teken):08X}"


def _lijst(delen: list[str], naam: int) -> str:
    """A list on one line where that fits, else one value a line."""
    plat = f"[{', '.join(delen)}]"
    if naam + len(" = ") + len(plat) <= BREEDTE:
        return plat
    return "[\n" + "".join(f"    {deel},\n" for deel in delen) + "]"
