"""`python -m bench`: the workbench and two bare programs in turn, measured as their user meets them."""

import argparse
import gc
import json
import math
import os
import random
import re
import shlex
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import monotonic, perf_counter_ns

from bench.programs import BARE_APP, BARE_TREE, ROOT, Program, meeting, workbench
from bench.terminal import Chunk, Terminal, clean_env, process_tree

QUIET = 0.1  # s without output after which a program is taken to be done
MS, MIB = 1e6, 1024.0
BURST = 5 * MS  # a program without synchronized updates has ended one when it is still for so long
JITTER = 0.02  # s, the longest random pause before a key
START_TIMEOUT, KEY_TIMEOUT = 30.0, 1.0
GIVE_UP = 3  # keys in a row that change nothing: the rest of the phase is left out
KEY = "down"
METERS = {
    "start": "start, eerste rijen (ms)",
    "settled": "start, tot rust (ms)",
    "move_p50": "beweging p50 (ms)",
    "move_p95": "beweging p95 (ms)",
    "move_bytes": "beweging, bytes per toets",
    "scroll_p50": "schuiven p50 (ms)",
    "scroll_p95": "schuiven p95 (ms)",
    "scroll_bytes": "schuiven, bytes per toets",
    "space_p50": "spatie p50 (ms)",
    "space_p95": "spatie p95 (ms)",
    "status_p50": "statustoets p50 (ms)",
    "status_p95": "statustoets p95 (ms)",
    "memory": "piekgeheugen (MiB)",
    "misses": "toetsen zonder gevolg",
}
AIMS = {"start": 1.10, "settled": 1.00, "move_p50": 0.90, "scroll_p50": 0.80, "memory": 1.15}
Result = dict[str, float]


@dataclass(frozen=True, slots=True)
class Plan:
    """How often: rounds, and keys per phase. `warm + move` stays in a page, `fill` reaches below it."""

    rounds: int
    warm: int = 2
    move: int = 12
    fill: int = 40
    scroll: int = 20
    work: int = 10


def quantile(values: Sequence[float], part: float) -> float:
    """The smallest value that `part` of the values do not exceed."""
    return sorted(values)[max(0, math.ceil(part * len(values)) - 1)]


def memory(terminal: Terminal) -> float:
    """The peak (VmHWM) of every live process of the program together, in MiB."""
    total = 0
    for pid in process_tree(terminal.pid):
        try:
            found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
        except OSError:
            continue
        total += int(found[1]) if found else 0
    return total / MIB


def until_settled(terminal: Terminal, ready: re.Pattern[str]) -> tuple[int, int]:
    """When the rows were on the screen, and when the first silence after that began."""
    deadline, shown = monotonic() + START_TIMEOUT, 0
    while not terminal.eof and monotonic() < deadline:
        if terminal.pump(QUIET):
            continue
        for chunk, _ in terminal.replay():
            if not shown and not chunk.open and ready.search(terminal.drawn_text()):
                shown = chunk.stamp
        if shown and (settled := first_silence(terminal.chunks, shown)):
            return shown, settled
    terminal.wait_for(ready, 0.0)  # says what is on the screen instead
    raise AssertionError(f"{terminal.command} was never still")


def first_silence(chunks: Sequence[Chunk], after: int) -> int:
    """The stamp of the first chunk from `after` on that was followed by silence; 0 when there is none yet."""
    stamps = [chunk.stamp for chunk in chunks if chunk.stamp >= after]
    following = [*stamps[1:], perf_counter_ns()]
    return next((at for at, later in zip(stamps, following, strict=True) if later - at >= QUIET * 1e9), 0)


def end_of_change(drawn: Sequence[tuple[Chunk, bool]]) -> int:
    """When the update that first changed the screen was complete; 0 when nothing changed."""
    first = next((index for index, (_, changed) in enumerate(drawn) if changed), None)
    if first is None:
        return 0
    chunks = [chunk for chunk, _ in drawn[first:]]
    if chunks[0].open:
        return next((chunk.stamp for chunk in chunks[1:] if chunk.ended), chunks[-1].stamp)
    if any(chunk.ended for chunk, _ in drawn):
        return chunks[0].stamp
    bursts = (one.stamp for one, later in pairwise(chunks) if later.stamp - one.stamp > BURST)
    return next(bursts, chunks[-1].stamp)


def time_key(terminal: Terminal, key: str = KEY) -> float | None:
    """Milliseconds from the key to the end of the update it brought; None when it changed nothing."""
    while terminal.pump(0.0):
        pass
    terminal.rest(random.uniform(0.0, JITTER))
    terminal.screen_text()  # what came before is not the answer to this key
    deadline, written = monotonic() + KEY_TIMEOUT, perf_counter_ns()
    terminal.press(key)
    drawn: list[tuple[Chunk, bool]] = []
    while monotonic() < deadline:
        if terminal.pump(QUIET):
            continue
        drawn += terminal.replay()
        if end := end_of_change(drawn):
            return (end - written) / MS
    return None


def time_phase(terminal: Terminal, name: str, warm: int, count: int, keys: Sequence[str] = (KEY,)) -> Result:
    """One phase of keys in turn: `warm` of them untimed, then p50 and p95, bytes per key and misses."""
    for number in range(warm):
        time_key(terminal, keys[number % len(keys)])
    before, times = len(terminal.chunks), list[float | None]()
    while len(times) < count and times[-GIVE_UP:] != [None] * GIVE_UP:
        times.append(time_key(terminal, keys[(warm + len(times)) % len(keys)]))
    hits = [time for time in times if time is not None]
    written = sum(len(chunk.data) for chunk in terminal.chunks[before:])
    result = {"misses": float(len(times) - len(hits)), f"{name}_bytes": written / len(times)}
    return result | ({f"{name}_p50": quantile(hits, 0.5), f"{name}_p95": quantile(hits, 0.95)} if hits else {})


def measure(program: Program, plan: Plan) -> Result:
    """One run of one program in a new home, with a new copy of its database."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        command = list(program.command)
        if program.database:
            command += ["--db", str(shutil.copy(program.database, folder))]
        gc.collect()
        gc.disable()
        try:
            with Terminal(command, env=clean_env(Path(folder)), cwd=ROOT) as terminal:
                return drive(terminal, program, plan)
        finally:
            gc.enable()


def drive(terminal: Terminal, program: Program, plan: Plan) -> Result:
    """Start, the keys within the page, the keys beyond it, and the memory at the end."""
    shown, settled = until_settled(terminal, program.ready)
    result = {"start": (shown - terminal.started) / MS, "settled": (settled - terminal.started) / MS}
    if program.enter is not None:
        key, there = program.enter
        terminal.press(key)
        terminal.wait_for(there, KEY_TIMEOUT * START_TIMEOUT)
        terminal.wait_still(2 * QUIET)
    if program.keys:
        terminal.rest(2 * QUIET)
        result |= time_phase(terminal, "move", plan.warm, plan.move)
        terminal.press(*[KEY] * plan.fill)
        terminal.wait_still(2 * QUIET)
        misses = result["misses"]
        result |= time_phase(terminal, "scroll", plan.warm, plan.scroll)
        result["misses"] += misses
        result |= drive_work(terminal, program, plan)
    return result | {"memory": memory(terminal)}


def drive_work(terminal: Terminal, program: Program, plan: Plan) -> Result:
    """The keys that do something: space (fold, or done and on to the next), and a status on the last row."""
    phases: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {"space": (("home", "down"), ("space",))}
    phases |= {"status": (program.to_actie, ("1", "2"))} if program.to_actie else {}
    result: Result = {}
    for name, (first, keys) in phases.items():
        terminal.press(*first)
        terminal.wait_still(2 * QUIET)
        result |= time_phase(terminal, name, plan.warm, plan.work, keys)
    return {meter: value for meter, value in result.items() if meter in METERS and meter != "misses"}


def run_rounds(programs: Sequence[Program], plan: Plan) -> list[dict[str, Result]]:
    """Every program once a round, the order turned by one each round; one start each beforehand, not counted."""
    for program in programs:
        measure(program, Plan(0, warm=0, move=1, fill=0, scroll=1))
    rounds = []
    for number in range(plan.rounds):
        print(f"\rronde {number + 1}/{plan.rounds}", end="", file=sys.stderr, flush=True)
        turn = number % len(programs)
        rounds.append({program.name: measure(program, plan) for program in (*programs[turn:], *programs[:turn])})
    print(file=sys.stderr)
    return rounds


def medians(rounds: Sequence[dict[str, Result]], name: str) -> Result:
    """The median over the rounds of every figure of one program."""
    columns = {meter: [each[name][meter] for each in rounds if meter in each[name]] for meter in METERS}
    return {meter: statistics.median(values) for meter, values in columns.items() if values}


def ratios(rounds: Sequence[dict[str, Result]], name: str, base: str) -> dict[str, list[float]]:
    """Per figure: lower quartile, median and upper quartile of the ratios within each round."""
    found = {}
    for meter in METERS:
        pairs = [(each[name].get(meter), each[base].get(meter)) for each in rounds]
        values = [mine / theirs for mine, theirs in pairs if mine is not None and theirs]
        if values and meter != "misses":
            found[meter] = [quantile(values, 0.25), statistics.median(values), quantile(values, 0.75)]
    return found


def pairs_of(programs: Sequence[Program]) -> list[tuple[str, str]]:
    """What is compared with what: the first program, and the meeting, with the others."""
    own = [programs[0], *(program for program in programs[1:] if program.enter is not None)]
    return [(program.name, base.name) for program in own for base in programs[1:] if base not in own]


def report(programs: Sequence[Program], rounds: Sequence[dict[str, Result]]) -> Iterator[str]:
    """The tables, line by line."""
    figures = {program.name: medians(rounds, program.name) for program in programs}
    yield f"{'mediaan van ' + str(len(rounds)) + ' ronden':28}" + "".join(f"{name:>12}" for name in figures)
    for meter, label in METERS.items():
        cells = (f"{each[meter]:12.1f}" if meter in each else f"{'-':>12}" for each in figures.values())
        yield f"{label:28}" + "".join(cells)
    for name, base in pairs_of(programs):
        yield f"\n{name + ' : ' + base:28}{'mediaan':>9}{'kwartielen':>15}{'streven':>11}"
        for meter, (low, middle, high) in ratios(rounds, name, base).items():
            aim = f"<= {AIMS[meter]:.2f}" if meter in AIMS and base == "bare_tree" else ""
            yield f"{METERS[meter]:28}{middle:9.2f}{f'{low:.2f} - {high:.2f}':>15}{aim:>11}"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--paren", type=int, default=15, metavar="N", help="ronden (15)")
    parser.add_argument("--snel", action="store_true", help="drie ronden met weinig toetsen: werkt het?")
    parser.add_argument("--json", action="store_true", help="alle cijfers, ook die per ronde, als JSON")
    parser.add_argument(
        "--alleen", action="append", metavar="NAAM", help="ivp, overleg, programma, bare_tree of bare_app"
    )
    parser.add_argument("--programma", metavar="CMD", help="meet dit programma in plaats van ivp")
    parser.add_argument("--klaar", default="READY", metavar="REGEX", help="op het scherm als CMD klaar is (READY)")
    return parser.parse_args()


def main() -> None:
    """Measure and print; an aim that is not met is no failure."""
    chosen = arguments()
    names = chosen.alleen or [*(["programma"] if chosen.programma else ["ivp", "overleg"]), "bare_tree", "bare_app"]
    plan = Plan(3, move=6, scroll=6) if chosen.snel else Plan(max(1, chosen.paren))
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        known = {"bare_tree": lambda: BARE_TREE, "bare_app": lambda: BARE_APP}
        known |= {"ivp": lambda: workbench(Path(folder)), "overleg": lambda: meeting(Path(folder))}
        if chosen.programma:
            words = [sys.executable if word == "python" else word for word in shlex.split(chosen.programma)]
            known["programma"] = lambda: Program("programma", words, re.compile(chosen.klaar))
        if wrong := [name for name in names if name not in known]:
            sys.exit(f"onbekend programma: {', '.join(wrong)}")
        programs = [known[name]() for name in names]
        try:
            rounds = run_rounds(programs, plan)
        except AssertionError as failure:  # a program that does not come up, with its screen
            sys.exit(f"\n{failure}")
    if chosen.json:
        found = {f"{name}:{base}": ratios(rounds, name, base) for name, base in pairs_of(programs)}
        figures = {program.name: medians(rounds, program.name) for program in programs}
        print(json.dumps({"aims": AIMS, "medians": figures, "ratios": found, "rounds": rounds}, indent=1))
    else:
        print(f"{os.cpu_count()} kernen, belasting {os.getloadavg()[0]:.1f}\n" + "\n".join(report(programs, rounds)))


if __name__ == "__main__":
    main()
