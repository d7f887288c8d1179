"""The domein is pure: only the standard library, and nothing that looks at the clock, the disk or the network."""

import ast
import sys
from pathlib import Path

import pytest

MAP = Path(__file__).parents[2] / "ivp_tui" / "domein"
BESTANDEN = sorted(MAP.rglob("*.py"))
KLOKKEN = {"today", "now", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
VERBODEN = {
    "time",
    "os",
    "io",
    "pathlib",
    "sqlite3",
    "threading",
    "asyncio",
    "random",
    "socket",
    "subprocess",
    "locale",
}


def modules(boom: ast.AST) -> set[str]:
    namen = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            namen |= {alias.name for alias in knoop.names}
        elif isinstance(knoop, ast.ImportFrom):
            namen.add("." * knoop.level + (knoop.module or ""))
    return namen


def klokken(boom: ast.AST) -> set[str]:
    """What is called that tells the time, by attribute (date.today()) or by name (from time import time)."""
    geroepen = [knoop.func for knoop in ast.walk(boom) if isinstance(knoop, ast.Call)]
    namen = {f.attr for f in geroepen if isinstance(f, ast.Attribute)} | {
        f.id for f in geroepen if isinstance(f, ast.Name)
    }
    return namen & KLOKKEN


def test_there_is_something_to_look_at():
    assert len(BESTANDEN) > 8


@pytest.mark.parametrize("pad", BESTANDEN, ids=lambda pad: pad.name)
def test_only_the_standard_library_and_itself_are_imported(pad):
    vreemd = {
        naam
        for naam in modules(ast.parse(pad.read_text(encoding="utf-8")))
        if naam.split(".")[0] not in sys.stdlib_module_names and not naam.startswith("ivp_tui.domein")
    }
    assert vreemd == set()


@pytest.mark.parametrize("pad", BESTANDEN, ids=lambda pad: pad.name)
def test_no_clock_no_disk_no_thread(pad):
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    assert {naam.split(".")[0] for naam in modules(boom)} & VERBODEN == set()
    assert klokken(boom) == set()
    assert not [
        k
        for k in ast.walk(boom)
        if isinstance(k, ast.Call) and isinstance(k.func, ast.Name) and k.func.id in ("open", "print", "input")
    ]


@pytest.mark.parametrize(
    "code",
    [
        "import datetime\ndatetime.date.today()",
        "from datetime import datetime\ndatetime.now(None)",
        "from time import time\ntime()",
    ],
)
def test_a_clock_would_be_seen(code):
    assert klokken(ast.parse(code))


def test_a_library_would_be_seen():
    assert modules(ast.parse("def f():\n    from rich.text import Text\nimport textual as t")) == {
        "rich.text",
        "textual",
    }
