"""What is told of a meeting, without a file: changes in words, what a wijk sees of them, lists, and the verslag."""

from dataclasses import replace
from datetime import date

import pytest

from ivp_tui.domein.beamer import Beamerbeeld, maak_beamerbeeld
from ivp_tui.domein.notitie import Notitie
from ivp_tui.domein.overleg import (
    Afspraak,
    Afspraakkeus,
    Afspraakstatus,
    Agendapunt,
    Herkomst,
    Overleg,
    Telling,
    reeks_van,
    vorige,
)
from ivp_tui.domein.sinds import Itemverandering, Sinds, Verandering
from ivp_tui.domein.sindstekst import itemnaam, veranderregels
from ivp_tui.domein.verslag import Bouwstof, maak_verslag
from ivp_tui.domein.wijziging_overleg import BeginOverleg, NieuweAfspraak, SluitOverleg

DAG = date(2021, 3, 4)


def overleg(nummer=1, datum=DAG, wijk_id=None, wijk="", gesloten=None):
    return Overleg(nummer, 1, "p", 1, None, "", wijk_id, wijk, "Overleg", datum, "OM", "2021-03-04T09:00:00Z", gesloten)


def afspraak(nummer, item=None, soort="afspraak", status="open", houder="", termijn=None, **meer):
    velden = {"wijk_id": None, "wijk": "", "afgedaan_op": None} | meer
    kop = f"{'B' if soort == 'besluit' else ''}2021-{nummer:02d}"
    return Afspraak(
        nummer, 1, 1, "Overleg", DAG, kop, velden["wijk_id"], velden["wijk"], item, "", soort, f"tekst {nummer}",
        houder, termijn, Afspraakstatus(status), velden["afgedaan_op"], reeks_van(1, None, "", "Overleg"),
    )  # fmt: skip


def item(plek, *delen, titel="Titel", van=None):
    return Itemverandering(plek, titel, 1, tuple(Verandering(*deel) for deel in delen), van)


@pytest.mark.parametrize(
    ("plek", "deel", "regel"),
    [
        (("actie", 1), ("status", "onbekend", "aandacht", 1, "te weinig"), "Noord: onbekend → aandacht (te weinig)"),
        (("actie", 1), ("status", "onbekend", "gereed"), "onbekend → gereed"),
        (("actie", 1), ("reden", "a", "", 1), "Noord: toelichting: geen"),
        (("actie", 1), ("reden", "a", "[gewist]"), "toelichting: gewist"),
        (("actie", 1), ("titel", "a", "b"), "titel: a → b"),
        (("actie", 1), ("trekker", "", "x" * 200), f"trekker: geen → {'x' * 159}…"),
        (("actie", 1), ("deadline", "", "2026-12-05"), "deadline: geen → 5 dec 2026"),
        (("actie", 1), ("deadline", "ooit", ""), "deadline: ooit → geen"),
        (("actie", 1), ("bericht", "", "brief weg", None, "2026-12-05"), "bericht 5 dec 2026: brief weg"),
        (("actie", 1), ("erbij", "", ""), "toegevoegd"),
        (("actie", 1), ("archief", "", ""), "naar het archief"),
        (("afspraak", 1), ("erbij", "", "open", 1), "nieuw"),
        (("afspraak", 1), ("status", "open", "gereed", 1), "open → gereed"),
        (("doel", 1), ("streefwaarde", "2700.0", "", None, "doelwaarde"), "doelwaarde: 2.700 → geen"),
        (("indicator", 3), ("cijfer", "PM", "20.6", 2, "2021"), "Zuid 2021: PM → 20,6%"),
        (("indicator", 1), ("cijfer", "", "12.0", None, "2021"), "2021: geen → 12"),
    ],
)
def test_a_change_in_words(stand, plek, deel, regel):
    assert veranderregels(item(plek, deel), stand) == (regel,)


def test_what_is_no_item_of_the_plan_says_what_it_is():
    assert itemnaam(item(("indicator", 1), titel="Inbraak")) == "cijfer Inbraak"
    assert itemnaam(item(("actie", 1), titel="\x1b[2J")) == "␛[2J"


def test_what_a_wijk_has_to_do_with():
    delen = (("status", "a", "b", 1), ("status", "a", "b", 2), ("titel", "a", "b"))
    alles = Sinds(
        (item(("actie", 1), *delen), item(("actie", 2), *delen), item(("afspraak", 3), delen[2], van=("actie", 2)))
    )
    wijk = alles.in_wijk(1, lambda plek, wijk_id: plek == ("actie", 1))
    assert [(i.plek, len(i.veranderingen)) for i in wijk.items] == [(("actie", 1), 2), (("actie", 2), 1)]
    assert alles.in_wijk(None, lambda plek, wijk_id: False) is alles
    assert [i.plek for i in alles.over(("actie", 2))] == [("actie", 2), ("afspraak", 3)]
    assert len(alles.items[0].met("status")) == 2


def test_the_meeting_before_and_its_name():
    een, twee, drie = overleg(1), overleg(2), overleg(3, date(2021, 5, 1), gesloten="2021-05-01T10:00:00Z")
    assert vorige(drie, (een, twee, drie)) == twee
    assert vorige(een, (een, twee, drie)) is None
    assert (een.is_open, drie.is_open, een.titel()) == (True, False, "Overleg · stad · 4 mrt 2021")
    assert Telling(3, 1).tekst == "afspraken: 3 open, 1 te laat"


@pytest.mark.parametrize(
    ("keus", "wie"),
    [
        ({}, {1, 2, 3}),
        ({"soort": "besluit"}, {4}),
        ({"wijk": (1,)}, {2}),
        ({"plan_id": 2}, set()),
        ({"reeks": reeks_van(1, 1, "", "Overleg")}, set()),
        ({"item": ("actie", 7)}, {1}),
        ({"actiehouder": "om"}, {1}),
        ({"alleen_open": True}, {1, 2}),
        ({"afgedaan_sinds": DAG}, {1, 2, 3}),
        ({"afgedaan_sinds": date(2021, 3, 5)}, {1, 2}),
        ({"te_laat_op": date(2021, 3, 5)}, {2}),
    ],
)
def test_which_afspraken_one_wants_to_see(keus, wie):
    alle = [
        afspraak(1, ("actie", 7), houder="Politie, OM"),
        afspraak(2, wijk_id=1, termijn=DAG),
        afspraak(3, status="gereed", afgedaan_op=DAG),
        afspraak(4, soort="besluit", status="genomen"),
    ]
    assert {a.id for a in alle if Afspraakkeus(**keus).past(a)} == wie


def punt(nummer, herkomst, naam, plek=None, afspraak_id=None, behandeld=True):
    return Agendapunt(nummer, 1, nummer, Herkomst(herkomst), "", plek, afspraak_id, behandeld, naam)


def test_the_verslag_tells_each_thing_once(stand):
    actie = ("actie", stand.acties[0].id)
    ander = ("actie", stand.acties[1].id)
    oud = afspraak(1, actie, termijn=date(2021, 3, 1))
    nieuw, besluit = afspraak(2, actie, houder="OM"), afspraak(3, soort="besluit", status="genomen")
    tijdens = Sinds(
        (
            item(actie, ("status", "onbekend", "gereed")),
            item(("afspraak", 1), ("status", "open", "gereed"), titel="afspraak 2021-01", van=actie),
            item(("afspraak", 2), ("erbij", "", "open"), van=actie),
            item(ander, ("titel", "a", "b"), titel="Ander"),
        )
    )
    agenda = (
        punt(1, "afspraak", "2021-01 tekst 1", actie, 1),
        punt(2, "status", "Nog eens", actie, behandeld=False),
        punt(3, "eigen", "Rondvraag"),
    )
    ervoor = Sinds((item(actie, ("titel", "a", "b")),))
    verslag = maak_verslag(Bouwstof(overleg(2), overleg(1), agenda, (nieuw, besluit), (oud,), tijdens, ervoor), stand)
    assert [(p.naam, p.regels) for p in verslag.punten] == [
        ("2021-01 tekst 1", ("open → gereed", "Titel: onbekend → gereed", "afspraak 2021-02: tekst 2 (OM)")),
        ("Nog eens", ()),
        ("Rondvraag", ()),
        ("Ander", ("titel: a → b",)),
    ]
    assert [p.reden for p in verslag.punten] == [
        "afspraak 2021-01, te laat (termijn 1 mrt 2021)",
        "onbekend",
        "toegevoegd",
        "buiten de agenda",
    ]
    assert (verslag.besluiten, verslag.afspraken, verslag.eerder, verslag.peildag) == (
        (besluit,),
        (nieuw,),
        (oud,),
        DAG,
    )
    assert (verslag.plaats, verslag.sinds) == ("stad", (("Titel", ("titel: a → b",)),))


def test_the_second_screen_without_holders(stand):
    acties = (replace(stand.acties[0], trekker="Politie"), *stand.acties[1:])
    beeld = Beamerbeeld(replace(stand, acties=acties), overleg(), (), (afspraak(1, houder="OM"),), ())
    zonder = maak_beamerbeeld(beeld, met_houders=False)
    assert (zonder.overleg.aanwezig, zonder.gemaakt[0].actiehouder) == ("", "(houder)")
    assert {a.trekker for a in zonder.stand.acties if a.trekker} == {"(houder)"}
    met = maak_beamerbeeld(beeld)
    assert (met.overleg, met.gemaakt, met.stand.acties) == (beeld.overleg, beeld.gemaakt, acties)
    assert maak_beamerbeeld(Beamerbeeld(stand, None), met_houders=False).overleg is None


def test_intents_and_notities_are_plain_values():
    assert BeginOverleg(None, "x", None, DAG).NAAR_ITEM
    assert NieuweAfspraak(1, "tekst").soort == "afspraak"
    assert SluitOverleg(1) == SluitOverleg(1)
    assert Notitie(1, None, None, ("actie", 1), "x", None).tekst == "x"
