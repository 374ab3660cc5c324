"""openai-node's own image tests pass against a started server; they are in its git alone, so a checkout is needed.

Its npm package holds no tests.  With a clone beside us:  OPENAI_NODE=~/openai-node pytest -m slow tests/official
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import fetched
from tests.served import Served, bare_environment

PRELUDE = Path(__file__).with_name("node_suite.mjs")
CHECKOUT = os.environ.get("OPENAI_NODE")


def the_suite(checkout: str) -> Path:
    """The tests as the checkout's newest commit has them, beside npm's newest openai and a runner for TypeScript."""
    home = fetched.node_modules("official/node", "openai@latest", "tsx", "expect").parent
    show = ["git", "-C", checkout, "show", "HEAD:tests/api-resources/images.test.ts"]
    suite = home / "images.test.ts"
    suite.write_bytes(subprocess.run(show, check=True, capture_output=True).stdout)
    shutil.copy(PRELUDE, home)
    return suite


@pytest.mark.slow
@pytest.mark.skipif(CHECKOUT is None, reason="OPENAI_NODE names no checkout of openai-node")
def test_the_image_tests_of_openai_node_pass(lenient: Served) -> None:
    assert CHECKOUT is not None
    suite = the_suite(CHECKOUT)
    done = subprocess.run(
        ["node", "--import", "tsx", "--import", f"./{PRELUDE.name}", "--test-reporter=tap", suite.name],
        cwd=suite.parent, env=bare_environment(TEST_API_BASE_URL=f"{lenient.url}/v1"),
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert "# pass 6\n" in done.stdout and "# fail 0\n" in done.stdout, done.stdout[-8000:]
    assert "Traceback" not in lenient.said
