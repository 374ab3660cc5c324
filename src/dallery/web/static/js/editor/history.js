// Undo and redo of what was done to a mask: only tiles that changed are kept, packed. Pure: no canvas, no page.
import { pack, unpack } from "./pack.js";

/** @typedef {import("./mask.js").Mask} Mask */

const TILE = 128; // pixels
const STEPS = 50;
const MOST_BYTES = 32 * 1024 * 1024;

export class History {
  /** @type {Step[]} */ #past = [];
  /** @type {Step[]} */ #future = [];
  /** @type {Step | null} */ #open = null;

  /** `extent.sides`, by which the picture grows, goes back and forth with the mask. */
  constructor(/** @type {Mask} */ mask, /** @type {Extent} */ extent) {
    this.mask = mask;
    this.extent = extent;
  }

  get canUndo() { return this.#past.length > 0; }
  get canRedo() { return this.#future.length > 0; }

  /** Bytes that are kept. */
  get size() { return [...this.#past, ...this.#future].reduce((sum, step) => sum + sizeOf(step), 0); }

  /** Call it before pixels of `box` change. */
  touch(/** @type {Box | null} */ box) {
    this.#open ??= { name: "", tiles: new Map(), sides: null };
    if (!box) return;
    const across = Math.ceil(this.mask.width / TILE);
    for (let row = Math.floor(box.top / TILE); row * TILE < box.bottom; row++) {
      for (let column = Math.floor(box.left / TILE); column * TILE < box.right; column++) {
        const number = row * across + column;
        if (!this.#open.tiles.has(number)) this.#open.tiles.set(number, pack(this.#read(number)));
      }
    }
  }

  /** Call it before `extent.sides` changes. */
  touchSides() {
    this.touch(null);
    if (this.#open) this.#open.sides ??= this.extent.sides;
  }

  /** What was touched since the last step is one step now; nothing touched, no step. */
  step(/** @type {string} */ name) {
    const step = this.#open;
    this.#open = null;
    if (!step || (!step.tiles.size && !step.sides)) return;
    this.#past.push({ ...step, name });
    this.#future = [];
    while (this.#past.length > STEPS || (this.#past.length > 1 && this.size > MOST_BYTES)) this.#past.shift();
  }

  /** Back to how it was before `touch`, as if the step had never begun. @returns {Box[]} */
  drop() {
    const boxes = this.#open ? this.#swap(this.#open).boxes : [];
    this.#open = null;
    return boxes;
  }

  /** @returns {{ name: string, boxes: Box[] } | null} what was undone and where; null when there is nothing */
  undo() { return this.#move(this.#past, this.#future); }
  redo() { return this.#move(this.#future, this.#past); }

  #move(/** @type {Step[]} */ from, /** @type {Step[]} */ to) {
    const step = from.pop();
    if (!step) return null;
    const { boxes, back } = this.#swap(step);
    to.push(back);
    return { name: step.name, boxes };
  }

  /** Puts back what the step holds. @param {Step} step @returns {{ boxes: Box[], back: Step }} and what was there */
  #swap(step) {
    /** @type {Step} */ const back = { name: step.name, tiles: new Map(), sides: step.sides && this.extent.sides };
    const boxes = [];
    for (const [number, packed] of step.tiles) {
      back.tiles.set(number, pack(this.#read(number)));
      boxes.push(this.#write(number, packed));
    }
    if (step.sides) this.extent.sides = step.sides;
    return { boxes, back };
  }

  #box(/** @type {number} */ number) {
    const across = Math.ceil(this.mask.width / TILE);
    const left = (number % across) * TILE;
    const top = Math.floor(number / across) * TILE;
    return { left, top, right: Math.min(left + TILE, this.mask.width), bottom: Math.min(top + TILE, this.mask.height) };
  }

  #read(/** @type {number} */ number) {
    const { left, top, right, bottom } = this.#box(number);
    const tile = new Uint8Array((right - left) * (bottom - top));
    for (let y = top; y < bottom; y++) {
      const at = y * this.mask.width;
      tile.set(this.mask.data.subarray(at + left, at + right), (y - top) * (right - left));
    }
    return tile;
  }

  #write(/** @type {number} */ number, /** @type {Uint8Array} */ packed) {
    const box = this.#box(number);
    const wide = box.right - box.left;
    const tile = unpack(packed, wide * (box.bottom - box.top));
    for (let y = box.top; y < box.bottom; y++) {
      this.mask.data.set(tile.subarray((y - box.top) * wide, (y - box.top + 1) * wide), y * this.mask.width + box.left);
    }
    return box;
  }
}

const sizeOf = (/** @type {Step} */ step) => [...step.tiles.values()].reduce((sum, tile) => sum + tile.length, 64);
