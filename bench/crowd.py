"""500 generations at once against an upstream that takes 10 s: are all answered, stored and listed, in bounded memory?

Everything runs on this machine over loopback: the fake upstream of the tests, one `dallery serve`, and this client.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from start import children, cpu, free_port, pss, wait_for

KEY = "bench-key-of-more-than-twenty-characters"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--jobs", type=int, default=500)
    options.add_argument("--latency", type=float, default=10.0, help="seconds the upstream takes")
    options.add_argument("--bytes", type=int, default=1_600_000, help="size of one image")
    asked = options.parse_args()
    home = Path(tempfile.mkdtemp(prefix="dallery-bench-"))
    upstream = subprocess.Popen(
        [sys.executable, "-m", "tests.upstream", "--port", "0", "--ledger", str(home / "ledger"),
         "--bytes", str(asked.bytes)],
        stdout=subprocess.PIPE, text=True,
    )
    assert upstream.stdout is not None
    found = re.search(r"http://\S+", upstream.stdout.readline())
    assert found is not None
    port = free_port()
    environ = {
        "PATH": os.environ["PATH"], "HOME": str(home), "DALLERY_HOME": str(home / "data"), "DALLERY_PORT": str(port),
        "OPENAI_API_KEY": "sk-bench", "OPENAI_BASE_URL": f"{found.group()}/v1", "DALLERY_API_KEY": KEY,
        "DALLERY_BUDGET_USD_PER_DAY": "none",
    }
    server = subprocess.Popen([sys.executable, "-m", "dallery", "serve"], env=environ, stdout=subprocess.DEVNULL)
    try:
        wait_for(port, "/healthz")
        time.sleep(3)
        asyncio.run(crowd(port, server.pid, asked))
        stored = sum(1 for path in (home / "data" / "blobs").rglob("*") if path.is_file())
        charged = sum('"charged"' in line for line in (home / "ledger").read_text().splitlines())
        print(f"blobs stored {stored}, charged upstream {charged}")
    finally:
        for process in (server, upstream):
            process.send_signal(signal.SIGTERM)
            process.wait(90)


async def crowd(port: int, pid: int, asked: argparse.Namespace) -> None:
    pids = [pid, *children(pid)]
    cpu_before, idle = sum(map(cpu, pids)), sum(map(pss, pids))
    began = time.perf_counter()
    jobs = [asyncio.create_task(order(port, number, asked.latency)) for number in range(asked.jobs)]
    peak, cheap = idle, []
    while not all(job.done() for job in jobs):
        peak = max(peak, sum(map(pss, pids)))
        cheap.append(await ask(port))
        await asyncio.sleep(0.2)
    took = time.perf_counter() - began
    answers = [await job for job in jobs]
    busy = sum(map(cpu, pids)) - cpu_before
    good = [size for status, size in answers if status == 200]
    print(f"{asked.jobs} at once, upstream {asked.latency:.0f} s: {len(good)} answered 200 in {took:.1f} s")
    print(f"bodies {min(good):,} to {max(good):,} bytes; CPU of the server {1000 * busy / asked.jobs:.0f} ms an image")
    print(f"memory (PSS): idle {idle / 1024:.0f} MB, peak {peak / 1024:.0f} MB")
    cheap.sort()
    median, p99 = statistics.median(cheap), cheap[int(len(cheap) * 0.99) - 1]
    print(f"GET /healthz meanwhile ({len(cheap)} asked): median {1000 * median:.0f} ms, p99 {1000 * p99:.0f} ms")
    print(f"listed on the pages of the gallery: {await listed(port, asked.jobs)}")


async def order(port: int, number: int, latency: float) -> tuple[int, int]:
    """(status, bytes of body); the body is read and thrown away."""
    body = json.dumps({
        "model": "gpt-image-2", "prompt": f"number {number} [[latency={latency:g}]]", "size": "1024x1024",
        "quality": "low",
    }).encode()
    head = (
        f"POST /v1/images/generations HTTP/1.1\r\nHost: localhost:{port}\r\nAuthorization: Bearer {KEY}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return await exchange(port, head.encode() + body)


async def exchange(port: int, request: bytes) -> tuple[int, int]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    size = 0
    while chunk := await reader.read(65536):
        size += len(chunk)
    writer.close()
    return int(head.split()[1]), size


async def ask(port: int) -> float:
    began = time.perf_counter()
    await exchange(port, f"GET /healthz HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode())
    return time.perf_counter() - began


async def listed(port: int, count: int) -> int:
    """How many images the gallery's pages hold, walked as a person would."""
    seen: set[str] = set()
    path = "/"
    for _ in range(count):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode())
        page = (await reader.read()).decode("utf-8", "replace")
        writer.close()
        seen |= set(re.findall(r"/images/(img_\w+)", page))
        further = re.search(r'href="(/?\?after=[^"]+)"', page)
        if further is None:
            break
        path = "/" + further.group(1).lstrip("/").replace("&amp;", "&")
    return len(seen)


if __name__ == "__main__":
    main()
