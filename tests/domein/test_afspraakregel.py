"""One line as an afspraak: who, what, by when and where; what is asked, and what is left alone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.afspraakregel import Afspraakregel, Waar, lees_afspraak, lees_besluit
from ivp_tui.domein.datum import StrengeLezer
from ivp_tui.domein.houder import aanvullingen, aanvultekst, afkortingen, lijkt_persoon, vind_partner
from ivp_tui.domein.overleg import houders, houdt
from ivp_tui.domein.plan import Gebied, Partner, Wijk
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.invoer.datumtaal import Datumtaal

#: a zaterdag
VANDAAG = date(2026, 11, 21)

PARTNERS = (
    Partner(1, "Politie", "", "politie"),
    Partner(2, "Toezicht en Handhaving", "", ""),
    Partner(3, "Openbaar Ministerie", "OM", ""),
    Partner(4, "Jan Wier", "", ""),
)
WIJKEN = (Wijk(1, "", "West"), Wijk(2, "", "Overvecht"), Wijk(3, "", "Noordwest"))
GEBIEDEN = (
    Gebied(1, "Kanaalstraat", (1,), "", "", None, ""),
    Gebied(2, "Amsterdamsestraatweg", (1, 3), "", "", None, ""),
    Gebied(3, "Nergens", (), "", "", None, ""),
)
WAAR = Waar(PARTNERS, WIJKEN, GEBIEDEN, 2, ("actie", 17))


def lees(regel: str, waar: Waar = WAAR) -> Afspraakregel:
    return lees_afspraak(regel, waar, Datumtaal(VANDAAG))


def test_the_line_of_the_manual():
    regel = "@Politie extra surveillance Kanaalstraat voor 5 dec"
    a = lees(regel)
    assert (a.actiehouder, a.tekst, a.termijn, a.wijk_id, a.item) == (
        "Politie",
        "extra surveillance Kanaalstraat",
        date(2026, 12, 5),
        1,
        ("actie", 17),
    )
    assert a.lezing == ("houder Politie", "termijn za 5 dec 2026", "West (Kanaalstraat)")
    assert [(s.soort, regel[s.begin : s.einde]) for s in a.stukken] == [
        ("houder", "@Politie"),
        ("wijk", "Kanaalstraat"),
        ("termijn", "voor 5 dec"),
    ]
    assert (a.vraag, a.nieuw) == ("", ())


@pytest.mark.parametrize(
    ("regel", "tekst", "termijn"),
    [
        ("brief sturen uiterlijk vrijdag", "brief sturen", date(2026, 11, 27)),
        ("brief sturen over 2 weken", "brief sturen", date(2026, 12, 5)),
        ("brief sturen uiterlijk over 2 weken", "brief sturen", date(2026, 12, 5)),
        ("brief sturen vóór eind maart", "brief sturen", date(2027, 3, 31)),
        ("brief sturen per 5-12-2026.", "brief sturen", date(2026, 12, 5)),
        ("brief sturen morgen", "brief sturen", date(2026, 11, 22)),
        ("brief sturen op 1-12", "brief sturen", date(2026, 12, 1)),
        ("brief van 5 dec, voor 12 dec", "brief van 5 dec", date(2026, 12, 12)),
        ("volgende week dinsdag", None, None),
        ("aandacht voor jongeren", "aandacht voor jongeren", None),
        ("gesprek elke vrijdag", "gesprek elke vrijdag", None),
        ("controle op maandag en dinsdag", "controle op maandag en dinsdag", None),
        ("bereikbaar 24/7", "bereikbaar 24/7", None),
        ("gesprekken voor 1 op 1", "gesprekken voor 1 op 1", None),
        ("budget voor 2027", "budget voor 2027", None),
        ("Kanaalstraat 12", "Kanaalstraat 12", None),
        ("plan voor december zonder termijn", "plan voor december", None),
        ("plan voor december, geen termijn.", "plan voor december", None),
        ("5 dec brief sturen", "5 dec brief sturen", None),
    ],
)
def test_the_termijn_stands_at_the_end_or_is_none(regel, tekst, termijn):
    if tekst is None:
        with pytest.raises(Geweigerd, match="nog niet wat er gebeurt"):
            lees(regel)
        return
    a = lees(regel)
    assert (a.tekst, a.termijn) == (tekst, termijn)
    assert ("zonder termijn" in a.lezing) == (termijn is None)


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        ("hek voor volgende vrijdag", "Bedoelt u vr 27 nov of vr 4 dec 2026?"),
        ("hek voor 30 feb", "Dag 30 bestaat niet"),
        ("hek voor december", "Welke dag in december?"),
        ("hek in week 48", "Welke dag in week 48"),
        ("hek zaterdag", "Vandaag is het zaterdag"),
    ],
)
def test_what_could_be_two_days_is_asked(regel, zin):
    with pytest.raises(Geweigerd, match=zin.replace("?", r"\?")) as fout:
        lees(regel)
    assert "eindig dan met: zonder termijn" in str(fout.value)


@pytest.mark.parametrize(
    ("regel", "houders", "nieuw", "tekst"),
    [
        ("@Toezicht en Handhaving controleert", ("Toezicht en Handhaving",), (), "controleert"),
        ('@"toezicht en handhaving" controleert', ("Toezicht en Handhaving",), (), "controleert"),
        ("@T&H controleert", ("Toezicht en Handhaving",), (), "controleert"),
        ("@om: controleert", ("Openbaar Ministerie",), (), "controleert"),
        ("@Politie, @OM samen", ("Politie", "Openbaar Ministerie"), (), "samen"),
        ("@Politie @politie nog eens", ("Politie",), (), "nog eens"),
        ("iets met @Politie doen", ("Politie",), (), "iets met doen"),
        ("@Buurtvereniging belt", ("Buurtvereniging",), ("Buurtvereniging",), "belt"),
        ('@"Buurt en zo" belt', ("Buurt en zo",), ("Buurt en zo",), "belt"),
        ("@Politieschool belt", ("Politieschool",), ("Politieschool",), "belt"),
        ("mail a@b.nl", (), (), "mail a@b.nl"),
        ("@ los", (), (), "@ los"),
        ('@"" los', (), (), '@"" los'),
    ],
)
def test_who_holds_it(regel, houders, nieuw, tekst):
    a = lees(regel)
    assert (a.houders, a.nieuw, a.tekst) == (houders, nieuw, tekst)
    assert ("zonder houder" in a.lezing) == (not houders)


def test_an_unknown_holder_is_told_with_what_may_be_meant():
    assert lees("@Pol belt").lezing[0] == "houder Pol (nieuwe partner, of bedoelt u Politie)"


@pytest.mark.parametrize(
    ("naam", "persoon"),
    [
        ("Jan Jansen", True),
        ("Jan de Vries", True),
        ("J. Jansen", True),
        ("dhr. Jansen", True),
        ("mevr Jansen", True),
        ("Mw. de Boer", True),
        ("Team Overlast", False),
        ("Gemeente Utrecht", False),
        ("Wijkagent Overvecht", False),
        ("Politie Utrecht", False),
        ("Buurtvereniging", False),
        ("wijkagent", False),
        ("OM", False),
    ],
)
def test_a_private_person_is_asked_about(naam, persoon):
    assert lijkt_persoon(naam, PARTNERS) == persoon
    assert ("geen personen" in lees(f'@"{naam}" belt').vraag) == persoon


@pytest.mark.parametrize(
    ("regel", "vraag"),
    [
        ("@Politie en @OM kijken mee", ""),
        ("@Speeltuinclub ruimt op", "«Speeltuinclub» wordt een nieuwe partner"),
        ("@jan belt", "«jan» wordt een nieuwe partner"),
        ("@Pol belt", "«Pol» wordt een nieuwe partner; of bedoelt u Politie"),
        # a private person goes before whoever else is new
        ("@Speeltuinclub en @Jan de Vries ruimen op", "«Jan de Vries»: houders zijn functies of organisaties, geen"),
        ("@0612345678 belt", "«0612345678» wordt een nieuwe partner"),
        ("@jan@politie.nl belt", "«jan@politie.nl» wordt een nieuwe partner"),
        ('@"' + "x" * 90 + '" belt', "«" + "x" * 39 + "…» wordt een nieuwe partner"),
    ],
)
def test_whoever_is_no_partner_yet_is_asked_about(regel, vraag):
    assert lees(regel).vraag == vraag or (vraag and lees(regel).vraag.startswith(vraag))


def test_a_comma_in_a_new_holder_is_refused_and_in_a_known_one_is_part_of_the_name():
    with pytest.raises(Geweigerd, match="een komma scheidt houders"):
        lees('@"Jan de Vries, Piet Jansen" bellen')
    vws = Partner(9, "Ministerie van Volksgezondheid, Welzijn en Sport", "VWS", "")
    gelezen = lees("@VWS en @Politie schrijven", replace(WAAR, partners=(*PARTNERS, vws)))
    assert (gelezen.vraag, gelezen.nieuw) == ("", ())
    assert houders(gelezen.actiehouder, [vws.naam]) == (vws.naam, "Politie")
    assert houdt(gelezen.actiehouder, vws.naam.upper())
    assert houdt(gelezen.actiehouder, "politie")
    assert not houdt(gelezen.actiehouder, "Welzijn")


@pytest.mark.parametrize(
    "regel", ["@", "@ voor 5 dec", "@Politie", "@Politie !", "voor 5 dec", "5 dec", "@Politie @OM voor 5 dec", "–"]
)
def test_a_holder_or_a_day_alone_is_no_afspraak(regel):
    with pytest.raises(Geweigerd, match="er staat nog niet wat er gebeurt"):
        lees(regel)


@pytest.mark.parametrize("dag", ["31 feb", "31-2-2026", "30 februari 2027", "31/6", "31 juni"])
def test_a_day_that_is_none_is_told_and_not_taken_for_text(dag):
    with pytest.raises(Geweigerd, match=r"bestaat niet.*zonder termijn"):
        lees(f"@Politie hek voor {dag}")


@pytest.mark.parametrize(
    ("regel", "tekst", "dag"),
    [
        ("hek voor 5 dec voor 12 dec", "hek voor 5 dec", date(2026, 12, 12)),
        ("overleg van 5 dec voorbereiden uiterlijk 12-12-2026", "overleg van 5 dec voorbereiden", date(2026, 12, 12)),
        ("stuur een @ door", "stuur een @ door", None),
        ("mail a@b.nl terug voor 5 dec", "mail a@b.nl terug", date(2026, 12, 5)),
    ],
)
def test_of_two_days_the_last_one_counts_and_an_at_in_the_text_stays(regel, tekst, dag):
    a = lees(regel)
    assert (a.tekst, a.termijn, a.houders) == (tekst, dag, ())


def test_a_termijn_before_the_day_of_the_meeting_is_asked_about():
    hier = replace(WAAR, dag=VANDAAG)
    a = lees("@Politie hek voor 5 dec 2020", hier)
    assert (a.termijn, a.vraag) == (date(2020, 12, 5), "deze termijn is al voorbij")
    assert "termijn za 5 dec 2020, al voorbij" in a.lezing
    assert lees("@Politie hek voor vandaag", hier).vraag == ""
    assert lees("@Politie hek voor 5 dec 2020", replace(WAAR, dag=date(2020, 12, 1))).vraag == ""
    assert "nieuwe partner" in lees("@Nieuw hek voor 5 dec 2020", hier).vraag  # one question at a time


def test_a_holder_that_begins_like_the_end_of_a_line_is_a_holder():
    a = lees("hek @Zonder termijn")
    assert (a.houders, a.tekst, a.termijn) == (("Zonder",), "hek termijn", None)
    assert lees("hek @Politie zonder termijn").tekst == "hek"


def test_two_names_without_quotes_are_asked_about_and_a_known_partner_is_not():
    a = lees("@Jan de Vries belt")
    assert (a.houders, a.tekst) == (("Jan de Vries",), "belt")
    assert "functies of organisaties" in a.vraag
    assert lees("@Jan Wier belt").vraag == ""


def test_completion_by_beginning_abbreviation_and_any_word():
    assert aanvullingen("pol", PARTNERS) == ("Politie",)
    assert aanvullingen("T&H", PARTNERS)[0] == "Toezicht en Handhaving"
    assert aanvullingen("om", PARTNERS)[0] == "Openbaar Ministerie"
    assert aanvullingen('"hand', PARTNERS) == ("Toezicht en Handhaving",)
    assert len(aanvullingen("", PARTNERS)) == len(PARTNERS)
    assert aanvullingen("zzz", PARTNERS) == ()
    assert aanvultekst("Toezicht en Handhaving") == '"Toezicht en Handhaving"'
    assert aanvultekst("Politie") == "Politie"
    assert afkortingen(PARTNERS[1]) == ("TH", "T&H")
    dubbel = (*PARTNERS, Partner(9, "Ons Museum", "", ""))
    assert vind_partner("OM", dubbel) is None


@pytest.mark.parametrize(
    ("regel", "wijk", "lezing"),
    [
        ("hek in West", 1, "West"),
        ("hek in west", 2, "Overvecht"),
        ("hek in Noordwest", 3, "Noordwest"),
        ("hek op de kanaalstraat", 1, "West (Kanaalstraat)"),
        ("hek Amsterdamsestraatweg", 2, "Overvecht (Amsterdamsestraatweg ligt in West en Noordwest)"),
        ("hek in West en Noordwest", 2, "Overvecht (er staan meer wijken in)"),
        ("hek in Nergens", 2, "Overvecht"),
        ("hek stadsbreed", None, "stad"),
        ("hek in de hele stad", None, "stad"),
        ("hek in Westbroek", 2, "Overvecht"),
        ("@Politie hek", 2, "Overvecht"),
    ],
)
def test_where_it_is(regel, wijk, lezing):
    a = lees(regel)
    assert (a.wijk_id, a.lezing[-1]) == (wijk, lezing)
    b = lees_besluit(regel, WAAR)
    assert (b.wijk_id, b.tekst) == (wijk, regel)


def test_a_gebied_in_more_wijken_is_in_that_of_the_meeting_when_it_is_one_of_them():
    assert lees("hek Amsterdamsestraatweg", Waar(PARTNERS, WIJKEN, GEBIEDEN, 3)).wijk_id == 3
    assert lees("hek", Waar(PARTNERS, WIJKEN, GEBIEDEN)).lezing[-1] == "stad"
    assert lees("@West hek", WAAR).wijk_id == 2


@pytest.mark.parametrize(
    ("regel", "zin"),
    [
        (f"@{'x' * 200} belt", "actiehouder is te lang: 200 tekens, hoogstens 100"),
        ("x" * 1001, "afspraak is te lang: 1001 tekens, hoogstens 1000"),
        ("", "nog niet wat er gebeurt"),
        ("@Politie voor 5 dec", "nog niet wat er gebeurt"),
    ],
)
def test_what_cannot_be_saved_is_said(regel, zin):
    with pytest.raises(Geweigerd, match=zin):
        lees(regel)


def test_a_besluit_is_its_text():
    b = lees_besluit(" @Politie komt  voor 5 dec ", WAAR)
    assert (b.tekst, b.termijn, b.houders) == ("@Politie komt voor 5 dec", None, ())
    with pytest.raises(Geweigerd, match="besloten"):
        lees_besluit(" ", WAAR)


STUKJES = st.sampled_from(
    ["@", "@Politie", '@"', '"', "@T&H", "voor", "5 dec", "5-12", "vrijdag", "West", "Kanaalstraat", "uiterlijk",
     "over 2 weken", "@Jan Jansen", ",", "zonder termijn", "\x1b[2J", "hek", "é", "op", "12"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=80), st.lists(STUKJES, max_size=9).map(" ".join)), st.booleans())
def test_any_line_is_read_or_refused_and_its_parts_lie_apart_within_it(regel, streng):
    lezer = StrengeLezer() if streng else Datumtaal(VANDAAG)
    try:
        a = lees_afspraak(regel, WAAR, lezer)
    except Geweigerd:
        return
    assert a.tekst.strip()
    assert len(a.lezing) >= 3
    einde = 0
    for stuk in a.stukken:
        assert einde <= stuk.begin < stuk.einde <= len(regel)
        einde = stuk.einde


@given(
    st.sampled_from([p.naam for p in PARTNERS]),
    st.sampled_from(["hek plaatsen", "brief sturen naar de school", "extra toezicht"]),
    st.dates(VANDAAG, date(2099, 1, 1)),
    st.sampled_from(["voor", "uiterlijk", "per", "op", "uiterlijk op"]),
)
def test_what_is_written_out_is_read_back(naam, tekst, dag, voorzetsel):
    a = lees(f"@{aanvultekst(naam)} {tekst} {voorzetsel} {dag.day}-{dag.month}-{dag.year}")
    assert (a.actiehouder, a.tekst, a.termijn) == (naam, tekst, dag)
