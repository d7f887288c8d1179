"""The lines that the scanner counts, held against tomllib on documents with traps in them."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivp_tui.invoer.planbestand import lees_inhoud
from ivp_tui.invoer.regels import begin_van, regelnummers, te_diep
from ivp_tui.paden import PLANNEN

# Each value carries a number by which it is found again; `{n}` is where that goes. Most look like statements inside.
WAARDEN = (
    "{n}",
    '"{n}"',
    "'{n}'",
    '"# \\" [x] {n}"',
    "'\\ [[x]] # {n}'",
    '"""{n}"""',
    '"""\n[x]\nk = 1\n{n}"""',
    '"""a\n""b" \\""" # {n}"""',
    '"""{n}\\\n   verder"""',
    '"""{n}""""',
    '"""{n} ""\n"""""',
    "'''\n[[x]]\n# {n}'''",
    "'''{n}'\n''''",
    "'''{n}'''''",
    "[{n}]",
    "[\n  {n}, # ]\n  # [x]\n  2,\n]",
    '["{n}", "]", \'[\', """\n]\n"""]',
    "[[{n}],\n[\n[]]]",
    "{{ inl = {n} }}",
    '{{ inl = {n}, "}} #" = 1, b.c = [1,\n2] }}',
    "[{{ inl = {n} }},\n {{ inl = 0 }}\n]",
    "[true, {n}] # ]",
    "{n}-12-31 # [x] '",
)
NAMEN = ("a", "b", "c-1", "_", '"a"', "'b'", '"x.y"', "'q\"'", '"\\u0061\\\\"', '"#"', '"[z]"', '""')

sleutels = st.lists(st.sampled_from(NAMEN), min_size=1, max_size=3).flatmap(
    lambda delen: st.sampled_from((".", " . ", "\t.")).map(lambda punt: punt.join(delen))
)
rand = st.sampled_from(("", " ", "\t", "  "))
staart = st.sampled_from(("", " # einde", " #[x]", "\t"))
wit = st.sampled_from(("", "\n", "# [los]\n", "  # k = 1\n\n", "\t\n"))
koppen = st.tuples(st.sampled_from((("[", "]"), ("[[", "]]"))), rand, sleutels, rand).map(
    lambda d: (f"{d[0][0]}{d[1]}{d[2]}{d[3]}{d[0][1]}", True)
)
paren = st.tuples(sleutels, rand, rand, st.sampled_from(WAARDEN)).map(lambda d: (f"{d[0]}{d[1]}={d[2]}{d[3]}", False))
opdrachten = st.lists(st.tuples(wit, rand, koppen | paren, staart), max_size=14)


def schrijf(delen):
    """The document, with the line of each number in it; a statement that tomllib refuses here is left out."""
    tekst, regels = "", {}
    for nummer, (voor, inspring, (opdracht, is_kop), na) in enumerate(delen, 1000):
        regel = (tekst + voor).count("\n") + 1
        if is_kop:  # a header is found again by a key of its own
            poging = f"{tekst}{voor}{inspring}{opdracht}{na}\n_h = {nummer}\n"
        else:
            poging = f"{tekst}{voor}{inspring}{opdracht.format(n=nummer)}{na}\n"
        try:
            tomllib.loads(poging)
        except tomllib.TOMLDecodeError:
            continue
        tekst, regels[nummer] = poging, regel
    return tekst, regels


def is_tabel(waarde):
    return isinstance(waarde, dict) and "inl" not in waarde


def is_tabellijst(waarde):
    return isinstance(waarde, list) and bool(waarde) and all(is_tabel(deel) for deel in waarde)


def loop(weg, waarde):
    """(way, value) of every table and key that tomllib gives, not inside a list or inline table."""
    yield weg, waarde
    if is_tabel(waarde):
        for naam, deel in waarde.items():
            yield from loop((*weg, naam), deel)
    elif is_tabellijst(waarde):
        for plaats, deel in enumerate(waarde):
            yield from loop((*weg, plaats), deel)


def nummers(waarde):
    """The numbers from 1000 on in a value."""
    cijfers = "".join(teken if teken.isdigit() else " " for teken in str(waarde)).split()
    return {int(deel) for deel in cijfers if len(deel) == 4}


@settings(max_examples=300, deadline=None)
@given(opdrachten, st.sampled_from(("\n", "\r\n")))
def test_the_scanner_agrees_with_tomllib(delen, einde):
    tekst, regels = schrijf(delen)
    gevonden = regelnummers(tekst.replace("\n", einde))
    wegen = dict(loop((), tomllib.loads(tekst)))
    assert gevonden.keys() == wegen.keys()
    for weg, waarde in wegen.items():
        if is_tabel(waarde) and "_h" in waarde and isinstance(waarde["_h"], int):
            assert gevonden[weg] == regels[waarde["_h"]], weg
            assert gevonden[(*weg, "_h")] == regels[waarde["_h"]] + 1
        elif weg and weg[-1] != "_h" and (zelf := nummers(waarde)):
            # a key by its own number, a table without header by the first statement that makes it
            assert gevonden[weg] == min(regels[nummer] for nummer in zelf), weg


@pytest.mark.parametrize("waarde", WAARDEN)
@pytest.mark.parametrize("na", ["", " ", "# [x]", " # '''", ' # """'])
def test_no_value_hides_what_comes_after_it(waarde, na):
    tekst = f"[t]\nk = {waarde.format(n=1000)}{na}\n[[x]]\n"
    assert tomllib.loads(tekst)["x"] == [{}]
    gevonden = regelnummers(tekst)
    assert gevonden.keys() == {(), ("t",), ("t", "k"), ("x",), ("x", 0)}
    assert gevonden["x", 0] == tekst.count("\n")


@pytest.mark.parametrize(
    ("tekst", "weg", "regel"),
    [
        ("", (), 1),
        ("\n\n[ a . 'b' ]\n", ("a", "b"), 3),
        ("\n\n[ a . 'b' ]\n", ("a",), 3),
        ("[a.b]\n[a]\n", ("a",), 2),
        ("[[a]]\n[[a]]\n[[a.b]]\n[[a.b]]\nc = 1\n", ("a", 1, "b", 1, "c"), 5),
        ("[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]\nc = 1\n", ("a", 1, "b", 0, "c"), 5),
        ('a = """\n[b]\n"""\nb = 1\n', ("b",), 4),
        ("a = [ # ]\n']',\n]\nb = 1\n", ("b",), 4),
        ('"\\u0062" = 1\r\nc = 1', ("c",), 2),
    ],
)
def test_a_table_or_key_has_the_line_where_it_stands(tekst, weg, regel):
    assert regelnummers(tekst)[weg] == regel


def test_every_thema_of_the_shipped_plans_has_its_line():
    for plan in lees_inhoud(PLANNEN).plannen:
        tekst = (PLANNEN / plan.plan.waar.split(",")[0]).read_text(encoding="utf-8")
        koppen = [nummer for nummer, regel in enumerate(tekst.split("\n"), 1) if regel.strip() == "[[thema]]"]
        gevonden = regelnummers(tekst)
        assert [gevonden["thema", plaats] for plaats in range(len(koppen))] == koppen


@pytest.mark.parametrize(
    "tekst", ["a", "[a", "a = '", 'a = """\nb = 1', "= 1", "a = [\nb", "a = {", '"a', "\\", "a = ]]\nb = 1"]
)
def test_broken_text_stops_the_scanner_and_no_more(tekst):
    assert regelnummers(tekst)[()] == 1
    assert 1 <= begin_van(tekst, 5) <= 2


@pytest.mark.parametrize(
    ("tekst", "regel"),
    [
        ("x = 1\n" + ".".join("a" * 33) + " = 1", 2),
        ("[" + " . ".join("a" * 33) + "]", 1),
        ("x = {y = 1, " + ".".join(["'a'"] * 33) + " = 1}", 1),
        (".".join("a" * 32) + " = 1", None),
        ("# " + ".".join("a" * 99), None),
    ],
)
def test_a_name_with_too_many_dots_is_found_before_tomllib_chokes_on_it(tekst, regel):
    assert te_diep(tekst) == regel
