"""One of two: everything goes over without doubles, it is exactly what was shown, and one undo brings it back."""

from itertools import product

import pytest

from ivp_tui.domein.wijziging import Geweigerd, Ongedaan, Opnieuw
from ivp_tui.domein.wijziging_structuur import VoegSamen
from ivp_tui.opslag.samenvoegen import VERWIJZINGEN, bekijk
from ivp_tui.opslag.tabellen import ALLE_TABELLEN
from tests.klein import buiten, doe, geen_gaten, lees, nummer, toestand, views


def test_every_column_that_points_at_what_is_merged_is_handled(klein):
    echt = {soort: set() for soort in VERWIJZINGEN}
    for tabel, soort in product(ALLE_TABELLEN, VERWIJZINGEN):
        for rij in klein.conn.execute(f"PRAGMA foreign_key_list({tabel})"):
            if rij[2] == soort:
                echt[soort].add((tabel, rij[3]))
    assert {soort: set(kolommen) for soort, kolommen in VERWIJZINGEN.items()} == echt


def _vul(klein, a, b):
    """Two acties with everything that an actie can have, partly the same."""
    c, plan = klein.conn, lees(klein).plan.id
    doel = [r[0] for r in c.execute("SELECT id FROM doel WHERE thema_id IS NOT NULL AND plan_id = ? LIMIT 3", (plan,))]
    p = [r[0] for r in c.execute("SELECT id FROM partner ORDER BY id LIMIT 3")]
    c.execute("DELETE FROM actie_doel WHERE actie_id IN (?, ?)", (a, b))
    c.execute("DELETE FROM actie_partner WHERE actie_id IN (?, ?)", (a, b))
    for actie, welke in ((a, doel[:2]), (b, doel[1:])):
        c.executemany("INSERT INTO actie_doel (actie_id, doel_id) VALUES (?, ?)", [(actie, d) for d in welke])
    for actie, partner, rol in ((a, p[0], "trekt"), (b, p[0], "betaalt"), (b, p[1], "helpt")):
        c.execute("INSERT INTO actie_partner (actie_id, partner_id, rol) VALUES (?, ?, ?)", (actie, partner, rol))
    for actie, wijk, status in ((a, None, "op schema"), (a, 1, "gereed"), (b, 1, "aandacht"), (b, 2, "loopt achter")):
        c.execute("INSERT INTO stand (actie_id, wijk_id, status) VALUES (?, ?, ?)", (actie, wijk, status))
    for actie, tekst in ((a, "zelfde"), (b, "zelfde"), (b, "anders")):
        c.execute("INSERT INTO bericht (actie_id, datum, tekst) VALUES (?, '2021-03-04', ?)", (actie, tekst))
    c.execute("INSERT INTO verhaal (plan_id, actie_id, datum, titel) VALUES (?, ?, '2021-03-04', 'V')", (plan, b))
    c.execute("INSERT INTO afspraak (plan_id, actie_id, tekst) VALUES (?, ?, 'bellen')", (plan, b))
    overleg = "INSERT INTO overleg (plan_id, naam, datum) VALUES (?, 'driehoek', '2021-03-04')"
    punt = "INSERT INTO agendapunt (overleg_id, actie_id) VALUES (?, ?)"
    eerste, tweede = (c.execute(overleg, (plan,)).lastrowid for _ in range(2))
    c.executemany(punt, [(eerste, a), (eerste, b), (tweede, b)])
    c.execute("INSERT INTO notitie (plan_id, actie_id, tekst) VALUES (?, ?, 'let op')", (plan, b))
    c.execute("INSERT INTO vervolg (van_actie_id, naar_actie_id) VALUES (?, ?)", (b, a))
    c.execute(
        "UPDATE actie SET toelichting = 'Van B.', trekker = 'politie', deadline = '2022-01-01' WHERE id = ?", (b,)
    )
    c.execute("UPDATE actie SET toelichting = 'Van A.', trekker = 'jongerenwerk' WHERE id = ?", (a,))
    return doel, p


@pytest.fixture
def twee(klein):
    return nummer(klein.conn, "actie", "Heling"), nummer(klein.conn, "actie", "Buurtprev")


def test_an_actie_goes_up_in_another_with_all_that_is_its(klein, twee, klok):
    a, b = twee
    doelen, partners = _vul(klein, a, b)
    begin, beeld = toestand(klein.conn), views(klein.conn)
    gezien = bekijk(klein.conn, "actie", a, b)
    assert toestand(klein.conn) == begin  # looking changes nothing
    uitslag = doe(klein, VoegSamen(gezien))
    actie = lees(klein).actie[a]
    assert set(actie.doelen) == set(doelen)
    assert {(r.partner_id, r.rol) for r in actie.partners} == {(partners[0], "trekt; betaalt"), (partners[1], "helpt")}
    stand = lees(klein)
    statussen = {wijk: str(stand.zicht(a, wijk).status) for wijk in (None, 1, 2)}
    assert statussen == {None: "op schema", 1: "gereed", 2: "loopt achter"}
    assert actie.toelichting == "Van A.\n\nUit «Buurtpreventie-app»: Van B."
    assert (actie.trekker, str(actie.deadline)) == ("jongerenwerk", "2022-01-01")
    for tabel, hoeveel in (("bericht", 2), ("verhaal", 1), ("afspraak", 1), ("agendapunt", 2), ("notitie", 1)):
        assert klein.conn.execute(f"SELECT count(*) FROM {tabel} WHERE actie_id = ?", (a,)).fetchone()[0] == hoeveel
    # a line from one to the other leads nowhere now: it stays with what is in the archive
    assert klein.conn.execute("SELECT van_actie_id, naar_actie_id FROM vervolg WHERE van_actie_id = ?", (b,)).fetchall()
    assert klein.conn.execute("SELECT archief FROM actie WHERE id = ?", (b,)).fetchone() == (1,)
    daarna = toestand(klein.conn)
    doe(klein, Ongedaan())
    assert (toestand(klein.conn), views(klein.conn)) == (begin, beeld)
    doe(klein, Opnieuw())
    assert toestand(klein.conn) == daarna
    assert uitslag.item == ("actie", a)
    geen_gaten(klein.conn)


def test_what_is_shown_tells_what_goes_where(klein, twee):
    doelen, partners = _vul(klein, *twee)
    doel = [klein.conn.execute("SELECT titel FROM doel WHERE id = ?", (d,)).fetchone()[0] for d in doelen]
    partner = [klein.conn.execute("SELECT naam FROM partner WHERE id = ?", (p,)).fetchone()[0] for p in partners]
    regels = bekijk(klein.conn, "actie", *twee).regels
    assert regels == (
        ("vervalt", "trekker «politie»; «jongerenwerk» blijft"),
        ("over", "deadline: 2022-01-01"),
        ("vervalt", "de titel «Buurtpreventie-app»"),
        ("over", "de toelichting, achter die van wat blijft"),
        ("over", f"1 doel «{doel[2]}»"),
        ("vervalt", f"1 doel «{doel[1]}»: dubbel"),
        ("over", "rol: betaalt"),
        ("over", f"1 partner «{partner[1]}»"),
        ("vervalt", f"1 partner «{partner[0]}»: dubbel"),
        ("over", "1 status"),
        ("vervalt", "1 status: die van wat blijft geldt"),
        ("over", "1 bericht"),
        ("vervalt", "1 bericht: dubbel"),
        ("over", "1 verhaal"),
        ("over", "1 afspraak"),
        ("over", "1 agendapunt"),
        ("vervalt", "1 agendapunt: dubbel"),
        ("over", "1 notitie"),
        ("vervalt", "1 vervolg: dubbel"),
        ("archief", "«Buurtpreventie-app», met wat hierboven vervalt"),
    )


def test_of_many_the_first_three_are_named(klein, twee):
    klein.conn.execute("DELETE FROM actie_partner WHERE actie_id IN (?, ?)", twee)
    for naam in "abcde":
        partner = klein.conn.execute("INSERT INTO partner (naam) VALUES (?)", (naam,)).lastrowid
        klein.conn.execute("INSERT INTO actie_partner (actie_id, partner_id) VALUES (?, ?)", (twee[1], partner))
    regels = bekijk(klein.conn, "actie", *twee).regels
    assert ("over", "5 partners «a», «b», «c» en nog 2") in regels


@pytest.mark.parametrize(
    ("hier", "daar", "wordt"),
    [((), (), set()), ((1,), (2,), {1, 2}), ((1,), (), set()), ((), (1,), set()), ((1, 2), (2, 3), {1, 2, 3})],
)
def test_no_wijken_is_the_whole_stad(klein, twee, hier, daar, wordt):
    for actie, wijken in zip(twee, (hier, daar), strict=True):
        klein.conn.execute("DELETE FROM actie_wijk WHERE actie_id = ?", (actie,))
        for wijk in wijken:
            klein.conn.execute("INSERT INTO actie_wijk (actie_id, wijk_id) VALUES (?, ?)", (actie, wijk))
    begin = toestand(klein.conn)
    doe(klein, VoegSamen(bekijk(klein.conn, "actie", *twee)))
    assert set(lees(klein).actie[twee[0]].wijken) == wordt
    doe(klein, Ongedaan())
    assert toestand(klein.conn) == begin


def test_doelen_become_one_with_their_targets(klein):
    a, b = nummer(klein.conn, "doel", "Kleindam wordt"), nummer(klein.conn, "doel", "30%")
    begin, beeld = toestand(klein.conn), views(klein.conn)
    acties = {x.id for x in lees(klein).acties if b in x.doelen}
    gezien = bekijk(klein.conn, "doel", a, b)
    assert ("blijft", f"{len(acties)} acties blijven onder het eigen thema staan, wel gekoppeld") in gezien.regels
    doe(klein, VoegSamen(gezien))
    stand = lees(klein)
    assert {x.id for x in stand.acties if a in x.doelen} == acties
    assert len(stand.streefwaarde_van_doel[a]) == 1
    assert stand.doel[a].soort == "meetbaar"
    assert b not in stand.doel
    doe(klein, Ongedaan())
    assert (toestand(klein.conn), views(klein.conn)) == (begin, beeld)


def test_a_partner_goes_up_in_another_and_is_gone(klein):
    a, b = nummer(klein.conn, "partner", "Openbaar"), nummer(klein.conn, "partner", "Politie")
    actie = nummer(klein.conn, "actie", "Café")
    klein.conn.execute("INSERT INTO actie_partner (actie_id, partner_id, rol) VALUES (?, ?, 'kijkt mee')", (actie, a))
    klein.conn.execute("UPDATE partner SET afkorting = '' WHERE id = ?", (a,))
    begin, beeld = toestand(klein.conn), views(klein.conn)
    uitslag = doe(klein, VoegSamen(bekijk(klein.conn, "partner", a, b)))
    stand = lees(klein)
    assert [(r.partner_id, r.rol) for r in stand.actie[actie].partners] == [(a, "kijkt mee; trekt")]
    assert b not in {p.id for p in stand.partners}
    assert next(p.afkorting for p in stand.partners if p.id == a) == "politie"
    assert stand.themas[1].partners[0].partner_id == a
    assert uitslag.bericht == "partner Politie Kleindam ging op in Openbaar Ministerie"
    doe(klein, Ongedaan())
    assert (toestand(klein.conn), views(klein.conn)) == (begin, beeld)
    geen_gaten(klein.conn)


def test_what_changed_since_it_was_shown_is_not_merged(klein, klein_pad, twee):
    gezien = bekijk(klein.conn, "actie", *twee)
    buiten(klein_pad, f"INSERT INTO bericht (actie_id, datum, tekst) VALUES ({twee[1]}, '2021-01-01', 'nieuws')")
    voor = toestand(klein.conn)
    with pytest.raises(Geweigerd, match="intussen gewijzigd en er is niets samengevoegd"):
        doe(klein, VoegSamen(gezien))
    assert toestand(klein.conn) == voor
    with pytest.raises(Geweigerd, match="ander item"):
        bekijk(klein.conn, "actie", twee[0], twee[0])
    buiten(klein_pad, f"UPDATE actie SET archief = 1 WHERE id = {twee[1]}")
    with pytest.raises(Geweigerd, match="intussen weg"):
        bekijk(klein.conn, "actie", *twee)
