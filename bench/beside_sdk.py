"""CPU and pictures a second beside a plain `openai` SDK script that saves its file, in one run, turn by turn.

Both get the same pictures from the fake upstream of the tests over loopback.  The script writes a file and no more; the
server answers a b64_json generation only when the picture is stored (fsync) and in the gallery.  CPU is that of the
script's process and that of all the server's processes (/proc), without start and first picture.  What the server does
for its wall once nobody orders (a thumbnail and colours for every picture) is told apart, in the last line.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from crowd import KEY, exchange
from start import children, cpu, free_port, wait_for

BENCH = Path(__file__).parent
SETTLES = 1.0  # seconds after the last answer whose work still counts
AFTERWARDS = 20.0  # seconds in which the work of the quiet is looked at


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--bytes", type=int, default=2_000_000, help="size of one picture")
    options.add_argument("--count", type=int, default=64, help="pictures per turn")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--at-once", type=int, nargs="+", default=[1, 8, 32])
    options.add_argument("--latency", type=float, default=0.0, help="seconds the upstream takes")
    asked = options.parse_args()
    home = Path(tempfile.mkdtemp(prefix="dallery-bench-"))
    upstream = subprocess.Popen(
        [sys.executable, "-m", "tests.upstream", "--port", "0", "--bytes", str(asked.bytes),
         "--latency", str(asked.latency)],
        stdout=subprocess.PIPE, text=True, cwd=BENCH.parent,
    )
    assert upstream.stdout is not None
    found = re.search(r"http://\S+", upstream.stdout.readline())
    assert found is not None
    port = free_port()
    environ = {
        "PATH": os.environ["PATH"], "HOME": str(home), "OPENAI_API_KEY": "sk-bench",
        "OPENAI_BASE_URL": f"{found.group()}/v1", "PYTHONPATH": str(BENCH.parent / "src"),
        "DALLERY_HOME": str(home / "data"), "DALLERY_PORT": str(port), "DALLERY_API_KEY": KEY,
        "DALLERY_BUDGET_USD_PER_DAY": "none",
    }
    server = subprocess.Popen([sys.executable, "-m", "dallery", "serve"], env=environ, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, "/healthz")
        time.sleep(3)
        asyncio.run(served(port, 3, 1))
        print(f"{asked.bytes / 1e6:.1f} MB pictures, {asked.count} a turn, median of {asked.rounds} turns")
        print(f"{'at once':>8}{'SDK script':>24}{'Dallery, stored':>26}{'CPU':>8}")
        for at_once in asked.at_once:
            count = asked.count if at_once > 1 else max(16, asked.count // 2)
            script, ours = [], []
            for _ in range(asked.rounds):  # turn by turn, so that a busy machine is busy for both
                script.append(plain(home, environ, count, at_once))
                ours.append(asyncio.run(measured(port, server.pid, count, at_once)))
            print(line(at_once, middle(script, count), middle(ours, count)), flush=True)
        print(f"later, while nobody orders: {afterwards(home / 'data' / 'thumbnails', server.pid)}")
    finally:
        for process in (server, upstream):
            process.send_signal(signal.SIGTERM)
            process.wait(90)
        shutil.rmtree(home, ignore_errors=True)


def line(at_once: int, script: tuple[float, float], ours: tuple[float, float]) -> str:
    columns = [f"{cpu:7.1f} ms {rate:6.1f}/s" for cpu, rate in (script, ours)]
    return f"{at_once:8}{columns[0]:>24}{columns[1]:>26}{ours[0] / script[0]:8.2f}"


def middle(turns: list[tuple[float, float]], count: int) -> tuple[float, float]:
    """(milliseconds of CPU a picture, pictures a second)."""
    cpus, walls = zip(*turns, strict=True)
    return 1000 * statistics.median(cpus) / count, count / statistics.median(walls)


def plain(home: Path, environ: dict[str, str], count: int, at_once: int) -> tuple[float, float]:
    folder = home / "script"
    folder.mkdir(exist_ok=True)
    command = [sys.executable, str(BENCH / "plain_sdk.py"), str(folder), str(count), str(at_once)]
    done = json.loads(subprocess.run(command, env=environ, check=True, capture_output=True, text=True).stdout)
    shutil.rmtree(folder)
    return done["cpu"], done["wall"]


async def measured(port: int, pid: int, count: int, at_once: int) -> tuple[float, float]:
    pids = [pid, *children(pid)]
    before, began = sum(map(cpu, pids)), time.perf_counter()
    await served(port, count, at_once)
    wall = time.perf_counter() - began
    await asyncio.sleep(SETTLES)
    return sum(map(cpu, pids)) - before, wall


def afterwards(thumbnails: Path, pid: int) -> str:
    pids = [pid, *children(pid)]
    time.sleep(4)  # it begins after three quiet seconds
    before, there = sum(map(cpu, pids)), sum(1 for _ in thumbnails.rglob("*.webp"))
    time.sleep(AFTERWARDS)
    made = sum(1 for _ in thumbnails.rglob("*.webp")) - there
    busy = sum(map(cpu, pids)) - before
    return f"{1000 * busy / made:.1f} ms a picture for thumbnail and colours" if made else "nothing left to do"


async def served(port: int, count: int, at_once: int) -> None:
    room = asyncio.Semaphore(at_once)

    async def one(number: int) -> None:
        async with room:
            body = json.dumps({
                "model": "gpt-image-2", "prompt": f"number {number}", "size": "1024x1024", "quality": "low",
                "response_format": "b64_json",
            }).encode()
            head = (
                f"POST /v1/images/generations HTTP/1.1\r\nHost: localhost:{port}\r\nAuthorization: Bearer {KEY}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
            )
            status, size = await exchange(port, head.encode() + body)
            assert status == 200 and size > 1_000_000, (status, size)

    await asyncio.gather(*(one(number) for number in range(count)))


if __name__ == "__main__":
    main()
