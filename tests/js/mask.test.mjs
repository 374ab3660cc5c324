// What brush and soft edges do to a mask, pixel by pixel; the lasso draws on a canvas and is tested in a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Mask } from "../../src/dallery/web/static/js/editor/mask.js";

const at = (mask, x, y) => mask.data[y * mask.width + x];
const sum = (mask) => mask.data.reduce((one, other) => one + other, 0) / 255;

test("a dab is round, full inside, clear outside, and soft by one pixel between", () => {
  const mask = new Mask(40, 40);
  mask.stroke({ x: 20, y: 20, radius: 10 }, { x: 20, y: 20, radius: 10 }, false);
  assert.equal(at(mask, 20, 20), 255);
  assert.equal(at(mask, 12, 20), 255);
  assert.equal(at(mask, 31, 20), 0);
  assert.equal(at(mask, 13, 13), at(mask, 26, 26));
  assert.ok(Math.abs(sum(mask) - Math.PI * 100) < 4, String(sum(mask)));
});

test("a stroke leaves no gaps and may grow on its way", () => {
  const mask = new Mask(100, 30);
  mask.stroke({ x: 10, y: 15, radius: 2 }, { x: 90, y: 15, radius: 8 }, false);
  for (let x = 10; x < 90; x++) assert.equal(at(mask, x, 15), 255);
  assert.equal(at(mask, 12, 21), 0);
  assert.equal(at(mask, 88, 21), 255);
});

test("painting twice is painting once, and the eraser takes it all away", () => {
  const mask = new Mask(40, 40);
  const dab = { x: 20.3, y: 19.6, radius: 9 };
  mask.stroke(dab, dab, false);
  const once = mask.data.slice();
  mask.stroke(dab, dab, false);
  assert.deepEqual(mask.data, once);
  mask.stroke({ ...dab, radius: 11 }, { ...dab, radius: 11 }, true);
  assert.equal(sum(mask), 0);
});

test("the soft rim of a second dab softens nothing that is painted already", () => {
  const mask = new Mask(40, 40);
  mask.fill({ left: 0, top: 0, right: 20, bottom: 40 }, 255);
  const dab = { x: 25, y: 20, radius: 8.5 };
  mask.stroke(dab, dab, false);
  for (let x = 0; x < 20; x++) assert.equal(at(mask, x, 20), 255);
});

test("strokes beyond the rim paint what lies inside and nothing else", () => {
  const mask = new Mask(20, 20);
  mask.stroke({ x: -50, y: 10, radius: 3 }, { x: 70, y: 10, radius: 3 }, false);
  assert.equal(sum(mask), 20 * 6);
  mask.stroke({ x: 90, y: 90, radius: 5 }, { x: 95, y: 95, radius: 5 }, false);
  assert.equal(sum(mask), 20 * 6);
  assert.equal(mask.around([{ x: -9, y: -9 }], 4), null);
});

test("a rectangle is exact and inverting it twice changes nothing", () => {
  const mask = new Mask(16, 8);
  mask.fill({ left: 2, top: 1, right: 6, bottom: 5 }, 255);
  assert.equal(sum(mask), 16);
  assert.deepEqual(mask.told(), { share: 16 / 128, whole: true });
  const before = mask.data.slice();
  mask.invert();
  assert.equal(at(mask, 3, 3), 0);
  assert.equal(sum(mask), 112);
  mask.invert();
  assert.deepEqual(mask.data, before);
});

test("a soft edge lies on both sides, keeps the middle, and does not begin at the rim of the picture", () => {
  const mask = new Mask(120, 30);
  mask.fill({ left: 0, top: 0, right: 60, bottom: 30 }, 255);
  mask.feather(12);
  assert.equal(at(mask, 0, 0), 255);
  assert.equal(at(mask, 40, 15), 255);
  assert.ok(at(mask, 55, 15) < 255 && at(mask, 55, 15) > 127);
  assert.ok(at(mask, 64, 15) > 0 && at(mask, 64, 15) < 127);
  assert.equal(at(mask, 80, 15), 0);
  for (let x = 1; x < 120; x++) assert.ok(at(mask, x, 15) <= at(mask, x - 1, 15));
});

test("feathering a thin line leaves no pixel that may change altogether, and that is told", () => {
  const mask = new Mask(60, 60);
  mask.fill({ left: 30, top: 0, right: 31, bottom: 60 }, 255);
  assert.equal(mask.told().whole, true);
  mask.feather(20);
  assert.equal(mask.told().whole, false);
  assert.ok(mask.told().share > 0);
});
