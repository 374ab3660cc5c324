"""Promises to people who do not see the page or do not use a mouse, checked on the pages as Chromium built them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

AUDIT = """() => {
  const faults = [];
  const seen = new Set();
  const shown = (one) => one.checkVisibility({ visibilityProperty: true });
  for (const one of document.querySelectorAll("[id]")) {
    if (seen.has(one.id)) faults.push("two elements have the id " + one.id);
    seen.add(one.id);
  }
  for (const one of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (!one.labels.length && !one.ariaLabel && one.ariaHidden !== "true") faults.push("no label: " + one.name);
  }
  for (const one of document.querySelectorAll("button, a[href]")) {
    const alt = [...one.querySelectorAll("img")].map((img) => img.alt).join("");
    if (!(one.ariaLabel || one.textContent.trim() || alt)) faults.push("no name: " + one.outerHTML.slice(0, 80));
  }
  for (const one of document.querySelectorAll("img")) if (!one.hasAttribute("alt")) faults.push("no alt: " + one.src);
  for (const one of document.querySelectorAll("[aria-describedby], [aria-labelledby]")) {
    for (const name of ["aria-describedby", "aria-labelledby"]) {
      const id = one.getAttribute(name);
      if (id && !document.getElementById(id)) faults.push(name + " points nowhere: " + id);
    }
  }
  for (const one of document.querySelectorAll("[tabindex]")) if (one.tabIndex > 0) faults.push("tabindex above 0");
  for (const one of document.querySelectorAll("button, select, summary, .button, .tries a")) {
    const box = one.getBoundingClientRect();
    if (shown(one) && (box.width < 24 || box.height < 24)) faults.push("too small to hit: " + one.textContent.trim());
  }
  if (document.querySelectorAll("h1").length !== 1) faults.push("not exactly one h1");
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((one) => Number(one.tagName[1]));
  if (!levels.every((level, i) => i === 0 || level <= levels[i - 1] + 1)) faults.push("a heading level is skipped");
  for (const name of ["main", "header", "footer"]) {
    if (document.querySelectorAll("body > " + name).length !== 1) faults.push("not exactly one " + name);
  }
  if (!document.documentElement.lang || !document.title) faults.push("no language or no title");
  return faults;
}"""


def faults(page: Page) -> list[str]:
    found: list[str] = page.evaluate(AUDIT)
    return found


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_every_page_keeps_the_rules(visit: Callable[..., Page], lang: str, width: int) -> None:
    page = visit("/", lang=lang, width=width)
    assert faults(page) == []
    page.locator("#prompt").fill("a fox")
    page.locator("#draw").click()
    page.locator("#cards .card a").first.click()
    page.wait_for_url("**/jobs/*")
    assert faults(page) == []
    expect(page.locator("#job")).to_have_attribute("data-state", "done", timeout=60_000)
    assert faults(page) == []
    page.locator(".mat a").first.click()
    page.wait_for_url("**/images/*")
    assert faults(page) == []
    page.goto("/")
    assert faults(page) == []
    page.goto("/nothing")
    assert faults(page) == []


def test_the_end_of_a_job_is_announced_and_the_focus_is_not_lost(visit: Callable[..., Page]) -> None:
    page = visit("/")
    page.locator("#prompt").fill("a bear")
    page.locator("#draw").click()
    page.locator("#cards .card a").first.click()
    page.wait_for_url("**/jobs/*")
    page.get_by_role("button", name="Cancel").focus()
    expect(page.locator("#news[role=status]")).to_contain_text("Here is your picture", timeout=60_000)
    expect(page.locator("#told")).to_be_focused()


def test_motion_stops_for_those_who_ask(visit: Callable[..., Page]) -> None:
    page = visit("/", reduced_motion="reduce")
    page.locator("#prompt").fill("a bear")
    page.locator("#draw").click()
    page.locator("#cards .card a").first.click()
    page.wait_for_url("**/jobs/*")
    moving = "document.getAnimations().filter(one => one.effect.getComputedTiming().duration > 0).length"
    assert page.evaluate(moving) == 0
