"""Every field of every table: accounted for, read back as it was typed, refused in Dutch, and undone."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ivp_tui.domein.bewerken_velden import lees_veld as lees_invoer
from ivp_tui.domein.datum import StrengeLezer
from ivp_tui.domein.rijen import KINDEREN, LIJSTEN, VRAAGT, WEG, WOORD
from ivp_tui.domein.velden import OVERAL_VAST, UNIEK, VAST, VELDEN, Waardesoort
from ivp_tui.domein.wijziging import Botsing, Geweigerd, Ongedaan, Opnieuw, ZetMeting
from ivp_tui.domein.wijziging_velden import NieuweRij, VerwijderRij, ZetVeld
from ivp_tui.domein.wijziging_verantwoording import ZetMiddel
from ivp_tui.invoer.datumtaal import Datumtaal
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.inhoudscontrole import _GEKOZEN
from ivp_tui.opslag.lezen_kaart import lees_kaart, lees_lijst, lees_veld
from ivp_tui.opslag.schema import kolommen
from ivp_tui.opslag.tabellen import ALLE_TABELLEN
from tests.klein import buiten, doe, naspelen, nummer, toestand

#: a row in each table that the small file leaves empty
VUL = """
INSERT INTO overleg (plan_id, naam, datum) SELECT id, 'Stuurgroep', '2021-03-04' FROM plan LIMIT 1;
INSERT INTO afspraak (plan_id, overleg_id, tekst) SELECT plan_id, id, 'Bellen' FROM overleg;
INSERT INTO agendapunt (overleg_id, titel, actie_id) SELECT overleg.id, 'Punt', actie.id FROM overleg, actie LIMIT 1;
INSERT INTO notitie (plan_id, tekst, actie_id) SELECT plan_id, 'Noot', id FROM actie LIMIT 1;
INSERT INTO stand (actie_id, status) SELECT id, 'gereed' FROM actie LIMIT 1;
INSERT INTO toezegging (plan_id, titel) SELECT id, 'Brief aan de raad' FROM plan LIMIT 1;
INSERT INTO verhaal (plan_id, titel, datum) SELECT id, 'Een middag in Noord', '2021-05-06' FROM plan LIMIT 1;
INSERT INTO bericht (actie_id, datum, tekst) SELECT id, '2021-06-07', 'Begonnen' FROM actie LIMIT 1;
INSERT INTO middel (thema_id, jaar, begroot, bron_id) SELECT thema.id, 2021, 5000, bron.id FROM thema, bron LIMIT 1;
INSERT INTO vervolg (van_actie_id, naar_actie_id) SELECT min(id), max(id) FROM actie;
"""


@pytest.fixture(scope="module")
def vol_gebouwd(klein_gebouwd, tmp_path_factory):
    """The small file with a row in every table."""
    pad = Path(shutil.copy(klein_gebouwd, tmp_path_factory.mktemp("vol") / "vol.db"))
    buiten(pad, *(regel for regel in VUL.strip().split("\n")))
    return pad


@pytest.fixture
def vol(vol_gebouwd, tmp_path):
    bestand = open_bestand(Path(shutil.copy(vol_gebouwd, tmp_path / "vol.db")))
    yield bestand
    bestand.sluit()


def eerste(conn, tabel):
    return conn.execute(f"SELECT min(id) FROM {tabel}").fetchone()[0]


def veld_van(bestand, tabel, naam, rij=None):
    veld = lees_veld(bestand.conn, tabel, rij or eerste(bestand.conn, tabel), naam)
    assert veld is not None
    return veld


def zet(bestand, veld, tekst):
    intent, _ = lees_invoer(veld, tekst, Datumtaal(date(2026, 3, 4)))
    return doe(bestand, intent)


def geen_veld(tabel):
    return {*OVERAL_VAST, *VAST.get(tabel, {})}


@pytest.mark.parametrize("tabel", ALLE_TABELLEN)
def test_elke_kolom_is_een_veld_of_heeft_een_reden(vol, tabel):
    echt = set(kolommen(vol.conn, tabel))
    velden = {kolom.naam for kolom in VELDEN.get(tabel, ()) if kolom.soort is not Waardesoort.VERZAMELING}
    assert velden <= echt
    assert not velden & geen_veld(tabel)
    assert set(VAST.get(tabel, {})) <= echt
    assert echt - velden - geen_veld(tabel) == set()
    assert all(reden.strip() for reden in VAST.get(tabel, {}).values())


def test_de_tabellen_over_rijen_noemen_wat_er_is(vol):
    assert set(VELDEN) <= set(ALLE_TABELLEN)
    assert set(VELDEN) <= set(WOORD)
    assert set(VAST) <= set(ALLE_TABELLEN)
    for tabel, kinderen in KINDEREN.items():
        for soort in kinderen:
            assert soort.kolom in kolommen(vol.conn, soort.via or soort.tabel), tabel
    for tabel, velden in VRAAGT.items():
        assert set(velden) <= {kolom.naam for kolom in VELDEN[tabel]}
    for tabel, velden in UNIEK.items():
        sleutels = [
            {info[2] for info in vol.conn.execute(f"PRAGMA index_info({rij[1]})")}
            for rij in vol.conn.execute(f"PRAGMA index_list({tabel})").fetchall()
        ]
        assert set(velden) in sleutels
    assert set(LIJSTEN) <= WEG


ALLE_VELDEN = [(tabel, kolom.naam) for tabel, velden in VELDEN.items() for kolom in velden]

#: what can be typed in a field of each kind, and what becomes of it in the file; None: the last row of the choices
GOED = {
    Waardesoort.TEKST: ("  Nieuw  [b] 'woord' ", "Nieuw  [b] 'woord'"),
    Waardesoort.LANG: ("Regel een\nRegel twee", "Regel een\nRegel twee"),
    Waardesoort.WOORDEN: ("nazorg, pro", "pro-actie, nazorg"),
    Waardesoort.DAG: ("5 dec 2026", "2026-12-05"),
    Waardesoort.JAAR: ("2022", 2022),
    Waardesoort.GETAL: ("20,5", 20.5),
}
PER_VELD = {
    ("plan", "van"): ("2011", 2011),
    ("plan", "tot"): ("2024", 2024),
    ("streefwaarde", "basisjaar"): ("2001", 2001),
    ("streefwaarde", "doeljaar"): ("2030", 2030),
}


def geldig(veld, conn):
    """A text for a field that gives another value than stands there, and that value; None where there is no other."""
    kolom = veld.kolom
    if (veld.tabel, kolom.naam) in PER_VELD:
        return PER_VELD[veld.tabel, kolom.naam]
    if kolom.soort in GOED:
        return GOED[kolom.soort]
    if kolom.soort is Waardesoort.KEUZE:
        ander = [woord for woord in kolom.woorden if woord != veld.waarde][-1]
        return ander.upper(), ander
    if kolom.soort is Waardesoort.JANEE:
        return ("n", 0) if veld.waarde else ("J", 1)
    keuzen = [(rij, naam) for rij, naam in veld.keuzen if rij != veld.waarde and (rij,) != veld.waarde]
    if kolom.naar == "indicator":
        aantallen = {rij[0] for rij in conn.execute("SELECT id FROM indicator WHERE eenheid = 'aantal'")}
        keuzen = [keus for keus in keuzen if keus[0] in aantallen]
    if not keuzen:
        return None
    rij, naam = keuzen[-1]
    return naam, (rij,) if kolom.soort is Waardesoort.VERZAMELING else rij


@pytest.mark.parametrize(("tabel", "naam"), ALLE_VELDEN)
def test_elk_veld_is_te_wijzigen_en_te_herstellen(vol, tabel, naam):
    veld = veld_van(vol, tabel, naam)
    if veld.kolom.soort in (Waardesoort.CIJFER, Waardesoort.BEDRAG):
        return
    begin = toestand(vol.conn)
    goed = geldig(veld, vol.conn)
    if goed is None or (tabel, naam) == ("indicator", "eenheid"):
        return
    tekst, waarde = goed
    uitslag = zet(vol, veld, tekst)
    assert uitslag.gewijzigd
    assert veld_van(vol, tabel, naam).waarde == waarde
    assert toestand(vol.conn) != begin
    assert vol.conn.execute(_GEKOZEN).fetchall() == []
    doe(vol, Ongedaan())
    assert toestand(vol.conn) == begin
    doe(vol, Opnieuw())
    assert veld_van(vol, tabel, naam).waarde == waarde


@pytest.mark.parametrize(("tabel", "naam"), ALLE_VELDEN)
def test_wat_er_staat_leest_zich_terug(vol, tabel, naam):
    for (rij,) in vol.conn.execute(f"SELECT id FROM {tabel} ORDER BY id LIMIT 40").fetchall():
        veld = veld_van(vol, tabel, naam, rij)
        if veld.tekst == "" and not veld.kolom.leeg:
            continue
        voor = toestand(vol.conn)
        assert not zet(vol, veld, veld.tekst).gewijzigd
        assert toestand(vol.conn) == voor


@pytest.mark.parametrize(("tabel", "naam"), ALLE_VELDEN)
def test_leeg_is_leeg_of_een_nederlandse_zin(vol, tabel, naam):
    veld = veld_van(vol, tabel, naam)
    if not veld.kolom.leeg:
        with pytest.raises(Geweigerd, match=r"mag niet leeg|typ een getal|kies"):
            zet(vol, veld, "")
        return
    zet(vol, veld, "")
    nieuw = veld_van(vol, tabel, naam)
    assert nieuw.waarde in (None, "", ())
    assert nieuw.tekst == ""


@pytest.mark.parametrize(("tabel", "naam"), ALLE_VELDEN)
def test_een_ander_was_eerder(vol, tabel, naam):
    veld = veld_van(vol, tabel, naam)
    goed = geldig(veld, vol.conn)
    if goed is None or veld.kolom.soort in (Waardesoort.CIJFER, Waardesoort.BEDRAG):
        return
    verwacht = (-1,) if veld.kolom.soort is Waardesoort.VERZAMELING else -1 if veld.kolom.naar else "iets anders"
    voor = toestand(vol.conn)
    with pytest.raises(Botsing) as fout:
        doe(vol, ZetVeld(tabel, veld.rij, naam, goed[1], verwacht))
    assert toestand(vol.conn) == voor
    if veld.kolom.naar:
        # names, not numbers
        namen = [naam for _, naam in veld.keuzen]
        assert fout.value.hier in namen
        assert fout.value.daar in (*namen, veld.kolom.niets) or ", " in fout.value.daar


TEKST = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["5-12-2026", "31-2-2026", "2.700", "20,6%", "1,234", "PM", "ja", "n", "18", "2018", "1899",
                     "preventie, nazorg", "pre", "om", "a, b, c", "€ 12", "-", "–", "eigen", "stad", "Noord", "\x1b[2J",
                     "‮omgekeerd", "\ud800", "'; DROP TABLE plan; --", "x" * 301, "\n\n", "0", "1e5", "٣"]),
)  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plek=st.sampled_from(ALLE_VELDEN), tekst=TEKST)
def test_elke_tekst_wordt_een_waarde_of_een_weigering(vol, plek, tekst):
    begin = toestand(vol.conn)
    veld = veld_van(vol, *plek)
    weigering: Geweigerd | None = None
    try:
        intent, lezing = lees_invoer(veld, tekst, StrengeLezer())
        uitslag = doe(vol, intent)
    except Geweigerd as fout:
        weigering = fout
    if weigering is not None:
        assert not {"FOREIGN", "constraint", "CHECK", "UNIQUE"} & set(str(weigering).split())
        assert not isinstance(weigering, Botsing)
        assert toestand(vol.conn) == begin
        return
    assert "\x1b" not in lezing
    if isinstance(intent, ZetVeld):
        assert veld_van(vol, *plek).waarde == intent.waarde
    elif isinstance(intent, ZetMiddel):
        assert veld_van(vol, *plek).waarde == intent.bedrag
    assert vol.conn.execute(_GEKOZEN).fetchall() == []
    if uitslag.gewijzigd:
        doe(vol, Ongedaan())
    assert toestand(vol.conn) == begin


# rules between fields and rows


def weigert(bestand, intent, zegt):
    voor = toestand(bestand.conn)
    with pytest.raises(Geweigerd, match=zegt):
        doe(bestand, intent)
    assert toestand(bestand.conn) == voor


def test_jaren_van_een_plan_en_van_een_streefwaarde(vol):
    plan = eerste(vol.conn, "plan")
    tot = veld_van(vol, "plan", "tot").waarde
    with pytest.raises(Geweigerd, match="ligt na het laatste"):
        zet(vol, veld_van(vol, "plan", "van"), str(tot + 1))
    weigert(vol, ZetVeld("plan", plan, "van", tot + 1, veld_van(vol, "plan", "van").waarde), "ligt na het laatste")
    weigert(vol, ZetVeld("plan", plan, "slug", "x", "y"), "opdrachtregel")
    streef = veld_van(vol, "streefwaarde", "basisjaar")
    doel = streef.rest["doeljaar"] or 2020
    weigert(vol, ZetVeld("streefwaarde", streef.rij, "basisjaar", doel, streef.waarde), "moet voor het doeljaar")
    for jaar, zegt in (("1899", "ligt buiten"), ("18", "vier cijfers"), ("vorig jaar", "geen jaar")):
        with pytest.raises(Geweigerd, match=zegt):
            zet(vol, streef, jaar)


def test_namen_zijn_uniek_en_wijzen_naar_wat_er_is(vol):
    namen = [rij[0] for rij in vol.conn.execute("SELECT naam FROM partner ORDER BY id LIMIT 2")]
    rij = nummer(vol.conn, "partner", namen[0])
    weigert(vol, ZetVeld("partner", rij, "naam", namen[1], namen[0]), f"er is al zo'n partner: «{namen[1]}")
    actie = eerste(vol.conn, "actie")
    oud = veld_van(vol, "actie", "bron_id").waarde
    weigert(vol, ZetVeld("actie", actie, "bron_id", 999, oud), "deze bron is intussen verwijderd")
    weigert(vol, ZetVeld("actie", 9999, "soort", "nieuw", "eigen"), "deze actie is intussen verwijderd")
    weigert(vol, ZetVeld("actie", actie, "soort", "anders", "eigen"), "kies uit: lopend, nieuw, eigen")
    weigert(vol, ZetVeld("thema", eerste(vol.conn, "thema"), "prioriteit", 2, 0), "typ ja of nee")
    weigert(vol, ZetVeld("meting", eerste(vol.conn, "meting"), "waarde", 1.0, 2.0), "met zijn bron")


def test_een_verhaal_hoort_bij_een_ding(vol):
    verhaal = eerste(vol.conn, "verhaal")
    veld = veld_van(vol, "verhaal", "thema_id")
    doe(vol, ZetVeld("verhaal", verhaal, "thema_id", veld.keuzen[0][0], None))
    actie = veld_van(vol, "verhaal", "actie_id").keuzen[0][0]
    doe(vol, ZetVeld("verhaal", verhaal, "actie_id", actie, None))
    assert vol.conn.execute("SELECT thema_id, doel_id, actie_id FROM verhaal").fetchall() == [(None, None, actie)]


def test_een_indicator_wordt_geen_percentage_met_grote_cijfers(vol):
    (rij,) = vol.conn.execute("SELECT indicator_id FROM meting WHERE waarde > 100 LIMIT 1").fetchone()
    weigert(vol, ZetVeld("indicator", rij, "eenheid", "%", "aantal"), "meer dan 100")


def test_een_verplaatst_cijfer_laat_overal_een_gekozen_cijfer(vol):
    metingen = vol.conn.execute(
        "SELECT id, periode FROM meting WHERE gekozen = 1 AND wijk_id IS NULL ORDER BY id"
    ).fetchall()
    begin = toestand(vol.conn)
    gedaan = 0
    for rij, jaar in metingen:
        for ander in (jaar + 1, jaar - 1, 2199):
            veld = veld_van(vol, "meting", "periode", rij)
            gedaan += zet(vol, veld, str(ander)).gewijzigd
            assert vol.conn.execute(_GEKOZEN).fetchall() == []
    assert gedaan > 3
    for _ in range(gedaan):
        doe(vol, Ongedaan())
    assert toestand(vol.conn) == begin


def test_een_bedrag_over_een_bron_zegt_het_eerst_en_bewaart_wat_de_bron_zei(vol):
    begin = toestand(vol.conn)
    veld = veld_van(vol, "middel", "begroot")
    intent, lezing = lees_invoer(veld, "€ 7.500", StrengeLezer())
    assert lezing.startswith("= € 7.500; wordt eigen invoer; wat «")
    assert "eigen invoer" not in lees_invoer(veld, "5.000", StrengeLezer())[1]
    doe(vol, intent)
    rij = vol.conn.execute("SELECT begroot, bron_id, vindplaats, toelichting FROM middel").fetchone()
    assert rij[:3] == (7500.0, None, "eigen invoer")
    assert "begroot € 5.000, gerealiseerd onbekend" in rij[3]
    assert veld.bron in rij[3]
    doe(vol, Ongedaan())
    assert toestand(vol.conn) == begin


def test_een_cijfer_van_een_bron_blijft_naast_het_eigen(vol):
    (rij,) = vol.conn.execute("SELECT id FROM meting WHERE bron_id NOT NULL AND gekozen = 1 LIMIT 1").fetchone()
    veld = veld_van(vol, "meting", "waarde", rij)
    intent, lezing = lees_invoer(veld, "PM" if veld.rest["onbekend"] != "PM" else "?", StrengeLezer())
    assert isinstance(intent, ZetMeting)
    assert "het cijfer van de bron blijft staan" in lezing
    doe(vol, intent)
    assert veld_van(vol, "meting", "waarde", rij).waarde == veld.waarde
    assert vol.conn.execute(_GEKOZEN).fetchall() == []
    with pytest.raises(Geweigerd, match="telt niet"):
        lees_invoer(veld_van(vol, "meting", "waarde", rij), "77", StrengeLezer())


# rows


def onder(conn, tabel):
    plan, gemeente = conn.execute("SELECT id, gemeente_id FROM plan ORDER BY id DESC").fetchone()
    namen = kolommen(conn, tabel)
    uit = [("plan_id", plan)] if "plan_id" in namen else []
    uit += [("gemeente_id", gemeente)] if "gemeente_id" in namen else []
    for ouder in ("thema", "actie", "doel"):
        if f"{ouder}_id" in geen_veld(tabel) and f"{ouder}_id" in namen:
            rij = conn.execute(f"SELECT max(id) FROM {ouder} WHERE plan_id = ?", (plan,)).fetchone()[0]
            uit.append((f"{ouder}_id", rij))
    return tuple(uit)


WAARDEN = {
    "naam": "Nieuwe naam", "titel": "Nieuwe titel", "eenheid": "aantal", "soort": "pijler", "tekst": "Tekst",
    "jaar": 2099, "datum": "2021-01-02", "rol": "kijkt mee", "richting": "omlaag",
}  # fmt: skip


@pytest.mark.parametrize("tabel", [tabel for tabel in VRAAGT if tabel != "meting"])
def test_een_rij_erbij_en_weer_weg(vol, tabel):
    begin = toestand(vol.conn)
    waarden = {veld: WAARDEN[veld] for veld in VRAAGT[tabel] if veld in WAARDEN}
    for veld in set(VRAAGT[tabel]) - set(waarden):
        gebruikt = {rij[0] for rij in vol.conn.execute(f"SELECT {veld} FROM {tabel}")}
        alle = [rij[0] for rij in vol.conn.execute(f"SELECT id FROM {veld.removesuffix('_id')} ORDER BY id")]
        waarden[veld] = next((rij for rij in alle if rij not in gebruikt), alle[0])
    uitslag = doe(vol, NieuweRij(tabel, tuple(waarden.items()), onder(vol.conn, tabel)))
    assert uitslag.item is not None
    met = toestand(vol.conn)
    kaart = lees_kaart(vol.conn, tabel, uitslag.item[1])
    assert kaart is not None
    doe(vol, VerwijderRij(tabel, uitslag.item[1]))
    assert toestand(vol.conn) == begin
    assert lees_kaart(vol.conn, tabel, uitslag.item[1]) is None
    doe(vol, Ongedaan())
    assert toestand(vol.conn) == met
    doe(vol, Ongedaan())
    assert toestand(vol.conn) == begin


def test_wat_in_gebruik_is_gaat_niet_weg(vol):
    for tabel in ("bron", "indicator", "wijk"):
        (rij,) = vol.conn.execute(f"SELECT {tabel}_id FROM meting WHERE {tabel}_id NOT NULL LIMIT 1").fetchone()
        weigert(vol, VerwijderRij(tabel, rij), "is nog in gebruik bij .* «.*»( en nog [0-9]+)?; wijzig dat eerst")
    (rij,) = vol.conn.execute("SELECT partner_id FROM actie_partner LIMIT 1").fetchone()
    weigert(vol, VerwijderRij("partner", rij), "in gebruik bij actie «")
    (rij,) = vol.conn.execute("SELECT id FROM meting WHERE bron_id NOT NULL LIMIT 1").fetchone()
    weigert(vol, VerwijderRij("meting", rij), "is van een bron en blijft staan")
    weigert(vol, VerwijderRij("actie", 1), "archief")
    weigert(vol, VerwijderRij("partner", 9999), "intussen verwijderd")


def test_een_gebied_neemt_zijn_wijken_mee_en_komt_ermee_terug(vol):
    waarden = (("naam", "Havenkwartier"),)
    doe(vol, NieuweRij("gebied", waarden, onder(vol.conn, "gebied")))
    rij = nummer(vol.conn, "gebied", "Havenkwartier")
    veld = veld_van(vol, "gebied", "wijken", rij)
    zet(vol, veld, ", ".join(naam for _, naam in veld.keuzen[:2]))
    met = toestand(vol.conn)
    doe(vol, VerwijderRij("gebied", rij))
    assert vol.conn.execute("SELECT count(*) FROM gebied_wijk WHERE gebied_id = ?", (rij,)).fetchone() == (0,)
    doe(vol, Ongedaan())
    assert toestand(vol.conn) == met


def test_nieuw_dat_niet_kan(vol):
    plek = onder(vol.conn, "gebied")
    (bezet,) = vol.conn.execute(
        "SELECT naam FROM gebied WHERE gemeente_id = ?", (dict(plek)["gemeente_id"],)
    ).fetchone()
    weigert(vol, NieuweRij("gebied", (("naam", bezet),), plek), "er is al zo'n gebied")
    weigert(vol, NieuweRij("gebied", (), plek), "naam mag niet leeg")
    weigert(vol, NieuweRij("partner", (("naam", "x"),), (("plan_id", 1),)), "hoort niet bij")
    weigert(vol, NieuweRij("gebied", (("naam", "x"),), (("gemeente_id", 99),)), "deze gemeente is intussen verwijderd")
    weigert(vol, NieuweRij("actie", (("titel", "x"),)), "komt er zo niet bij")


def test_elke_kaart_en_lijst_is_te_lezen(vol):
    for tabel in VELDEN:
        for (rij,) in vol.conn.execute(f"SELECT id FROM {tabel}").fetchall():
            kaart = lees_kaart(vol.conn, tabel, rij)
            assert kaart is not None
            assert [regel.veld for regel in kaart.regels if regel.veld] == [kolom.naam for kolom in VELDEN[tabel]]
            for regel in kaart.regels:
                assert regel.naar is None or lees_kaart(vol.conn, *regel.naar) is not None
    for tabel in LIJSTEN:
        rijen = lees_lijst(vol.conn, tabel, 1, 1)
        assert all(rij.naam and rij.naam != "?" for rij in rijen)


def test_het_logboek_speelt_alles_na(vol, klein):
    begin = toestand(klein.conn)
    for tabel, naam in ALLE_VELDEN[::3]:
        veld = veld_van(vol, tabel, naam)
        goed = geldig(veld, vol.conn)
        if goed and veld.kolom.soort not in (Waardesoort.CIJFER, Waardesoort.BEDRAG) and naam != "eenheid":
            zet(vol, veld, goed[0])
    assert naspelen(begin, vol.conn) == toestand(vol.conn)
