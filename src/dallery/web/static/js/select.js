// Selecting pictures: click, Shift, a frame drawn with the mouse, long press and swipe, keys; and what is done with them.
import { need, post } from "./page.js";
import { Picks } from "./picks.js";
import { neighbour, touched } from "./rows.js";

const PRESS = 450; // milliseconds a finger rests before it selects
/** No frame begins there. */
const HELD = "a, button, input, label, summary, select, textarea, form:not(#selection), .fields, .picked, .card, dialog";
const EDGE = 70; // pixels from the edge at which a drag scrolls

/** @param {import("./hanging.js").Wall} wall @param {HTMLElement} found @param {Done} done */
export function selecting(wall, found, done) {
  const picks = new Picks();
  const { list } = wall;
  const [bulk, form] = [need("bulk", HTMLDetailsElement), need("selection", HTMLFormElement)];
  const [box, words] = [need("every", HTMLInputElement), need("picked-count", HTMLElement)];
  const on = new AbortController();
  const { signal } = on;
  let swallow = false; // the click that ends a drag
  let newest = ""; // picture that hung here when all were selected
  let [press, rolling] = [0, 0];
  /** @type {((x: number, y: number) => void) | null} */ let drag = null;
  let [x, y] = [0, 0];

  /** @param {Element | EventTarget | null} node @returns {HTMLElement | null} */
  const tileOf = (node) => (node instanceof Element && list.contains(node) ? node.closest(".tile:not(.blank)") : null);

  function dress(/** @type {HTMLElement} */ tile) {
    const taken = tile.classList.toggle("taken", picks.has(tile.dataset.id));
    for (const check of tile.querySelectorAll("input")) check.checked = taken;
  }

  function tell() {
    for (const tile of list.children) dress(/** @type {HTMLElement} */ (tile));
    const { one, all, but, none } = words.dataset;
    const left = picks.names.length;
    const pattern = picks.empty ? none : !picks.every ? one : left ? but : all;
    words.textContent = pattern.replace("{n}", left.toLocaleString());
    box.checked = picks.every && !left;
    if (!picks.empty) bulk.open = true;
    found.classList.toggle("picking", bulk.open);
    found.classList.toggle("none", picks.empty);
  }

  function end() {
    picks.clear();
    bulk.open = false;
    tell();
  }

  const picking = () => bulk.open;

  wall.onshow = dress;
  found.classList.add("live");
  need("unpick", HTMLElement).addEventListener("click", end);
  bulk.addEventListener("toggle", () => (picking() ? tell() : end()));
  const all = (on = true) => { [newest] = wall.ids; picks.all(on); };
  box.addEventListener("change", () => { all(box.checked); tell(); });

  // Before any other click: while pictures are being selected, a click selects and opens nothing.
  list.addEventListener("click", (event) => {
    const tile = tileOf(event.target);
    if (!tile) return;
    const check = event.target instanceof Element && event.target.closest(".pick");
    if (!check && !picking() && !event.shiftKey && !swallow) return;
    event.stopPropagation();
    event.preventDefault();
    if (swallow) return void (swallow = false);
    if (event.shiftKey && picks.anchor) picks.range(wall.ids, tile.dataset.id);
    else picks.toggle(tile.dataset.id);
    setTimeout(tell); // a checkbox whose click was taken springs back after this event
  }, { capture: true, signal });

  addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.isComposing || target.matches("input:not([type=checkbox]), textarea, select")) return;
    if (document.querySelector("dialog[open]")) return;
    const tile = tileOf(target);
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "Escape" && picking()) end();
    else if (event.key === "a" && command && (tile || target === document.body || picking())) all();
    else if (tile && event.key === "x" && !command) picks.toggle(tile.dataset.id);
    else if (tile && event.key.startsWith("Arrow") && !event.altKey && !command) {
      const to = neighbour(wall.rows, wall.ratios, wall.ids.indexOf(tile.dataset.id), event.key);
      if (event.shiftKey && !picks.anchor) picks.begin(tile.dataset.id);
      if (event.shiftKey) picks.range(wall.ids, wall.ids[to]);
      wall.focus(to);
    } else return;
    tell();
    event.preventDefault();
  }, { signal });

  function frame(/** @type {number} */ x0, /** @type {number} */ y0) {
    const mark = Object.assign(document.createElement("div"), { className: "marquee" });
    const here = list.getBoundingClientRect();
    const [left0, top0] = [x0 - here.left, y0 - here.top];
    picks.begin(picks.anchor);
    drag = (x, y) => {
      const now = list.getBoundingClientRect();
      const [left1, top1] = [x - now.left, y - now.top];
      const [width, height] = [Math.abs(left1 - left0), Math.abs(top1 - top0)];
      const size = { left: Math.min(left0, left1), top: Math.min(top0, top1), width, height };
      if (!swallow && width + height < 8) return;
      if (!swallow) list.append(mark);
      for (const side of /** @type {const} */ (["left", "top", "width", "height"])) mark.style[side] = `${size[side]}px`;
      picks.mark(touched(wall.rows, wall.ratios, wall.gap, size).map((at) => wall.ids[at]));
      swallow = true;
      tell();
    };
  }

  function swipe(/** @type {HTMLElement} */ tile) {
    swallow = true;
    const { id } = tile.dataset;
    picks.toggle(id);
    const [adds, from] = [picks.has(id), wall.ids.indexOf(id)];
    tell();
    drag = (x, y) => {
      const over = document.elementsFromPoint(x, y).map(tileOf).find(Boolean); // at the lower edge the bar lies over it
      if (!over) return;
      const to = wall.ids.indexOf(over.dataset.id);
      picks.mark(wall.ids.slice(Math.min(from, to), Math.max(from, to) + 1), adds);
      tell();
    };
  }

  function roll() {
    const speed = y < EDGE ? y - EDGE : y > innerHeight - EDGE ? y - innerHeight + EDGE : 0;
    if (drag && swallow && speed) {
      scrollBy(0, speed / 4);
      drag(x, y);
    }
    rolling = drag ? requestAnimationFrame(roll) : 0;
  }

  function go(/** @type {{ clientX: number, clientY: number }} */ point) {
    [x, y] = [point.clientX, point.clientY];
    drag(x, y);
    rolling ||= requestAnimationFrame(roll);
  }

  document.addEventListener("pointerdown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const tile = tileOf(target);
    swallow = false;
    [x, y] = [event.clientX, event.clientY];
    if (event.pointerType === "touch") return void (press = tile ? setTimeout(swipe, PRESS, tile) : 0);
    const ground = target.closest("main") && !target.closest(HELD);
    if (event.button || !(ground || (tile && picking() && !target.closest(".pick")))) return;
    if (ground) event.preventDefault(); // no text is selected along the way
    frame(x, y);
  }, { signal });
  document.addEventListener("pointermove", (event) => {
    if (Math.hypot(event.clientX - x, event.clientY - y) > 10) clearTimeout(press);
    if (drag) go(event);
  }, { signal });
  const stop = () => {
    clearTimeout(press);
    drag = null;
    list.querySelector(".marquee")?.remove();
    picks.begin(picks.anchor);
    setTimeout(() => (swallow = false), 50); // the click comes after this
  };
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, stop, { signal });
  // A finger that selects must not scroll; the browser asks only listeners that may say no.
  list.addEventListener("touchmove", (event) => {
    if (!drag) return;
    event.preventDefault();
    go(event.touches[0]);
  }, { passive: false, signal });
  list.addEventListener("touchend", stop, { signal });
  list.addEventListener("contextmenu", (event) => void (drag && event.preventDefault()), { signal });
  list.addEventListener("dragstart", (event) => void (picking() && event.preventDefault()), { signal });

  form.addEventListener("formdata", ({ formData }) => {
    for (const name of ["id", "every"]) formData.delete(name);
    if (picks.every) formData.set("every", "1");
    if (picks.every && newest) formData.set("seen", newest); // "all 5" stay 5
    formData.set(picks.every ? "but" : "ids", picks.names.join());
  }, { signal });
  form.addEventListener("submit", async (event) => {
    const act = /** @type {HTMLButtonElement} */ (event.submitter)?.value;
    if (!picks.empty && act === "export") return; // a download: the page stays
    event.preventDefault();
    if (picks.empty) return;
    const gone = ["delete", "take", "restore"].includes(act) && !picks.every ? new Set(picks.names) : null;
    const told = await post(form.action, new FormData(form, event.submitter)).catch((error) => {
      if (error instanceof SyntaxError) form.submit(); // a page of the server says what is wrong
      else done(document.getElementById("find").dataset.offline, null, () => false);
    });
    if (!told) return;
    end();
    done(told.said, told.undo, gone && ((id) => gone.has(id)));
  }, { signal });

  tell();
  /** A newcomer is none of "all". */
  const spare = (/** @type {string} */ id) => { if (picks.every) picks.set(id, false); };
  return { tell, spare, close: () => on.abort() };
}
