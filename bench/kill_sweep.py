"""Kills a paid job at every durable step, one after the other, and checks after each restart that nothing was lost.

    python bench/kill_sweep.py --database sqlite|postgresql [--thin] [--from-start] [--second] [--steps 1-60]

Prints one table; the exit status is 1 when any turn contradicts a promise.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.kill.one_kill import Bench, Turn
from tests.kill.tracer import supported
from tests.servers.postgres import Postgres
from tests.upstream import Upstream

IMAGE_BYTES = 150_000


def main() -> int:
    given = _arguments()
    if not supported():
        print("This sweep needs Linux on x86_64 or aarch64.")
        return 2
    server = Postgres().start() if given.database == "postgresql" else None
    folder = Path(tempfile.mkdtemp(prefix="dallery-kill-"))
    began = time.monotonic()
    with Upstream(weight=IMAGE_BYTES) as upstream:
        bench = Bench(folder, upstream, server, given.from_start)
        steps = [] if given.from_start and not given.thin else bench.warm().steps
        turns = []
        for turn in _turns(bench, given, steps):
            turns.append(turn)
            _say(turn)
    if server is not None:
        server.stop()
    _summary(turns, given.database, time.monotonic() - began)
    return 1 if any(turn.contradictions for turn in turns) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python bench/kill_sweep.py", description=__doc__)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--thin", action="store_true", help="of equal steps in a row only first, middle and last")
    parser.add_argument("--from-start", action="store_true", help="empty data folder, first start included")
    parser.add_argument("--second", action="store_true", help="kill the recovery too, at a step that wanders")
    parser.add_argument("--steps", default="", help="only these, such as 1-60 or 3,7,9 or 1-200:5")
    return parser.parse_args()


def _turns(bench: Bench, given: argparse.Namespace, steps: list[str]) -> Iterator[Turn]:
    numbers = _wanted(given.steps) if given.steps else (_thinned(steps) if given.thin else None)
    step = 0
    while True:
        if numbers is not None:
            if not numbers:
                return
            step = numbers.pop(0)
        else:
            step += 1
        turn = bench.turn(step, 1 + step * 7 % 60 if given.second else None)
        yield turn
        if turn.step is None and numbers is None:
            return  # no fault fired: the program has fewer steps


def _wanted(text: str) -> list[int]:
    wanted: list[int] = []
    for part in text.split(","):
        spread, _, stride = part.partition(":")
        first, _, last = spread.partition("-")
        wanted += range(int(first), int(last or first) + 1, int(stride or 1))
    return wanted


def _thinned(steps: list[str]) -> list[int]:
    """The first, middle and last of every run of equal steps, and one beyond the end."""
    wanted: set[int] = {len(steps) + 50}
    start = 0
    for position in range(1, len(steps) + 1):
        if position == len(steps) or steps[position] != steps[start]:
            wanted |= {start + 1, (start + position + 1) // 2, position}
            start = position
    return sorted(wanted)


def _say(turn: Turn) -> None:
    mark = "" if not turn.contradictions else "   WRONG: " + "; ".join(turn.contradictions)
    where = turn.step or "(ran to its end)"
    print(f"{turn.number or 0:4d}  {where:44.44s}  {turn.state:14s} {turn.images} image(s){mark}", flush=True)


def _summary(turns: list[Turn], database: str, seconds: float) -> None:
    killed = [turn for turn in turns if turn.step is not None]
    print(f"\n{database}: killed at {len(killed)} points in {seconds:.0f} s")
    for name, count in sorted(Counter(turn.step.split()[0] for turn in killed if turn.step).items()):
        print(f"  {name:12s} {count:4d}")
    print("how the job ended")
    for name, count in sorted(Counter(f"{turn.state}, {turn.images} image(s)" for turn in killed).items()):
        print(f"  {name:28s} {count:4d}")
    wrong = [turn for turn in turns if turn.contradictions]
    print(f"orders charged {sum(turn.charged for turn in turns)}, contradictions {len(wrong)}")


if __name__ == "__main__":
    sys.exit(main())
