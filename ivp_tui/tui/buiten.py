"""Writing a long text in an editor of one's own: the screen steps aside, and comes back with what was written."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from textual.app import App, SuspendNotSupported

from ivp_tui.domein.schoon import schoon
from ivp_tui.prive import open_tekst

#: more than this is not read back: no field holds it
GROOTST = 1_000_000

#: what is tried when nothing is set, the first that is there
_GEWOON = ("nano", "vim", "vi", "notepad")


class EditorFout(Exception):
    """The text could not be written elsewhere; a Dutch sentence says why and what to do."""


def editor(omgeving: Mapping[str, str]) -> list[str]:
    """The command of the editor: VISUAL, else EDITOR, else one that is there; raises EditorFout without any."""
    gekozen = omgeving.get("VISUAL") or omgeving.get("EDITOR")
    if gekozen:
        try:
            woorden = shlex.split(gekozen, posix=os.name != "nt")
        except ValueError:
            woorden = []
        if not woorden or shutil.which(woorden[0]) is None:
            naam = Path(woorden[0]).name if woorden else gekozen
            raise EditorFout(f"de editor «{schoon(naam)[:30]}» is er niet; zet EDITOR op een programma dat er is")
        return woorden
    gevonden = next((naam for naam in _GEWOON if shutil.which(naam)), None)
    if gevonden is None:
        raise EditorFout("er is geen editor ingesteld; zet EDITOR, zoals: export EDITOR=nano")
    return [gevonden]


def schrijf_buiten(app: App[int], tekst: str) -> str:
    """Let a person change a text in her editor; gives the text as she left it, inert. Raises EditorFout.

    The file is hers alone and is gone afterwards, whatever happened.
    """
    opdracht = editor(os.environ)
    map_ = Path(tempfile.mkdtemp(prefix="ivp-"))
    pad = map_ / "toelichting.txt"
    try:
        with open_tekst(pad) as stroom:
            stroom.write(tekst)
        with app.suspend():
            einde = subprocess.run([*opdracht, str(pad)], check=False).returncode
        if einde:
            raise EditorFout(f"de editor stopte met een fout ({einde}); er is niets gewijzigd")
        return _lees(pad)
    except SuspendNotSupported:
        raise EditorFout("in deze terminal kan dat niet; wijzig het veld met e") from None
    except OSError as fout:
        raise EditorFout(f"de editor is niet te starten ({fout.strerror}); wijzig het veld met e") from fout
    finally:
        shutil.rmtree(map_, ignore_errors=True)


def _lees(pad: Path) -> str:
    if pad.stat().st_size > GROOTST:
        raise EditorFout("de tekst is te lang om op te nemen; er is niets gewijzigd")
    try:
        return schoon(pad.read_text(encoding="utf-8-sig"), meerregelig=True).strip()
    except UnicodeDecodeError:
        raise EditorFout("de tekst is geen UTF-8; bewaar hem zo in de editor") from None
