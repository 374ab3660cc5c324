// Undo and redo of what was done to a mask: what each step changed, packed. Pure: no canvas, no page.
import { pack, unpack } from "./pack.js";

const [STEPS, MOST_BYTES] = [50, 32 * 1024 * 1024];

export class History {
  /** @type {Step[]} */ #past = [];
  /** @type {Step[]} */ #future = [];

  /** `extent.sides`, by which the picture grows, goes back and forth with the mask. */
  constructor(/** @type {Mask} */ mask, /** @type {Extent} */ extent) {
    this.mask = mask;
    this.extent = extent;
    this.was = mask.data.slice();
    this.sides = extent.sides;
  }

  get canUndo() { return this.#past.length > 0; }
  get canRedo() { return this.#future.length > 0; }

  /** Bytes that are kept. */
  get size() { return [...this.#past, ...this.#future].reduce((sum, step) => sum + step.bits.length, 0); }

  /** The next step begins with what is there now. */
  begin() {
    this.was.set(this.mask.data);
    this.sides = this.extent.sides;
  }

  /** What has changed since the last step is one step now; nothing changed, no step. */
  step(/** @type {string} */ name) {
    const bits = pack(this.#against(this.was));
    if (this.sides === this.extent.sides && bits.every((one, at) => at % 2 || !one)) return; // runs of nothing
    this.#past.push({ name, bits, sides: this.sides });
    this.#future = [];
    this.begin();
    while (this.#past.length > STEPS || (this.#past.length > 1 && this.size > MOST_BYTES)) this.#past.shift();
  }

  /** Back to how it was after the last step. */
  drop() {
    this.mask.data.set(this.was);
    this.extent.sides = this.sides;
  }

  /** @returns {string | null} the name of what was undone; null when there is nothing */
  undo() { return this.#move(this.#past, this.#future); }
  redo() { return this.#move(this.#future, this.#past); }

  #move(/** @type {Step[]} */ from, /** @type {Step[]} */ to) {
    const step = from.pop();
    if (!step) return null;
    this.mask.data.set(this.#against(unpack(step.bits, this.was.length))); // the same bits lead back and forth
    this.extent.sides = step.sides;
    to.push({ ...step, sides: this.sides });
    this.begin();
    return step.name;
  }

  /** The bits in which the mask and `other` differ. */
  #against(/** @type {Uint8Array} */ other) {
    const { data } = this.mask;
    const bits = new Uint8Array(data.length);
    for (let at = 0; at < bits.length; at++) bits[at] = data[at] ^ other[at]; // map() takes three times as long
    return bits;
  }
}
