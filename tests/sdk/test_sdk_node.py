"""Programs for OpenAI's Node SDK, an old one and today's, run against Dallery as they are."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from dallery.domain.picture import inspect
from tests.api.uploads import FOX, holed
from tests.sdk.conftest import PROGRAMS
from tests.sdk.test_sdk_generations import fetched
from tests.served import ROOT, Served, bare_environment


def modules(version: str) -> Path:
    """The node_modules of a folder that holds this release, made once and kept."""
    home = ROOT / ".cache" / "sdk" / f"node-{version}"
    if not (home / "node_modules" / "openai").exists():
        home.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-audit", "--no-fund", f"openai@{version}"]
        subprocess.run(command, cwd=home, check=True)
    return home / "node_modules"


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no Node here")
@pytest.mark.parametrize("version", ["4.20.0", "latest"])
def test_node_generates_edits_varies_and_hears_errors(paid_server: Served, tmp_path: Path, version: str) -> None:
    (tmp_path / "picture.png").write_bytes(FOX)
    (tmp_path / "mask.png").write_bytes(holed(1024, 1024))
    environment = bare_environment(
        OPENAI_API_KEY=paid_server.key, OPENAI_BASE_URL=f"{paid_server.url}/v1", NODE_PATH=os.fspath(modules(version))
    )
    done = subprocess.run(
        ["node", str(PROGRAMS / "node.cjs"), "stream" if version == "latest" else "plain"],
        env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    said = json.loads(done.stdout)
    assert fetched(said["link"]).width == 256
    assert inspect(base64.b64decode(said["bytes"])).width == 1024
    assert [fetched(url).width for url in (*said["edited"], *said["varied"])] == [512, 256, 256]
    assert said["refused"] == [404, "model_not_found"]
    if version == "latest":
        assert said["events"][-1] == "image_generation.completed"
