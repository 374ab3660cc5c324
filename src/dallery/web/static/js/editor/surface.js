// Draws the picture, the marking over it, and what a tool shows while it works. It decides nothing.
import { grows } from "./sides.js";
import { fitted, insight, onScreen, toScreen } from "../view.js";

const MARGIN = 24; // screen pixels around a fitted picture
const STRIPES = 64; // across the picture

export class Surface {
  /** @type {View} */ view = { scale: 1, x: 0, y: 0 };
  /** @type {Sketch} */ sketch = { ring: null, cross: null, line: [], closed: false };
  /** Screen pixels that tools cover, kept free when all is shown. */
  covered = () => ({ left: 0, top: 0, right: 0, bottom: 0 });
  looked = () => {};
  growing = () => false; // handles are shown
  fits = true; // nobody has moved it since all was shown
  #frame = 0;

  /** @param {HTMLCanvasElement} canvas @param {CanvasImageSource} picture @param {Mask} mask @param {Extent} extent */
  constructor(canvas, picture, mask, extent) {
    this.canvas = canvas;
    this.picture = picture;
    this.mask = mask;
    this.extent = extent;
    this.overlay = new OffscreenCanvas(mask.width, mask.height);
    this.colour = getComputedStyle(canvas).color.match(/[\d.]+/g)?.map(Number) ?? [255, 0, 128];
    new ResizeObserver(() => this.resize()).observe(canvas);
  }

  /** @returns {Box} the picture with what it grew by */
  get box() {
    const { left, top, right, bottom } = this.extent.sides;
    return { left: -left, top: -top, right: this.mask.width + right, bottom: this.mask.height + bottom };
  }

  get room() { return { width: this.canvas.clientWidth, height: this.canvas.clientHeight }; }

  resize() {
    const dense = Math.min(devicePixelRatio || 1, 2);
    const { width, height } = this.room;
    if (!width || !height) return;
    this.canvas.width = Math.round(width * dense);
    this.canvas.height = Math.round(height * dense);
    if (this.fits) this.fit();
    this.draw();
  }

  fit() {
    const { left, top, right, bottom } = this.covered();
    const free = { width: this.room.width - left - right, height: this.room.height - top - bottom };
    const view = fitted(this.box, free, MARGIN);
    this.look({ ...view, x: view.x + left, y: view.y + top });
    this.fits = true;
  }

  look(/** @type {View} */ view) {
    this.view = insight(view, this.box, this.room);
    this.fits = false;
    this.looked();
    this.draw();
  }

  /** The pixels of `box` have changed. */
  marked(/** @type {Box | null} */ box) {
    if (!box) return;
    const wide = box.right - box.left;
    const pixels = new ImageData(wide, box.bottom - box.top);
    const words = new Uint32Array(pixels.data.buffer); // one by one it would take a second for a large picture
    const ink = this.colour.slice(0, 3).reduceRight((sum, one) => 256 * sum + one);
    const step = Math.max(3, Math.round(Math.max(this.mask.width, this.mask.height) / STRIPES / 2));
    for (let y = box.top, at = 0; y < box.bottom; y++) {
      for (let x = box.left; x < box.right; x++, at++) {
        const strength = Math.floor((x + y) / step) % 2 ? 0.62 : 0.46; // stripes: no colour alone
        words[at] = ink + 0x1000000 * Math.round(this.mask.data[y * this.mask.width + x] * strength);
      }
    }
    this.overlay.getContext("2d")?.putImageData(pixels, box.left, box.top);
    this.draw();
  }

  draw() { this.#frame ||= requestAnimationFrame(() => this.#paint()); }

  #paint() {
    this.#frame = 0;
    const context = this.canvas.getContext("2d");
    if (!context) return;
    const dense = this.canvas.width / Math.max(1, this.room.width);
    const { scale, x, y } = this.view;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(dense * scale, 0, 0, dense * scale, dense * x, dense * y);
    context.imageSmoothingEnabled = scale < 3;
    context.imageSmoothingQuality = "high";
    this.#edges(context);
    context.drawImage(this.picture, 0, 0, this.mask.width, this.mask.height);
    context.drawImage(this.overlay, 0, 0);
    context.setTransform(dense, 0, 0, dense, 0, 0);
    this.#top(context);
  }

  /** What the picture grew by, striped like all that may change. */
  #edges(/** @type {CanvasRenderingContext2D} */ context) {
    const { left, top, right, bottom } = this.box;
    if (!grows(this.extent.sides)) return;
    const [red, green, blue] = this.colour;
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    context.fillStyle = `rgb(${red} ${green} ${blue} / 20%)`;
    context.fillRect(left, top, right - left, bottom - top);
    const step = Math.max(this.mask.width, this.mask.height) / STRIPES;
    context.lineWidth = step / 2;
    context.strokeStyle = `rgb(${red} ${green} ${blue} / 30%)`;
    context.beginPath();
    for (let along = left + top; along < right + bottom; along += step) {
      context.moveTo(along - top, top);
      context.lineTo(along - bottom, bottom);
    }
    context.stroke();
    context.restore();
  }

  #top(/** @type {CanvasRenderingContext2D} */ context) {
    const { ring, cross, line, closed } = this.sketch;
    const { left, top, right, bottom } = onScreen(this.view, this.box);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    context.beginPath();
    for (const at of this.growing() ? [left, right] : []) context.roundRect(at - 4, y - 22, 8, 44, 4);
    for (const at of this.growing() ? [top, bottom] : []) context.roundRect(x - 22, at - 4, 44, 8, 4);
    outlined(context);
    context.fillStyle = "white";
    context.fill();
    context.beginPath();
    for (const { x, y } of line.map((point) => toScreen(this.view, point))) context.lineTo(x, y);
    if (closed) context.closePath();
    outlined(context, [6, 4]);
    context.beginPath();
    if (ring) {
      const { x, y } = toScreen(this.view, ring);
      context.arc(x, y, Math.max(1.5, ring.radius * this.view.scale), 0, 2 * Math.PI);
    }
    for (const [dx, dy] of cross ? [[1, 0], [-1, 0], [0, 1], [0, -1]] : []) {
      const { x, y } = toScreen(this.view, /** @type {Point} */ (cross));
      context.moveTo(x + 4 * dx, y + 4 * dy);
      context.lineTo(x + 16 * dx, y + 16 * dy);
    }
    outlined(context);
  }
}

/** Dark and light, so that it shows on any picture. @param {CanvasRenderingContext2D} context @param {number[]} [dashes] */
function outlined(context, dashes = []) {
  context.lineJoin = context.lineCap = "round";
  for (const [width, colour, pattern] of /** @type {const} */ ([[3.5, "rgb(0 0 0 / 60%)", []], [1.5, "white", dashes]])) {
    context.setLineDash(pattern);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  }
}
