// What is selected after clicks, ranges, frames and "all that match"; which part of a search is settled.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Picks, settled } from "../../src/dallery/web/static/js/picks.js";

const ids = [..."abcdefgh"];
const taken = (picks) => ids.filter((id) => picks.has(id)).join("");

test("a click selects, a second takes back", () => {
  const picks = new Picks();
  picks.toggle("b");
  picks.toggle("d");
  assert.equal(taken(picks), "bd");
  picks.toggle("b");
  assert.equal(taken(picks), "d");
  assert.equal(picks.names.length, 1);
});

test("a range goes from the last click to here, in both directions, and shrinks when it is drawn shorter", () => {
  const picks = new Picks();
  picks.toggle("c");
  picks.range(ids, "f");
  assert.equal(taken(picks), "cdef");
  picks.range(ids, "d");
  assert.equal(taken(picks), "cd");
  picks.range(ids, "a");
  assert.equal(taken(picks), "abc");
});

test("a range keeps what was selected before it began", () => {
  const picks = new Picks();
  picks.toggle("h");
  picks.toggle("a");
  picks.range(ids, "c");
  picks.range(ids, "b");
  assert.equal(taken(picks), "abh");
});

test("a range without a beginning is a click", () => {
  const picks = new Picks();
  picks.range(ids, "e");
  assert.equal(taken(picks), "e");
});

test("a frame that is drawn smaller lets go of what it left", () => {
  const picks = new Picks();
  picks.toggle("a");
  picks.begin("");
  picks.mark(["c", "d", "e"]);
  picks.mark(["c"]);
  assert.equal(taken(picks), "ac");
});

test("all that match, but some: only the exceptions are named", () => {
  const picks = new Picks();
  picks.toggle("b");
  picks.all();
  assert.equal(taken(picks), "abcdefgh");
  picks.toggle("c");
  assert.equal(taken(picks), "abdefgh");
  assert.equal(picks.every, true);
  assert.deepEqual(picks.names, ["c"]);
  picks.toggle("c");
  assert.deepEqual(picks.names, []);
});

test("a range below all that match takes nothing away", () => {
  const picks = new Picks();
  picks.all();
  picks.toggle("c"); // taken out
  picks.mark(["a", "b", "c"]);
  assert.equal(taken(picks), "abcdefgh");
});

test("clear forgets everything", () => {
  const picks = new Picks();
  picks.all();
  picks.clear();
  assert.equal(picks.empty, true);
  assert.equal(taken(picks), "");
  picks.toggle("a");
  assert.equal(picks.empty, false);
});

test("a lone Korean consonant at the end is still being written", () => {
  assert.equal(settled("고"), "고");
  assert.equal(settled("고ㅇ"), "고");
  assert.equal(settled("ㄱ"), "");
  assert.equal(settled("눈 속의 ㅇ"), "눈 속의");
  assert.equal(settled(" fox "), "fox");
});
