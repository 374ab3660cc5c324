"""Cells, patches and palettes are what they say, however they are computed."""

from __future__ import annotations

import numpy as np
from PIL import Image

from dallery.illustrator.styling.shapes import cells, palette_of, smoothed


def test_every_pixel_lies_in_a_cell_that_is_one_piece_and_seams_lie_between_two() -> None:
    labels, far = cells((60, 90), 15, np.random.default_rng(3))
    assert labels.max() < 4 * 6 and len(np.unique(labels)) > 20
    assert far.min() >= 0
    across = labels[:, 1:] != labels[:, :-1]
    # Where two cells meet, both pixels are nearly as far from one seed as from the other.
    assert np.minimum(far[:, 1:], far[:, :-1])[across].max() < 2.0
    assert far[:, 1:][~across].mean() > 4


def test_a_single_cell_has_no_seam() -> None:
    labels, far = cells((20, 20), 100, np.random.default_rng(3))
    assert labels.max() == 0 and far.min() > 1000


def test_smoothing_calms_patches_and_keeps_the_edge_between_them() -> None:
    rng = np.random.default_rng(5)
    picture = np.zeros((40, 60, 3), np.float32)
    picture[:, 30:] = 1
    noisy = np.clip(picture + rng.normal(0, 0.08, picture.shape), 0, 1).astype(np.float32)
    found = smoothed(noisy, 5)
    assert found.shape == noisy.shape
    assert found[5:-5, 5:25].std() < 0.5 * noisy[5:-5, 5:25].std()
    assert (found[5:-5, 31] - found[5:-5, 28]).min() > 0.7


def test_the_colours_of_a_large_picture_are_found_on_a_sample_of_it() -> None:
    picture = Image.new("RGB", (900, 600), (200, 30, 30))
    picture.paste((30, 30, 200), (450, 0, 900, 600))
    found = np.array(palette_of(picture, 4).getpalette()[: 4 * 3]).reshape(-1, 3)
    for wanted in ((200, 30, 30), (30, 30, 200)):
        assert np.abs(found - wanted).sum(1).min() < 12
