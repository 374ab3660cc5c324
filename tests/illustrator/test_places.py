"""What people see of places: snow lies where it must, landmarks stand once, cities light up."""

from __future__ import annotations

import numpy as np

from dallery.illustrator.painting.settings import settings
from dallery.illustrator.words import table

from .test_painting import draw, pixels, share


def test_there_are_places_and_things_enough() -> None:
    assert len(table("settings")) >= 60
    assert set(table("settings")) == set(settings())
    assert len(table("nouns")) >= 250


def test_snow_lies_on_a_snowfield_without_being_asked_for() -> None:
    ground = pixels(draw("penguins at the north pole"))[230:, :, :3]
    assert share(ground, ground.min(2) > 170) > 0.5


def test_a_wheel_that_stands_at_the_fair_is_not_painted_twice() -> None:
    alone, named = pixels(draw("amusement park")), pixels(draw("ferris wheel in an amusement park"))
    assert np.abs(alone[..., :3].mean() - named[..., :3].mean()) < 12


def test_windows_of_a_city_are_lit_at_night() -> None:
    def warm(prompt: str) -> float:
        image = pixels(draw(prompt))
        return share(image, (image[..., 0] > 170) & (image[..., 0] > image[..., 2] + 40))

    assert warm("a city at night") > 0.01 > warm("a meadow at night")
