"""A Chromium and a server for the walks through the pages; every walk ends with no broken rule of the page's policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.browser.stage import fake, playing

WATCH = """
window.brokenRules = [];
document.addEventListener("securitypolicyviolation", (one) => {
  window.brokenRules.push(one.violatedDirective + " " + one.blockedURI);
});
"""
# A browser that is driven says that every page is seen; a phone says this when its screen goes dark.
SCREEN = """
let dark = false;
Object.defineProperty(Document.prototype, "hidden", { get: () => dark });
Object.defineProperty(Document.prototype, "visibilityState", { get: () => (dark ? "hidden" : "visible") });
window.screenOff = (off) => {
  dark = off;
  document.dispatchEvent(new Event("visibilitychange"));
};
"""


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Any started Dallery on loopback with the illustrator will do."""
    with playing(fake(tmp_path_factory.mktemp("studio"))) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not Path("/usr/bin/chromium").exists():
        pytest.skip("there is no /usr/bin/chromium")
    expect.set_options(timeout=30_000)  # milliseconds; other tests want the processor, too
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def is_trouble(message: ConsoleMessage, page: Page) -> bool:
    """Errors in the console, except that the page asked for answered 400 or 404, as some walks want."""
    own_status = message.text.startswith("Failed to load resource") and message.location["url"] == page.url
    return message.type == "error" and not own_status


@pytest.fixture
def visit(chromium: Browser, server_url: str) -> Iterator[Callable[..., Page]]:
    """`visit(path, lang="ko", script=True, width=1280)` opens a page as a new visitor."""
    contexts = []
    troubles: list[str] = []

    def open_page(path: str = "/", *, lang: str = "en", script: bool = True, width: int = 1280, **more: Any) -> Page:
        context = chromium.new_context(
            locale=lang,
            java_script_enabled=script,
            viewport={"width": width, "height": 800},
            base_url=server_url,
            **more,
        )
        contexts.append(context)
        if script:
            context.add_init_script(WATCH)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text) if is_trouble(message, page) else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda one: troubles.append(one.url) if not one.url.startswith((server_url, "data:", "blob:")) else None,
        )
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        for page in context.pages:
            troubles.extend(page.evaluate("window.brokenRules || []"))
        context.close()
    assert troubles == []
