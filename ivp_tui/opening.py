"""Opening the plan file: the open file and its first Stand, read on the thread that owns the connection."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ivp_tui.domein.stand import Stand
from ivp_tui.opslag.bestand import Bestand, BestandFout, LeesFout, is_schade, leg_uit, open_bestand
from ivp_tui.opslag.lezen import lees_plannen, lees_van


@dataclass(frozen=True, slots=True)
class Oogst:
    """What opening a file gave: the open file and the first Stand."""

    bestand: Bestand
    stand: Stand
    kenteken: "Kenteken"


#: what tells that the file was changed: SQLite's data_version (others' commits), and time and size on disk
Kenteken = tuple[int, int, int]
ONGELEZEN: Kenteken = (-1, -1, -1)  # of a file that must be read anew at the next look


def neem_kenteken(bestand: Bestand) -> Kenteken:
    """The mark of the file as it is now; raises OSError where it is gone, and what SQLite raises."""
    info = bestand.pad.stat()
    versie: int = bestand.conn.execute("PRAGMA data_version").fetchone()[0]
    return versie, info.st_mtime_ns, info.st_size


class Opening:
    """Opens and reads the file on its own thread, while the program is still starting up."""

    def __init__(
        self,
        pad: Path,
        slug: str | None,
        dit_jaar: int,
        alleen_lezen: bool = False,
        laatste_plan: Callable[[str], str] = lambda uuid: "",
    ) -> None:
        """Begin at once; `oogst` waits for the end.

        Without a slug the plan opens that was last in view of this file: `laatste_plan` gives it by the file's uuid,
        '' when nothing is remembered, and then it is the plan in force in `dit_jaar`.
        """
        self.draad = ThreadPoolExecutor(1, thread_name_prefix="ivp-bestand")
        self._toekomst: Future[Oogst] = self.draad.submit(self._open, pad, slug, dit_jaar, alleen_lezen, laatste_plan)

    @staticmethod
    def _open(
        pad: Path, slug: str | None, dit_jaar: int, alleen_lezen: bool, laatste_plan: Callable[[str], str]
    ) -> Oogst:
        bestand = open_bestand(pad, alleen_lezen, ook_beschadigd=True)
        try:
            if slug is None:
                onthouden = laatste_plan(bestand.uuid)
                slug = onthouden if onthouden in {plan.slug for plan in lees_plannen(bestand.conn)} else None
            kenteken = neem_kenteken(bestand)
            return Oogst(bestand, lees_van(bestand, slug, dit_jaar), kenteken)
        except (ValueError, LeesFout) as fout:
            bestand.sluit()
            raise BestandFout(f"{pad}: {leg_uit(fout)}", isinstance(fout, ValueError) or is_schade(fout)) from fout
        except BaseException:
            bestand.sluit()
            raise

    def oogst(self) -> Oogst:
        """The open file and its Stand; raises what opening or reading raised, with the thread ended."""
        try:
            return self._toekomst.result()
        except BaseException:
            self.draad.shutdown()
            raise


def heropen(was: Bestand) -> Bestand | None:
    """The file that came in the place of one that is gone, when it is the same plan file by its uuid; else None.

    Raises BestandFout when what is there cannot be opened as a plan file of this version.
    """
    # first a look that changes nothing: it may be anybody's
    proef = open_bestand(was.pad, alleen_lezen=True)
    proef.sluit()
    if proef.uuid != was.uuid:
        return None
    return open_bestand(was.pad, was.reden_alleen_lezen == "zo geopend")
