"""What ivp leans on is pinned by hash without any address, fits pyproject, and `make check` fails on a known hole."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

WORTEL = Path(__file__).parents[2]
SLOTEN = ("requirements.txt", "requirements-dev.txt")
_PIN = re.compile(
    r"([A-Za-z0-9._-]+)(\[[a-z0-9,-]+\])?==([A-Za-z0-9.+!]+)( ; [^\\]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)\n"
)


def pins(slot: str) -> dict[str, str]:
    """name -> version of a lock; fails on anything in it that is no pin with hashes."""
    tekst = (WORTEL / slot).read_text(encoding="utf-8")
    los = "".join(regel for regel in tekst.splitlines(True) if not regel.startswith("#"))
    uit = {canonicalize_name(gevonden[1]): gevonden[3] for gevonden in _PIN.finditer(los)}
    assert _PIN.sub("", los).strip() == ""
    return uit


@pytest.mark.parametrize("slot", SLOTEN)
def test_a_lock_holds_pins_with_hashes_and_no_address(slot):
    tekst = (WORTEL / slot).read_text(encoding="utf-8")
    assert len(pins(slot)) > 10
    assert "://" not in tekst
    assert not re.search(r"(?m)^\s*-(?!-hash=sha256:)", tekst)
    assert "@" not in tekst


def test_the_locks_agree_with_each_other_and_with_pyproject():
    project = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run, dev = (pins(slot) for slot in SLOTEN)
    assert run.items() <= dev.items()
    extra = project["optional-dependencies"]
    for eisen, slot in ((project["dependencies"] + extra["bouw"], run), (extra["dev"], dev)):
        for eis in map(Requirement, eisen):
            assert slot[canonicalize_name(eis.name)] in eis.specifier, eis
            assert eis.url is None


GOED = json.dumps(
    {"dependencies": [{"name": "a", "version": "1", "vulns": []}, {"name": "b", "vulns": []}], "fixes": []}
)
LEK = json.dumps({"dependencies": [{"name": "a", "vulns": [{"id": "PYSEC-1", "description": "timed out"}]}]})
ONBEKEND = json.dumps({"dependencies": [{"name": "a", "skip_reason": "not found on the index"}]})


@pytest.mark.skipif(shutil.which("make") is None, reason="no make here")
@pytest.mark.parametrize(
    ("uit", "fout", "code", "faalt", "zegt"),
    [
        (GOED, "No known vulnerabilities found", 0, False, "no known vulnerability in 2 packages; not looked up: 0"),
        (LEK, "Found 1 known vulnerability in 1 package", 1, True, "PYSEC-1"),
        ("", "ERROR: Could not connect to the vulnerability service", 1, False, "NOT DONE"),
        ("", "HTTPSConnectionPool: Max retries exceeded", 1, False, "NOT DONE"),
        (ONBEKEND, "", 0, False, "NOT DONE"),
        ("", "ERROR: hashes do not match", 1, True, "hashes do not match"),
        ("", "Traceback (most recent call last)", 3, True, "Traceback"),
    ],
)
def test_the_audit_tells_the_truth(tmp_path, uit, fout, code, faalt, zegt):
    (tmp_path / "uit").write_text(uit, encoding="utf-8")
    (tmp_path / "fout").write_text(fout + "\n", encoding="utf-8")
    nep = tmp_path / "pip-audit"
    nep.write_text(f"#!/bin/sh\ncat {tmp_path}/fout >&2\ncat {tmp_path}/uit\nexit {code}\n", encoding="utf-8")
    nep.chmod(0o755)
    klaar = subprocess.run(
        ["make", "-s", "-o", "install-dev", "audit", f"BIN={tmp_path}"],
        cwd=WORTEL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert bool(klaar.returncode) is faalt, klaar
    assert zegt in klaar.stdout + klaar.stderr
    assert "no known vulnerability" in klaar.stdout or uit != GOED


def test_check_runs_the_audit():
    regels = (WORTEL / "Makefile").read_text(encoding="utf-8").splitlines()
    (check,) = [regel for regel in regels if regel.startswith("check:")]
    assert "audit" in check.partition("##")[0].split()
