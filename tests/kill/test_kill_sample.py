"""A sample of the kill sweep, for every run of the tests; `python bench/kill_sweep.py` is the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kill.one_kill import Bench
from tests.kill.tracer import supported
from tests.upstream import Upstream

pytestmark = pytest.mark.skipif(not supported(), reason="killing at a system call needs Linux")

# The first step of its kind, by what is about to happen: the kill comes just before.
MOMENTS = {
    "the order is committed": ("fdatasync dallery.db-wal", 1),
    "SENDING is committed": ("fdatasync dallery.db-wal", 2),
    "the request goes out": ("sendto tcp", 1),
    "half of the answer is here": ("write spool/", 6),
    "the answer is renamed": ("rename spool/", 1),
    "the job is settled": ("fdatasync dallery.db-wal", 3),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, list[str]]]:
    with Upstream(weight=150_000) as upstream:
        bench = Bench(tmp_path_factory.mktemp("kill"), upstream)
        yield bench, bench.warm().steps


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_before(moment: str, sample: tuple[Bench, list[str]]) -> None:
    bench, steps = sample
    beginning, which = MOMENTS[moment]
    numbers = [number for number, step in enumerate(steps, 1) if step.startswith(beginning)]
    turn = bench.turn(numbers[which - 1])
    assert turn.step is not None, "it ended before it could be killed"
    assert turn.contradictions == ()


def test_what_was_not_killed_is_done(sample: tuple[Bench, list[str]]) -> None:
    turn = sample[0].turn(None)
    assert (turn.step, turn.state, turn.images, turn.contradictions) == (None, "done", 2, ())


def test_a_program_that_is_killed_was_killed(sample: tuple[Bench, list[str]], tmp_path: Path) -> None:
    """The tracer's own promise, without which the rest proves nothing: steps are counted over all threads."""
    import sys

    from tests.kill.tracer import run_until

    program = tmp_path / "three_threads.py"
    program.write_text(
        "import os, sys, threading\n"
        "file = open(sys.argv[1], 'wb', buffering=0)\n"
        "def work():\n"
        "    for _ in range(3):\n"
        "        file.write(b'x')\n"
        "threads = [threading.Thread(target=work) for _ in range(3)]\n"
        "for thread in threads: thread.start()\n"
        "for thread in threads: thread.join()\n"
    )
    out = tmp_path / "out"
    command = [sys.executable, str(program), str(out)]
    assert len(run_until(command, tmp_path, None, tmp_path.parent / "log", from_start=True).steps) == 9
    trace = run_until(command, tmp_path, 5, tmp_path.parent / "log", from_start=True)
    assert (trace.killed, len(trace.steps)) == (True, 5)
    assert len(out.read_bytes()) < 5


# A kill leaves the page cache alone, so only the order of calls shows what a power cut would take.


def test_sending_is_on_disk_before_the_request_goes_out(sample: tuple[Bench, list[str]]) -> None:
    steps = sample[1]
    before = steps[: steps.index("sendto tcp")]
    # Not exactly: on a slow machine the program's own rounds fall in between.
    assert before.count("fdatasync dallery.db-wal") >= 2, "one commit of the order, one of SENDING"


def test_every_file_is_on_disk_before_it_gets_its_name(sample: tuple[Bench, list[str]]) -> None:
    steps = sample[1]
    renamed = [step.split()[1] for step in steps if step.startswith(("rename spool/", "rename blobs/"))]
    assert len(renamed) == 3, "an answer and two images"
    for name in renamed:
        last = [step for step in steps if step.endswith(f" {name}")][-2:]
        assert last == [f"fsync {name}", f"rename {name}"]


def test_every_name_is_on_disk_before_a_row_speaks_of_it(sample: tuple[Bench, list[str]]) -> None:
    steps = sample[1]
    for number, step in enumerate(steps):
        if step.startswith("rename "):
            until_commit = steps[number : steps.index("fdatasync dallery.db-wal", number)]
            folder = "fsync spool" if "spool/" in step else "fsync blobs/"
            assert any(later.startswith(folder) and "/tmp/" not in later for later in until_commit[1:])
