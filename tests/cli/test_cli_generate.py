"""A picture from the terminal: alone, beside a running server, at a server elsewhere, and when it does not work out."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from dallery.domain.picture import PictureFacts, inspect
from tests.cli.terminal import Terminal
from tests.served import Served, Upstream, free_port

TerminalWith = Callable[..., Terminal]


def drawn(path: Path) -> PictureFacts:
    return inspect(path.read_bytes())


def plain(text: str) -> bool:
    """Said for people: short and without the insides of a program."""
    return bool(text.strip()) and "Traceback" not in text and len(text) < 600


def test_a_prompt_alone_makes_a_picture(terminal: Terminal) -> None:
    done = terminal("a futuristic city with flying cars", "-o", "city.png", "--size", "512x512")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "city.png"
    assert drawn(terminal.folder / "city.png") == PictureFacts("image/png", 512, 512)
    assert "understood:" in done.stderr and len(done.stderr.splitlines()) <= 2


def test_the_name_of_the_file_decides_the_format_and_each_picture_has_its_own(terminal: Terminal) -> None:
    done = terminal("눈 속의 여우", "-o", "fox.webp", "--n", "2", "--size", "256x256", "--seed", "7")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["fox.webp", "fox-2.webp"]
    assert drawn(terminal.folder / "fox.webp").media_type == "image/webp"
    assert drawn(terminal.folder / "fox-2.webp").media_type == "image/webp"


def test_beside_a_running_server_it_joins_it(server: Served, terminal_with: TerminalWith) -> None:
    terminal = terminal_with(DALLERY_HOME=str(server.home))
    done = terminal("a fox beside a server", "-o", "fox.png", "--size", "256x256")
    assert done.returncode == 0, done.stderr
    assert drawn(terminal.folder / "fox.png").width == 256
    page = server.open(server.url + "/").read().decode()
    assert "a fox beside a server" in page, "it lies in the server's gallery"


def test_at_a_server_elsewhere_it_needs_its_key(server: Served, terminal_with: TerminalWith) -> None:
    terminal = terminal_with(DALLERY_API_KEY=server.key)
    done = terminal("a fox far away", "-o", "fox.jpg", "--size", "256x256", "--server", server.url)
    assert done.returncode == 0, done.stderr
    assert drawn(terminal.folder / "fox.jpg") == PictureFacts("image/jpeg", 256, 256)
    assert not (terminal.folder / "data").exists(), "nothing is stored here"

    stranger = terminal_with(DALLERY_API_KEY="sk-the-key-of-somebody-else")
    refused = stranger("a fox far away", "-o", "no.png", "--server", f"{server.url}/v1")
    assert refused.returncode == 1 and "API key" in refused.stderr and plain(refused.stderr)
    assert not (terminal.folder / "no.png").exists()


def test_a_paid_picture_says_what_it_cost(
    upstream_process: Upstream, terminal_with: TerminalWith
) -> None:
    upstream_process.plan()
    terminal = terminal_with(OPENAI_API_KEY="sk-upstream", OPENAI_BASE_URL=f"{upstream_process.url}/v1")
    done = terminal("a fox that costs", "-o", "fox.png", "--quality", "low", "--size", "1024x1024")
    assert done.returncode == 0, done.stderr
    assert re.search(r"cost: \$0\.\d+", done.stderr)
    assert upstream_process.counted("charged") == 1


def test_a_paid_picture_that_was_lost_says_so(upstream_process: Upstream, terminal_with: TerminalWith) -> None:
    upstream_process.plan(default={"fault": "500", "charged": 1})
    terminal = terminal_with(OPENAI_API_KEY="sk-upstream", OPENAI_BASE_URL=f"{upstream_process.url}/v1")
    done = terminal("a fox that is lost", "-o", "fox.png")
    assert done.returncode == 1
    assert "charged" in done.stderr and plain(done.stderr)
    assert upstream_process.counted("post") == 1


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["a fox", "--size", "7x7"], 1, "7x7"),
        (["a fox", "--n", "many"], 2, "--n"),
        (["a fox", "--colour", "red"], 2, "--colour"),
        (["a fox", "-o", "nowhere/fox.png"], 2, "nowhere"),
        (["a fox", "-o", "data"], 2, "data"),
        (["a fox", "--server", "somewhere"], 1, "http"),
        (["a", "fox", "without", "quotes"], 2, 'dallery "a fox without quotes"'),
        (["serv"], 2, "Did you mean 'serve'?"),
        (["exprot", "-o", "all.zip"], 2, "Did you mean 'export'?"),
        (["a fox", "-o", "fox.tiff"], 2, ".png"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_said_in_plain_words(terminal: Terminal, words: list[str], code: int, said: str) -> None:
    (terminal.folder / "data").mkdir()
    done = terminal(*words)
    assert done.returncode == code, done.stdout + done.stderr
    assert said in done.stderr and plain(done.stderr)
    assert list(terminal.folder.glob("*.png")) == []


def test_a_server_that_is_not_there_is_named(terminal: Terminal) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    done = terminal("a fox", "--server", url)
    assert done.returncode == 1
    assert done.stderr.strip() == f"No server answers at {url}. Nothing was charged."


def test_a_file_that_cannot_be_written_does_not_lose_the_picture(terminal: Terminal) -> None:
    name = "x" * 300 + ".png"
    done = terminal("a fox", "-o", name, "--size", "256x256")
    assert done.returncode == 1
    assert "Cannot write" in done.stderr and "gallery" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("beside_a_server", [False, True])
def test_ctrl_c_cancels_and_says_what_it_cost(
    upstream_process: Upstream, paid_server: Served, terminal_with: TerminalWith, beside_a_server: bool
) -> None:
    upstream_process.plan(default={"latency": 30})
    place: dict[str, Any] = {"DALLERY_HOME": str(paid_server.home)} if beside_a_server else {}
    terminal = terminal_with(OPENAI_API_KEY="sk-upstream", OPENAI_BASE_URL=f"{upstream_process.url}/v1", **place)
    running = terminal.start("a fox that takes long", "-o", "fox.png")
    end = time.monotonic() + 20
    while upstream_process.counted("accepted") == 0:
        assert time.monotonic() < end and running.poll() is None
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert running.returncode == 130, err
    assert "may" in err and "charge" in err and plain(err)
    assert out == "" and not (terminal.folder / "fox.png").exists()


def test_ctrl_c_stops_the_built_in_engine_for_nothing(terminal: Terminal) -> None:
    running = terminal.start("a futuristic city", "--size", "3840x2160", "--n", "10")
    end = time.monotonic() + 20
    while state_of_the_job(terminal) != "sending":
        assert time.monotonic() < end and running.poll() is None
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    _, err = running.communicate(timeout=30)
    assert running.returncode == 130, err
    assert plain(err) and "may" not in err
    assert state_of_the_job(terminal) == "cancelled", err


def state_of_the_job(terminal: Terminal) -> str | None:
    """Read as another program would, from outside."""
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(terminal.folder / "data" / "dallery.db")) as rows:
        found = rows.execute("select state from jobs").fetchone()
        return str(found[0]) if found else None
    return None


def test_without_a_name_no_earlier_picture_is_overwritten(terminal: Terminal) -> None:
    (terminal.folder / "dallery.png").write_bytes(b"an earlier one")
    (terminal.folder / "dallery-2.png").write_bytes(b"another")
    assert terminal("a fox", "--size", "256x256").stdout.split() == ["dallery-3.png"]
    assert (terminal.folder / "dallery.png").read_bytes() == b"an earlier one"
