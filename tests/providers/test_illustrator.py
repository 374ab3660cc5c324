"""The built-in illustrator as the engine sees it: what it says of its pictures lets anybody draw them again."""

from __future__ import annotations

from dataclasses import replace

from dallery.domain.request import ImageRequest, Size
from dallery.providers.base import Finished
from dallery.providers.illustrator import Illustrator
from tests.providers.fake_run import FakeRun

FOX = ImageRequest(prompt="a fox", model="illustrator-1", size=Size(256, 256), n=2)


def painted(painter: Illustrator, order: ImageRequest, run: FakeRun) -> Finished:
    *_, finished = painter.generate(order, run)
    assert isinstance(finished, Finished)
    return finished


def test_a_seed_that_nobody_chose_is_told_and_draws_the_same_picture_again(run: FakeRun) -> None:
    painter = Illustrator()
    try:
        pair = painted(painter, FOX, run)
        assert pair.report is not None
        seeds = [pair.report.noted("seed", position) for position in range(2)]
        assert int(seeds[1] or 0) == int(seeds[0] or 0) + 1
        again = painted(painter, replace(FOX, n=1, seed=int(seeds[1] or 0)), run)
    finally:
        painter.close()
    assert again.images[0].image == pair.images[1].image
    assert pair.report.noted("background") == "opaque" and pair.report.noted("style")
