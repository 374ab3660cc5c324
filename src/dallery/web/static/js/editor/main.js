// Puts the editor together: the picture, the tools, the keys, the form, and what of it survives a reload.
import { all, clicked, need } from "../page.js";
import { readMask, maskFile } from "./files.js";
import { keyboard } from "./keys.js";
import { ordering } from "./order.js";
import { fromText, pack, toText, unpack } from "./pack.js";
import { follow } from "./pointers.js";
import { NONE } from "./sides.js";
import { keyOf, stage } from "./stage.js";
import { Tools } from "./tools.js";
import { centred, zoomed } from "../view.js";

const editor = need("editor", HTMLElement);
const canvas = need("canvas", HTMLCanvasElement);
const [news, tip] = [need("news", HTMLElement), need("tip", HTMLElement)];
const [size, soft] = [need("size", HTMLInputElement), need("soft", HTMLInputElement)];
const [wide, high] = [Number(editor.dataset.width), Number(editor.dataset.height)];
/** @type {Record<string, string>} */ const sentences = JSON.parse(editor.dataset.words ?? "{}");
const staged = editor.classList.contains("staged");
let [fading, settling] = [0, 0];

/** @param {string} name @param {Values} [values] */
const words = (name, values = {}) => (sentences[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => String(values[key]));

/** Aloud and, for a moment, on the picture. @param {string} name @param {Values} [values] */
function say(name, values) {
  tip.textContent = news.textContent = words(name, values);
  tip.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { tip.hidden = true; }, 2600);
}

const picture = new Image();
picture.src = editor.dataset.image ?? "";
await picture.decode().catch(() => null);
const tools = new Tools(canvas, picture, wide, high);
const { surface, mask } = tools;
const order = ordering(tools, picture, editor.dataset.type ?? "", say, () => grow(tools.extent.sides));
const keys = keyboard(canvas, need("tools", HTMLElement), tools, say, act);
const sides = /** @type {Side[]} */ (Object.keys(NONE));
const fields = sides.map((side) => need(`grow-${side}`, HTMLInputElement));

const growing = () => Boolean(need("grow", HTMLElement).closest("details")?.open);
function grow(/** @type {Sides} */ wish) {
  const exact = tools.grow(wish, JSON.parse(need("able", HTMLInputElement).value));
  if (tools.grown.width > wide || tools.grown.height > high) say(exact ? "grown" : "adjusted", tools.grown);
}

/** @type {Record<string, () => void>} */ const acts = {
  undo: () => back("undo", "undone", "nothing"),
  redo: () => back("redo", "redone", "nothing-ahead"),
  invert: () => tools.alter("invert", () => mask.invert()),
  feather: () => tools.alter("feather", () => mask.feather(Number(soft.value))),
  clear: () => tools.alter("clear", () => mask.data.fill(0)),
  shrink: () => grow(NONE),
  load: () => need("mask-file", HTMLInputElement).click(),
  save: async () => {
    const link = Object.assign(document.createElement("a"), { download: "mask.png" });
    link.href = URL.createObjectURL(await maskFile(tools));
    link.click();
    setTimeout(URL.revokeObjectURL, 10_000, link.href);
  },
  thinner: () => sized(tools.radius / 1.2, true),
  thicker: () => sized(tools.radius * 1.2, true),
  fit: () => surface.fit(),
  one: () => looked(1 / surface.view.scale),
  in: () => looked(1.25),
  out: () => looked(0.8),
};

function act(/** @type {string} */ name) {
  if (acts[name]) acts[name]();
  else {
    tools.cancel();
    tools.tool = /** @type {Tool} */ (name);
    say(name);
  }
  shown();
}

function back(/** @type {"undo" | "redo"} */ way, /** @type {string} */ done, /** @type {string} */ nothing) {
  const name = tools.back(way);
  say(name ? done : nothing, { name: words(name ?? "") });
}

function looked(/** @type {number} */ factor) {
  const { room, view } = surface;
  const cross = keys.cross();
  const next = zoomed(view, factor, { x: room.width / 2, y: room.height / 2 });
  surface.look(cross ? centred(next.scale, cross, room) : next);
  say("zoom", { percent: Math.round(100 * surface.view.scale) });
}

function sized(/** @type {number} */ radius, aloud = false) {
  tools.radius = Math.min(Number(size.max) / 2, Math.max(1, radius));
  size.value = String(Math.round(2 * tools.radius));
  if (aloud) say("size", { size: Math.round(2 * tools.radius) });
}

/** Buttons, fields and hints as things are now. */
function shown() {
  for (const one of all("[data-tool]", editor)) one.ariaPressed = String(one.dataset.tool === tools.tool);
  for (const one of all("[data-act=undo]", editor)) one.ariaDisabled = String(!tools.history.canUndo);
  for (const one of all("[data-act=redo]", editor)) one.ariaDisabled = String(!tools.history.canRedo);
  need("zoom", HTMLElement).textContent = words("zoom", { percent: Math.round(100 * surface.view.scale) });
  need("soft-told", HTMLElement).textContent = `${soft.value} px`;
  fields.forEach((field, i) => { field.value = String(tools.extent.sides[sides[i]]); });
  need("grown", HTMLElement).textContent = `${tools.grown.width} × ${tools.grown.height}`;
}

/** What may change has changed: said, kept for a reload, and priced anew when the picture grew. */
tools.changed = () => {
  const told = need("share", HTMLElement);
  shown();
  told.ariaBusy = "true";
  clearTimeout(settling);
  settling = setTimeout(() => {
    const percent = Math.round(1000 * mask.told().share) / 10;
    const text = tools.untouched ? words("empty") : percent ? words("share", { share: percent }) : words("edges");
    told.textContent = news.textContent = text;
    told.ariaBusy = "false";
    keep();
    if (need("sides", HTMLInputElement).value !== Object.values(tools.extent.sides).join(",")) order.refresh();
  }, 200);
};

function keep() {
  const kept = { mask: toText(pack(mask.data)), sides: tools.extent.sides, prompt: order.prompt.value };
  try { sessionStorage.setItem(keyOf(), JSON.stringify(kept)); } catch {} // no room left: the marking works, it only does not survive a reload
}

function remember() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf()) ?? "null");
    if (!kept) return;
    order.prompt.value ||= kept.prompt;
    mask.data.set(unpack(fromText(kept.mask), mask.data.length));
    tools.extent.sides = kept.sides;
    tools.history.begin();
    surface.marked(mask.whole);
    if (!tools.untouched && !staged) say("back");
  } catch { sessionStorage.removeItem(keyOf()); }
}

follow(canvas, tools, { space: keys.space, growing, grow, moved: () => { keys.leave(); shown(); } });

clicked(editor, "[data-tool], [data-act]", ({ dataset }) => act(dataset.tool ?? dataset.act ?? ""));
editor.addEventListener("toggle", () => surface.resize(), true);
size.addEventListener("input", () => sized(Number(size.value) / 2));
soft.addEventListener("input", shown);
need("mask-file", HTMLInputElement).addEventListener("change", async (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  if (input.files?.[0]) say(await readMask(input.files[0], tools));
  input.value = "";
});
fields.forEach((field, i) => field.addEventListener("change", () => {
  grow({ ...tools.extent.sides, [sides[i]]: Math.max(0, Math.round(Number(field.value) || 0)) });
}));
order.prompt.addEventListener("change", keep);
addEventListener("pagehide", keep);

editor.classList.add("ready");
surface.looked = shown;
surface.growing = growing;
surface.covered = () => matchMedia("(min-width: 62rem)").matches
  ? { left: growing() ? 376 : 64, top: 44, right: 0, bottom: 56 } : { left: 0, top: 32, right: 0, bottom: growing() ? 210 : 0 };
size.max = String(Math.round(Math.max(wide, high) / 2));
soft.max = String(Math.round(Math.max(wide, high) / 16));
sized(Math.max(wide, high) / 24);
remember();
tools.changed();
if (staged) {
  const [left, top, right, bottom] = (editor.dataset.sides ?? "").split(",").map(Number);
  stage({ left, top, right, bottom }, words, () => order.send());
} else if (!document.querySelector("[aria-invalid]")) canvas.focus({ preventScroll: true });
