"""Several processes at one file at once: nothing is lost, nothing twice."""

from tests.klein import geen_gaten, logboek, tegelijk

VEEL = """
import sys
from pathlib import Path
from ivp_tui.domein.wijziging import ZetTekst
from ivp_tui.opslag.bestand import open_bestand
from ivp_tui.opslag.schrijven import schrijf
from tests.klein import lees
bestand, wie = open_bestand(Path(sys.argv[1])), sys.argv[2]
bestand.conn.execute("PRAGMA busy_timeout = 60000")
stand = lees(bestand)
wacht()
gedaan = 0
while gedaan < 100:
    rij = 3 if gedaan % 2 else 4 + int(wie)
    nu = bestand.conn.execute("SELECT toelichting FROM actie WHERE id = ?", (rij,)).fetchone()[0]
    try:
        schrijf(bestand, ZetTekst("actie", rij, "toelichting", f"{wie}-{gedaan}", nu), stand, wie)
    except Exception as fout:
        if type(fout).__name__ != "Botsing":
            raise
    else:
        gedaan += 1
"""


def test_four_processes_write_a_hundred_changes_each_and_none_is_lost(klein, klein_pad):
    tegelijk(VEEL, *[(str(klein_pad), str(n)) for n in range(4)])
    regels = logboek(klein.conn)
    assert len(regels) == 400
    assert len({regel[-1] for regel in regels}) == 400
    assert len({regel[0] for regel in regels}) == 400
    geen_gaten(klein.conn)
    laatste = "begin"  # on the shared row every change was made on top of the one before it
    for regel in [regel for regel in regels if regel[3] == 3]:
        assert regel[5] == ("" if laatste == "begin" else laatste)
        laatste = regel[6]
