"""The pages' own JavaScript: the parts that think are run by Node, all of it is read by TypeScript, none of it grows.

Types are JSDoc comments.  `tests/js/*.test.mjs` import the modules as the browser does; nothing is built.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from dallery import web
from tests import fetched

HERE = Path(__file__).parent
SCRIPTS = Path(web.__file__).parent / "static" / "js"
TYPESCRIPT = "5.9.3"
LONGEST = 250  # lines of one module
IN_ALL, IN_THE_EDITOR = 3000, 1200  # all pages of the studio; the editor

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="there is no Node here")


def compiler() -> Path:
    """The TypeScript compiler."""
    return fetched.node_modules(f"js/{TYPESCRIPT}", f"typescript@{TYPESCRIPT}") / "typescript" / "bin" / "tsc"


def said_by(*command: str) -> tuple[int, str]:
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, timeout=120, check=False)
    return done.returncode, done.stdout + done.stderr


@needs_node
def test_the_parts_that_think_do_what_they_promise() -> None:
    tests = sorted(str(path) for path in HERE.glob("*.test.mjs"))
    status, said = said_by("node", "--test", "--test-reporter=dot", *tests)
    assert tests and status == 0, said


@needs_node
@pytest.mark.parametrize("config", ["tsconfig.json", "tsconfig.editor.json"])
def test_typescript_finds_nothing_wrong(config: str) -> None:
    """The editor with null checks; elsewhere a template promises the elements that a script asks for."""
    status, said = said_by("node", str(compiler()), "-p", config)
    assert status == 0, said


def lines(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(SCRIPTS)): len(path.read_text("utf-8").splitlines()) for path in folder.rglob("*.js")}


def test_the_modules_stay_small() -> None:
    assert {name: count for name, count in lines(SCRIPTS).items() if count > LONGEST} == {}
    assert sum(lines(SCRIPTS).values()) <= IN_ALL
    assert sum(lines(SCRIPTS / "editor").values()) <= IN_THE_EDITOR
