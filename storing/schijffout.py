"""Proof 3: each file call of five edits fails in turn, by strace: a refusal is said, the text kept, a retry works.

Each edit in two parts, two parts at a time, each in a program of its own.
"""

import re
import shutil
import subprocess
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from storing.samen import verdeel
from storing.toneel import START, Uitkomst, bevestigd, keur_heel, lees, maak_bestand, venster

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.terminal import Terminal

#: which error each call can give; EACCES on fcntl would be a lock of somebody else, which is not a failing disk
FOUTEN: dict[str, tuple[str, ...]] = {
    "openat": ("EACCES", "EMFILE", "EIO", "ENOSPC"),
    "pwrite64": ("ENOSPC", "EIO"),
    "write": ("ENOSPC", "EIO"),
    "fsync": ("ENOSPC", "EIO"),
    "fdatasync": ("ENOSPC", "EIO"),
    "ftruncate": ("EIO", "ENOSPC"),
    "unlink": ("EACCES", "EIO"),
    "pread64": ("EIO",),
}
#: the call with half of the points is a part of its own, begun before the others: two then end about together
GROOTSTE = "pwrite64"
HOOGSTENS = 400  # calls of one kind in one edit; more would mean that the count never ends
GEWEIGERD = "NIET OPGESLAGEN"
#: so begins a refusal that does not know whether the file holds it after all
ONZEKER = f"{GEWEIGERD}: niet zeker"


@dataclass(frozen=True, slots=True)
class Wijziging:
    """An edit by keys: those that type it ({} is a text of its own), those that save it, and how the text is found.

    `vooraf` are the keys that bring the program where the edit begins, `opnieuw` those that open the same field again;
    without text there is nothing to keep. `vraag` gives a row where the text is in the file.
    """

    naam: str
    vooraf: str
    typ: str
    bewaar: str
    vraag: str
    opnieuw: str = ""
    cijfer: bool = False


_STATUS_VAN = "SELECT 1 FROM v_stand WHERE wijk IS NULL AND status = ? GROUP BY 1 HAVING count(*) = {}"
WIJZIGINGEN = (
    Wijziging("titel", "jjj", "gjjjje{}", "\r", "SELECT 1 FROM actie WHERE titel = ?", "e"),
    Wijziging("status", "jjjj", "", "{}", _STATUS_VAN.format(1)),
    Wijziging(
        "cijfer", "\tj", "e{}", "\r", "SELECT 1 FROM meting WHERE gekozen = 1 AND waarde = CAST(? AS REAL)", "e", True
    ),
    Wijziging("een status voor twee acties", "jjjvjv", "", "{}", _STATUS_VAN.format(2)),
    Wijziging("trekker op de kaart", "jjjj\x0bjjjjj", "e{}", "\r", "SELECT 1 FROM actie WHERE trekker = ?", "e"),
)
_STATUS = {"2": "op schema", "5": "gereed"}


@contextmanager
def _ingrijpen(pid: int, db: Path, oproep: str, fout: str, keer: int, verslag: Path) -> "Iterator[None]":
    """Let the n-th call of a kind on the plan file, its journal or its folder fail, in a program that runs."""
    # of the thread that owns the file alone: the count is per thread
    paden = [deel for pad in (db, db.with_name(f"{db.name}-journal"), db.parent) for deel in ("-P", str(pad))]
    opdracht = ["strace", "-f", "-p", str(pid), *paden, "-o", str(verslag), "-e", f"trace={oproep}"]
    opdracht += ["-e", f"inject={oproep}:error={fout}:when={keer}"]
    with subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as proces:
        assert proces.stderr is not None
        for regel in proces.stderr:
            if "attached" in regel:
                break
        else:
            raise RuntimeError("strace cannot follow a running program here")
        sleep(0.02)
        try:
            yield
        finally:
            proces.terminate()
            proces.communicate()


def _laatste(db: Path) -> int:
    return int(str(lees(db, "SELECT coalesce(max(id), 0) FROM v_logboek")[0][0]))


def _wacht_op_antwoord(window: "Terminal", vanaf: int, begin: int, opnieuw: bool = False) -> bool:
    """Whether the edit was confirmed, with an id past `begin`; False where it was refused.

    What the program wrote since chunk `vanaf` is read, not the screen: the next message may follow at once. On a retry
    (`opnieuw`) the refusal of before may be drawn once more, and only a confirmation counts.
    """
    eind = monotonic() + 20
    while monotonic() < eind:
        gezegd = b"".join(chunk.data for chunk in window.chunks[vanaf:])
        if GEWEIGERD.encode() in gezegd and not opnieuw:
            return False
        if max(bevestigd(gezegd), default=0) > begin:
            return True
        window.pump(0.05)
    if opnieuw:
        return False
    raise AssertionError("geen antwoord op het scherm:\n" + window.screen_text())


def _punt(window: "Terminal", db: Path, w: Wijziging, tekst: str, ingreep: tuple[str, str, int], uit: Uitkomst) -> bool:
    """One edit with one failing call; gives whether that call was made at all."""
    toets, verslag = tekst, db.parent.parent / "ingreep"
    inhoud = _STATUS.get(tekst, tekst)
    if w.typ:
        window.send(w.typ.format(tekst))
        window.wait_for(tekst)
    begin = _laatste(db)
    vanaf = len(window.chunks)
    with _ingrijpen(window.pid, db, *ingreep, verslag):
        window.send(w.bewaar.format(toets))
        gelukt = _wacht_op_antwoord(window, vanaf, begin)
    geraakt = "(INJECTED)" in verslag.read_text(encoding="utf-8", errors="replace")
    waar = f"{w.naam}, {ingreep[0]} {ingreep[2]} {ingreep[1]}"
    in_bestand = bool(lees(db, w.vraag, inhoud)) and _laatste(db) > begin
    onzeker = not gelukt and ONZEKER in window.screen_text()
    uit.tel("daarvan niet zeker, en zo gezegd", int(onzeker))
    if gelukt != in_bestand and not onzeker:
        uit.fouten.append(f"{waar}: scherm zegt {'wel' if gelukt else 'niet'} bewaard, het bestand niet zo")
    if geraakt:
        uit.tel("plekken waar een oproep faalde")
        uit.tel(f"  {w.naam}, {ingreep[0]}")
        uit.tel("daarvan toch bevestigd, en in het bestand" if gelukt else "daarvan NIET OPGESLAGEN, met de reden")
    if not gelukt:
        _opnieuw(window, db, w, toets, inhoud, waar, uit)
    return geraakt


def _opnieuw(window: "Terminal", db: Path, w: Wijziging, toets: str, inhoud: str, waar: str, uit: Uitkomst) -> None:
    """After a refusal: a reason was given, the text is still there, and saving it again works."""
    try:
        window.wait_for(re.compile(rf"{GEWEIGERD}\W+\w+"), timeout=5)
    except AssertionError:
        uit.fouten.append(f"{waar}: geweigerd zonder reden")
    # what is in the file after all is told by the number it has: was al zo
    begin = _laatste(db) - bool(lees(db, w.vraag, inhoud))
    if w.opnieuw:
        window.send(w.opnieuw)
        try:
            window.wait_for(re.compile(rf"{re.escape(inhoud)}(?s:.*)"), timeout=5)
        except AssertionError:
            uit.fouten.append(f"{waar}: de getypte tekst is weg")
    vanaf = len(window.chunks)
    window.send(w.bewaar.format(toets))
    if _wacht_op_antwoord(window, vanaf, begin, opnieuw=True) and lees(db, w.vraag, inhoud):
        uit.tel("opnieuw bewaren gelukt")
    else:
        uit.fouten.append(f"{waar}: opnieuw bewaren lukte niet; het scherm zegt: {' '.join(window.lines()[-4:])}")


def proef(
    map_: Path, wijzigingen: Sequence[Wijziging] = WIJZIGINGEN, oproepen: Sequence[str] = tuple(FOUTEN)
) -> Uitkomst:
    """Let every call of every edit fail once with every error it can give."""
    uit = Uitkomst("fouten van de schijf")
    if shutil.which("strace") is None:
        uit.overgeslagen = "strace is er niet; zet het op deze machine en doe het weer"
        return uit
    totaal = ("plekken waar een oproep faalde", "daarvan NIET OPGESLAGEN, met de reden", "opnieuw bewaren gelukt")
    uit.cijfers |= dict.fromkeys((*totaal[:2], "daarvan toch bevestigd, en in het bestand", totaal[2]), 0)
    uit.cijfers |= {"daarvan niet zeker, en zo gezegd": 0, "wijzigingen beproefd": len(wijzigingen)}
    uit.cijfers |= {f"  {w.naam}, {oproep}": 0 for w in wijzigingen for oproep in oproepen}
    vers = maak_bestand(map_)
    groepen = [tuple(o for o in oproepen if (o == GROOTSTE) is groot) for groot in (True, False)]
    delen = [(w, groep) for groep in groepen if groep for w in wijzigingen]
    verdeel(uit, _een_deel, [(vers, map_ / f"w{n}", *deel) for n, deel in enumerate(delen)])
    return uit


def _een_deel(vers: Path, map_: Path, w: Wijziging, oproepen: Sequence[str]) -> Uitkomst:
    """All points of these calls in one edit, in one program."""
    uit = Uitkomst(w.naam)
    (map_ / "plan").mkdir(parents=True)
    db = Path(shutil.copy(vers, map_ / "plan" / "ivp.db")).resolve()
    with venster(db, map_) as window:
        window.wait_for(START)
        window.send(w.vooraf)
        window.wait_still(0.3)
        try:
            _alle_punten(window, db, w, oproepen, uit)
        except AssertionError as fout:
            # what came before it counts, and the other edits go on
            uit.fouten.append(f"{w.naam}: {fout}")
    uit.fouten += [f"{w.naam}: {fout}" for fout in keur_heel(db)]
    return uit


def _alle_punten(window: "Terminal", db: Path, w: Wijziging, oproepen: Sequence[str], uit: Uitkomst) -> None:
    teller = 1000
    for oproep in oproepen:
        for fout in FOUTEN[oproep]:
            for keer in range(1, HOOGSTENS):
                teller += 1
                nu = lees(db, "SELECT status FROM v_stand WHERE wijk IS NULL AND status = 'gereed'")
                tekst = str(teller) if w.cijfer else f"Proef {oproep} {fout} {keer}" if w.typ else ("2" if nu else "5")
                window.wait_still(0.05)
                if not _punt(window, db, w, tekst, (oproep, fout, keer), uit):
                    break
            else:
                uit.fouten.append(f"{w.naam}, {oproep} {fout}: meer dan {HOOGSTENS} keer, de telling eindigt niet")
