// What a tool does from where it is put down to where it is lifted; pointers and keys both lead here.
import { History } from "./history.js";
import { Mask } from "./mask.js";
import { Surface } from "./surface.js";
import { NONE, grows, legal, sum } from "./sides.js";

export class Tools {
  /** @type {Tool} */ tool = "brush";
  radius = 32; // pixels of the picture
  /** @type {Point[]} */ line = [];
  /** @type {Dab | null} */ #last = null;
  #erase = false;
  extent = { sides: NONE };
  changed = () => {};

  /** @param {HTMLCanvasElement} canvas @param {HTMLImageElement} picture @param {number} width @param {number} height */
  constructor(canvas, picture, width, height) {
    this.mask = new Mask(width, height);
    this.history = new History(this.mask, this.extent);
    this.surface = new Surface(canvas, picture, this.mask, this.extent);
  }

  get drags() { return this.tool === "brush" || this.tool === "eraser"; }
  get busy() { return this.#last !== null || this.line.length > 0; }

  /** @param {Point} point @param {number} pressure 0 to 1 @param {boolean} [erase] take away instead of adding */
  begin(point, pressure, erase = false) {
    this.cancel();
    this.#erase = erase || this.tool === "eraser";
    if (this.drags) this.#dab(point, pressure);
    else this.line = [point];
  }

  go(/** @type {Point} */ point, /** @type {number} */ pressure) {
    const last = this.line.at(-1);
    if (this.#last) this.#dab(point, pressure);
    if (!last) return;
    const far = Math.hypot(point.x - last.x, point.y - last.y) * this.surface.view.scale; // on the screen
    if (this.tool === "rectangle") this.line = [this.line[0], point];
    else if (far >= 1) this.line.push(point);
    this.#show();
  }

  /** Lifts the tool; what it drew is one step. */
  end() {
    const { line, mask } = this;
    if (this.#last) this.#done(this.tool);
    this.#last = null;
    this.line = [];
    this.#show();
    if (line.length < 2) return;
    const inside = mask.around(line.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })));
    if (this.tool === "lasso") this.alter("lasso", () => mask.polygon(line, this.#erase));
    else if (inside) this.alter("rectangle", () => mask.fill(inside, this.#erase ? 0 : 255));
  }

  /** As if it had never been put down. */
  cancel() {
    this.line = [];
    if (this.#last) this.history.drop();
    if (this.#last) this.surface.marked(this.mask.whole);
    this.#last = null;
    this.#show();
  }

  /** One step that changes pixels. */
  alter(/** @type {string} */ name, /** @type {() => void} */ change) {
    change();
    this.surface.marked(this.mask.whole);
    this.#done(name);
  }

  /** @param {Sides} wish @param {Able} able @returns {boolean} as wished, exactly */
  grow(wish, able) {
    const found = legal(this.mask, wish, able);
    if (JSON.stringify(found) !== JSON.stringify(this.extent.sides)) {
      this.extent.sides = found;
      this.#done("extend");
      this.surface.fit();
    }
    return JSON.stringify(found) === JSON.stringify(wish);
  }

  get grown() { return sum(this.mask, this.extent.sides); }

  /** @param {"undo" | "redo"} way @returns {string | null} what it was */
  back(way) {
    this.cancel();
    const { sides } = this.extent;
    const name = this.history[way]();
    if (name === null) return null;
    this.surface.marked(this.mask.whole);
    if (this.extent.sides !== sides) this.surface.fit();
    this.changed();
    return name;
  }

  /** Whether nothing is marked and nothing grows. */
  get untouched() { return !grows(this.extent.sides) && !this.mask.data.some((one) => one > 0); }

  #dab(/** @type {Point} */ point, /** @type {number} */ pressure) {
    const dab = { ...point, radius: Math.max(0.5, this.radius * (pressure || 1)) };
    this.surface.marked(this.mask.stroke(this.#last ?? dab, dab, this.#erase));
    this.#last = dab;
  }

  #done(/** @type {string} */ name) {
    this.history.step(name);
    this.changed();
  }

  #show() {
    const [one, other] = this.line;
    const square = this.tool === "rectangle" && other;
    this.surface.sketch.line = square ? [one, { x: other.x, y: one.y }, other, { x: one.x, y: other.y }] : this.line;
    this.surface.sketch.closed = Boolean(square);
    this.surface.draw();
  }
}
