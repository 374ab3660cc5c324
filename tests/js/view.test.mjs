// Zoom, pan, pinch, and how far a picture may grow.
import assert from "node:assert/strict";
import { test } from "node:test";
import { NONE, legal, sum } from "../../src/dallery/web/static/js/editor/sides.js";
import { fitted, insight, moved, pinched, toPicture, toScreen, zoomed } from "../../src/dallery/web/static/js/view.js";

const PICTURE = { left: 0, top: 0, right: 1024, bottom: 512 };
const ROOM = { width: 800, height: 600 };
const near = (one, other) => assert.ok(Math.hypot(one.x - other.x, one.y - other.y) < 1e-6, JSON.stringify([one, other]));

test("a fitted picture lies in the middle of the room", () => {
  const view = fitted(PICTURE, ROOM, 20);
  near(toScreen(view, { x: 512, y: 256 }), { x: 400, y: 300 });
  near(toScreen(view, { x: 0, y: 256 }), { x: 20, y: 300 });
});

test("a grown picture is fitted as a whole, a tiny one is not blown up", () => {
  near(toScreen(fitted({ ...PICTURE, left: -1024 }, ROOM, 0), { x: -1024, y: 256 }), { x: 0, y: 300 });
  assert.equal(fitted({ left: 0, top: 0, right: 8, bottom: 8 }, ROOM, 20).scale, 4);
});

test("what lies under the pointer stays there while zooming, also at the ends of the scale", () => {
  for (const factor of [1.25, 0.5, 1e9, 1e-9]) {
    const view = fitted(PICTURE, ROOM, 20);
    const at = { x: 133, y: 421 };
    near(toPicture(zoomed(view, factor, at), at), toPicture(view, at));
  }
  assert.equal(zoomed(fitted(PICTURE, ROOM, 0), 1e9, { x: 0, y: 0 }).scale, 32);
});

test("two fingers take the picture with them", () => {
  const view = fitted(PICTURE, ROOM, 20);
  const before = [{ x: 300, y: 300 }, { x: 400, y: 300 }];
  const after = [{ x: 250, y: 340 }, { x: 450, y: 340 }];
  const next = pinched(view, before, after);
  near(toPicture(next, after[0]), toPicture(view, before[0]));
  near(toPicture(next, after[1]), toPicture(view, before[1]));
  assert.equal(next.scale, view.scale * 2);
});

test("nobody pushes the picture out of the room", () => {
  for (const [dx, dy] of [[1e6, 0], [-1e6, 0], [0, 1e6], [0, -1e6]]) {
    const view = insight(moved(fitted(PICTURE, ROOM, 20), dx, dy), PICTURE, ROOM);
    const from = toScreen(view, { x: 0, y: 0 });
    const to = toScreen(view, { x: 1024, y: 512 });
    assert.ok(from.x <= 736 + 1e-6 && to.x >= 64 - 1e-6 && from.y <= 536 + 1e-6 && to.y >= 64 - 1e-6);
  }
  const still = fitted(PICTURE, ROOM, 20);
  assert.deepEqual(insight(still, PICTURE, ROOM), still);
});

const STEPPED = { rule: { multiple: 16, maxEdge: 3840, maxRatio: 3, maxPixels: 8_294_400 }, sizes: [] };
const FREE = { rule: { ...STEPPED.rule, multiple: 1 }, sizes: [] };
const FIXED = {
  rule: null, sizes: [{ width: 1024, height: 1024 }, { width: 1536, height: 1024 }, { width: 1024, height: 1536 }],
};
const SQUARE = { width: 1024, height: 1024 };

test("a free model takes the sides as they are", () => {
  assert.deepEqual(legal(SQUARE, { ...NONE, left: 77, bottom: 13 }, FREE), { ...NONE, left: 77, bottom: 13 });
});

test("a model with steps gets whole steps, made up for at the side that grows", () => {
  assert.deepEqual(legal(SQUARE, { ...NONE, right: 100 }, STEPPED), { ...NONE, right: 112 });
  assert.deepEqual(legal(SQUARE, { ...NONE, left: 100 }, STEPPED), { ...NONE, left: 112 });
  const odd = legal({ width: 1000, height: 700 }, { ...NONE, left: 10, right: 10 }, STEPPED);
  assert.equal((1000 + odd.left + odd.right) % 16, 0);
  assert.equal(odd.top + odd.bottom, 0);
});

test("too long, too large or too wide is made smaller until it fits", () => {
  for (const wish of [{ ...NONE, right: 9000 }, { left: 4000, top: 4000, right: 4000, bottom: 4000 }]) {
    const { width, height } = sum(SQUARE, legal(SQUARE, wish, STEPPED));
    assert.ok(width > 1024 && width <= 3840 && width * height <= 8_294_400 && width <= 3 * height);
  }
});

test("a model with fixed sizes gets the nearest of their shapes", () => {
  assert.deepEqual(legal(SQUARE, { ...NONE, right: 300 }, FIXED), { ...NONE, right: 512 });
  assert.deepEqual(legal(SQUARE, { ...NONE, top: 512 }, FIXED), { ...NONE, top: 512 });
  const both = sum(SQUARE, legal(SQUARE, { ...NONE, left: 600, right: 100 }, FIXED));
  assert.ok(Math.abs(both.width / both.height - 1.5) < 0.002);
});

test("no wish, no growth", () => {
  for (const able of [FREE, STEPPED, FIXED]) assert.deepEqual(legal(SQUARE, NONE, able), NONE);
});
