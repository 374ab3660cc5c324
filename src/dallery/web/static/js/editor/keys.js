// The editor without a pointer: letters choose tools, arrows move a cross, Space and Enter paint where it stands.
import { centred, toScreen } from "./view.js";

/** @typedef {import("./tools.js").Tools} Tools */

/** @type {Record<string, string>} by place on the keyboard, so that they work while Korean is typed */
const LETTERS = { KeyB: "brush", KeyE: "eraser", KeyL: "lasso", KeyR: "rectangle", KeyI: "invert", KeyF: "feather" };
/** @type {Record<string, string>} */ const OTHERS = {
  "[": "thinner", "]": "thicker", "+": "in", "=": "in", "-": "out", 0: "fit", 1: "one", Delete: "clear", Backspace: "clear",
};
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Keys {
  spaceDown = false;
  /** @type {Point | null} */ cross = null;
  #penDown = false;

  /** @param {HTMLCanvasElement} canvas @param {HTMLElement} toolbar @param {Tools} tools @param {Say} say @param {(name: string) => void} act */
  constructor(canvas, toolbar, tools, say, act) {
    this.tools = tools;
    this.say = say;
    this.act = act;
    // Only while the picture or its tools have the focus: letters belong to whoever writes.
    canvas.addEventListener("keydown", (event) => this.#onPicture(event) || this.#anywhere(event));
    toolbar.addEventListener("keydown", (event) => {
      const typing = event.target instanceof HTMLInputElement && event.target.type !== "file";
      if (!typing || event.ctrlKey || event.metaKey) this.#anywhere(event);
    });
    addEventListener("keyup", (event) => { this.spaceDown &&= event.code !== "Space"; });
    addEventListener("blur", () => { this.spaceDown = false; });
    canvas.addEventListener("blur", () => this.lift());
  }

  /** The brush is up, wherever the cross is. */
  lift() {
    if (this.#penDown) this.tools.end();
    this.#penDown = false;
  }

  /** The pointer has taken over. */
  leave() {
    this.lift();
    this.cross = null;
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was meant for us */
  #anywhere(event) {
    if (event.isComposing || event.altKey) return false;
    const letter = LETTERS[event.code];
    const command = event.ctrlKey || event.metaKey;
    const undoes = command && (event.code === "KeyZ" || event.code === "KeyY");
    const name = undoes ? (event.shiftKey || event.code === "KeyY" ? "redo" : "undo") : command ? "" : letter ?? OTHERS[event.key];
    if (!name) return false;
    event.preventDefault();
    this.lift();
    this.act(name);
    return true;
  }

  #onPicture(/** @type {KeyboardEvent} */ event) {
    delete this.tools.surface.canvas.dataset.by;
    if (event.ctrlKey || event.metaKey || event.isComposing) return false;
    const arrow = ARROWS[event.key];
    if (arrow) this.#move(arrow, event.shiftKey);
    else if (event.code === "Space") this.#space(event.repeat);
    else if (event.key === "Enter") this.#enter();
    else if (event.key === "Escape" && this.tools.busy) {
      this.#penDown = false;
      this.tools.cancel();
      this.say("given-up");
    } else return false;
    event.preventDefault();
    return true;
  }

  /** @param {[number, number]} arrow @param {boolean} far */
  #move([dx, dy], far) {
    const { surface, mask } = this.tools;
    const from = this.cross ?? { x: mask.width / 2, y: mask.height / 2 };
    const step = this.cross ? Math.max(mask.width, mask.height) / (far ? 10 : 50) : 0; // first it only shows itself
    this.cross = {
      x: Math.min(mask.width, Math.max(0, from.x + dx * step)), y: Math.min(mask.height, Math.max(0, from.y + dy * step)),
    };
    if (this.#penDown || (this.tools.tool === "rectangle" && this.tools.busy)) this.tools.go(this.cross, 1);
    const seen = toScreen(surface.view, this.cross);
    const { width, height } = surface.room;
    if (seen.x < 0 || seen.y < 0 || seen.x > width || seen.y > height) {
      surface.look(centred(surface.view.scale, this.cross, surface.room));
    }
    this.#show();
    const percent = { x: Math.round(100 * this.cross.x / mask.width), y: Math.round(100 * this.cross.y / mask.height) };
    this.say("place", percent);
  }

  #space(/** @type {boolean} */ repeated) {
    this.spaceDown = true;
    if (!this.cross || repeated) return; // with a pointer, Space only moves the picture
    if (!this.tools.drags) this.#corner();
    else if (!this.#penDown) {
      this.tools.begin(this.cross, 1);
      this.tools.end();
    }
  }

  #enter() {
    this.cross ??= { x: this.tools.mask.width / 2, y: this.tools.mask.height / 2 };
    this.#show();
    if (!this.tools.drags) return this.#corner();
    this.#penDown = !this.#penDown;
    if (this.#penDown) this.tools.begin(this.cross, 1);
    else this.tools.end();
    this.say(this.#penDown ? "pen-down" : "pen-up");
  }

  #corner() {
    const { tools } = this;
    const cross = /** @type {Point} */ (this.cross);
    if (!tools.busy) {
      tools.begin(cross, 1);
      return this.say(tools.tool === "rectangle" ? "first-corner" : "corner", { number: 1 });
    }
    const { x, y } = tools.line[tools.line.length - 1];
    if (tools.tool === "rectangle" || (tools.line.length > 2 && x === cross.x && y === cross.y)) {
      return tools.end();
    }
    tools.go(cross, 1);
    return this.say("corner", { number: tools.line.length });
  }

  #show() {
    const { surface } = this.tools;
    surface.sketch.cross = this.cross;
    surface.sketch.ring = this.cross && this.tools.drags ? { ...this.cross, radius: this.tools.radius } : null;
    surface.draw();
  }
}
