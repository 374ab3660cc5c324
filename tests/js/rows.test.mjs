// How a wall breaks into rows, and what a frame, an arrow key or a scroll position means on it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { boxes, heightOf, layout, neighbour, rowAt, rowOf, touched } from "../../src/dallery/web/static/js/rows.js";

const squares = (count) => Array.from({ length: count }, () => 1);

test("rows fill the width, and the last keeps its usual height", () => {
  const rows = layout(squares(10), 430, 100, 10); // three fit: 100 + 10 + 100 + 10 + 100 = 320; a fourth makes 430
  assert.deepEqual(rows.map(({ from, to }) => [from, to]), [[0, 4], [4, 8], [8, 10]]);
  assert.equal(rows[0].height, 100);
  assert.equal(rows[2].height, 100);
  assert.equal(rows[1].top, 110);
  assert.equal(heightOf(rows), 320);
});

test("a row that is not full grows until it is", () => {
  const [first] = layout([1.5, 1.5, 1.5], 400, 100, 10);
  assert.deepEqual([first.from, first.to], [0, 2]);
  assert.equal(first.height, 130);
  const [left, right] = boxes(first, [1.5, 1.5, 1.5], 10);
  assert.equal(right.left + right.width, 400);
  assert.equal(left.width, 195);
});

test("a panorama wider than the wall is squeezed and not cut", () => {
  const [row] = layout([2.6], 200, 100, 10);
  assert.ok(Math.abs(row.height * 2.6 - 200) < 1e-9);
});

test("every picture hangs in exactly one row, whatever the shapes", () => {
  const shapes = [0.42, 0.56, 0.67, 1, 1.5, 1.78, 2.6];
  for (let width = 200; width < 4000; width += 173) {
    const ratios = Array.from({ length: 300 }, (_, i) => shapes[(i * i + width) % shapes.length]);
    const rows = layout(ratios, width, 150, 8);
    assert.deepEqual(rows.flatMap(({ from, to }) => ratios.slice(from, to)), ratios);
    rows.forEach((row, i) => {
      const last = boxes(row, ratios, 8).at(-1);
      assert.ok(last.left + last.width <= width + 0.02);
      if (i) assert.ok(Math.abs(row.top - rows[i - 1].top - rows[i - 1].height - 8) < 1e-6);
    });
  }
});

test("an empty wall has no height", () => {
  assert.equal(heightOf(layout([], 400, 100, 10)), 0);
});

test("a scroll position finds its row, and a picture too", () => {
  const rows = layout(squares(400), 430, 100, 10);
  assert.equal(rowAt(rows, 0), 0);
  assert.equal(rowAt(rows, 105), 1); // in the gap: the next row is the first that is seen
  assert.equal(rowAt(rows, 5500), 50);
  assert.equal(rowAt(rows, 1e9), rows.length);
  assert.equal(rowOf(rows, 0), 0);
  assert.equal(rowOf(rows, 399), 99);
  assert.equal(rowOf(rows, 203), 50);
});

test("a frame touches what lies under it, also far below the screen", () => {
  const ratios = squares(400);
  const rows = layout(ratios, 430, 100, 10);
  const found = touched(rows, ratios, 10, { left: 150, top: 5510, width: 80, height: 120 });
  assert.deepEqual(found, [201, 202, 205, 206]);
  assert.deepEqual(touched(rows, ratios, 10, { left: 101, top: 0, width: 8, height: 90 }), []); // between two pictures
});

test("arrows go to the picture beside and to the one above or below", () => {
  const ratios = [2, 1, 1, 1, 1, 2, 1];
  const rows = layout(ratios, 420, 100, 6); // 0 1 2 | 3 4 5 | 6
  assert.deepEqual(rows.map(({ from }) => from), [0, 3, 6]);
  assert.equal(neighbour(rows, ratios, 0, "ArrowRight"), 1);
  assert.equal(neighbour(rows, ratios, 0, "ArrowLeft"), 0);
  assert.equal(neighbour(rows, ratios, 2, "ArrowDown"), 5);
  assert.equal(neighbour(rows, ratios, 0, "ArrowDown"), 3);
  assert.equal(neighbour(rows, ratios, 5, "ArrowUp"), 1);
  assert.equal(neighbour(rows, ratios, 5, "ArrowDown"), 6);
  assert.equal(neighbour(rows, ratios, 6, "ArrowDown"), 6);
});
