"""Every screen over a file in which another program put hostile text everywhere: inert, framed, and nothing falls."""

import importlib
import pkgutil
import shutil
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.events import Paste

from ivp_tui.domein.schoon import is_schoon
from ivp_tui.tui import schermen
from ivp_tui.tui.app import IvpApp
from ivp_tui.tui.schermen.toetsscherm import Toetsscherm
from tests.tui.hulp import Bank, bank, een, sql, tot
from tests.vijandig import SOORTEN, besmet, keur_tekst

#: how one gets to each screen from the werkbank, and back by Esc; a new screen is one line here
WEGEN: dict[str, tuple[str, ...]] = {
    "Werkbank": (),
    "Hulpscherm": ("question_mark",),
    "Kiesscherm": ("w",),
    "Filterscherm": ("f",),
    "Lijnscherm": ("d",),
    "Matrixscherm": ("m",),
    "Naamscherm": ("f", "G", "space"),
    "Logboekscherm": ("L",),
    "Logfilterscherm": ("L", "f"),
    "Kaartscherm": ("ctrl+k",),
    "Rijlijst": ("colon", *"bronnen", "enter"),
    "Nieuwplanscherm": ("colon", *"plan uit", "enter"),
    "Archiefscherm": ("colon", *"archief", "enter"),
    "Vraagscherm": ("g", "j", "D"),
    "Koppelscherm": ("colon", *"koppel", "enter"),
    "Afspraakscherm": ("A",),
    "Sindsscherm": ("s",),
    "Verslagscherm": ("r",),
    "Overlegformulier": ("colon", *"nieuw overleg", "enter"),
    "Overlegscherm": ("colon", *"nieuw overleg", "enter", "enter"),
    "Puntlijst": ("o", "enter"),
    "Samenscherm": ("colon", *"samen", "enter", "enter"),
}

#: screens that show nothing out of the file
_ZONDER_PLANTEKST = ("Hulpscherm", "Filterscherm", "Naamscherm", "Puntlijst")


#: most lines of a frame stood in the one before it
_is_schoon = lru_cache(4096)(is_schoon)


def keur_scherm(deze: Bank, getypt: bool = False) -> None:
    """Fails where anything on the screen acts, hides, carries a link or an action, or makes a line too wide.

    With `getypt` a field is open: what one types may be an emoji of several parts.
    """
    breed = deze.app.size.width
    for y, strook in enumerate(deze.app.screen._compositor.render_strips()):
        regel = "".join(deel.text for deel in strook)
        assert _is_schoon(regel), (y, ascii(regel))
        if not getypt:
            assert not {"\u200d", "\ufe0f", "\U0001f3fd"} & set(regel), (y, ascii(regel))
            assert sum(cell_len(deel.text) for deel in strook) == breed == cell_len(regel), (y, ascii(regel))
        for deel in strook:
            assert deel.control is None
            assert deel.style is None or (deel.style.link is None and "@click" not in deel.style.meta)


async def rust(deze: Bank) -> None:
    await deze.klaar()
    velden = deze.app.screen.query("Input, TextArea")
    keur_scherm(deze, getypt=any(getattr(veld, "value", "") or getattr(veld, "text", "") for veld in velden))


def _blad_klassen(klasse: type[Toetsscherm]) -> set[str]:
    # a test may have made a screen of its own before this one
    onder = [soort for soort in klasse.__subclasses__() if soort.__module__.startswith("ivp_tui.")]
    return set().union(*map(_blad_klassen, onder)) if onder else {klasse.__name__}


def test_every_screen_has_a_way():
    for module in pkgutil.iter_modules(schermen.__path__):
        importlib.import_module(f"{schermen.__name__}.{module.name}")
    assert _blad_klassen(Toetsscherm) == set(WEGEN)


@pytest.fixture(params=[(soort, maat) for soort in SOORTEN for maat in ((120, 36), (80, 24))], ids=str)
def geval(request, klein_gebouwd: Path, tmp_path: Path) -> tuple[Path, tuple[int, int]]:
    """A hostile file of one kind of text, and the size of the screen to show it on."""
    soort, maat = request.param
    return besmet(Path(shutil.copy(klein_gebouwd, tmp_path / "v.db")), SOORTEN[soort], beurt=maat[0]), maat


async def _alle_details(deze: Bank) -> None:
    """Every line of tree, board and wijken chosen, with its detail, its sources and its trend."""
    for paneel in ("boom", "bord", "wijken"):
        for regel in deze.werkbank.beeld_van(paneel).regels:
            if regel.kiesbaar:
                deze.werkbank.kies(paneel, regel.sleutel)
                await deze.pilot.pause()
                keur_scherm(deze)
        for modus in ("bron", "trend"):
            deze.werkbank.zet_modus(modus)
            await rust(deze)
            deze.werkbank.zet_modus(modus)


async def test_every_screen_is_inert(geval):
    pad, maat = geval
    async with bank(pad, maat, plan=None) as deze:
        await rust(deze)
        await _alle_details(deze)
        deze.werkbank.zet_wijk(None)
        for naam, toetsen in WEGEN.items():
            deze.werkbank.ga_naar(("actie", deze.stand.acties[0].id, 0))
            for toets in toetsen:
                await deze.toets(toets)
                await rust(deze)
            await tot(deze.pilot, lambda naam=naam: type(deze.app.screen).__name__ == naam)
            await rust(deze)
            for toets in ("down", "pagedown", "end", "home"):
                await deze.toets(toets)
                await rust(deze)
            while deze.app.screen is not deze.werkbank:
                await deze.toets("escape")
                await deze.pilot.pause()
        keur_scherm(deze)


async def _open_velden(deze: Bank) -> None:
    """Every field of the detail opened and saved as it stands."""
    beeld = deze.werkbank.detailbeeld
    for index, regel in enumerate(beeld.regels):
        if regel.veld is None or not regel.kiesbaar:
            continue
        deze.werkbank.detailbeeld = replace(beeld, cursor=index)
        await deze.toets("e")
        await deze.pilot.pause()
        if deze.werkbank.bewerker is None:
            continue
        keur_tekst(deze.werkbank.bewerker.tekst, regel.veld)
        keur_scherm(deze, getypt=True)
        await deze.toets("ctrl+s" if deze.werkbank.bewerker.meerregelig else "enter")
        await rust(deze)
        if deze.werkbank.bewerker is not None:  # what cannot be read back may not be lost either
            await deze.toets("escape")
            await rust(deze)


@pytest.mark.parametrize("soort", ["ansi", "besturing", "onzichtbaar", "breed"])
async def test_a_field_saved_as_it_stands_keeps_what_another_program_wrote(klein_pad, soort):
    pad = besmet(klein_pad, SOORTEN[soort])
    voor = sql(pad, "SELECT * FROM v_toestand ORDER BY tabel, rij, veld"), een(pad, "SELECT max(id) FROM logboek")
    async with bank(pad, plan=None) as deze:
        soorten = {}
        for regel in deze.werkbank.beeld_van("boom").regels:
            soorten.setdefault(regel.sleutel[0], regel.sleutel)
        for sleutel in [*soorten.values(), ("plan", deze.stand.plan.id, 0)]:
            deze.werkbank.naar_paneel("boom")
            deze.werkbank.kies("boom", sleutel)
            await deze.pilot.pause()
            deze.werkbank.naar_paneel("detail")
            await deze.pilot.pause()
            await _open_velden(deze)
    na = sql(pad, "SELECT * FROM v_toestand ORDER BY tabel, rij, veld"), een(pad, "SELECT max(id) FROM logboek")
    assert na == voor


@pytest.mark.parametrize("soort", SOORTEN)
async def test_what_is_copied_said_and_saved_is_inert(klein_pad, soort, monkeypatch):
    """Copying each item, a status with its reason, undo, and each status line on the way."""
    pad = besmet(klein_pad, SOORTEN[soort], beurt=5)
    geplakt = []
    monkeypatch.setattr(IvpApp, "copy_to_clipboard", lambda self, tekst: geplakt.append(tekst))
    async with bank(pad, plan=None) as deze:
        for regel in deze.werkbank.beeld_van("boom").regels:
            deze.werkbank.kies("boom", regel.sleutel)
            await deze.toets("y")
            keur_tekst(deze.status)
        deze.werkbank.ga_naar(("actie", deze.stand.acties[0].id, 0))
        for toets in ("2", "4", "enter", "u", "u", "ctrl+r", "D", "u", "n", "right_square_bracket", "p", "T"):
            await deze.toets(toets)
            await rust(deze)
        assert deze.app.title == "ivp"
        assert not deze.app.sub_title
    assert len(geplakt) > 10
    for tekst in geplakt:
        assert "\n" not in tekst
        keur_tekst(tekst)


@pytest.mark.parametrize("soort", SOORTEN)
async def test_what_is_searched_for_and_typed_is_inert(klein_pad, soort):
    """The texts pasted into the search, the palette, a new title and a note."""
    pad = besmet(klein_pad, SOORTEN[soort], beurt=3)
    async with bank(pad, plan=None) as deze:
        deze.werkbank.ga_naar(("actie", deze.stand.acties[0].id, 0))
        tekst = " ".join(deel[:40] for deel in SOORTEN[soort])
        for open_, sluit in (("slash", "enter"), ("colon", "escape"), ("a", "escape"), ("t", "escape")):
            await deze.toets(open_)
            await deze.pilot.pause()
            deze.app.post_message(Paste(tekst))
            await rust(deze)
            await deze.toets(sluit)
            await rust(deze)
            while deze.app.screen is not deze.werkbank or deze.werkbank.bewerker is not None:
                await deze.toets("escape")
                await deze.pilot.pause()


async def test_markup_stands_on_the_screen_as_it_was_written(klein_pad):
    pad = besmet(klein_pad, ("[red]a[/red] [@click=app.bell]b[/] [/x]",))
    async with bank(pad, (200, 50), plan=None) as deze:
        for naam, toetsen in WEGEN.items():
            for toets in toetsen:
                await deze.toets(toets)
                await rust(deze)
            if naam not in _ZONDER_PLANTEKST:
                assert "[red]a[/red] [@click=app.bell]b[/]" in deze.scherm, naam
            while deze.app.screen is not deze.werkbank:
                await deze.toets("escape")
                await deze.pilot.pause()
