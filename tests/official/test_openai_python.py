"""openai 3.54's own image tests, from its source distribution, all pass against a started server."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests import fetched
from tests.served import Served, bare_environment

VERSION = "3.54.0"
NEEDED = [f"openai[aiohttp]=={VERSION}", "pytest", "pytest-asyncio", "pytest-xdist", "inline-snapshot", "rich",
          "dirty-equals"]


def the_suite() -> tuple[Path, Path]:
    """The distribution's folder, and a Python that can run its tests."""
    return fetched.sources("official/sources", "openai", VERSION), fetched.python_with("official/python", *NEEDED)


def test_the_image_tests_of_the_sdk_pass(lenient: Served) -> None:
    sources, python = the_suite()
    done = subprocess.run(
        [str(python), "-m", "pytest", "tests/api_resources/test_images.py", "-n", "2", "-p", "no:cacheprovider", "-q"],
        cwd=sources, env=bare_environment(TEST_API_BASE_URL=f"{lenient.url}/v1", PYTHONPATH=""),
        capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    passed = re.search(r"(\d+) passed", done.stdout)
    assert done.returncode == 0 and passed and int(passed[1]) == 100, done.stdout[-8000:] + done.stderr[-2000:]
    assert "Traceback" not in lenient.said
