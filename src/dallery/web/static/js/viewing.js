// How large a picture is shown and which part of it: wheel, drag, pinch, swipe, and a finger that rests. It knows no page.

const SWIPE = 60; // pixels
const LARGEST = 8; // times its own pixels
const HELD = 350; // milliseconds until a finger that rests asks for what was before

/** @typedef {{ swipe: (way: "newer" | "older" | "down") => void, hold: (on: boolean) => void }} Wishes */

export class View {
  /** @type {HTMLImageElement} */ #image = new Image();
  #zoom = 0; // points for one of its own pixels; 0: the whole picture
  #at = { x: 0, y: 0 };
  /** @type {Map<number, PointerEvent>} */ #fingers = new Map();
  #held = false;

  constructor(/** @type {HTMLElement} */ canvas, /** @type {Wishes} */ wishes) {
    this.canvas = canvas;
    this.wishes = wishes;
    new ResizeObserver(() => this.#place()).observe(canvas);
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.scale(this.now * Math.exp(-event.deltaY / 400), event);
    }, { passive: false });
    canvas.addEventListener("dblclick", (event) => this.scale(this.#zoom ? 0 : Math.max(1 / devicePixelRatio, this.#whole * 2), event));
    this.#touch();
  }

  show(/** @type {HTMLImageElement} */ image) {
    this.#image = image;
    image.addEventListener("load", () => {
      image.style.backgroundImage = "";
      this.#place();
    });
    this.canvas.replaceChildren(image);
    this.fit();
  }

  get #whole() {
    const box = this.canvas.getBoundingClientRect();
    return Math.min(box.width / this.#image.naturalWidth, box.height / this.#image.naturalHeight, 2);
  }

  /** Points for one of its own pixels. */
  get now() { return this.#zoom || this.#whole; }

  fit() { this.#centre(0); }

  /** One pixel of the picture on one of the screen. */
  exact() { this.#centre(1 / devicePixelRatio); }

  #centre(/** @type {number} */ zoom) {
    this.#zoom = zoom;
    this.#at = { x: 0, y: 0 };
    this.#place();
  }

  /** @param {number} wanted @param {{ clientX: number, clientY: number }} [point] what stays where it is */
  scale(wanted, point) {
    const before = this.now;
    if (wanted <= this.#whole) return this.fit();
    this.#zoom = Math.min(LARGEST, wanted);
    if (point) {
      const box = this.canvas.getBoundingClientRect();
      const [x, y] = [point.clientX - box.x - box.width / 2, point.clientY - box.y - box.height / 2];
      const grown = this.#zoom / before;
      this.#at = { x: x - (x - this.#at.x) * grown, y: y - (y - this.#at.y) * grown };
    }
    this.#place();
  }

  #place() {
    const image = this.#image;
    const box = this.canvas.getBoundingClientRect();
    if (!image.naturalWidth || !box.width) return;
    const [wide, high] = [image.naturalWidth * this.now, image.naturalHeight * this.now];
    const [right, low] = [Math.max(0, (wide - box.width) / 2), Math.max(0, (high - box.height) / 2)];
    this.#at = { x: Math.max(-right, Math.min(right, this.#at.x)), y: Math.max(-low, Math.min(low, this.#at.y)) };
    Object.assign(image.style, { width: `${wide}px`, height: `${high}px`, translate: `${this.#at.x}px ${this.#at.y}px` });
    this.canvas.classList.toggle("wide", right > 0 || low > 0);
  }

  #hold(/** @type {boolean} */ on) {
    if (on !== this.#held) this.wishes.hold(on);
    this.#held = on;
  }

  get #apart() {
    const [one, other] = [...this.#fingers.values()];
    return other ? Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) : 0;
  }

  #touch() {
    let from = { x: 0, y: 0, apart: 0, zoom: 0 };
    let rest = 0;
    this.canvas.addEventListener("pointerdown", (event) => {
      this.#fingers.set(event.pointerId, event);
      this.canvas.setPointerCapture(event.pointerId);
      from = { x: event.clientX, y: event.clientY, apart: this.#apart, zoom: this.now };
      clearTimeout(rest);
      if (this.#fingers.size === 1) rest = setTimeout(() => this.#hold(true), HELD);
    });
    this.canvas.addEventListener("pointermove", (event) => {
      const last = this.#fingers.get(event.pointerId);
      if (!last) return;
      this.#fingers.set(event.pointerId, event);
      if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > 8) clearTimeout(rest);
      if (this.#fingers.size === 2) this.scale((from.zoom * this.#apart) / from.apart, event);
      else if (this.#zoom) {
        this.#at = { x: this.#at.x + event.clientX - last.clientX, y: this.#at.y + event.clientY - last.clientY };
        this.#place();
      }
    });
    for (const name of /** @type {("pointerup" | "pointercancel")[]} */ (["pointerup", "pointercancel"])) {
      this.canvas.addEventListener(name, (event) => {
        clearTimeout(rest);
        const [x, y] = [event.clientX - from.x, event.clientY - from.y];
        const swiped = name === "pointerup" && this.#fingers.size === 1 && !this.#zoom && !from.apart && !this.#held;
        this.#fingers.delete(event.pointerId);
        this.#hold(false);
        if (swiped && Math.abs(x) > SWIPE && Math.abs(x) > Math.abs(y)) this.wishes.swipe(x > 0 ? "newer" : "older");
        else if (swiped && y > SWIPE * 1.5) this.wishes.swipe("down");
      });
    }
  }
}
