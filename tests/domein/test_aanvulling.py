"""What may be meant while typing: a holder after its @, an item of the plan."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ivp_tui.domein.aanvulling import MEESTE, zoek_houders, zoek_items
from ivp_tui.domein.afspraakregel import Waar, lees_afspraak
from ivp_tui.domein.plan import Partner
from ivp_tui.domein.wijziging import Geweigerd
from ivp_tui.invoer.datumtaal import Datumtaal

PARTNERS = (
    Partner(1, "Politie", "", ""),
    Partner(2, "Openbaar Ministerie", "OM", ""),
    Partner(3, "Ministerie van Volksgezondheid, Welzijn en Sport", "VWS", ""),
    Partner(4, "Toezicht en Handhaving", "", ""),
)


@pytest.mark.parametrize(
    ("regel", "namen"),
    [
        ("@", ("Ministerie van Volksgezondheid, Welzijn en Sport", "Openbaar Ministerie", "Politie",
               "Toezicht en Handhaving")),
        ("@pol", ("Politie",)),
        ("hek (@om", ("Openbaar Ministerie",)),
        ("@min", ("Ministerie van Volksgezondheid, Welzijn en Sport", "Openbaar Ministerie")),
        ("@Politie en @t&h", ("Toezicht en Handhaving",)),
        ('@"toezicht en h', ("Toezicht en Handhaving",)),
        ("@Politie", None),  # it is there
        ("@Politie ", None),
        ("", None), ("hek", None), ("jan@pol", None), ("@niemand", None), ("@Politie plaatst een hek", None),
        ("@pol, ", None), ("@" + "p" * 61, None),
    ],
)  # fmt: skip
def test_which_holders_may_be_meant(regel, namen):
    gevonden = zoek_houders(regel, len(regel), PARTNERS)
    assert (gevonden.namen if gevonden is not None else None) == namen


def test_only_what_stands_before_the_cursor_counts_and_the_rest_of_the_line_stays():
    keus = zoek_houders("@pol plaatst een hek", 4, PARTNERS)
    assert (keus.namen, keus.begin, keus.einde) == (("Politie",), 1, 4)
    assert keus.tekst(0) == "Politie "


NAMEN = st.lists(
    st.text(st.sampled_from("abAB ,;:()&-.'’é1"), min_size=1, max_size=12).map(lambda s: " ".join(s.split())),
    min_size=1,
    max_size=7,
    unique_by=str.casefold,
).filter(lambda namen: all(naam and naam.strip(" .") for naam in namen))


@given(st.data())
def test_what_is_chosen_is_read_back_as_that_partner(data):
    namen = data.draw(NAMEN)
    partners = tuple(Partner(n, naam, "", "") for n, naam in enumerate(namen))
    naam = data.draw(st.sampled_from(namen))
    getypt = naam[: data.draw(st.integers(0, len(naam)))]
    regel = f"@{getypt}"
    keus = zoek_houders(regel, len(regel), partners)
    assume(keus is not None)
    assert len(keus.namen) <= MEESTE
    assert set(keus.namen) <= set(namen)
    plaats = data.draw(st.integers(0, len(keus.namen) - 1))
    vol = regel[: keus.begin] + keus.tekst(plaats) + "plaatst een hek"
    try:
        gelezen = lees_afspraak(vol, Waar(partners, (), ()), Datumtaal(date(2026, 11, 21)))
    except Geweigerd:
        pytest.fail(f"{vol!r} is refused")
    assert gelezen.houders == (keus.namen[plaats],)
    assert (gelezen.nieuw, gelezen.tekst) == ((), "plaatst een hek")


def test_items_have_all_words_acties_first_and_none_that_is_there(stand):
    actie = stand.acties[0]
    woord = actie.titel.split()[0]
    gevonden = zoek_items(woord.upper(), stand, None, frozenset())
    assert (("actie", actie.id), actie.titel) in gevonden
    assert ("actie", actie.id) not in [
        item for item, _ in zoek_items(woord, stand, None, frozenset({("actie", actie.id)}))
    ]
    soorten = [item[0] for item, _ in zoek_items("e", stand, None, frozenset())]
    assert soorten == sorted(soorten, key=["actie", "doel", "thema"].index)
    assert len(soorten) == MEESTE
    assert zoek_items("  ", stand, None, frozenset()) == ()
    assert zoek_items(f"{woord} xyzzy", stand, None, frozenset()) == ()


def test_an_actie_that_does_not_hold_in_the_wijk_is_not_offered(stand):
    hier = {item for wijk in (1, 2) for item, _ in zoek_items("e", stand, wijk, frozenset()) if item[0] == "actie"}
    assert all(stand.actie[nummer].geldt_in(1) or stand.actie[nummer].geldt_in(2) for _, nummer in hier)
