import assert from "node:assert/strict";
import { test } from "node:test";
import { append, Before, nextBlank } from "../../src/dallery/web/static/js/blanks.js";

test("blanks are found one after the other", () => {
  const text = "a [cat] in [place]";
  assert.deepEqual(nextBlank(text, 0), [2, 7]);
  assert.deepEqual(nextBlank(text, 7), [11, 18]);
  assert.equal(nextBlank(text, 18), null);
  assert.equal(nextBlank("a [ in ]\n]", 4), null);
});

test("a style is added once", () => {
  assert.equal(append("a cat", "수채화"), "a cat, 수채화");
  assert.equal(append("a cat, ", "line art"), "a cat, line art");
  assert.equal(append("a cat, line art", "line art"), "a cat, line art");
  assert.equal(append("", "line art"), "line art");
});

test("the arrows go back in time and return to the words of one's own", () => {
  const before = new Before(["newest", "older"]);
  assert.equal(before.step("mine", -1), null);
  assert.equal(before.step("mine", 1), "newest");
  assert.equal(before.step("newest", 1), "older");
  assert.equal(before.step("older", 1), null);
  assert.equal(before.step("older", -1), "newest");
  assert.equal(before.step("newest", -1), "mine");
});

test("a prompt that was changed is one's own", () => {
  const before = new Before(["newest", "older"]);
  before.step("", 1);
  assert.equal(before.step("newest and more", 1), "newest");
  assert.equal(before.step("newest", -1), "newest and more");
});
