// Undo and redo: fifty steps, exact, and small.
import assert from "node:assert/strict";
import { test } from "node:test";
import { History } from "../../src/dallery/web/static/js/editor/history.js";
import { Mask } from "../../src/dallery/web/static/js/editor/mask.js";
import { fromText, pack, toText, unpack } from "../../src/dallery/web/static/js/editor/pack.js";
import { NONE } from "../../src/dallery/web/static/js/editor/sides.js";

function drawn(width = 300, height = 200) {
  const mask = new Mask(width, height);
  const extent = { sides: NONE };
  return { mask, extent, history: new History(mask, extent) };
}

function dab({ mask, history }, x, y, radius = 20, erase = false) {
  mask.stroke({ x, y, radius }, { x, y, radius }, erase);
  history.step(erase ? "eraser" : "brush");
}

test("fifty steps go back one by one and forward again, exactly", () => {
  const scene = drawn();
  const was = [scene.mask.data.slice()];
  for (let i = 0; i < 50; i++) {
    const [erase, at] = i % 7 === 6 ? [true, i - 1] : [false, i]; // the eraser takes away what is there
    dab(scene, 5 + at * 6, 100 + 80 * Math.sin(3 * at), 4 + i % 25, erase);
    was.push(scene.mask.data.slice());
  }
  for (let i = 49; i >= 0; i--) {
    assert.ok(scene.history.undo());
    assert.deepEqual(scene.mask.data, was[i]);
  }
  assert.equal(scene.history.undo(), null);
  for (let i = 1; i <= 50; i++) {
    scene.history.redo();
    assert.deepEqual(scene.mask.data, was[i]);
  }
  assert.equal(scene.history.redo(), null);
});

test("the fifty-first step lets the oldest go", () => {
  const scene = drawn();
  for (let i = 0; i < 51; i++) dab(scene, 10 + i * 5, 50);
  let count = 0;
  while (scene.history.undo()) count++;
  assert.equal(count, 50);
  assert.notEqual(scene.mask.data[50 * 300 + 10], 0);
});

test("a new step after an undo ends the future", () => {
  const scene = drawn();
  dab(scene, 50, 50);
  dab(scene, 150, 50);
  scene.history.undo();
  assert.equal(scene.history.canRedo, true);
  dab(scene, 250, 50);
  assert.equal(scene.history.canRedo, false);
});

test("undo says what it was", () => {
  const scene = drawn();
  dab(scene, 20, 20, 10);
  assert.equal(scene.history.undo(), "brush");
  assert.equal(scene.history.redo(), "brush");
});

test("growing the picture is a step like any other", () => {
  const scene = drawn();
  scene.extent.sides = { ...NONE, left: 64 };
  scene.history.step("extend");
  dab(scene, 20, 20);
  scene.history.undo();
  assert.equal(scene.extent.sides.left, 64);
  assert.equal(scene.history.undo(), "extend");
  assert.deepEqual(scene.extent.sides, NONE);
  scene.history.redo();
  assert.equal(scene.extent.sides.left, 64);
});

test("a step that is dropped leaves no trace", () => {
  const scene = drawn();
  dab(scene, 50, 50);
  const before = scene.mask.data.slice();
  scene.mask.invert();
  scene.history.drop();
  assert.deepEqual(scene.mask.data, before);
  scene.history.undo();
  assert.equal(scene.history.undo(), null);
});

test("nothing changed is no step", () => {
  const { history } = drawn();
  history.step("nothing");
  assert.equal(history.canUndo, false);
});

test("fifty changes of a whole large picture take less room than one copy of it", () => {
  const scene = drawn(1536, 1024);
  dab(scene, 700, 500, 300);
  for (let i = 0; i < 49; i++) {
    scene.mask.invert();
    scene.history.step("invert");
  }
  assert.ok(scene.history.size < scene.mask.data.length, String(scene.history.size));
});

test("noise that does not pack is bounded too", () => {
  const scene = drawn(2048, 2048);
  for (let i = 0; i < 8; i++) {
    for (let at = 0; at < scene.mask.data.length; at++) scene.mask.data[at] = (at * 2654435761 + i) >>> 8;
    scene.history.step("noise");
  }
  assert.ok(scene.history.size <= 32 * 1024 * 1024);
  assert.ok(scene.history.canUndo);
});

test("packed bytes come back, through text too, and of the wrong length they are refused", () => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i < 900 ? 255 : i < 1800 ? i % 7 : 0));
  assert.ok(pack(bytes).length < 2000);
  assert.deepEqual(unpack(fromText(toText(pack(bytes))), 5000), bytes);
  assert.throws(() => unpack(pack(bytes), 4999));
  assert.throws(() => unpack(pack(bytes).slice(2), 5000));
});
