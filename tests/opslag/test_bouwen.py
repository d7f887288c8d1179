import errno
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace

import pytest

from ivp_tui.domein.inhoud import Inhoud
from ivp_tui.opslag import bouwen
from ivp_tui.opslag.bestand import BestandFout, open_bestand
from ivp_tui.opslag.bouwen import InhoudFout, bouw
from tests.klein import bouw_inhoud, lees, views


@pytest.fixture
def pad(tmp_path):
    return tmp_path / "nieuw.db"


def hoofdplan(inhoud):
    return next(plan for plan in inhoud.plannen if plan.plan["gemeente"] == "kleindam")


def kleindam(inhoud):
    return next(gemeente for gemeente in inhoud.gemeenten if gemeente.gemeente["sleutel"] == "kleindam")


def test_what_was_built_opens_and_holds_the_content(pad):
    bouw(pad, bouw_inhoud())
    bestand = open_bestand(pad)
    try:
        stand = lees(bestand)
    finally:
        bestand.sluit()
    assert [thema.titel for thema in stand.themas] == ["Veilig wonen", "Jeugd op straat"]
    assert (len(stand.doelen), len(stand.acties), len(stand.wijken), len(stand.indicatoren)) == (5, 12, 3, 4)
    assert stand.logboek_id == 0
    assert list(pad.parent.iterdir()) == [pad]


def test_two_builds_are_the_same_but_for_the_mark(tmp_path):
    merken, beelden = set(), []
    for naam in ("een.db", "twee.db"):
        bouw(tmp_path / naam, bouw_inhoud())
        with closing(sqlite3.connect(tmp_path / naam)) as conn:
            merken.add(conn.execute("SELECT uuid FROM bestand").fetchone()[0])
            beelden.append(views(conn))
    assert beelden[0] == beelden[1]
    assert len(merken) == 2


def test_a_new_file_is_its_owners_only(pad):
    bouw(pad, bouw_inhoud())
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name != "posix", reason="the limit on the size of a file is of POSIX")
def test_a_disk_that_is_full_leaves_nothing_behind(pad):
    # what SQLite kept for taking it back is then left too, for that cannot be written either
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (200 << 10,) * 2)\n"
    code += "from ivp_tui.__main__ import main; sys.argv[0] = 'ivp'; main()"
    gedaan = subprocess.run(
        [sys.executable, "-c", code, "nieuw", str(pad)], text=True, capture_output=True, check=False
    )
    assert gedaan.returncode == 1
    assert "is niet te maken: de schijf" in gedaan.stderr
    assert list(pad.parent.iterdir()) == []


def test_the_same_sleutel_in_two_gemeenten_and_plans_is_not_the_same_thing(pad):
    bouw(pad, bouw_inhoud())
    with closing(sqlite3.connect(pad)) as conn:
        gekoppeld = conn.execute(
            """SELECT plan.gemeente_id = indicator.gemeente_id FROM streefwaarde JOIN doel ON doel.id = doel_id
            JOIN plan ON plan.id = plan_id JOIN indicator ON indicator.id = indicator_id"""
        ).fetchall()
        assert gekoppeld == [(1,)] * 5
        zelfde_plan = conn.execute(
            """SELECT a.plan_id = d.plan_id FROM actie_doel JOIN actie AS a ON a.id = actie_id
            JOIN doel AS d ON d.id = doel_id"""
        )
        assert set(zelfde_plan) == {(1,)}


def test_nothing_is_overwritten(pad):
    pad.write_text("van mij")
    with pytest.raises(BestandFout, match="bestaat al"):
        bouw(pad, bouw_inhoud())
    assert pad.read_text() == "van mij"


def test_a_file_that_comes_in_between_is_not_overwritten(pad, monkeypatch):
    echt = bouwen._bouw_in

    def tussendoor(tijdelijk, inhoud):
        echt(tijdelijk, inhoud)
        pad.write_text("van een ander")

    monkeypatch.setattr(bouwen, "_bouw_in", tussendoor)
    with pytest.raises(BestandFout, match="bestaat al"):
        bouw(pad, bouw_inhoud())
    assert pad.read_text() == "van een ander"
    assert list(pad.parent.iterdir()) == [pad]


@pytest.mark.parametrize("bezet", [False, True])
def test_a_disk_without_hard_links_will_do(pad, monkeypatch, bezet):
    def geen_link(van, naar):
        if bezet:
            pad.write_text("van een ander")
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", geen_link)
    if bezet:
        with pytest.raises(BestandFout, match="bestaat al"):
            bouw(pad, bouw_inhoud())
        assert pad.read_text() == "van een ander"
    else:
        bouw(pad, bouw_inhoud())
        open_bestand(pad).sluit()
    assert list(pad.parent.iterdir()) == [pad]


def test_a_folder_that_is_not_there_is_said(pad):
    with pytest.raises(BestandFout, match=r"map .* bestaat niet"):
        bouw(pad.parent / "weg" / "x.db", bouw_inhoud())


def bederf_plan(**velden):
    def bederf(inhoud: Inhoud) -> Inhoud:
        plan = hoofdplan(inhoud)
        for naam, maak in velden.items():
            maak(getattr(plan, naam))
        return inhoud

    return bederf


def actie(themas):
    return themas[1]["actie"][0]


FOUTEN = {
    "doel": (lambda t: actie(t).update(doelen=["weg"]), "actie Preventieavond per buurt: doel «weg» bestaat niet"),
    "doel van een ander plan": (
        lambda t: t[0].update(doel=[], actie=[{"sleutel": "x", "titel": "X", "doelen": ["d-inbraak"]}]),
        "actie X: doel «d-inbraak» bestaat niet",
    ),
    "wijk": (lambda t: actie(t).update(wijken=["West"]), "wijk «West» bestaat niet"),
    "partner": (lambda t: actie(t).update(partners=[{"naam": "NN"}]), "partner «NN» bestaat niet"),
    "bron": (lambda t: actie(t).update(bron="weg"), "actie Preventieavond per buurt: bron «weg» bestaat niet"),
    "soort": (lambda t: actie(t).update(soort="snel"), "actie «Preventieavond per buurt»: past niet in het bestand"),
    "deadline": (lambda t: actie(t).update(deadline="morgen"), "actie «Preventieavond per buurt»: past niet"),
    "titel leeg": (lambda t: actie(t).update(titel=""), "actie «»: past niet"),
    "titel ontbreekt": (lambda t: actie(t).pop("titel"), "het veld 'titel' ontbreekt"),
    "getal als titel": (lambda t: actie(t).update(titel={"a": 1}), "past niet"),
    "doelen geen lijst": (lambda t: actie(t).update(doelen=5), "niet van zijn soort"),
    "sleutel dubbel": (lambda t: actie(t).update(sleutel="w2"), "de sleutel «w2» staat er twee keer"),
    "indicator": (
        lambda t: t[0]["doel"][0]["streefwaarde"][0].update(indicator="x"),
        "doel Minder jongerenoverlast: indicator «x» bestaat niet",
    ),
    "richting": (lambda t: t[0]["doel"][0]["streefwaarde"][0].update(richting="x"), "streefwaarde: past niet"),
}


@pytest.mark.parametrize("soort", FOUTEN)
def test_content_that_does_not_hang_together_is_named_and_leaves_nothing(pad, soort):
    bederf, zegt = FOUTEN[soort]
    inhoud = bouw_inhoud()
    bederf(hoofdplan(inhoud).themas)
    if soort == "doel van een ander plan":  # both plans have a doel with this sleutel; only one has it left
        hoofdplan(inhoud).themas[1].update(doel=[], actie=[])
    with pytest.raises(InhoudFout) as fout:
        bouw(pad, inhoud)
    assert zegt in str(fout.value)
    assert list(pad.parent.iterdir()) == []


def test_a_field_that_is_no_column_is_named_and_is_no_sql(pad):
    inhoud = bouw_inhoud()
    kleindam(inhoud).wijken[0]["naam) VALUES (1"] = "x"
    with pytest.raises(InhoudFout, match=r"wijk «Noord»: heeft een onbekend veld «naam\) VALUES \(1»"):
        bouw(pad, inhoud)


@pytest.mark.parametrize(
    ("velden", "zegt"),
    [
        ({"wijk": "West"}, "cijfers-kleindam.csv, regel 2: wijk «West» bestaat niet"),
        ({"bron": "krant"}, "cijfers-kleindam.csv, regel 2: bron «krant» bestaat niet"),
        ({"periode": 2019}, "cijfers-kleindam.csv, regel 3: meting: past niet in het bestand"),
    ],
)
def test_a_figure_that_does_not_fit_is_named_by_file_and_line(pad, velden, zegt):
    inhoud = bouw_inhoud()
    gemeente = kleindam(inhoud)
    cijfers = ({**gemeente.cijfers[0], **velden}, *gemeente.cijfers[1:])
    gemeenten = tuple(replace(g, cijfers=cijfers) if g is gemeente else g for g in inhoud.gemeenten)
    with pytest.raises(InhoudFout) as fout:
        bouw(pad, Inhoud(gemeenten, inhoud.plannen))
    assert zegt in str(fout.value)
    assert list(pad.parent.iterdir()) == []
