"""Fingers on the glass of a page, as the browser's own touch events; they know no page's parts but where they lie."""

from __future__ import annotations

import itertools

from playwright.sync_api import Locator, Page

Point = tuple[float, float]


class Fingers:
    """Points in CSS pixels of the window.  Between two touches of one gesture all fingers that are down are named."""

    def __init__(self, page: Page) -> None:
        self._session = page.context.new_cdp_session(page)
        self._page = page

    def down(self, *points: Point) -> None:
        self._touch("touchStart", points)

    def move(self, *points: Point) -> None:
        self._touch("touchMove", points)

    def up(self) -> None:
        self._touch("touchEnd", ())

    def draw(self, *way: Point) -> None:
        """One finger along a way."""
        self.down(way[0])
        for one, other in itertools.pairwise(way):
            for part in (0.25, 0.5, 0.75, 1):
                self.move((one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part))
        self.up()

    def swipe(self, at: Point, right: float = 0, down: float = 0) -> None:
        """One quick finger, moved by the browser itself: on a busy machine ours would seem to rest."""
        x, y = at[0] - right / 2, at[1] - down / 2
        way = {"x": x, "y": y, "xDistance": right, "yDistance": down, "speed": 1500, "preventFling": True}
        self._session.send("Input.synthesizeScrollGesture", {**way, "gestureSourceType": "touch"})

    def spread(self, at: Point, before: float, after: float, aside: Point = (0, 0)) -> None:
        """Two fingers, `before` and `after` pixels from `at` on either side; meanwhile they go `aside` together."""
        first, last = (at[0] - before, at[1]), (at[0] + before, at[1])
        self.down(first)
        self.down(first, last)
        for step in range(1, 7):
            reach, part = before + (after - before) * step / 6, step / 6
            x, y = at[0] + aside[0] * part, at[1] + aside[1] * part
            self.move((x - reach, y), (x + reach, y))
        self.up()

    def _touch(self, kind: str, points: tuple[Point, ...]) -> None:
        named = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": named})


def middle(one: Locator) -> Point:
    box = one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
