"""The drawing of the house, read like the drawing: who stands on which floor, and what no floor may do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "dallery"

# From the roof down.  A room imports from lower floors only: never from above, never from a neighbour.
FLOORS = (
    ("app", "__main__"),
    ("web", "api", "cli"),
    ("result", "conversations", "grids"),
    ("studio",),
    ("collection",),
    ("transfers", "colouring", "tidying"),
    ("board", "drafts"),
    ("engine", "links", "thumbnails", "edit_orders", "views", "settling"),
    ("storage", "providers", "uploads"),
    ("illustrator",),
    ("catalogue",),
    ("settings", "framing", "beside"),
    ("domain",),
    ("errors",),
)
# A door must open the whole house once, and the studio hands results out: named, not overlooked.
ALLOWED = {
    ("cli", "app"),  # `serve` puts the doors on a server
    ("studio", "result"),  # the library's answer type, imported inside the verb that returns it
    ("domain", "errors"),
}
HEAVY = {"openai", "dbos", "alembic", "numpy", "skia", "PIL", "rich", "argon2", "httpx2", "pydantic"}
LIGHT_ROOMS = {"illustrator"}  # runs in a child process of its own; its package root must be light all the same
BROAD_LIMIT = 3


def files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    parts = path.relative_to(SOURCE).parts
    return parts[0].removesuffix(".py") if parts[0] != "__init__.py" else "__init__"


def floor_of(name: str) -> int:
    for number, rooms in enumerate(FLOORS):
        if name in rooms:
            return number
    raise AssertionError(f"{name} stands on no floor: draw it into FLOORS")


def imports(tree: ast.AST) -> Iterator[tuple[str, ast.stmt]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            if node.module == "dallery":
                yield from ((f"dallery.{alias.name}", node) for alias in node.names)
            else:
                yield node.module, node


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", files(), ids=named)
def test_imports_go_down_only(path: Path) -> None:
    here = room(path)
    if here == "__init__":
        return  # the lazy front door of the library
    for module, _ in imports(parsed(path)):
        if not module.startswith("dallery.") or module == "dallery.__version__":
            continue
        there = module.split(".")[1]
        if there == here or (here, there) in ALLOWED:
            continue
        assert floor_of(there) > floor_of(here), f"{named(path)} imports {module}: that is not below it"


@pytest.mark.parametrize("path", files(), ids=named)
def test_no_flask_below_the_doors(path: Path) -> None:
    if room(path) in ("web", "api", "cli", "app"):
        return
    found = [module for module, _ in imports(parsed(path)) if module.split(".")[0] in ("flask", "werkzeug", "gunicorn")]
    assert found == []


@pytest.mark.parametrize("path", files(), ids=named)
def test_no_sql_and_no_provider_in_a_door(path: Path) -> None:
    if room(path) not in ("web", "api", "cli"):
        return
    for module, _ in imports(parsed(path)):
        assert not module.startswith(("sqlalchemy", "sqlite3", "dbos", "dallery.storage.tables")), named(path)
        assert not module.startswith(("dallery.providers", "dallery.engine")), named(path)


@pytest.mark.parametrize("path", files(), ids=named)
def test_only_settings_reads_the_environment(path: Path) -> None:
    if path.name == "settings.py":
        return
    text = path.read_text(encoding="utf-8")
    assert "os.environ" not in text and "getenv" not in text


@pytest.mark.parametrize("path", files(), ids=named)
def test_no_vendor_outside_its_provider_and_the_catalogue(path: Path) -> None:
    if room(path) in ("providers", "catalogue", "settings", "api"):
        return  # /v1 speaks OpenAI's wire by contract; settings name the tutorial's variable
    found = [module for module, _ in imports(parsed(path)) if module.split(".")[0] == "openai"]
    assert found == []


def top_level(tree: ast.Module) -> Iterator[ast.stmt]:
    """Statements that run at import: not those under TYPE_CHECKING, not function bodies."""
    for node in tree.body:
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            continue
        yield node


@pytest.mark.parametrize("path", files(), ids=named)
def test_heavy_libraries_wait_until_they_are_needed(path: Path) -> None:
    if room(path) in LIGHT_ROOMS and path.parent.name != "illustrator":
        return
    if room(path) in LIGHT_ROOMS and path.name != "__init__.py":
        return
    for node in top_level(parsed(path)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            allowed = name.startswith("alembic") and "migrations" in path.parts
            assert name.split(".")[0] not in HEAVY or allowed, f"{named(path)} loads {name} at import"


@pytest.mark.parametrize("path", files(), ids=named)
def test_every_file_says_what_it_owns(path: Path) -> None:
    assert ast.get_docstring(parsed(path)), f"{named(path)} opens with no sentence"


@pytest.mark.parametrize("path", files(), ids=named)
def test_files_and_functions_stay_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 400, f"{named(path)} has {lines} lines"
    for node in ast.walk(parsed(path)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        size = (node.end_lineno or node.lineno) - node.lineno + 1
        assert size <= 60, f"{named(path)}:{node.lineno} {node.name} has {size} lines"


@pytest.mark.parametrize("path", files(), ids=named)
def test_files_are_named_for_what_they_own(path: Path) -> None:
    assert path.stem not in ("utils", "util", "helpers", "common", "manager", "misc")


def test_broad_excepts_are_few() -> None:
    found = []
    for path in files():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ExceptHandler):
                kind = node.type
                if kind is None or (isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException")):
                    found.append(f"{named(path)}:{node.lineno}")
    assert len(found) <= BROAD_LIMIT, found


def test_no_room_hides_in_a_cycle() -> None:
    """Files of one room may know each other, but not in a circle (imports for type checking do not run)."""
    names = {path: "dallery." + ".".join(path.relative_to(SOURCE).with_suffix("").parts) for path in files()}
    names = {path: name.removesuffix(".__init__") for path, name in names.items()}
    known = set(names.values())
    edges: dict[str, set[str]] = {}
    for path, name in names.items():
        targets = set()
        for node in top_level(parsed(path)):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("dallery"):
                inner = {f"{node.module}.{alias.name}" for alias in node.names} & known
                targets |= inner or {node.module}
        edges[name] = targets
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name in done or name not in edges:
            return
        for target in edges[name]:
            visit(target, (*trail, name))
        done.add(name)

    for name in edges:
        visit(name, ())
