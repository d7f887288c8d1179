"""What changed between two moments, net: by table, and by property over any journal of any undo."""

from hypothesis import given
from hypothesis import strategies as st

from ivp_tui.domein.sinds import Logrij
from ivp_tui.domein.verschil_in_tijd import maak_sinds

ACTIES = {7: {"bestaat": "1", "titel": "Heling", "plan_id": "1", "trekker": "OM"}}
STANDEN = {3: {"bestaat": "1", "actie_id": "7", "status": "aandacht", "toelichting": "reden"}}
TABELLEN = {
    "actie": ACTIES,
    "stand": STANDEN,
    "indicator": {2: {"bestaat": "1", "naam": "Inbraak", "gemeente_id": "1"}},
    "doel": {4: {"bestaat": "1", "titel": "Minder", "plan_id": "1"}},
}


def nu(tabel, nummer):
    return TABELLEN.get(tabel, {}).get(nummer)


def rijen(*delen):
    return [Logrij(n, *deel) for n, deel in enumerate(delen, 1)]


def plat(sinds):
    return [(i.plek, v.soort, v.oud, v.nieuw, v.bij) for i in sinds.items for v in i.veranderingen]


def test_a_status_with_its_reason():
    uit = maak_sinds(
        rijen(("stand", 3, "status", "op schema", "aandacht"), ("stand", 3, "toelichting", None, "reden")), nu
    )
    assert plat(uit) == [(("actie", 7), "status", "op schema", "aandacht", "reden")]
    assert (uit.items[0].titel, uit.items[0].plan_id, uit.aantal) == ("Heling", 1, 1)


def test_a_reason_of_the_status_before_is_not_that_of_one_that_asks_for_none():
    """«loopt achter → gereed (te weinig mensen)» would say the opposite of what is meant."""
    gereed = ("stand", 3, "status", "aandacht", "gereed")
    assert plat(maak_sinds(rijen(gereed), nu))[0][-1] == ""
    assert plat(maak_sinds(rijen(gereed, ("stand", 3, "toelichting", "reden", "klaar")), nu))[0][-1] == "klaar"
    achter = ("stand", 3, "status", "aandacht", "loopt achter")
    assert plat(maak_sinds(rijen(achter), nu))[0][-1] == "reden"


def test_there_and_back_again_is_no_change():
    heen = ("stand", 3, "status", "aandacht", "gereed")
    terug = ("stand", 3, "status", "gereed", "aandacht")
    assert maak_sinds(rijen(heen, terug), nu).items == ()


def test_what_came_and_went_again_is_not_told_and_what_came_is():
    erbij = (("actie", 8, "bestaat", None, "1"), ("actie", 8, "titel", None, "Nieuw"))
    eraf = (("actie", 8, "titel", "Nieuw", None), ("actie", 8, "bestaat", "1", None))
    assert maak_sinds(rijen(*erbij, *eraf), nu).items == ()
    uit = maak_sinds(rijen(*erbij), nu)
    assert [(i.titel, v.soort) for i in uit.items for v in i.veranderingen] == [("Nieuw", "erbij")]
    weg = maak_sinds(rijen(*eraf), nu)
    assert [(i.titel, v.soort) for i in weg.items for v in i.veranderingen] == [("Nieuw", "weg")]


def test_a_new_own_figure_beside_that_of_a_source_is_one_change():
    uit = maak_sinds(
        rijen(
            ("meting", 1, "gekozen", "1", "0"),
            *(("meting", 9, veld, None, waarde) for veld, waarde in METING.items()),
        ),
        lambda tabel, n: OUDE if (tabel, n) == ("meting", 1) else nu(tabel, n),
    )
    assert plat(uit) == [(("indicator", 2), "cijfer", "10.0", "3.0", "2021")]
    assert (uit.items[0].titel, uit.items[0].gemeente_id, uit.items[0].veranderingen[0].wijk_id) == ("Inbraak", 1, 5)
    assert uit.van_plannen(frozenset(), 1).items == uit.items
    assert uit.van_plannen(frozenset(), 2).items == ()


METING = {"bestaat": "1", "indicator_id": "2", "wijk_id": "5", "periode": "2021", "waarde": "3.0", "gekozen": "1"}
OUDE = METING | {"waarde": "10.0", "gekozen": "0"}


def test_a_streefwaarde_a_bericht_and_an_afspraak():
    uit = maak_sinds(
        rijen(
            *(
                ("streefwaarde", 1, v, None, w)
                for v, w in {"bestaat": "1", "doel_id": "4", "doelwaarde": "5.0"}.items()
            ),
            *(
                ("bericht", 1, v, None, w)
                for v, w in {"bestaat": "1", "actie_id": "7", "datum": "2021-01-01", "tekst": "ja"}.items()
            ),
            *(
                ("afspraak", 6, v, None, w)
                for v, w in {
                    "bestaat": "1",
                    "actie_id": "7",
                    "nummer": "2021-01",
                    "tekst": "hek",
                    "status": "open",
                    "plan_id": "1",
                }.items()
            ),
        ),
        nu,
    )
    assert plat(uit) == [
        (("doel", 4), "streefwaarde", "", "5.0", "doelwaarde"),
        (("actie", 7), "bericht", "", "ja", "2021-01-01"),
        (("afspraak", 6), "erbij", "", "open", ""),
    ]
    assert [i.titel for i in uit.over(("actie", 7))] == ["Heling", "afspraak 2021-01 hek"]


def test_archive_titles_and_deadlines():
    uit = maak_sinds(
        rijen(
            ("actie", 7, "titel", "Oud", "Heling"),
            ("actie", 7, "deadline", None, "2021-05-01"),
            ("actie", 7, "archief", "0", "1"),
            ("actie", 7, "volgorde", "1", "2"),
        ),
        nu,
    )
    assert [(s, a, b) for _, s, a, b, _ in plat(uit)] == [
        ("archief", "", ""),
        ("titel", "Oud", "Heling"),
        ("deadline", "", "2021-05-01"),
    ]


def test_notities_and_other_tables_are_never_told():
    assert maak_sinds(rijen(("notitie", 1, "tekst", None, "GEHEIM"), ("plan", 1, "titel", "a", "b")), nu).items == ()


def test_the_moment_at_the_end_may_lie_behind_us():
    alle = rijen(("stand", 3, "status", "op schema", "gereed"), ("stand", 3, "status", "gereed", "aandacht"))
    assert plat(maak_sinds(alle, nu, tot=1)) == [(("actie", 7), "status", "op schema", "gereed", "")]
    weg = rijen(
        ("actie", 9, "trekker", "", "OM"),
        ("actie", 9, "titel", "Weg", None),
        ("actie", 9, "trekker", "OM", None),
        ("actie", 9, "bestaat", "1", None),
    )
    (item,) = maak_sinds(weg, nu, tot=1).items
    assert (item.titel, item.veranderingen[0].nieuw) == ("Weg", "OM")


# by property

VELDEN = st.sampled_from([("stand", 3, "status"), ("stand", 3, "toelichting"), ("actie", 7, "titel")])
WAARDEN = st.sampled_from(["onbekend", "gereed", "aandacht", "op schema"])
STAPPEN = st.lists(st.tuples(VELDEN, WAARDEN), max_size=30)


def journaal(stappen):
    """The rows that setting these fields gives, and the values at the end."""
    stand = {("stand", 3, "status"): "onbekend", ("stand", 3, "toelichting"): "", ("actie", 7, "titel"): "begin"}
    uit = []
    for plek, waarde in stappen:
        if stand[plek] != waarde:
            uit.append((*plek, stand[plek], waarde))
            stand[plek] = waarde
    return uit, stand


def lezer(stand):
    def nu_(tabel, nummer):
        velden = {"stand": {"bestaat": "1", "actie_id": "7"}, "actie": {"bestaat": "1", "plan_id": "1"}}[tabel]
        return velden | {v: w for (t, n, v), w in stand.items() if (t, n) == (tabel, nummer) and w}

    return nu_


@given(STAPPEN)
def test_undone_to_the_start_nothing_changed(stappen):
    heen, _ = journaal(stappen)
    terug = [(t, n, v, nieuw, oud) for t, n, v, oud, nieuw in reversed(heen)]
    _, begin = journaal([])
    assert maak_sinds(rijen(*heen, *terug), lezer(begin)).items == ()


@given(STAPPEN, st.integers(0, 30), st.randoms(use_true_random=False))
def test_only_first_and_last_count_and_not_the_order_in_which_rows_are_given(stappen, tot, toeval):
    heen, eind = journaal(stappen)
    alle = rijen(*heen)
    toen = journaal([])[1] | {tuple(r[:3]): r[4] for r in heen[:tot]}
    verward = list(alle)
    toeval.shuffle(verward)
    sinds = maak_sinds(verward, lezer(eind), tot)
    assert sinds == maak_sinds(alle[:tot], lezer(toen))
    begin = journaal([])[1]
    verschil = {plek[2] for plek in begin if begin[plek] != toen[plek]}
    soorten = {v.soort for i in sinds.items for v in i.veranderingen}
    assert ("status" in soorten) == ("status" in verschil)
    assert ("titel" in soorten) == ("titel" in verschil)
    assert ("reden" in soorten) == (verschil & {"status", "toelichting"} == {"toelichting"})


def test_an_erased_text_says_so_and_is_no_change_by_itself():
    gewist = ("stand", 3, "toelichting", "", "")
    toen = {"stand": {3: {"bestaat": "1", "actie_id": "7", "status": "aandacht", "toelichting": ""}}}

    def nu_(tabel, nummer):
        return toen.get(tabel, TABELLEN.get(tabel, {})).get(nummer)

    assert maak_sinds(rijen(gewist), nu_).items == ()
    uit = maak_sinds(rijen(("stand", 3, "status", "gereed", "aandacht"), gewist), nu_)
    assert plat(uit) == [(("actie", 7), "status", "gereed", "aandacht", "[gewist]")]
