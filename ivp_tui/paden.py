"""Where things are: the plan file, the settings, the state, the content and the themes."""

from collections.abc import Mapping
from pathlib import Path

PAKKET = Path(__file__).parent
PLANNEN = PAKKET / "plannen"


def checkout(vanaf: Path) -> Path | None:
    """The ivp checkout that contains a folder, or None."""
    for map_ in (vanaf, *vanaf.parents):
        if (map_ / "pyproject.toml").is_file() and (map_ / "ivp_tui").is_dir() and (map_ / "data").is_dir():
            return map_
    return None


def bestand(gegeven: str | None, omgeving: Mapping[str, str], hier: Path) -> Path:
    """The plan file to open: --db, else IVP_DB, else that of the checkout one stands in, else the user's own."""
    if gegeven:
        return Path(gegeven).expanduser()
    if omgeving.get("IVP_DB"):
        return Path(omgeving["IVP_DB"]).expanduser()
    wortel = checkout(hier)
    if wortel is not None:
        return wortel / "data" / "ivp.db"
    return gebruikersmap("data") / "ivp.db"


def gebruikersmap(soort: str) -> Path:
    """The user's folder for "data", "config" or "state", by the habits of the operating system."""
    import platformdirs

    mappen = {
        "data": platformdirs.user_data_dir,
        "config": platformdirs.user_config_dir,
        "state": platformdirs.user_state_dir,
    }
    return Path(mappen[soort]("ivp", appauthor=False))


def instellingen() -> Path:
    """The settings a person writes by hand; the program never writes here."""
    return gebruikersmap("config") / "ivp.toml"


def filters() -> Path:
    """The filters one keeps under a name; the program writes them, and a person may."""
    return gebruikersmap("config") / "filters.toml"


def toestand() -> Path:
    """What the program remembers by itself: last plan, wijk, folds and theme."""
    return gebruikersmap("state") / "toestand.toml"


def gekopieerd() -> Path:
    """Where the line that was last copied goes too, for terminals that do not take it."""
    return gebruikersmap("state") / "gekopieerd.txt"


def logbestand() -> Path:
    """Where errors are written down; no text of a plan goes in it."""
    return gebruikersmap("state") / "ivp.log"


def reservekopieen() -> Path:
    """Where backups go that were given no other place; those of each day in a folder with the uuid of their file."""
    return gebruikersmap("state") / "reservekopieen"


def meegeleverde_themas() -> Path:
    """The theme file that comes with the program: beside the package in a checkout, in it when installed."""
    pad = PAKKET.parent / "themes.toml"
    return pad if checkout(PAKKET) and pad.is_file() else PAKKET / "themes.toml"


def themas() -> tuple[Path, ...]:
    """The theme files that are there: the shipped one, then the user's own."""
    return tuple(pad for pad in (meegeleverde_themas(), gebruikersmap("config") / "themes.toml") if pad.is_file())


def beamer() -> Path:
    """Where a workbench tells a second screen what is in view."""
    return gebruikersmap("state") / "beamer"


def klad(uuid: str = "") -> Path:
    """Where typed text lies that is not in a plan file yet: of the file with this uuid, '' for that of all files."""
    return gebruikersmap("state") / "klad" / uuid


def overlegstand(uuid: str) -> Path:
    """Where it is kept how far one was in the meetings of the plan file with this uuid; no text of a plan is in it."""
    return gebruikersmap("state") / "overleg" / f"{uuid}.json"


def wis_klad(uuid: str = "") -> int:
    """Throw away the typed text that was kept, of one file or of all; gives how many files of it there were.

    Raises OSError where something could not be taken away. An ivp that is open keeps again what is typed after this.
    """
    import shutil

    if uuid and not naam_van_map(uuid):
        return 0
    map_ = klad(uuid)
    if not map_.is_dir():
        return 0
    aantal = len(list(map_.rglob("*.json")))
    shutil.rmtree(map_)
    return aantal


def naam_van_map(uuid: str) -> bool:
    """Whether the uuid in a plan file can be the name of a folder: it comes from a file, and so from anybody."""
    return 0 < len(uuid) <= 64 and all(teken.isascii() and (teken.isalnum() or teken == "-") for teken in uuid)
