"""The lines of the logboek: days, one line a groep at every width, the fields, and hostile text that stays inert."""

from datetime import date, datetime

import pytest

from ivp_tui.domein.logboek import Loggroep, Logitem, Logkeus, Logveld, plaatselijk, sinds_dag
from ivp_tui.weergave.logboek import (
    dagnaam,
    detailregels,
    detailtitel,
    items_kort,
    keuswoorden,
    logregels,
    teken,
    vooruitblik,
)
from ivp_tui.weergave.regel import breedte, pas_in, plat

VANDAAG = date(2026, 3, 4)
ITEM = Logitem("actie", 17, "Toezicht op hotspots", "utrecht", "2015–2018")
KWAAD = "[/x]\x1b[2J\x07‮\n=1+1 漢字 " + "é́́́́" * 30


def groep(nummer: int = 1, tijd: str = "2026-03-04T12:00:00.000Z", **anders: object) -> Loggroep:
    velden = {
        "id": nummer, "tijd": tijd, "wie": "anna", "omschrijving": "titel van actie", "items": (ITEM,),
        "waar": (), "velden": (Logveld(ITEM, "titel", "Oud", "Toezicht op hotspots"),), "regels": 1,
    }  # fmt: skip
    return Loggroep(**{**velden, **anders})  # type: ignore[arg-type]


def regels(*groepen: Loggroep, cellen: int = 119) -> list[str]:
    return [plat(pas_in(regel, cellen)).rstrip() for regel in logregels(groepen, cellen, VANDAAG)]


def test_a_heading_a_day_and_a_line_a_groep() -> None:
    uit = regels(groep(3), groep(2, "2026-03-03T12:00:00Z"), groep(1, "2026-03-03T11:00:00Z"))
    assert [len(regel) > 60 for regel in uit] == [False, True, False, True, True]
    assert uit[0] == " vandaag, woensdag 4 mrt 2026"
    assert uit[2] == " gisteren, dinsdag 3 mrt 2026"
    moment = plaatselijk("2026-03-04T12:00:00Z")
    assert isinstance(moment, datetime)
    assert uit[1].startswith(f" {moment:%H:%M}   anna ")
    assert "titel van actie · Toezicht op hotspots" in uit[1]
    assert uit[1].endswith("2015–2018")


@pytest.mark.parametrize("tijd", ["", "nooit", "0000-00-00", "2026-03-04", "9999-12-31T23:59:59Z"])
def test_a_time_that_is_none_still_gives_a_line(tijd: str) -> None:
    assert len(regels(groep(tijd=tijd))) == 2
    assert detailtitel(groep(tijd=tijd))


def test_what_was_undone_is_told_by_sign_and_word() -> None:
    soorten = {
        " ": groep(),
        "×": groep(ongedaan_door=2),
        "↶": groep(maakt_ongedaan=1),
        "↷": groep(maakt_ongedaan=2, opnieuw=True),
    }
    assert {merk: teken(g) for merk, g in soorten.items()} == {merk: merk for merk in soorten}
    assert "ongedaan" in regels(soorten["×"])[1].split("·")[1]
    assert "ongedaan gemaakt met groep 2" in plat(detailregels(soorten["×"], 100)[0].links)
    assert "draait groep 1 terug" in plat(detailregels(soorten["↶"], 100)[0].links)
    assert "buiten ivp om" in plat(detailregels(groep(wie="buiten ivp om"), 100)[0].links)


@pytest.mark.parametrize("cellen", [199, 119, 79, 39, 19, 9])
def test_hostile_text_is_inert_and_fits_at_every_width(cellen: int) -> None:
    item = Logitem(KWAAD, 1, KWAAD, KWAAD, KWAAD, KWAAD)
    g = groep(
        tijd=KWAAD, wie=KWAAD, omschrijving=KWAAD, items=(item, ITEM), waar=(KWAAD, KWAAD),
        velden=(Logveld(item, KWAAD, KWAAD, KWAAD), Logveld(ITEM, "titel", KWAAD * 9, "")),
    )  # fmt: skip
    alle = [*logregels([g], cellen, VANDAAG), *detailregels(g, cellen)]
    for regel in alle:
        delen = pas_in(regel, cellen)
        assert breedte(plat(delen)) == cellen
        assert not set("\x1b\x07\n‮") & set(plat(delen))
    for zin in (detailtitel(g), vooruitblik(g), keuswoorden(Logkeus(wie=KWAAD, woorden=(KWAAD,), sinds=KWAAD), {})):
        assert not set("\x1b\x07\n‮") & set(zin)


def test_the_fields_say_old_and_new_with_their_styles_when_wrapped() -> None:
    lang = " ".join(["woord"] * 40)
    g = groep(velden=(Logveld(ITEM, "toelichting", lang, "kort"), Logveld(ITEM, "trekker", "politie", "")))
    uit = detailregels(g, 60)
    tekst = " ".join(" ".join(plat(r.links).split()) for r in uit)
    assert f"{lang} → kort" in tekst
    assert "politie → leeg" in tekst
    assert {stijl for regel in uit for stuk, stijl in regel.links if "woord" in stuk} == {"dof"}
    assert [stijl for regel in uit for stuk, stijl in regel.links if "kort" in stuk] == [""]


def test_of_more_items_each_is_named_before_its_fields() -> None:
    ander = Logitem("doel", 3, "Minder overlast", weg="in het archief")
    g = groep(items=(ITEM, ander), velden=(Logveld(ITEM, "titel", "a", "b"), Logveld(ander, "titel", "c", "d")))
    assert items_kort(g.items) == "Toezicht op hotspots en nog 1"
    tekst = [plat(regel.links).strip() for regel in detailregels(g, 100)]
    assert tekst[1].startswith("Actie")
    assert tekst[3].split()[0] == "Doel"
    assert tekst[3].endswith("Minder overlast, in het archief")


def test_what_undoing_would_change_is_told_shortly() -> None:
    nieuw = Logveld(ITEM, "actie", "", "toegevoegd")
    weg = Logveld(ITEM, "stand", "was er", "verwijderd")
    leeg = Logveld(ITEM, "trekker", "", "politie")
    assert vooruitblik(groep()) == "titel wordt weer «Oud»"
    assert vooruitblik(groep(velden=(nieuw, weg))) == "actie gaat weg, stand komt terug"
    assert vooruitblik(groep(velden=(leeg,))) == "trekker wordt weer leeg"
    assert vooruitblik(groep(velden=(leeg, leeg, leeg), regels=1500)).endswith("en nog 1.498")
    assert vooruitblik(groep(velden=()))


def test_the_filter_in_words() -> None:
    keus = Logkeus(("actie", 17), (3,), "anna", "", sinds_dag(date(2026, 12, 5)), ("politie",))
    namen = {("item", 0, 0): "Toezicht", ("wijk", 0, 0): "Overvecht"}
    assert keuswoorden(keus, namen) == "«Toezicht» + Overvecht + door anna + sinds 5 dec 2026 + «politie»"
    assert dagnaam(None, VANDAAG) == "dag onbekend"
