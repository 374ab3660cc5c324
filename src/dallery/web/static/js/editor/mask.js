// Where a picture may change: one byte per pixel, 0 stays and 255 changes. Pure: no canvas, no page.
import { fillRows } from "./polygon.js";

/** @param {Box | null} one @param {Box | null} other @returns {Box | null} what holds both */
export function joined(one, other) {
  if (!one || !other) return one ?? other;
  return {
    left: Math.min(one.left, other.left), top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right), bottom: Math.max(one.bottom, other.bottom),
  };
}

export class Mask {
  constructor(/** @type {number} */ width, /** @type {number} */ height) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height);
  }

    get whole() { return { left: 0, top: 0, right: this.width, bottom: this.height }; }

  /** @param {Point[]} points @param {number} [reach] @returns {Box | null} the pixels around them; null outside */
  around(points, reach = 0) {
    const xs = points.map((one) => one.x);
    const ys = points.map((one) => one.y);
    const box = {
      left: Math.max(0, Math.floor(Math.min(...xs) - reach)), top: Math.max(0, Math.floor(Math.min(...ys) - reach)),
      right: Math.min(this.width, Math.ceil(Math.max(...xs) + reach)),
      bottom: Math.min(this.height, Math.ceil(Math.max(...ys) + reach)),
    };
    return box.left < box.right && box.top < box.bottom ? box : null;
  }

  /** A stroke with round ends whose width may change on its way. */
  stroke(/** @type {Dab} */ from, /** @type {Dab} */ to, /** @type {boolean} */ erase) {
    const box = this.around([from, to], Math.max(from.radius, to.radius) + 1);
    if (!box) return;
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const length = dx * dx + dy * dy || 1;
    for (let y = box.top; y < box.bottom; y++) {
      const py = y + 0.5 - from.y;
      for (let x = box.left; x < box.right; x++) {
        const px = x + 0.5 - from.x;
        const t = Math.min(1, Math.max(0, (px * dx + py * dy) / length));
        const radius = from.radius + t * (to.radius - from.radius);
        const far = (px - t * dx) ** 2 + (py - t * dy) ** 2;
        if (far >= (radius + 0.5) ** 2) continue;
        this.#lay(y * this.width + x, Math.min(1, radius + 0.5 - Math.sqrt(far)), erase);
      }
    }
  }

  polygon(/** @type {Point[]} */ points, /** @type {boolean} */ erase) {
    const box = this.around(points);
    if (!box) return;
    fillRows(points, box, (y, left, coverage) => {
      coverage.forEach((share, x) => share > 0 && this.#lay(y * this.width + left + x, Math.min(1, share), erase));
    });
  }

  fill(/** @type {Box} */ box, /** @type {number} */ value) {
    for (let y = box.top; y < box.bottom; y++) {
      this.data.fill(value, y * this.width + box.left, y * this.width + box.right);
    }
  }

  invert() {
    for (let i = 0; i < this.data.length; i++) this.data[i] = 255 - this.data[i];
  }

  /** Softens every edge over about `radius` pixels to both sides. The rim of the picture is no edge. */
  feather(/** @type {number} */ radius) {
    const reach = Math.max(1, Math.round(radius / 3));
    const spare = new Uint8Array(this.data.length);
    for (let round = 0; round < 3; round++) { // three boxes are nearly a bell
      blurLines(this.data, spare, this.width, this.height, 1, this.width, reach);
      blurLines(spare, this.data, this.height, this.width, this.width, 1, reach);
    }
  }

  /** How much may change: `share` from 0 to 1, and `whole` when some pixel may change altogether. */
  told() {
    let sum = 0;
    let most = 0;
    for (const one of this.data) {
      sum += one;
      if (one > most) most = one;
    }
    return { share: sum / 255 / this.data.length, whole: most === 255 };
  }

  #lay(/** @type {number} */ at, /** @type {number} */ share, /** @type {boolean} */ erase) {
    const value = Math.round(255 * share);
    this.data[at] = erase ? Math.min(this.data[at], 255 - value) : Math.max(this.data[at], value);
  }
}

/**
 * The mean over 2 * reach + 1 neighbours along each line; beyond the ends the end itself goes on.
 * @param {Uint8Array} from @param {Uint8Array} to @param {number} length @param {number} count
 * @param {number} step from pixel to pixel @param {number} next from line to line @param {number} reach
 */
function blurLines(from, to, length, count, step, next, reach) {
  const size = 2 * reach + 1;
  for (let line = 0; line < count; line++) {
    const start = line * next;
    const end = start + (length - 1) * step;
    let sum = from[start] * (reach + 1);
    for (let i = 1; i <= reach; i++) sum += from[start + Math.min(i, length - 1) * step];
    for (let i = 0, at = start; i < length; i++, at += step) {
      to[at] = Math.round(sum / size);
      sum += from[Math.min(at + (reach + 1) * step, end)] - from[Math.max(at - reach * step, start)];
    }
  }
}
