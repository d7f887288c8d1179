"""A small plan with everything in it that a plan can hold, and text to make it hard; imported as `tests.volplan`."""

import sqlite3

from tests.klein import PLAN

#: quotes, escapes, what ends a TOML text, what steers a line, what cannot be seen, and what is wide
VIJANDIG = "a \"b\" 'c' \\ \\n \"\"\" ''' # [[x]] {y} = \u202e\u200d\u00a0\ufeff 👩‍👩‍👧 e\u0301 ⚠️ \U000e0041"

LANG = "lange tekst " * 1600

_SQL = """
INSERT INTO stand (actie_id, status, toelichting, gewijzigd_op) VALUES (:actie, 'aandacht', :v, '2021-01-02');
INSERT INTO stand (actie_id, wijk_id, status) SELECT :actie, id, 'gereed' FROM wijk WHERE naam = 'Zuid';
INSERT INTO stand (actie_id, wijk_id, status, toelichting) SELECT :actie, id, 'onbekend', :regels FROM wijk
    WHERE naam = 'Noord';
UPDATE actie SET titel = :v, toelichting = :regels, trekker = :v WHERE id = :actie;
UPDATE actie SET schakels = 'a, , b', aanpak = :v WHERE sleutel = 'w2';
UPDATE actie SET archief = 1, toelichting = :lang WHERE sleutel = 'w4';
UPDATE doel SET archief = 1 WHERE id = :doel;
UPDATE thema SET archief = 1, toelichting = :regels WHERE id = :thema;
UPDATE plan SET missie = 'Een' || char(10) || 'Twee' WHERE id = :plan;
-- made on the screen: without sleutel and bron, and two of the same title
INSERT INTO actie (plan_id, thema_id, volgorde, titel) VALUES (:plan, :thema, 99, 'Éigen actie');
INSERT INTO actie (plan_id, thema_id, volgorde, titel) VALUES (:plan, :thema, 99, 'Éigen actie');
INSERT INTO doel (plan_id, titel) VALUES (:plan, '…');
-- a doel of a later thema, and what the source itself links
INSERT INTO actie_doel (actie_id, doel_id, herkomst) SELECT id, :doel, 'bron' FROM actie WHERE sleutel = 'j1';
INSERT INTO meting (indicator_id, wijk_id, periode, waarde, gekozen, vindplaats)
    SELECT :indicator, id, 2020, 12.5, 1, 'eigen invoer' FROM wijk WHERE naam = 'Oost';
INSERT INTO meting (indicator_id, periode, waarde, toelichting) VALUES (:indicator, 2018, 1000, :v);
INSERT INTO meting (indicator_id, periode, waarde, toelichting) VALUES (:indicator, 2018, 1000, :v);
UPDATE streefwaarde SET basiswaarde = 0, toelichting = :v WHERE doel_id = :doel;
INSERT INTO middel (thema_id, jaar, begroot, gerealiseerd) VALUES (:thema, 2021, 0, NULL);
INSERT INTO middel (thema_id, jaar, begroot, gerealiseerd) VALUES (:thema, 2020, 1500000.5, 1);
INSERT INTO toezegging (id, plan_id, thema_id, soort, nummer, titel, status, datum, volgorde)
    VALUES (1, :plan, :thema, 'motie', 'M1', :v, 'afgedaan', '2021-05-06', 1);
INSERT INTO toezegging (plan_id, titel, archief, volgorde) VALUES (:plan, 'Weg', 1, 2);
INSERT INTO bericht (toezegging_id, datum, tekst, bron_id) VALUES (1, '2021-06-07', :regels, 1);
INSERT INTO bericht (actie_id, datum, tekst) VALUES (:actie, '2021-06-07', 'een');
INSERT INTO bericht (actie_id, datum, tekst) VALUES (:actie, '2020-01-01', 'twee');
INSERT INTO verhaal (plan_id, actie_id, wijk_id, datum, titel, tekst)
    SELECT :plan, :actie, id, '2021-03-04', :v, :regels FROM wijk WHERE naam = 'Oost';
INSERT INTO verhaal (plan_id, thema_id, datum, titel, archief) VALUES (:plan, :thema, '2021-03-04', 'Weg', 1);
INSERT INTO kenmerk (plan_id, thema_id, soort, tekst) VALUES (:plan, :thema, 'rol', :v);
UPDATE overlegsoort SET thema_id = :thema WHERE plan_id = :plan;
INSERT INTO streefwaarde (doel_id, indicator_id, richting, doelwaarde) SELECT id, :indicator, 'niet slechter', -1.5
    FROM doel WHERE sleutel = 'hoofd';
UPDATE wijk SET code = '' WHERE naam = 'Oost'
"""


def maak_vol(conn: sqlite3.Connection) -> None:
    """Put everything in the main plan of the small file, as somebody with plain sqlite3 would."""

    def een(sql: str) -> int:
        (rij,) = conn.execute(sql, (PLAN,)).fetchall()
        return int(rij[0])

    met_plan = "JOIN plan ON plan.id = plan_id WHERE slug = ? AND sleutel ="
    nummers = {
        "plan": een("SELECT id FROM plan WHERE slug = ?"),
        "thema": een(f"SELECT t.id FROM thema AS t {met_plan} 'wonen'"),
        "doel": een(f"SELECT t.id FROM doel AS t {met_plan} 'd-inbraak'"),
        "actie": een(f"SELECT t.id FROM actie AS t {met_plan} 'w1'"),
        "indicator": een("""SELECT i.id FROM indicator AS i JOIN plan USING (gemeente_id)
            WHERE slug = ? AND i.sleutel = 'inbraak'"""),
    }
    teksten = {"v": VIJANDIG, "regels": f"\n{VIJANDIG}\n\t\n\\", "lang": LANG}
    for sql in _SQL.split(";\n"):
        conn.execute(sql, nummers | teksten)
