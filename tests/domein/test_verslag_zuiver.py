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
from ivp_tui.domein.verslag import Bouwstof, Verslagpunt, maak_verslag
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


def verslag_van(stand, *, over=None, ervoor=(), tijdens=(), daarna=(), agenda=(), gemaakt=(), eerder=(), eerste=False):
    stof = Bouwstof(
        over or overleg(2, date(2021, 3, 18)), None if eerste else overleg(1), agenda, gemaakt, eerder,
        Sinds(tuple(tijdens)), Sinds(tuple(ervoor)), Sinds(tuple(daarna)),
    )  # fmt: skip
    return maak_verslag(stof, stand)


def test_the_verslag_tells_each_thing_once(stand):
    actie = ("actie", stand.acties[0].id)
    ander = ("actie", stand.acties[1].id)
    oud = afspraak(1, actie, termijn=date(2021, 3, 1))
    nieuw, besluit = afspraak(2, actie, houder="OM"), afspraak(3, soort="besluit", status="genomen")
    tijdens = (
        item(actie, ("status", "aandacht", "gereed")),
        item(("afspraak", 1), ("termijn", "", "2021-03-01"), titel="afspraak 2021-01", van=actie),
        item(("afspraak", 2), ("erbij", "", "open"), van=actie),
        item(ander, ("titel", "a", "b"), titel="Ander"),
    )
    agenda = (
        punt(1, "afspraak", "2021-01 tekst 1", actie, 1),
        punt(2, "status", "Nog eens", actie, behandeld=False),
        punt(3, "eigen", "Rondvraag"),
    )
    ervoor = (item(actie, ("titel", "a", "b")),)
    verslag = verslag_van(stand, ervoor=ervoor, tijdens=tijdens, agenda=agenda, gemaakt=(nieuw, besluit), eerder=(oud,))
    assert verslag.punten == (
        Verslagpunt(
            "Afspraak 2021-01: tekst 1",
            "te laat, termijn 1 mrt 2021",
            True,
            ("termijn: geen → 1 mrt 2021", "Titel: aandacht → gereed", "Afspraak 2021-02: tekst 2 (OM)"),
        ),
        # its status as it was when the meeting began
        Verslagpunt("Nog eens", "aandacht", False, ()),
        Verslagpunt("Rondvraag", "", True, ()),
    )
    assert verslag.buiten == (Verslagpunt("Ander", "", True, ("titel: a → b",)),)
    assert verslag.los == ("Besluit B2021-03: tekst 3",)
    assert (verslag.besluiten, verslag.afspraken, verslag.eerder, verslag.afgehandeld) == (
        (besluit,),
        (nieuw,),
        (oud,),
        (),
    )
    assert (verslag.peildag, verslag.gemeente) == (date(2021, 3, 18), "Kleindam")
    assert verslag.sinds == (("Titel", ("titel: a → b",)),)


def gedaan(nummer, dag):
    return afspraak(nummer, status="gereed", afgedaan_op=dag)


def klaar(nummer):
    return item(("afspraak", nummer), ("status", "open", "gereed"), titel=f"afspraak {nummer}")


def test_what_was_done_since_the_meeting_before_and_what_was_open_still(stand):
    """The meeting before was on 4 March, this one is on the 18th; what is done later was open then."""
    eerder = (
        gedaan(1, date(2021, 3, 3)),
        gedaan(2, date(2021, 3, 10)),
        gedaan(3, date(2021, 3, 18)),
        gedaan(4, date(2021, 3, 18)),
        gedaan(5, date(2021, 3, 25)),
        afspraak(6),
        # of another wijk: not among the changes, so the day tells
        gedaan(7, date(2021, 3, 11)),
        # done on the day of the meeting before, after it was over
        gedaan(8, DAG),
        gedaan(9, DAG),
    )
    veld = item(("afspraak", 2), ("status", "open", "gereed"), ("tekst", "a", "b"), titel="afspraak 2")
    verslag = verslag_van(
        stand, eerder=eerder, ervoor=(veld, klaar(8)), tijdens=(klaar(3),), daarna=(klaar(4), klaar(5))
    )
    assert [a.id for a in verslag.eerder] == [4, 5, 6]
    assert [a.id for a in verslag.afgehandeld] == [8, 2, 7, 3]
    # what is told as done is not told again, but for what else changed of it
    assert [naam for naam, _ in verslag.sinds] == ["afspraak 2"]


def test_of_the_first_meeting_nothing_came_before(stand):
    verslag = verslag_van(stand, eerste=True, gemaakt=(afspraak(1),))
    assert (verslag.vorige, verslag.eerder, verslag.afgehandeld, verslag.sinds) == (None, (), (), ())


def test_what_changed_under_a_thema_that_was_gone_through_is_not_outside_the_agenda(stand):
    actie, zelf = stand.acties_van_thema[stand.themas[0].id][:2]
    plek, eigen = ("actie", actie.id), ("actie", zelf.id)
    agenda = (punt(1, "prioriteit", "Wonen", ("thema", stand.themas[0].id)), punt(2, "wijziging", "Zelf", eigen))
    tijdens = (item(plek, ("titel", "a", "b")), item(eigen, ("titel", "c", "d"), titel="Zelf"))
    verslag = verslag_van(stand, agenda=agenda, tijdens=tijdens, gemaakt=(afspraak(1, plek),))
    assert [(p.naam, p.reden, p.regels) for p in verslag.punten] == [
        ("Wonen", "prioriteit", ("Titel: titel: a → b", "Titel: Afspraak 2021-01: tekst 1")),
        ("Zelf", "gewijzigd sinds vorig overleg", ("titel: c → d",)),
    ]
    assert verslag.buiten == ()


def test_an_afspraak_about_an_item_that_was_not_on_the_agenda_is_outside_it(stand):
    los = replace(afspraak(1, ("actie", 1), houder="OM"), itemtitel="Heling")
    assert verslag_van(stand, gemaakt=(los,)).buiten == (
        Verslagpunt("Heling", "", True, ("Afspraak 2021-01: tekst 1 (OM)",)),
    )


@pytest.mark.parametrize(
    ("tijdens", "daarna", "reden"),
    [
        ((), (), ""),
        ((("status", "aandacht", "gereed", 1),), (), "aandacht"),
        ((), (("status", "loopt achter", "gereed", 1),), "loopt achter"),
        ((("status", "aandacht", "gereed", 1),), (("status", "gereed", "op schema", 1),), "aandacht"),
        # of another wijk, and of the stad as a wijk without a status of its own sees it
        ((("status", "aandacht", "gereed", 2),), (), ""),
        ((("status", "aandacht", "gereed"),), (), "aandacht"),
    ],
)
def test_why_it_was_there_is_how_it_stood_when_the_meeting_began(stand, tijdens, daarna, reden):
    plek = ("actie", stand.acties[0].id)
    verslag = verslag_van(
        stand,
        over=overleg(2, date(2021, 3, 18), 1, "Noord"),
        agenda=(punt(1, "status", "Titel", plek),),
        tijdens=(item(plek, *tijdens),) if tijdens else (),
        daarna=(item(plek, *daarna),) if daarna else (),
    )
    assert verslag.punten[0].reden == reden


def test_in_the_verslag_of_a_wijk_the_stad_is_named_and_a_small_count_is_hidden(stand):
    veranderd = (
        item(("actie", 1), ("status", "op schema", "aandacht"), ("status", "op schema", "gereed", 1)),
        item(("indicator", 1), ("cijfer", "", "12.0", None, "2021"), ("cijfer", "3.0", "7.0", 1, "2021")),
        item(("indicator", 1), ("cijfer", "3.0", "4.0", 1, "2020"), titel="Klein"),
    )
    verslag = verslag_van(stand, over=overleg(2, date(2021, 3, 18), 1, "Noord"), ervoor=veranderd)
    assert verslag.sinds == (
        ("Titel", ("stad: op schema → aandacht", "Noord: op schema → gereed")),
        ("cijfer Titel", ("stad 2021: geen → 12", "Noord 2021: <5 → 7")),
    )


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
