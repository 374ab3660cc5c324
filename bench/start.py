"""Measures a start: seconds from exec to the first 200 of the page and of /healthz, and memory (PSS) when idle."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 5
IDLE = 8.0  # seconds until the process is called idle


def main() -> None:
    home = tempfile.mkdtemp(prefix="dallery-bench-")
    first, _ = start(home, "/", idle=False)
    print(f"first start ever (makes the data folder), GET /   {first:.2f} s")
    for path in ("/healthz", "/"):
        times = sorted(start(home, path, idle=False)[0] for _ in range(ROUNDS))
        print(f"start, GET {path:9} median of {ROUNDS}               {statistics.median(times):.2f} s   {times}")
    _, idle = start(home, "/", idle=True)
    print(f"idle after {IDLE:.0f} s: {idle[0] / 1024:.0f} MB PSS in {idle[1]} processes, {idle[2]:.1f} % of a core")


def start(home: str, path: str, idle: bool) -> tuple[float, tuple[int, int, float]]:
    port = free_port()
    environ = {"PATH": os.environ["PATH"], "HOME": home, "DALLERY_HOME": f"{home}/data", "DALLERY_PORT": str(port)}
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "dallery", "serve"], env=environ, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, path)
        took = time.perf_counter() - began
        return round(took, 3), measure(process.pid) if idle else (0, 0, 0.0)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def wait_for(port: int, path: str) -> None:
    for _ in range(3000):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.01)
    raise SystemExit("no answer within 30 s")


def measure(pid: int) -> tuple[int, int, float]:
    """(PSS in KiB, processes, percent of a core) of a process and its children."""
    time.sleep(IDLE)
    pids = [pid, *children(pid)]
    before, began = sum(map(cpu, pids)), time.perf_counter()
    time.sleep(5)
    busy = (sum(map(cpu, pids)) - before) / (time.perf_counter() - began)
    return sum(map(pss, pids)), len(pids), 100 * busy


def children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += [int(child), *children(int(child))]
    return found


def cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pss(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
