// Where a picture may change: one byte per pixel, 0 stays and 255 changes. No page.
import { sheet } from "./files.js";

export class Mask {
  constructor(/** @type {number} */ width, /** @type {number} */ height) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height);
  }

  get whole() { return { left: 0, top: 0, right: this.width, bottom: this.height }; }

  /** @param {Point[]} points @param {number} [reach] @returns {Box | null} the pixels around them; null outside */
  around(points, reach = 0) {
    const span = (/** @type {number[]} */ all, /** @type {number} */ most) =>
      [Math.max(0, Math.floor(Math.min(...all) - reach)), Math.min(most, Math.ceil(Math.max(...all) + reach))];
    const [left, right] = span(points.map((one) => one.x), this.width);
    const [top, bottom] = span(points.map((one) => one.y), this.height);
    return left < right && top < bottom ? { left, top, right, bottom } : null;
  }

  /** A stroke with round ends whose width may change on its way. */
  stroke(/** @type {Dab} */ from, /** @type {Dab} */ to, /** @type {boolean} */ erase) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = dx * dx + dy * dy || 1;
    return this.#lay(this.around([from, to], Math.max(from.radius, to.radius) + 1), erase, (x, y) => {
      const [px, py] = [x + 0.5 - from.x, y + 0.5 - from.y];
      const t = Math.min(1, Math.max(0, (px * dx + py * dy) / length));
      return from.radius + t * (to.radius - from.radius) + 0.5 - Math.hypot(px - t * dx, py - t * dy);
    });
  }

  /** What a closed line encloses, with soft edges; enclosed twice counts once. */
  polygon(/** @type {Point[]} */ points, /** @type {boolean} */ erase) {
    const box = this.around(points);
    if (!box) return;
    const [wide, high] = [box.right - box.left, box.bottom - box.top];
    const { context } = sheet(wide, high);
    for (const { x, y } of points) context.lineTo(x - box.left, y - box.top);
    context.fill();
    const { data } = context.getImageData(0, 0, wide, high);
    this.#lay(box, erase, (x, y) => data[4 * ((y - box.top) * wide + x - box.left) + 3] / 255);
  }

  fill(/** @type {Box} */ box, /** @type {number} */ value) {
    for (let y = box.top; y < box.bottom; y++) {
      this.data.fill(value, y * this.width + box.left, y * this.width + box.right);
    }
  }

  invert() { this.data.forEach((one, at) => { this.data[at] = 255 - one; }); }

  /** Softens every edge over about `radius` pixels to both sides. The rim of the picture is no edge. */
  feather(/** @type {number} */ radius) {
    const reach = Math.max(1, Math.round(radius / 3));
    const spare = new Uint8Array(this.data.length);
    for (let round = 0; round < 3; round++) { // three boxes are nearly a bell
      blurAndTurn(this.data, spare, this, reach);
      blurAndTurn(spare, this.data, { width: this.height, height: this.width }, reach);
    }
  }

  /** How much may change: `share` from 0 to 1, and `whole` when some pixel may change altogether. */
  told() {
    let sum = 0;
    for (const one of this.data) sum += one;
    return { share: sum / 255 / this.data.length, whole: this.data.includes(255) };
  }

  /** @param {Box | null} box @param {(x: number, y: number) => number} share laid where above 0 */
  #lay(box, /** @type {boolean} */ erase, share) {
    for (let y = box?.top ?? 0; box && y < box.bottom; y++) {
      for (let x = box.left; x < box.right; x++) {
        const value = Math.round(255 * Math.min(1, share(x, y)));
        const at = y * this.width + x;
        if (value > 0) this.data[at] = erase ? Math.min(this.data[at], 255 - value) : Math.max(this.data[at], value);
      }
    }
    return box;
  }
}

/** The mean over 2 * reach + 1 neighbours in each row, laid down as columns; beyond the ends the end itself goes on. */
function blurAndTurn(/** @type {Uint8Array} */ from, /** @type {Uint8Array} */ to, /** @type {Size} */ size, reach = 1) {
  const { width, height } = size;
  for (let y = 0; y < height; y++) {
    const row = from.subarray(y * width, (y + 1) * width);
    let sum = row[0] * (reach + 1);
    for (let x = 1; x <= reach; x++) sum += row[Math.min(x, width - 1)];
    for (let x = 0; x < width; x++) {
      to[x * height + y] = Math.round(sum / (2 * reach + 1));
      sum += row[Math.min(x + reach + 1, width - 1)] - row[Math.max(x - reach, 0)];
    }
  }
}
