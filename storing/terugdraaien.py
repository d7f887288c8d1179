"""Proof 6: any sequence of changes, undone one after the other to the start, gives back the start in every view.

And before that, done again, it gives back the end. The sequence itself undoes and redoes too, in any order.
"""

import shutil
import sqlite3
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from ivp_tui.domein.verschil import Tabellen
from ivp_tui.domein.wijziging import Archiveer, Geweigerd, Ongedaan, Opnieuw, Wijziging
from ivp_tui.domein.wijziging_overleg import BeginOverleg, NieuwAgendapunt, NieuweAfspraak, ZetNotitie
from ivp_tui.domein.wijziging_verantwoording import NieuweToezegging, NieuwVerhaal, ZetMiddel
from ivp_tui.opslag.bestand import Bestand, open_bestand
from ivp_tui.opslag.lezen import lees_stand
from ivp_tui.opslag.naspelen import lees_toestand
from ivp_tui.opslag.schrijven import schrijf
from ivp_tui.opslag.terugzetten import lees_tabellen
from storing.samen import verdeel
from storing.toneel import PLAN, Uitkomst, keur_heel, maak_bestand
from storing.zetten import Trek
from storing.zetten_meer import MAKERS

WIE, JAAR = "proef", 2018
#: with what a change of the sequence is drawn: its kind, two numbers, and a text
Zet = tuple[str, int, int, str]
SOORTEN = {soort.__name__: soort for soort in MAKERS}
# a few texts that come back, for a value that returns is the hard case, and any other
_TEKST = st.sampled_from(("een", "twee", "Halt")) | st.text(
    st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30
)
_GETAL = st.integers(0, 5) | st.integers(0, 999)
_SOORT = st.sampled_from(sorted(SOORTEN)) | st.sampled_from(
    ("Ongedaan", "Opnieuw", "MaakOngedaan", "MaakOpnieuw", "ZetStatus")
)
ZETTEN = st.lists(st.tuples(_SOORT, _GETAL, _GETAL, _TEKST), min_size=4, max_size=15)
#: every so many sequences `ivp controle` looks at the file as well
KEUR_ELKE = 25

_DAG = date(2017, 3, 4)
VOORAF: tuple[Wijziging, ...] = (
    BeginOverleg(None, "Driehoek", None, _DAG),
    NieuweAfspraak(1, "bellen", "Halt", _DAG, item=("actie", 1)),
    NieuweAfspraak(1, "we gaan door", soort="besluit"),
    NieuwAgendapunt(1, "rondvraag"),
    ZetNotitie("niet vergeten", item=("doel", 1)),
    NieuwVerhaal(("actie", 2), None, "Een goed gesprek", _DAG),
    NieuweToezegging(None, "Elk jaar een brief", _DAG),
    ZetMiddel(1, 2016, "begroot", 100.0, None),
    Archiveer(3),
)

Beeld = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Begin:
    """The file at first: every view of it but v_logboek, without the time of change, and every field with it."""

    beeld: Beeld
    toestand: dict[tuple[str, int, str], str]


def beeld(conn: sqlite3.Connection) -> Beeld:
    """Every view of the file but v_logboek, without the time of change."""
    namen = [rij[0] for rij in conn.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    uit = {}
    for naam in namen:
        # the others are the journal's own tools, and hold the time
        if naam == "v_logboek" or not naam.startswith("v_"):
            continue
        rijen = conn.execute(f"SELECT * FROM {naam}")
        kolommen = [kolom[0] for kolom in rijen.description]
        tijd = [plek for plek, kolom in enumerate(kolommen) if kolom == "gewijzigd_op"]
        waarden = [tuple(w for plek, w in enumerate(rij) if plek not in tijd) for rij in rijen] if tijd else list(rijen)
        uit[naam] = sorted((rij for rij in waarden if "gewijzigd_op" not in rij), key=repr)
    return uit


def bedoel(conn: sqlite3.Connection, zet: Zet, tabellen: Tabellen) -> Wijziging:
    """The intent that a drawn change stands for, in the file as it is now; raises Geweigerd where it cannot be."""
    soort, a, b, tekst = zet
    return cast("Wijziging", MAKERS[SOORTEN[soort]](Trek(conn, lees_stand(conn, PLAN, JAAR), a, b, tekst, tabellen)))


def doe(bestand: Bestand, wijziging: Wijziging) -> bool:
    """Write one; gives whether anything changed. Raises Geweigerd."""
    return schrijf(bestand, wijziging, lees_stand(bestand.conn, PLAN, JAAR), WIE).gewijzigd


def doe_en_terug(bestand: Bestand, zetten: list[Zet], uit: Uitkomst, begin: Begin, soorten: Counter[str]) -> None:
    """Carry out a sequence, undo all of it, do it again, undo it again; compare with the start and the end."""
    conn, tabellen = bestand.conn, lees_tabellen(bestand.conn)
    for zet in zetten:
        try:
            gewijzigd = doe(bestand, bedoel(conn, zet, tabellen))
        except Geweigerd:
            uit.tel("geweigerde wijzigingen")
            continue
        uit.tel("wijzigingen", int(gewijzigd))
        soorten[zet[0]] += int(gewijzigd)
    einde = lees_toestand(conn)
    keren = _alles_terug(bestand)
    uit.tel("keren ongedaan", keren)
    _vergelijk(begin.beeld, beeld(conn))
    for _ in range(keren):
        doe(bestand, Opnieuw())
    assert lees_toestand(conn) == einde, "opnieuw gedaan is niet wat het was"
    uit.tel("keren opnieuw", keren)
    assert _alles_terug(bestand) == keren
    assert lees_toestand(conn) == begin.toestand, "weer ongedaan is niet het begin"
    uit.tel("reeksen terug bij het begin")


def _vergelijk(begin: Beeld, einde: Beeld) -> None:
    for naam, rijen in begin.items():
        if einde[naam] != rijen:
            nu = einde[naam]
            weg, erbij = [rij for rij in rijen if rij not in nu][:3], [rij for rij in nu if rij not in rijen][:3]
            raise AssertionError(f"{naam} is anders dan in het begin: weg {weg}, erbij {erbij}")


def _alles_terug(bestand: Bestand) -> int:
    """Undo until there is nothing of this user left to undo; gives how many times. A refusal is a fault."""
    keren = 0
    while True:
        try:
            doe(bestand, Ongedaan())
        except Geweigerd as fout:
            if "niets van u" not in str(fout):
                raise AssertionError(f"ongedaan maken werd geweigerd: {fout}") from fout
            return keren
        keren += 1


def open_snel(pad: Path) -> Bestand:
    """An open file that does not wait for the disk and makes no backup: power cuts are another proof."""
    bestand = open_bestand(pad)
    bestand.conn.execute("PRAGMA synchronous=OFF")
    # today's was made: never in the state folder of who runs this
    bestand.kopiedag = datetime.now(UTC).astimezone().date()
    return bestand


def proef(map_: Path, aantal: int, zaad: int) -> Uitkomst:
    """Draw so many sequences, each on a fresh file; two halves with a seed each."""
    uit = Uitkomst("ongedaan tot het begin")
    uit.cijfers |= dict.fromkeys(
        ("reeksen terug bij het begin", "wijzigingen", "geweigerde wijzigingen", "keren ongedaan", "keren opnieuw"), 0
    )
    vers = maak_bestand(map_)
    begin = _begin(vers)
    helften = ((aantal + 1) // 2, aantal // 2)
    verdeel(
        uit, _deel, [(vers, map_ / str(n), begin, helft, f"{zaad}-{n}") for n, helft in enumerate(helften) if helft]
    )
    uit.cijfers["weergaven vergeleken"] = len(begin.beeld)
    gedaan = {naam for naam in SOORTEN if uit.cijfers.pop(naam, 0)}
    uit.cijfers["soorten wijziging, en daarvan gedaan"] = f"{len(MAKERS)}, {len(gedaan)}"
    if nooit := sorted(set(SOORTEN) - gedaan):
        uit.cijfers["  nooit gedaan in deze reeksen"] = ", ".join(nooit)
    return uit


def _deel(vers: Path, map_: Path, begin: Begin, aantal: int, zaad: str) -> Uitkomst:
    """Some of the sequences, in a folder of their own; how often each kind was done is a figure of its name."""
    uit, soorten = Uitkomst("ongedaan tot het begin", {"reeksen terug bij het begin": 0}), Counter[str]()
    map_.mkdir()

    @seed(zaad)
    @settings(
        max_examples=aantal,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
    )
    @given(ZETTEN)
    def alle(zetten: list[Zet]) -> None:
        bestand = open_snel(Path(shutil.copy(vers, map_ / "terug.db")))
        try:
            doe_en_terug(bestand, zetten, uit, begin, soorten)
        finally:
            bestand.sluit()
        if int(str(uit.cijfers["reeksen terug bij het begin"])) % KEUR_ELKE == 1:
            uit.tel("bestanden daarna door ivp controle bekeken")
            assert keur_heel(map_ / "terug.db") == []

    try:
        alle()
    except Exception as fout:
        # more than one kind of failure comes as a group; each says with which sequence it was found
        for deel in getattr(fout, "exceptions", (fout,)):
            uit.fouten.append("\n".join([repr(deel), *getattr(deel, "__notes__", ())]))
    uit.cijfers |= soorten
    return uit


def bereid_voor(bestand: Bestand) -> None:
    """Put a little in that a fresh file lacks, in another's name: each kind of change needs something to change."""
    for wijziging in VOORAF:
        schrijf(bestand, wijziging, lees_stand(bestand.conn, PLAN, JAAR), "eerder")


def _begin(db: Path) -> Begin:
    bestand = open_snel(db)
    try:
        bereid_voor(bestand)
        return Begin(beeld(bestand.conn), lees_toestand(bestand.conn))
    finally:
        bestand.sluit()
