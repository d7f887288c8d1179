"""Where the file stands: on a network drive, in a folder that a program keeps the same on several computers, or here.

Recognising is a function of facts that were read before; reading them is a few looks at names, never a walk through
folders. Why a file on a network drive may still be written stands in docs/besluiten/0021-schade-en-synchronisatie.md.
"""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

#: file systems whose locks SQLite cannot rely on, as Linux, macOS and we ourselves (Windows) name them
NETWERK = frozenset(
    (
        *("nfs", "nfs3", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "9p", "afs", "ncpfs"),
        *("ceph", "lustre", "glusterfs", "netwerkpad", "netwerkschijf"),
        *(f"fuse.{naam}" for naam in ("sshfs", "davfs2", "rclone", "gvfsd-fuse", "glusterfs", "s3fs", "smbnetfs")),
    )
)

#: names beside or above the file that only such a program makes
MERKEN = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
}

#: what a folder in the path is called, in small letters -> whose it is; the first that fits
_MAPPEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"onedrive( ?- ?.+)?"), "OneDrive"),
    (re.compile(r"dropbox( ?\(.+\)|-.+)?"), "Dropbox"),
    (re.compile(r"google ?drive( ?\(.+\)|-.+)?|googledrivefs"), "Google Drive"),
    (re.compile(r"mobile documents|icloud ?drive|com~apple~clouddocs"), "iCloud"),
    (re.compile(r"nextcloud\d*"), "Nextcloud"),
    (re.compile(r"owncloud\d*"), "ownCloud"),
    (re.compile(r"syncthing"), "Syncthing"),
    (re.compile(r"sharepoint( ?- ?.+)?|.+\.sharepoint\.com(@ssl)?"), "SharePoint"),
)
_NEXTCLOUD = re.compile(r"(\._sync_|\.sync_)\w+\.db(-shm|-wal)?")


@dataclass(frozen=True, slots=True)
class Omgeving:
    """Where a file stands that is not just this computer: on a network drive (`net`), or in which program's folder."""

    net: bool
    naam: str

    @property
    def zin(self) -> str:
        """What to look out for, in one sentence that begins with what matters most."""
        if self.net:
            return (
                f"LET OP: netwerkschijf ({self.naam}): open dit bestand nooit op twee computers tegelijk, het kan "
                "daarvan stukgaan; zet het liever op deze computer, met een kopie op het netwerk"
            )
        return (
            f"dit bestand staat in {self.naam}: open het op één computer tegelijk; "
            "wacht op de andere tot alles bijgewerkt is"
        )


def herken(delen: Iterable[str], stelsel: str, namen: Iterable[str]) -> Omgeving | None:
    """Where a file stands by the folders of its path, its file system and the names of markers; None is just here.

    A network drive goes before a synced folder on it: what may break the file goes before what may double it.
    """
    if stelsel in NETWERK:
        return Omgeving(True, stelsel.removeprefix("fuse."))
    for deel in delen:
        for vorm, naam in _MAPPEN:
            if vorm.fullmatch(deel.casefold()):
                return Omgeving(False, naam)
    for merk in sorted(namen):
        if merk in MERKEN or _NEXTCLOUD.fullmatch(merk):
            return Omgeving(False, MERKEN.get(merk, "Nextcloud"))
    return None


def stelsel_van(pad: str, mountinfo: str) -> str:
    """The file system that a path is on by the text of /proc/self/mountinfo, '' where it does not say."""
    beste, soort = "", ""
    for regel in mountinfo.splitlines():
        links, streep, rechts = regel.partition(" - ")
        velden = links.split()
        if not streep or len(velden) < 5 or not rechts.split():
            continue
        # a space in a name is written as \040
        plek = re.sub(r"\\([0-7]{3})", lambda m: chr(int(m[1], 8)), velden[4])
        binnen = pad == plek or pad.startswith(plek.rstrip("/") + "/")
        # of two on the same place the last one counts
        if binnen and len(plek) >= len(beste):
            beste, soort = plek, rechts.split()[0]
    return soort


def stelsel_uit_mount(pad: str, uitvoer: str) -> str:
    """The file system that a path is on by what macOS's mount prints: "//x@server/deel on /Volumes/deel (smbfs, …)"."""
    beste, soort = "", ""
    for gevonden in re.finditer(r"^.* on (/.*) \((\w+)", uitvoer, re.MULTILINE):
        plek = gevonden[1]
        if (pad == plek or pad.startswith(plek.rstrip("/") + "/")) and len(plek) >= len(beste):
            beste, soort = plek, gevonden[2]
    return soort


def lees_omgeving(pad: Path) -> Omgeving | None:
    """Look where a file stands, symlinks followed; None also where that cannot be seen."""
    try:
        echt = pad.resolve()
        namen = {naam for map_ in echt.parents for naam in MERKEN if (map_ / naam).exists()}
        namen |= {buur.name for buur in echt.parent.iterdir() if _NEXTCLOUD.fullmatch(buur.name)}
        # the folder by which one came may be the synced one too
        return herken((*echt.parts[:-1], *pad.absolute().parts[:-1]), _stelsel(echt), namen)
    except (OSError, RuntimeError, ValueError):
        return None


def _stelsel(pad: Path) -> str:
    if sys.platform == "win32":
        return _stelsel_windows(str(pad))
    if sys.platform == "darwin":
        import subprocess

        klaar = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=2, check=False)
        return stelsel_uit_mount(str(pad), klaar.stdout)
    try:
        mountinfo = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return stelsel_van(str(pad), mountinfo)


def _stelsel_windows(pad: str) -> str:
    if pad.startswith(("\\\\", "//")) and not pad.startswith(("\\\\?\\", "\\\\.\\")):
        return "netwerkpad"
    import ctypes

    kernel = getattr(getattr(ctypes, "windll", None), "kernel32", None)
    # 4 is DRIVE_REMOTE
    return "netwerkschijf" if kernel is not None and kernel.GetDriveTypeW(f"{Path(pad).drive}\\") == 4 else ""


def waarschuwing(pad: Path) -> str:
    """What to look out for where this file stands, '' for nothing."""
    omgeving = lees_omgeving(pad)
    return omgeving.zin if omgeving is not None else ""
