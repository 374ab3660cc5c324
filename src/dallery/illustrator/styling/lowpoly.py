"""Low poly: triangles whose corners sit on the edges of things, small ones in faces."""

from __future__ import annotations

import numpy as np
import skia

from .shapes import corners
from .strokes import lifted, sheet_of
from .style import Finish, Image, blend, detail, focused, saturated


def apply(image: Image, finish: Finish) -> Image:
    """A coarse net over everything, a fine one over what is detailed, each facet lit a little differently."""
    rng, unit = finish.rng(), finish.unit
    shape = (image.shape[0], image.shape[1])
    rgb = saturated(image[..., :3], 1.22)
    fine = detail(image, finish)
    coarse = _facets(rgb, 44 * unit, rng)
    small = _facets(rgb, 19 * unit, rng)
    close = _facets(rgb, 9.5 * unit, rng)
    found = blend(coarse, small, np.asarray(fine > 0.16, np.float32))
    near = focused(shape, finish) * fine
    found = blend(found, close, np.asarray(near > 0.34, np.float32))
    found = blend(found, rgb, np.clip(near * 1.3 - 0.62, 0, 0.6))
    image[..., :3] = np.clip(found, 0, 1)
    return image


def _facets(rgb: Image, size: float, rng: np.random.Generator) -> Image:
    y, x = corners(rgb, max(4.0, size), rng)
    one = [(y[:-1, :-1], x[:-1, :-1]), (y[:-1, 1:], x[:-1, 1:]), (y[1:, 1:], x[1:, 1:])]
    two = [(y[:-1, :-1], x[:-1, :-1]), (y[1:, 1:], x[1:, 1:]), (y[1:, :-1], x[1:, :-1])]
    # (triangles, 3 corners, 2 coordinates)
    net = np.concatenate([np.stack([np.stack((cx.ravel(), cy.ravel()), 1) for cy, cx in tri], 1) for tri in (one, two)])
    height, width = rgb.shape[:2]
    weights = np.array([[4, 1, 1], [1, 4, 1], [1, 1, 4], [2, 2, 2]], np.float32) / 6
    inside = np.einsum("sk,tkc->tsc", weights, net)
    rows = np.clip(inside[..., 1].astype(np.int32), 0, height - 1)
    columns = np.clip(inside[..., 0].astype(np.int32), 0, width - 1)
    colours = rgb[rows, columns].mean(1)
    edge = net[:, 1] - net[:, 0]
    lit = np.cos(np.arctan2(edge[:, 1], edge[:, 0]) + np.repeat((0.6, 2.4), len(net) // 2))
    colours = colours * (1 + 0.055 * lit + 0.03 * rng.standard_normal(len(net)))[:, None]
    eight = np.clip(colours * 255, 0, 255).astype(np.uint32)
    packed = (np.uint32(255) << 24) | (eight[:, 0] << 16) | (eight[:, 1] << 8) | eight[:, 2]
    # Vertices are drawn without smoothing: at twice the size, then halved.
    single, double = sheet_of(rgb), skia.Surface(width * 2, height * 2)
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear)
    double.getCanvas().drawImageRect(single.makeImageSnapshot(), skia.Rect(0, 0, width * 2, height * 2), smooth)
    points = [skia.Point(px, py) for px, py in (net.reshape(-1, 2) * 2).tolist()]
    mesh = skia.Vertices(skia.Vertices.kTriangles_VertexMode, points, None, np.repeat(packed, 3).tolist())
    double.getCanvas().drawVertices(mesh, skia.Paint(), skia.BlendMode.kDst)
    single.getCanvas().drawImageRect(double.makeImageSnapshot(), skia.Rect(0, 0, width, height), smooth)
    return lifted(single)
