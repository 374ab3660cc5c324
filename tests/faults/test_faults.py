"""A provider that fails in every way there is, between stock SDKs: what was asked for is charged, once, and no more."""

from __future__ import annotations

import json
import re
import socket
import ssl
import subprocess
import threading
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import served
from tests.faults.document import text
from tests.faults.rows import ELSEWHERE, ROWS, Row
from tests.sdk.conftest import python_with
from tests.served import ROOT, Served, Upstream, bare_environment

CALLER = Path(__file__).parent / "caller.py"
WORDS = {"model": "gpt-image-2", "size": "1024x1024", "quality": "low"}
QUICK, SLOW = [row for row in ROWS if not row.slow], [row for row in ROWS if row.slow]
# With plain words what a stranger wrote never comes back: no page, no key, no path, no stack.
SECRETS = re.compile(r"sk-upstream-key|<html|<script|nginx|10\.0\.0\.7|Traceback|/src/|\x1b|File \"")


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory, upstream_process: Upstream) -> Iterator[Served]:
    """`dallery serve` that waits eight seconds for a provider."""
    running = served.serve(
        tmp_path_factory.mktemp("impatient"), OPENAI_API_KEY="sk-upstream-key",
        OPENAI_BASE_URL=f"{upstream_process.url}/v1", DALLERY_BUDGET_USD_PER_DAY="none", DALLERY_UPSTREAM_TIMEOUT="8",
    )
    yield running
    running.stop()


def prompt_of(row: Row, version: str) -> str:
    plan = " ".join(f"[[{wish.replace('_', ' ') if 'GMT' in wish else wish}]]" for wish in row.plan.split())
    return f"{row.name} for openai {version} {plan}".replace("[[retry after=", "[[retry_after=")


def call(server: Served, version: str, orders: list[dict[str, Any]]) -> list[Any]:
    environment = bare_environment(OPENAI_BASE_URL=f"{server.url}/v1", OPENAI_API_KEY=server.key)
    del environment["PYTHONPATH"]
    done = subprocess.run(
        [str(python_with(version)), str(CALLER)], env=environment, input=json.dumps(orders), capture_output=True,
        text=True, timeout=300, check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


class Played:
    """What came of a set of rows: at the client, at the provider, in the store."""

    def __init__(self, server: Served, upstream: Upstream, rows: list[Row], version: str) -> None:
        upstream.plan()
        self.server = server
        orders = [{**WORDS, **row.words, "prompt": prompt_of(row, version)} for row in rows]
        self.seen = dict(zip((row.name for row in rows), call(server, version, orders), strict=True))
        self.facts: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for line in upstream.facts():
            self.facts[line.get("prompt", "")].append(line)
        self.posts = upstream.counted("post")
        self.charges = upstream.counted("charged")
        self.prompts = {row.name: order["prompt"] for row, order in zip(rows, orders, strict=True)}

    def at_provider(self, row: Row, fact: str) -> int:
        return sum(line["fact"] == fact for line in self.facts[self.prompts[row.name]])

    def job_of(self, row: Row) -> Any:
        seen = self.seen[row.name]
        job_id = seen.get("job") or (seen.get("body") or {}).get("job_id")
        return self.server.get(f"/v1/jobs/{job_id}") if job_id else None


@pytest.fixture(scope="module")
def played(impatient: Served, upstream_process: Upstream) -> Played:
    return Played(impatient, upstream_process, QUICK, "3.54.0")


def check(played: Played, row: Row) -> None:
    seen = played.seen[row.name]
    assert (seen["kind"], seen["status"], seen["code"]) == row.seen, seen
    assert played.at_provider(row, "accepted") == row.posts, "how often it was sent"
    assert played.at_provider(row, "charged") == row.charges, "how often it was charged"
    assert not SECRETS.search(json.dumps(seen)), seen
    job = played.job_of(row)
    if job is None:
        assert row.words.get("stream") and row.seen[1] == 200 and not row.seen[2]
        assert seen["images"] == row.images
        return
    assert (job["status"], len(job["data"])) == (row.state, row.images)
    assert (job["held_micros"] > 0) == row.held
    cost = {"failed_free": "nothing", "uncertain": "unknown"}.get(row.state, "something")
    assert {None: "unknown", 0: "nothing"}.get(job["cost_micros"], "something") == cost
    if not seen["kind"]:
        assert seen["images"] == row.images
        return
    assert seen["body"]["charged"] == {"uncertain": "maybe", "failed_free": "no", "failed_charged": "yes"}[row.state]
    if row.seen[1] != 200:
        headers = seen["headers"]
        assert headers["x-dallery-charged"] == seen["body"]["charged"]
        assert headers["x-should-retry"] == ("true" if row.seen[2] == "rate_limit_exceeded" else "false")
        assert headers["content-type"] == "application/json"


@pytest.mark.parametrize("row", QUICK, ids=lambda row: row.name)
def test_a_fault_is_told_charged_and_stored_as_the_table_says(played: Played, row: Row) -> None:
    check(played, row)


def test_the_provider_charged_what_was_asked_for_and_no_more(played: Played) -> None:
    """Every charge is that of one order, however its end was told; nothing else reached the provider."""
    assert played.charges == sum(row.charges for row in QUICK)
    assert played.posts == sum(row.posts for row in QUICK)
    assert all(row.charges <= 1 for row in ROWS)


@pytest.mark.parametrize("row", [row for row in QUICK if row.held], ids=lambda row: row.name)
def test_an_uncertain_job_says_so_on_its_page(played: Played, row: Row) -> None:
    job = played.job_of(row)
    page = played.server.open(f"/jobs/{job['id']}").read().decode()
    assert "may have been charged" in page, page


def test_the_books_agree_with_the_jobs(played: Played) -> None:
    from dallery.storage.database import Database
    from dallery.storage.ledger import Ledger

    database = Database(f"sqlite:///{played.server.home / 'dallery.db'}")
    try:
        assert Ledger(database).check() == []
    finally:
        database.close()


def test_the_docs_hold_this_table() -> None:
    assert (ROOT / "docs" / "faults.md").read_text(encoding="utf-8") == text()


# -- the rest, when asked for ----------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("row", SLOW, ids=lambda row: row.name)
def test_a_heavy_fault_is_told_charged_and_stored_as_the_table_says(
    impatient: Served, upstream_process: Upstream, row: Row
) -> None:
    check(Played(impatient, upstream_process, [row], "3.54.0"), row)


@pytest.mark.slow
def test_the_whole_table_with_the_sdk_of_2025(impatient: Served, upstream_process: Upstream) -> None:
    # Streams are played in tests/sdk; a Retry-After beyond its patience it takes for none, so it asks three times.
    rows = [row for row in QUICK if not row.words.get("stream") and "1000000000" not in row.what]
    played = Played(impatient, upstream_process, rows, "1.109.1")
    for row in rows:
        check(played, row)
    assert played.charges == sum(row.charges for row in rows)


@pytest.mark.slow
@pytest.mark.parametrize(("fault", "what", "kind"), ELSEWHERE, ids=[row[1] for row in ELSEWHERE])
def test_a_provider_that_was_never_reached_costs_nothing(
    tmp_path: Path, fault: str, what: str, kind: str
) -> None:
    with _there(kind, tmp_path) as base:
        server = served.serve(
            tmp_path / "server", OPENAI_API_KEY="sk-upstream-key", OPENAI_BASE_URL=base,
            DALLERY_BUDGET_USD_PER_DAY="none", DALLERY_UPSTREAM_TIMEOUT="5",
        )
        try:
            (seen,) = call(server, "3.54.0", [{**WORDS, "prompt": what}])
            assert (seen["kind"], seen["status"], seen["code"]) == ("InternalServerError", 503, "upstream_unreachable")
            assert seen["headers"]["x-should-retry"] == "true"
            job = server.get(f"/v1/jobs/{seen['body']['job_id']}")
            assert (job["status"], job["held_micros"], job["cost_micros"]) == ("failed_free", 0, 0)
        finally:
            server.stop()


class _there:
    """A base URL behind which nobody can be reached; as a context manager."""

    def __init__(self, kind: str, folder: Path) -> None:
        self._kind, self._folder = kind, folder
        self._listener = socket.socket()
        self._open = True

    def __enter__(self) -> str:
        if self._kind == "nowhere":
            return "https://nobody.invalid/v1"
        self._listener.bind(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        if self._kind == "closed":
            self._listener.close()
            return f"http://127.0.0.1:{port}/v1"
        self._listener.listen(64)
        if self._kind != "mute":
            threading.Thread(target=self._answer, daemon=True).start()
        return f"https://localhost:{port}/v1"

    def _answer(self) -> None:
        context = self._context() if self._kind == "self_signed" else None
        while self._open:
            try:
                connection, _ = self._listener.accept()
                if context is None:
                    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                else:
                    context.wrap_socket(connection, server_side=True)
                connection.close()
            except OSError:
                continue

    def _context(self) -> ssl.SSLContext:
        key, certificate = self._folder / "key.pem", self._folder / "certificate.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
             "-keyout", str(key), "-out", str(certificate)],
            check=True, capture_output=True,
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        return context

    def __exit__(self, *_: object) -> None:
        self._open = False
        self._listener.close()
