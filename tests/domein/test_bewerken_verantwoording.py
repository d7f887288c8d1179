"""What was typed in a field of a toezegging, a verhaal, the middelen or as a bericht becomes an intent."""

from dataclasses import replace
from datetime import date

import pytest

from ivp_tui.domein.bewerken import Veld, VeldSoort, lees_invoer
from ivp_tui.domein.datum import DatumFout
from ivp_tui.domein.verantwoording import Middel, Toezegging, Toezeggingstatus, Verhaal
from ivp_tui.domein.wijziging import Geweigerd, ZetTekst
from ivp_tui.domein.wijziging_verantwoording import NieuwBericht, ZetDatum, ZetKeuze, ZetMiddel, ZetVerhaalwijk

DAG = date(2026, 11, 21)
STATUS = Veld(VeldSoort.KEUZE, "Status", "open", "toezegging", 7, "status")
SOORT = Veld(VeldSoort.KEUZE, "Soort", "motie", "toezegging", 7, "soort")
TDAG = Veld(VeldSoort.DAG, "Datum", "6-3-2025", "toezegging", 7, "datum")
VDAG = Veld(VeldSoort.DAG, "Datum", "1-2-2025", "verhaal", 8, "datum")
WIJK = Veld(VeldSoort.VERHAALWIJK, "Wijk", "Noord", "verhaal", 8, "wijk_id")
BEGROOT = Veld(VeldSoort.MIDDEL, "Begroot 2021", "1.000", "middel", 1, "begroot", periode=2021)
BERICHT = Veld(VeldSoort.BERICHT, "Nieuw bericht", "", "toezegging", 7, "bericht", vandaag=DAG)
NUMMER = Veld(VeldSoort.TEKST, "Nummer", "M309", "toezegging", 7, "nummer")
TEKST = Veld(VeldSoort.LANGE_TEKST, "Tekst", "", "verhaal", 8, "tekst")


@pytest.fixture
def stand(stand):
    """The small plan with one of each."""
    toezegging = Toezegging(7, 1, "motie", "M309", "T", Toezeggingstatus.OPEN, date(2025, 3, 6), "", None, "")
    verhaal = Verhaal(8, date(2025, 2, 1), 1, ("actie", 14), "V", "", None, "")
    middel = Middel(9, 1, 2021, 1000.0, None, "", None, "")
    return replace(stand, toezeggingen=(toezegging,), verhalen=(verhaal,), middelen=(middel,))


GOED = [
    (STATUS, "afgedaan", ZetKeuze("toezegging", 7, "status", "afgedaan", "open"), "= afgedaan"),
    (STATUS, "V", ZetKeuze("toezegging", 7, "status", "vervallen", "open"), "= vervallen"),
    (SOORT, "t", ZetKeuze("toezegging", 7, "soort", "toezegging", "motie"), "= toezegging"),
    (TDAG, "7-3-2025", ZetDatum("toezegging", 7, date(2025, 3, 7), date(2025, 3, 6)), "= vr 7 mrt 2025"),
    (TDAG, "", ZetDatum("toezegging", 7, None, date(2025, 3, 6)), "geen datum"),
    (VDAG, "2 feb 2025", ZetDatum("verhaal", 8, date(2025, 2, 2), date(2025, 2, 1)), "= zo 2 feb 2025"),
    (WIJK, "zuid", ZetVerhaalwijk(8, 2, 1), "= Zuid"),
    (WIJK, "stad", ZetVerhaalwijk(8, None, 1), "= stad"),
    (BEGROOT, "€ 125.000", ZetMiddel(1, 2021, "begroot", 125_000.0, 1000.0), "= € 125.000"),
    (BEGROOT, "12,50 euro", ZetMiddel(1, 2021, "begroot", 12.5, 1000.0), "= € 12,5"),
    (BEGROOT, "0", ZetMiddel(1, 2021, "begroot", 0.0, 1000.0), "= € 0"),
    (BEGROOT, "PM", ZetMiddel(1, 2021, "begroot", None, 1000.0), "= onbekend"),
    (BEGROOT, "", ZetMiddel(1, 2021, "begroot", None, 1000.0), "= onbekend"),
    (replace(BEGROOT, veld="gerealiseerd"), "7", ZetMiddel(1, 2021, "gerealiseerd", 7.0, None), "= € 7"),
    (replace(BEGROOT, rij=2), "7", ZetMiddel(2, 2021, "begroot", 7.0, None), "= € 7"),
    (BERICHT, "brief verzonden", NieuwBericht("toezegging", 7, DAG, "brief verzonden"), "= van za 21 nov 2026"),
    (
        BERICHT,
        "5-3-2025 besproken",
        NieuwBericht("toezegging", 7, date(2025, 3, 5), "besproken"),
        "= van wo 5 mrt 2025",
    ),
    (BERICHT, "5 mrt 2025: brief 2", NieuwBericht("toezegging", 7, date(2025, 3, 5), "brief 2"), "= van wo 5 mrt 2025"),
    (replace(BERICHT, tabel="actie"), "gedaan", NieuwBericht("actie", 7, DAG, "gedaan"), "= van za 21 nov 2026"),
    (NUMMER, "M310", ZetTekst("toezegging", 7, "nummer", "M310", "M309"), ""),
    (TEKST, "Een\nverhaal", ZetTekst("verhaal", 8, "tekst", "Een\nverhaal", ""), ""),
]

FOUT = [
    (STATUS, "", "kies uit: open, afgedaan, vervallen"),
    (STATUS, "klaar", "de eerste letter is genoeg"),
    (TDAG, "morgen", "Schrijf een datum"),
    (VDAG, "", "een verhaal heeft altijd een datum"),
    (WIJK, "noord, zuid", "van één wijk"),
    (WIJK, "Nergens", "«Nergens» is geen wijk"),
    (BEGROOT, "12%", "een bedrag in euro"),
    (BEGROOT, "-5", "een bedrag in euro"),
    (BEGROOT, "veel", "is geen getal"),
    (BEGROOT, "1e400", "is geen getal"),
    (BERICHT, "5-3-2025", "typ wat er te melden is"),
    (BERICHT, "", "typ wat er te melden is"),
    (BERICHT, "x" * 20_001, "te lang"),
    (replace(BERICHT, vandaag=None), "zonder dag", "begin met de datum"),
    (NUMMER, "x" * 41, "te lang"),
]


@pytest.mark.parametrize(("veld", "tekst", "wijziging", "lezing"), GOED)
def test_what_is_typed_becomes_an_intent_and_is_read_back(stand, veld, tekst, wijziging, lezing):
    assert lees_invoer(veld, tekst, stand) == (wijziging, lezing)


@pytest.mark.parametrize(("veld", "tekst", "zegt"), FOUT)
def test_what_cannot_be_read_is_refused_in_dutch(stand, veld, tekst, zegt):
    with pytest.raises(Geweigerd) as fout:
        lees_invoer(veld, tekst, stand)
    assert zegt in str(fout.value)


class Lezer:
    """Reads one word as a day, in both directions, and refuses another."""

    def dag(self, tekst: str, *, vooruit: bool) -> date:
        if tekst != "ooit":
            raise DatumFout("Bedoelt u toen of straks?")
        return date(2030, 1, 1) if vooruit else date(2020, 1, 1)

    def aanhef(self, tekst: str) -> tuple[date, str] | None:
        return (self.dag(tekst[:4], vooruit=False), tekst[5:]) if tekst != "niets" else None


def test_a_deadline_is_read_ahead_and_what_was_behind(stand):
    deadline = Veld(VeldSoort.DATUM, "Deadline", "", "actie", 14, "deadline")
    assert lees_invoer(deadline, "ooit", stand, Lezer())[1] == "= di 1 jan 2030"
    for veld in (TDAG, VDAG):
        assert lees_invoer(veld, "ooit", stand, Lezer())[1] == "= wo 1 jan 2020"
    bericht, lezing = lees_invoer(BERICHT, "ooit brief", stand, Lezer())
    assert (bericht.datum, bericht.tekst, lezing) == (date(2020, 1, 1), "brief", "= van wo 1 jan 2020")
    assert lees_invoer(BERICHT, "niets", stand, Lezer())[0].datum == DAG


def test_what_the_reader_of_days_asks_is_asked_beside_the_field(stand):
    for veld in (TDAG, VDAG, BERICHT, replace(TDAG, soort=VeldSoort.DATUM, tabel="actie")):
        with pytest.raises(Geweigerd, match="Bedoelt u toen of straks"):
            lees_invoer(veld, "straks", stand, Lezer())
