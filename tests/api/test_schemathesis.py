"""A started server is asked thousands of things that its own document allows or forbids, for a bounded time.

Two checks are left out.  That every order the document allows is accepted: which value a model takes is decided per
model, and a JSON Schema cannot say so.  That a deleted job is gone: its pictures are, the record of its cost stays.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.served import ROOT, Served

LEFT_OUT = "positive_data_acceptance,use_after_free"
BARE = "^/(images|models|responses)"  # the same routes once more


@pytest.mark.skipif(importlib.util.find_spec("schemathesis") is None, reason="schemathesis is not installed")
@pytest.mark.parametrize("seconds", [20, pytest.param(60, marks=pytest.mark.slow)])
def test_the_server_does_what_its_document_says(server: Served, tmp_path: Path, seconds: int) -> None:
    command = [
        sys.executable, "-m", "schemathesis.cli", "run", f"{server.url}/v1/openapi.json",
        "--header", f"Authorization: Bearer {server.key}", "--max-time", str(seconds), "--request-timeout", "60",
        "--exclude-path-regex", BARE, "--exclude-checks", LEFT_OUT, "--no-color",
    ]
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "tests.api.schemathesis_hooks", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    asked = re.search(r"(\d+) generated", done.stdout)
    assert asked and int(asked[1]) > 100, done.stdout[-2000:]
    assert server.process.poll() is None and server.get("/healthz")["status"] == "ok"
    assert "Traceback" not in server.said
