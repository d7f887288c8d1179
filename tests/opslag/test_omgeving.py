"""Where a file stands: a table of facts, and the thin reader on real folders."""

from pathlib import Path

import pytest

from ivp_tui.opslag.omgeving import herken, lees_omgeving, stelsel_uit_mount, stelsel_van, waarschuwing

MOUNTINFO = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/afdeling rw shared:20 - cifs //server/afdeling rw,vers=3.0
41 40 0:36 / /mnt/afdeling/lokaal rw - ext4 /dev/sdb1 rw
42 22 0:37 / /mnt/met\040spatie rw - nfs4 server:/deel rw
43 22 0:38 / /home/an/ver rw - fuse.sshfs an@ver: rw
onzin
"""

MOUNT = """/dev/disk3s1 on / (apfs, sealed, local)
//an@server/deel on /Volumes/deel (smbfs, nodev, nosuid, mounted by an)
server:/x on /Volumes/x y (nfs)
"""


@pytest.mark.parametrize(
    ("pad", "stelsel"),
    [
        ("/home/an/ivp.db", "ext4"),
        ("/mnt/afdeling/ivp.db", "cifs"),
        ("/mnt/afdelingen/ivp.db", "ext4"),
        ("/mnt/afdeling/lokaal/ivp.db", "ext4"),
        ("/mnt/met spatie/ivp.db", "nfs4"),
        ("/home/an/ver/ivp.db", "fuse.sshfs"),
    ],
)
def test_the_file_system_by_mountinfo(pad: str, stelsel: str) -> None:
    assert stelsel_van(pad, MOUNTINFO) == stelsel


@pytest.mark.parametrize(
    ("pad", "stelsel"),
    [("/Volumes/deel/ivp.db", "smbfs"), ("/Volumes/x y/ivp.db", "nfs"), ("/Users/an/ivp.db", "apfs")],
)
def test_the_file_system_by_mount_of_macos(pad: str, stelsel: str) -> None:
    assert stelsel_uit_mount(pad, MOUNT) == stelsel


@pytest.mark.parametrize(
    ("map_", "stelsel", "namen", "naam", "net"),
    [
        ("home/an/plannen", "ext4", (), None, False),
        ("home/an/OneDrive", "ext4", (), "OneDrive", False),
        ("Users/an/OneDrive - Gemeente Utrecht/IVP", "", (), "OneDrive", False),
        ("Users/an/Library/CloudStorage/OneDrive-GemeenteUtrecht", "apfs", (), "OneDrive", False),
        ("home/an/Dropbox", "ext4", (), "Dropbox", False),
        ("home/an/Dropbox (Gemeente)", "ext4", (), "Dropbox", False),
        ("home/an/werk", "ext4", (".dropbox.cache",), "Dropbox", False),
        ("Users/an/Google Drive/Mijn Drive", "", (), "Google Drive", False),
        ("Users/an/Library/CloudStorage/GoogleDrive-an@x.nl/Mijn Drive", "apfs", (), "Google Drive", False),
        ("Users/an/Library/Mobile Documents/com~apple~CloudDocs", "apfs", (), "iCloud", False),
        ("home/an/Nextcloud", "ext4", (), "Nextcloud", False),
        ("home/an/wolk", "ext4", (".sync_1a2b3c.db",), "Nextcloud", False),
        ("home/an/wolk", "ext4", ("._sync_1a2b3c.db",), "Nextcloud", False),
        ("home/an/ownCloud", "ext4", (), "ownCloud", False),
        ("home/an/gedeeld", "ext4", (".stfolder",), "Syncthing", False),
        ("gemeente.sharepoint.com@SSL/DavWWWRoot", "", (), "SharePoint", False),
        ("mnt/afdeling", "cifs", (), "cifs", True),
        ("mnt/afdeling", "fuse.sshfs", (), "sshfs", True),
        ("mnt/afdeling/OneDrive", "smb3", (), "smb3", True),
        ("server/deel", "netwerkpad", (), "netwerkpad", True),
        ("home/an/dropboxen", "ext4", ("dropbox",), None, False),
        ("home/an/eendrive", "fuseblk", (".sync", "sync_x.db"), None, False),
    ],
)
def test_where_a_file_stands(map_: str, stelsel: str, namen: tuple[str, ...], naam: str | None, net: bool) -> None:
    omgeving = herken(map_.split("/"), stelsel, namen)
    assert (omgeving.naam if omgeving else None) == naam
    if omgeving is not None:
        assert omgeving.net is net
        assert omgeving.zin.startswith("LET OP: netwerkschijf" if net else "dit bestand staat")


def test_reading_a_real_folder_through_a_symlink_and_by_its_marker(tmp_path: Path) -> None:
    echt = tmp_path / "OneDrive - Gemeente Kleindam" / "ivp"
    echt.mkdir(parents=True)
    (echt / "ivp.db").write_bytes(b"")
    wijzer = tmp_path / "ivp.db"
    assert waarschuwing(wijzer) == ""
    wijzer.symlink_to(echt / "ivp.db")
    assert waarschuwing(wijzer).startswith("dit bestand staat in OneDrive: open het op één computer tegelijk")
    merk = tmp_path / "werk"
    (merk / "diep" / "er").mkdir(parents=True)
    (merk / ".stfolder").mkdir()
    gevonden = lees_omgeving(merk / "diep" / "er" / "ivp.db")
    assert gevonden is not None
    assert gevonden.naam == "Syncthing"


def test_a_folder_that_cannot_be_seen_stops_nothing(tmp_path: Path) -> None:
    assert lees_omgeving(tmp_path / "weg" / "ivp.db") is None
    kring = tmp_path / "kring"
    kring.symlink_to(kring)
    assert lees_omgeving(kring) is None
