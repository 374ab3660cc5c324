"""The command: python -m tests.upstream --port 0 --ledger FILE [--bytes 1600000] [--latency 10] [--fault NAME]."""

from __future__ import annotations

import argparse
import asyncio
from contextlib import suppress
from pathlib import Path

from tests.upstream.ledger import Ledger
from tests.upstream.server import Server


async def serve(server: Server, port: int) -> None:
    listener, port = await server.listen(port)
    print(f"listening on http://127.0.0.1:{port}", flush=True)
    async with listener:
        await listener.serve_forever()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.upstream", description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--ledger", type=Path, default=None, help="append facts to this file, one JSON line each")
    parser.add_argument("--bytes", type=int, default=0, help="about how many bytes a PNG takes (default: small)")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds before every answer")
    parser.add_argument("--fault", default="", help="a fault for every request")
    parser.add_argument("--seed", default="a", help="begins the note that makes each picture unique")
    given = parser.parse_args()
    server = Server(Ledger(given.ledger), weight=given.bytes, seed=given.seed)
    server.default = {"latency": str(given.latency), **({"fault": given.fault} if given.fault else {})}
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(server, given.port))


if __name__ == "__main__":
    main()
