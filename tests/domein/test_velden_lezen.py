"""What is typed in a field of the table of fields: the value and the echo, or a Dutch sentence."""

from datetime import date

import pytest

from ivp_tui.domein.bewerken import Veld, VeldSoort, lees_invoer
from ivp_tui.domein.bewerken_velden import kies, lees_veld
from ivp_tui.domein.datum import StrengeLezer
from ivp_tui.domein.rijen import deze, woord
from ivp_tui.domein.veldregels import Kaartveld, kolom_van, toon
from ivp_tui.domein.wijziging import Geweigerd, ZetMeting
from ivp_tui.domein.wijziging_velden import ZetVeld
from ivp_tui.domein.wijziging_verantwoording import ZetMiddel
from ivp_tui.invoer.datumtaal import Datumtaal

LEZER = StrengeLezer()
WIJKEN = ((3, "Noord"), (4, "Noordoost"), (5, "Oost"), (6, "Zuid, Haven"))
PLAN = {"id": 1, "van": 2015, "tot": 2018}
METING = {"id": 1, "bron_id": None, "gekozen": 1, "indicator_id": 2, "wijk_id": None, "periode": 2017,
          "waarde": 20.5, "onbekend": None}  # fmt: skip


def veld(tabel, naam, waarde="", rest=None, keuzen=(), eenheid=""):
    return Kaartveld(tabel, 1, kolom_van(tabel, naam), waarde, rest or {}, keuzen, eenheid, "Begroting")


GOED = [
    (veld("actie", "soort"), "NI", "nieuw", "= nieuw"),
    (veld("actie", "aanpak"), "", "", "= leeg"),
    (veld("actie", "schakels"), "nazorg,  pro , nazorg", "pro-actie, nazorg", "= pro-actie, nazorg"),
    (veld("actie", "schakels"), "-", "", "= geen"),
    (veld("actie", "deadline", None), "5-12-2026", "2026-12-05", "= za 5 dec 2026"),
    (veld("actie", "deadline", None), "", None, "= onbekend"),
    (veld("thema", "prioriteit", 0), "J", 1, "= ja"),
    (veld("bron", "jaar", None), "2019", 2019, "= 2019"),
    (veld("bron", "jaar", None), "–", None, "= onbekend"),
    (veld("plan", "tot", 2018, PLAN), "2015", 2015, "= 2015"),
    (veld("streefwaarde", "doelwaarde", None, {}, (), "%"), "20,6%", 20.6, "= 20,6%"),
    (veld("streefwaarde", "doelwaarde", 3.0, {}, (), "%"), "?", None, "= onbekend"),
    (veld("verhaal", "wijk_id", None, {}, WIJKEN), "noord", 3, "= Noord"),
    (veld("verhaal", "wijk_id", 3, {}, WIJKEN), "stad", None, "= stad"),
    (veld("verhaal", "wijk_id", 3, {}, WIJKEN), "have", 6, "= Zuid, Haven"),
    (veld("gebied", "wijken", (), {}, WIJKEN), "zuid, haven, noordo", (4, 6), "= Noordoost, Zuid, Haven"),
    (veld("gebied", "wijken", (3,), {}, WIJKEN), "", (), "= wijk onbekend"),
    (veld("partner", "naam", "x"), "  Halt ", "Halt", ""),
    (veld("actie", "titel", "x"), "y" * 91, "y" * 91, "91 tekens; een titel leest het best tot 90"),
]

FOUT = [
    (veld("actie", "soort"), "x", "kies uit: lopend, nieuw, eigen"),
    (veld("actie", "schakels"), "pre", "kies uit: preventie, preparatie"),
    (veld("actie", "soort"), "", "soort mag niet leeg zijn; kies een van de woorden of druk Esc"),
    (veld("actie", "deadline", None), "31-2-2026", "Dag 31 bestaat niet"),
    (veld("thema", "prioriteit", 0), "misschien", "typ ja of nee"),
    (veld("bron", "jaar", None), "19", "bedoelt u 2019 of 1919?"),
    (veld("bron", "jaar", None), "2201", "ligt buiten 1900 tot en met 2200"),
    (veld("bron", "jaar", None), "٢٠١٩", "geen jaar"),
    (veld("plan", "tot", 2018, PLAN), "2014", "het eerste jaar (2015) ligt na het laatste (2014)"),
    (veld("streefwaarde", "doelwaarde", None, {}, (), "%"), "101", "een percentage ligt tussen 0 en 100"),
    (veld("streefwaarde", "doelwaarde", None, {}, (), "aantal"), "12%", "dit is een aantal, geen %"),
    (veld("streefwaarde", "doelwaarde", None, {}, (), "aantal"), "1,234", "bedoelt u"),
    (veld("verhaal", "wijk_id", None, {}, WIJKEN), "noo", "kan van alles zijn: Noord, Noordoost"),
    (veld("verhaal", "wijk_id", None, {}, WIJKEN), "west", "is niet gevonden; kies uit: Noord, Noordoost, Oost"),
    (veld("verhaal", "wijk_id", None, {}), "west", "er is nog niets om uit te kiezen"),
    (veld("partner", "naam", "x"), "y" * 201, "te lang: 201 tekens, hoogstens 200"),
    (veld("middel", "begroot", None, {"bron_id": None}), "12%", "dit is een bedrag in euro, geen %"),
    (veld("meting", "waarde", 1.0, METING), "", "typ een getal, of PM"),
]


@pytest.mark.parametrize(("kaartveld", "tekst", "waarde", "lezing"), GOED)
def test_wat_getypt_is_wordt_een_waarde_met_haar_lezing(kaartveld, tekst, waarde, lezing):
    intent = ZetVeld(kaartveld.tabel, 1, kaartveld.kolom.naam, waarde, kaartveld.waarde)
    assert lees_veld(kaartveld, tekst, LEZER) == (intent, lezing)


@pytest.mark.parametrize(("kaartveld", "tekst", "zegt"), FOUT)
def test_wat_niet_kan_wordt_in_het_nederlands_geweigerd(kaartveld, tekst, zegt):
    with pytest.raises(Geweigerd) as fout:
        lees_veld(kaartveld, tekst, LEZER)
    assert zegt in str(fout.value)


def test_het_veld_van_het_detail_leest_hetzelfde(stand):
    kaartveld = veld("actie", "deadline", None)
    op_scherm = Veld(VeldSoort.DAG, "Deadline", "", "actie", 1, "deadline", kaartveld=kaartveld)
    lezer = Datumtaal(date(2026, 3, 4))
    assert lees_invoer(op_scherm, "vrijdag", stand, lezer) == lees_veld(kaartveld, "vrijdag", lezer)


def test_een_cijfer_en_een_bedrag_houden_de_regel_van_hun_bron():
    intent, lezing = lees_veld(veld("meting", "waarde", 20.5, METING, (), "%"), "21", LEZER)
    assert intent == ZetMeting(2, None, 2017, 21.0, None, 1, (20.5, None))
    assert lezing == "= 21%"
    van_bron = {**METING, "bron_id": 4}
    assert "blijft staan" in lees_veld(veld("meting", "waarde", 20.5, van_bron, (), "%"), "PM", LEZER)[1]
    assert "blijft staan" not in lees_veld(veld("meting", "waarde", 20.5, van_bron, (), "%"), "20,5", LEZER)[1]
    with pytest.raises(Geweigerd, match="telt niet"):
        lees_veld(veld("meting", "waarde", 20.5, {**van_bron, "gekozen": 0}, (), "%"), "21", LEZER)
    rij = {"bron_id": 4, "thema_id": 7, "jaar": 2021}
    intent, lezing = lees_veld(veld("middel", "begroot", 100.0, rij), "€ 125.000 euro", LEZER)
    assert intent == ZetMiddel(7, 2021, "begroot", 125000.0, 100.0)
    assert lezing == "= € 125.000; wordt eigen invoer; wat «Begroting» zei komt in de toelichting"
    assert lees_veld(veld("middel", "begroot", 100.0, rij), "100", LEZER)[1] == "= € 100"


def test_kiezen_uit_een_lijst():
    bron = veld("actie", "bron_id", 1, {}, ((1, "A"), (2, "B")))
    assert kies(bron, 2) == ZetVeld("actie", 1, "bron_id", 2, 1)
    assert kies(bron, None) == ZetVeld("actie", 1, "bron_id", None, 1)
    with pytest.raises(Geweigerd, match="indicator mag niet leeg"):
        kies(veld("streefwaarde", "indicator_id", 1), None)


def test_wat_geen_veld_is_zegt_waarom():
    for tabel, naam, zegt in (
        ("plan", "slug", "op de opdrachtregel"),
        ("actie", "thema_id", "verplaatsen"),
        ("stand", "status", "de cijfertoetsen"),
        ("bron", "kleur", "dat veld is er niet"),
    ):
        with pytest.raises(Geweigerd, match=zegt):
            kolom_van(tabel, naam)


def test_woorden_en_waarden_op_het_scherm():
    assert (deze("gebied"), deze("bron"), deze("stand")) == ("dit gebied", "deze bron", "deze stand")
    assert woord("stand") == "stand"
    dag = kolom_van("actie", "deadline")
    assert toon(dag, "2026-12-05", {}, {}) == "5 dec 2026"
    assert toon(dag, "geen dag", {}, {}) == "geen dag"
    assert toon(kolom_van("meting", "waarde"), None, {}, {"onbekend": "PM"}, "%") == "PM"
    assert toon(kolom_van("meting", "waarde"), 20.0, {}, {}, "%") == "20%"
    assert toon(kolom_van("middel", "begroot"), 1000.0, {}, {}) == "€ 1.000"
