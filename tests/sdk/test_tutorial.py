"""The example for learners: the old tutorial's page, run as its readers run it, in front of Dallery and of OpenAI."""

from __future__ import annotations

import base64
import html
import re
import shutil
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from dallery.domain.picture import PictureFacts, inspect
from tests.served import ROOT, Served, Upstream, bare_environment, free_port

TUTORIAL = ROOT / "examples" / "tutorial"


def answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url, timeout=10).close()
    except OSError:
        return False
    return True


@contextmanager
def started(folder: Path, key: str, base: str) -> Iterator[str]:
    """`python app.py` in a copy of the example with its .env; its address."""
    shutil.copytree(TUTORIAL, folder)
    (folder / ".env").write_text(f"OPENAI_API_KEY={key}\nOPENAI_BASE_URL={base}/v1\n")
    port = free_port()
    environment = bare_environment(PORT=str(port))
    del environment["PYTHONPATH"]
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "app.py"], cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
    try:
        url = f"http://127.0.0.1:{port}/"
        while not answers(url):
            assert process.poll() is None, (folder / "log.txt").read_text()
            time.sleep(0.05)
        yield url
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def tutorial(tmp_path: Path) -> Iterator[Callable[[str, str], str]]:
    with ExitStack() as stack:
        yield lambda key, base: stack.enter_context(started(tmp_path / "tutorial", key, base))


def sent(url: str, prompt: str) -> str:
    body = urllib.parse.urlencode({"prompt": prompt}).encode()
    with urllib.request.urlopen(url, body, timeout=60) as answer:
        return html.unescape(answer.read().decode())


def shown(page: str) -> PictureFacts:
    found = re.search(r'<img src="data:image/png;base64,([^"]+)"', page)
    assert found is not None, page
    return inspect(base64.b64decode(found[1], validate=True))


def test_it_is_as_short_as_it_was() -> None:
    lines = [line for line in (TUTORIAL / "app.py").read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len(lines) <= 30


def test_a_korean_learner_gets_a_picture_from_dallery(server: Served, tutorial: Callable[[str, str], str]) -> None:
    url = tutorial(server.key, server.url)
    assert shown(sent(url, "눈 속의 여우")) == PictureFacts("image/png", 1024, 1024)
    assert "empty" in sent(url, " "), "an error is said on the page"


def test_the_same_page_works_in_front_of_openai(
    upstream_process: Upstream, tutorial: Callable[[str, str], str]
) -> None:
    upstream_process.plan()
    url = tutorial("sk-upstream-key", upstream_process.url)
    assert shown(sent(url, "a fox in the snow")) == PictureFacts("image/png", 1024, 1024)
    assert upstream_process.counted("charged") == 1
    assert "safety system" in sent(url, "[[fault=moderation_input]]"), "an error is said on the page"
