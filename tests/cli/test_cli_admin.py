"""Keys, models, settings and help: what a person types and what they read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dallery import __version__
from dallery.settings import TABLE
from tests.cli.terminal import Terminal
from tests.served import Served

TerminalWith = Callable[..., Terminal]


def test_a_key_is_made_listed_and_taken_back_while_the_server_runs(server: Served, terminal_with: TerminalWith) -> None:
    terminal = terminal_with(DALLERY_HOME=str(server.home))
    key = terminal("key", "new", "--name", "for school").stdout.strip()
    assert key.startswith("dk_")
    assert server.open("/v1/models", Authorization=f"Bearer {key}").status == 200
    listed = terminal("key", "list").stdout
    assert key not in listed, "a secret is shown once"
    (line,) = [line for line in listed.splitlines() if "for school" in line]
    key_id = line.split()[0]
    done = terminal("key", "revoke", key_id)
    assert done.returncode == 0 and key_id in done.stdout
    assert server.open("/v1/models", Authorization=f"Bearer {key}").status == 401
    assert "revoked" in terminal("key", "list").stdout


def test_a_key_that_does_not_exist_cannot_be_taken_back(terminal: Terminal) -> None:
    done = terminal("key", "revoke", "key_nothing")
    assert done.returncode == 1
    assert done.stderr.strip() and "Traceback" not in done.stderr and "charged" not in done.stderr


def test_the_models_say_who_serves_them_and_when_they_end(terminal: Terminal) -> None:
    lines = terminal("models").stdout.splitlines()
    assert lines[0].split() == ["illustrator-1", "ready"]
    (dalle,) = [line for line in lines if line.startswith("dall-e-3 ")]
    assert "served by illustrator-1" in dalle and "ends 2026-05-12" in dalle


def test_with_a_key_the_paid_models_are_ready(terminal_with: TerminalWith) -> None:
    lines = terminal_with(OPENAI_API_KEY="sk-some-key")("models").stdout.splitlines()
    assert any(line.startswith("gpt-image-2.6-flare") and line.endswith("ready") for line in lines)


def test_the_settings_are_explained_and_secrets_are_not_shown(terminal_with: TerminalWith) -> None:
    terminal = terminal_with(OPENAI_API_KEY="sk-very-secret", DALLERY_PORT="5123", DALLERY_BUDGET_USD_PER_DAY="none")
    said = terminal("settings").stdout
    assert all(row.variable in said and row.help in said for row in TABLE)
    assert "sk-very-secret" not in said and "now: set" in said
    assert "now: 5123" in said and "now: none" in said


def test_a_wrong_setting_is_named(terminal_with: TerminalWith) -> None:
    done = terminal_with(DALLERY_PORT="many")("settings")
    assert done.returncode == 1
    assert done.stderr.startswith("DALLERY_PORT") and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--help"], ["generate", "serve", "key", "models", "settings", "draw a picture"]),
        (["a fox", "--help"], ["PROMPT", "--output", "--size", "--seed", "--quality", "--server", "watercolour"]),
        (["-h"], ["dallery serve"]),
        (["serve", "--help"], ["--port", "--host", "--home", "--public-url"]),
        (["key", "--help"], ["new", "list", "revoke"]),
    ],
    ids=lambda value: " ".join(value) if len(value) < 4 else "",
)
def test_help_helps(terminal: Terminal, words: list[str], said: list[str]) -> None:
    done = terminal(*words)
    assert done.returncode == 0, done.stderr
    assert [word for word in said if word not in done.stdout] == []
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_the_version_is_told(terminal: Terminal) -> None:
    assert terminal("--version").stdout.strip() == f"dallery, version {__version__}"


def test_a_second_server_on_the_same_folder_is_refused(server: Served, terminal_with: TerminalWith) -> None:
    done = terminal_with(DALLERY_HOME=str(server.home))("serve", "--port", "5999")
    assert done.returncode == 1
    assert done.stderr.startswith("Another Dallery is running") and len(done.stderr.splitlines()) == 1


def test_a_port_that_is_taken_is_named(server: Served, terminal: Terminal) -> None:
    port = server.url.rpartition(":")[2]
    done = terminal("serve", "--port", port)
    assert done.returncode == 1
    assert f"Port {port} is in use" in done.stderr and "--port" in done.stderr


def test_an_uncertain_job_is_listed_and_settled_while_the_server_runs(
    paid_server: Served, terminal_with: TerminalWith
) -> None:
    order = {"prompt": "a fox [[fault=500]] \x1b[31m", "model": "gpt-image-2", "size": "1024x1024", "quality": "low"}
    job_id = paid_server.open("/v1/images/generations", order).headers["x-dallery-job"]
    terminal = terminal_with(DALLERY_HOME=str(paid_server.home))
    listed = terminal("jobs", "uncertain").stdout
    assert job_id in listed and "holds $" in listed and "\x1b" not in listed
    assert terminal("jobs", "settle", job_id).returncode == 2
    again = terminal("jobs", "settle", job_id, "--read-again")
    assert again.returncode == 1 and "once" in again.stderr
    assert "are free again" in terminal("jobs", "settle", job_id, "--not-charged").stdout
    assert paid_server.get(f"/v1/jobs/{job_id}")["status"] == "failed_free"
    assert job_id not in terminal("jobs", "uncertain").stdout
