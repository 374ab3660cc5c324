// The editor without a pointer: letters choose tools, arrows move a cross, Space and Enter paint where it stands.
import { centred, toScreen } from "../view.js";

/** @type {Record<string, string>} by place on the keyboard, so that they work while Korean is typed */
const LETTERS = { KeyB: "brush", KeyE: "eraser", KeyL: "lasso", KeyR: "rectangle", KeyI: "invert", KeyF: "feather" };
/** @type {Record<string, string>} */ const OTHERS = {
  "[": "thinner", "]": "thicker", "+": "in", "=": "in", "-": "out", 0: "fit", 1: "one", Delete: "clear", Backspace: "clear",
};
/** @type {Record<string, string>} + is Shift */
const COMMANDS = { KeyZ: "undo", "KeyZ+": "redo", KeyY: "redo", "KeyY+": "redo" };
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @type {Keyboard} */
export function keyboard(canvas, toolbar, tools, say, act) {
  const { surface, mask } = tools;
  /** @type {Point | null} */ let cross = null;
  let [penDown, spaceDown] = [false, false];

  /** The brush is up, wherever the cross is. */
  function lift() {
    if (penDown) tools.end();
    penDown = false;
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was meant for the picture */
  function onPicture(event) {
    delete canvas.dataset.by;
    if (event.ctrlKey || event.metaKey || event.isComposing) return false;
    const arrow = ARROWS[event.key];
    if (arrow) move(arrow, event.shiftKey);
    else if (event.code === "Space") space(event.repeat);
    else if (event.key === "Enter") enter();
    else if (event.key === "Escape" && tools.busy) {
      penDown = false;
      tools.cancel();
      say("given-up");
    } else return false;
    event.preventDefault();
    return true;
  }

  function anywhere(/** @type {KeyboardEvent} */ event) {
    if (event.isComposing || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const name = command ? COMMANDS[event.code + (event.shiftKey ? "+" : "")] : LETTERS[event.code] ?? OTHERS[event.key];
    if (!name) return;
    event.preventDefault();
    lift();
    act(name);
  }

  function move(/** @type {[number, number]} */ [dx, dy], /** @type {boolean} */ far) {
    const from = cross ?? { x: mask.width / 2, y: mask.height / 2 };
    const step = cross ? Math.max(mask.width, mask.height) / (far ? 10 : 50) : 0; // first it only shows itself
    const within = (/** @type {number} */ at, /** @type {number} */ most) => Math.min(most, Math.max(0, at));
    cross = { x: within(from.x + dx * step, mask.width), y: within(from.y + dy * step, mask.height) };
    if (penDown || (tools.tool === "rectangle" && tools.busy)) tools.go(cross, 1);
    const seen = toScreen(surface.view, cross);
    const { width, height } = surface.room;
    if (seen.x !== within(seen.x, width) || seen.y !== within(seen.y, height)) {
      surface.look(centred(surface.view.scale, cross, surface.room));
    }
    show(cross);
    say("place", { x: Math.round(100 * cross.x / mask.width), y: Math.round(100 * cross.y / mask.height) });
  }

  function space(/** @type {boolean} */ repeated) {
    spaceDown = true;
    if (!cross || repeated) return; // with a pointer, Space only moves the picture
    if (!tools.drags) corner(cross);
    else if (!penDown) {
      tools.begin(cross, 1);
      tools.end();
    }
  }

  function enter() {
    cross ??= { x: mask.width / 2, y: mask.height / 2 };
    show(cross);
    if (!tools.drags) return corner(cross);
    penDown = !penDown;
    if (penDown) tools.begin(cross, 1);
    else tools.end();
    say(penDown ? "pen-down" : "pen-up");
  }

  function corner(/** @type {Point} */ at) {
    const box = tools.tool === "rectangle";
    const last = tools.line.at(-1);
    if (last && (box || (tools.line.length > 2 && last.x === at.x && last.y === at.y))) return tools.end();
    if (last) tools.go(at, 1);
    else tools.begin(at, 1);
    say(box ? "first-corner" : "corner", { number: tools.line.length });
  }

  function show(/** @type {Point} */ at) {
    surface.sketch.cross = at;
    surface.sketch.ring = tools.drags ? { ...at, radius: tools.radius } : null;
    surface.draw();
  }

  // Only while the picture or its tools have the focus: letters belong to whoever writes.
  canvas.addEventListener("keydown", (event) => onPicture(event) || anywhere(event));
  toolbar.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type !== "file";
    if (!typing || event.ctrlKey || event.metaKey) anywhere(event);
  });
  addEventListener("keyup", (event) => { spaceDown &&= event.code !== "Space"; });
  addEventListener("blur", () => { spaceDown = false; });
  canvas.addEventListener("blur", lift);

  /** The pointer has taken over. */
  function leave() {
    lift();
    cross = null;
  }
  return { cross: () => cross, space: () => spaceDown, leave };
}
