"""axe-core, the field's own auditor, finds nothing serious on any page in either light; all fit and ask nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests import fetched
from tests.browser.conftest import WATCH
from tests.browser.stage import playing
from tests.browser.tour import Stop, stops
from tests.served import ROOT
from tests.web.staged_studio import StagedStudio

AXE = "4.14.1"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (rules) => {
  const found = await axe.run(document, { runOnly: { type: "tag", values: rules } });
  return found.violations.filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => one.id + ": " + one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | "));
}"""


@pytest.fixture(scope="session")
def auditor() -> str:
    """The source of axe-core."""
    return (fetched.node_modules(f"js/axe-{AXE}", f"axe-core@{AXE}") / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[Stop]]]:
    studio = StagedStudio(tmp_path_factory.mktemp("tour"), pace=None, keys=("openai",))
    with playing(studio, default_model="illustrator-1") as url:
        yield url, stops(studio)


@pytest.mark.parametrize(
    ("width", "scheme", "lang"), [(1280, "light", "ko-KR"), (360, "dark", "en-GB")], ids=["wide-light", "phone-dark"]
)
def test_axe_finds_nothing_serious_and_no_page_breaks_its_policy_or_runs_over(
    chromium: Browser, tour: tuple[str, list[Stop]], auditor: str, width: int, scheme: Any, lang: str
) -> None:
    url, places = tour
    context = chromium.new_context(
        base_url=url, viewport={"width": width, "height": 860}, color_scheme=scheme, locale=lang,
        reduced_motion="reduce", has_touch=width < 500, is_mobile=width < 500,
    )  # fmt: skip
    context.add_init_script(WATCH)
    faults: dict[str, Any] = {}
    ours = (url, "data:", "blob:", "about:")
    context.on("request", lambda one: one.url.startswith(ours) or faults.setdefault("somebody else", one.url))
    for stop in places:
        if not stop.script:
            continue
        page = context.new_page()
        page.on("pageerror", lambda error, name=stop.name: faults.setdefault(f"{name} script", str(error)))
        page.goto(stop.path)
        if stop.act is not None:
            stop.act(page)
        page.evaluate(auditor)
        wide = page.evaluate("document.documentElement.scrollWidth")  # a phone's own width grows with what runs over
        found = [*page.evaluate(RUN, RULES), *page.evaluate("window.brokenRules")]
        found += [f"{wide} points wide"] if wide > width else []
        if found:
            faults[stop.name] = found
        page.close()
    context.close()
    assert not faults, "\n".join(f"{name}: {one}" for name, each in faults.items() for one in each)


def test_the_auditor_sees_a_fault(chromium: Browser, auditor: str) -> None:
    page = chromium.new_page()
    page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><input><img src="data:,"></main></html>')
    page.evaluate(auditor)
    assert len(page.evaluate(RUN, RULES)) == 2
    page.close()


def test_the_tour_sees_every_page(tour: tuple[str, list[Stop]]) -> None:
    """A page that nobody added here would never be audited."""
    templates = {path.stem for path in (Path(ROOT) / "src/dallery/web/templates").glob("[a-z]*.html")}
    elsewhere = {"icons", "layout", "login", "setup", "setup_done", "setup_needed", "error"}
    seen = {stop.name.replace("-", "_") for stop in tour[1]}
    renamed = {"job": "done", "image": "image", "talk": "talk", "grid_form": "grid_form"}
    assert {name for name in templates - elsewhere if renamed.get(name, name) not in seen} == set()
