// The prompt bar: Ctrl/Cmd+Enter, the fields and the price of the chosen model, one order per press, the sheet of phones.
import { hang } from "./cards.js";
import { drafts } from "./drafts.js";
import { calm, need, sends, swap, tried } from "./page.js";
import { references } from "./references.js";

const bar = need("bar", HTMLFormElement);
const prompt = need("prompt", HTMLTextAreaElement);
const handle = need("handle", HTMLButtonElement);
const news = need("bar-news", HTMLElement);
const phone = matchMedia("(max-width: 40rem)");
const draw = () => need("draw", HTMLButtonElement);
const ticket = /** @type {HTMLInputElement} */ (bar.elements.namedItem("ticket"));
let asking = 0;
let later = 0;

const draft = drafts(bar);
const pictures = references(bar, () => {
  draft.later();
  later = setTimeout(refresh, 0); // pictures cost, too
}, complain);

sends(prompt, () => bar.requestSubmit(draw()));

function grow() {
  if (CSS.supports("field-sizing", "content")) return;
  prompt.style.height = "auto";
  prompt.style.height = `${prompt.scrollHeight + 2}px`;
}
prompt.addEventListener("input", grow);

async function refresh() {
  const mine = ++asking;
  const body = new FormData(bar);
  body.set("act", "options");
  body.delete("picture");
  const page = await tried(bar.action, body);
  if (!page || mine !== asking) return; // the form works as it is; or a newer choice is on its way
  for (const id of ["options", "summary"]) swap(id, page);
  // Only its words: a press that has begun on an element that is replaced never becomes a click.
  need("price", HTMLElement).textContent = page.getElementById("price").textContent;
  pictures.renew(page);
}

bar.addEventListener("change", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.id === "prompt" || field.type === "file") return;
  clearTimeout(later);
  later = setTimeout(refresh, field.name === "model" ? 0 : 120);
  draft.later();
});
prompt.addEventListener("input", () => draft.later());

// -- ordering, without leaving the wall

bar.addEventListener("submit", async (event) => {
  const presser = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (presser?.name === "act") return;
  event.preventDefault();
  if (draw().getAttribute("aria-busy") === "true") return;
  draw().setAttribute("aria-busy", "true");
  clear();
  try {
    await pictures.settled();
    const answer = await fetch(bar.action, { method: "POST", body: new FormData(bar), headers: { Accept: "application/json" } });
    if (answer.headers.get("Content-Type")?.startsWith("application/json")) take(await answer.json());
    else location.reload(); // signed out, or this page is too old
  } catch {
    complain({ what: bar.dataset.offline });
  } finally {
    draw().removeAttribute("aria-busy");
  }
});

/** @typedef {{ title?: string, what: string, next?: string, detail?: string, field?: string | null }} Trouble */
/** @param {{ error?: Trouble, go?: string, ticket?: string, card_html?: string, said?: string, job?: { url: string } }} answer */
function take(answer) {
  if (answer.error) return complain(answer.error);
  if (answer.go) return location.assign(answer.go);
  ticket.value = answer.ticket;
  draft.done();
  prompt.value = "";
  grow();
  pictures.empty();
  for (const field of bar.querySelectorAll("input[name=seed]")) /** @type {HTMLInputElement} */ (field).value = "";
  news.textContent = answer.said;
  hang(answer.card_html);
  if (need("now", HTMLElement).getBoundingClientRect().top < 0) scrollTo({ top: 0, behavior: calm() ? "auto" : "smooth" });
}

function complain(/** @type {Trouble} */ { title, what, next, detail, field: name }) {
  const named = name ? bar.elements.namedItem(name) : null;
  const field = named instanceof RadioNodeList ? named[0] : named;
  const [box, words] = [document.createElement("div"), document.createElement("div")];
  box.className = "banner note bad";
  const [strong, span] = [document.createElement("strong"), document.createElement("span")];
  strong.textContent = title;
  words.append(...(title ? [strong, document.createElement("br")] : []), `${what} ${next ?? ""}`);
  if (detail) words.append(Object.assign(span, { className: "detail", lang: "en", textContent: detail }));
  box.append(need("draw-trouble", HTMLTemplateElement).content.cloneNode(true), words);
  need("trouble", HTMLElement).setAttribute("role", "alert");
  need("trouble", HTMLElement).replaceChildren(box);
  if (!(field instanceof HTMLElement)) return;
  field.setAttribute("aria-invalid", "true");
  const fold = field.closest("details");
  if (fold) fold.open = true;
  if (phone.matches && field.closest("#options")) sheet(true);
  field.focus();
}

function clear() {
  need("trouble", HTMLElement).replaceChildren();
  for (const one of bar.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
  for (const one of bar.querySelectorAll(".wrong")) one.remove();
}

// -- what folds out

function sheet(/** @type {boolean} */ open) {
  handle.setAttribute("aria-expanded", String(open));
  const sizes = bar.querySelector("details.sizes");
  if (open && sizes instanceof HTMLDetailsElement) sizes.open = true;
}

handle.hidden = false;
handle.addEventListener("click", () => sheet(handle.getAttribute("aria-expanded") === "false"));

/** @param {Element | null} [but] */
function fold(but) {
  for (const one of bar.querySelectorAll("details[open]")) if (one !== but) /** @type {HTMLDetailsElement} */ (one).open = false;
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (phone.matches) return;
  fold(target.closest("details"));
  // chosen with the pointer: done. With the arrow keys one looks through them, so it stays open.
  if (event.detail > 0 && target instanceof HTMLInputElement && target.name === "size") fold();
});
bar.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  const open = bar.querySelector("details[open]");
  if (phone.matches && handle.getAttribute("aria-expanded") === "true") {
    sheet(false);
    handle.focus();
  } else if (open) {
    fold();
    open.querySelector("summary").focus();
  }
});

// Back from another page: the browser shows the old form, whose ticket has been used.
addEventListener("pageshow", (event) => {
  draw().removeAttribute("aria-busy");
  if (event.persisted) ticket.value = crypto.getRandomValues(new Uint32Array(4)).join("-");
});

// An example is words to begin with, not another page.
document.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest(".tries a");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  prompt.value = link.textContent;
  prompt.focus();
  prompt.dispatchEvent(new Event("input", { bubbles: true }));
});

// Others stand on it: a message at the bottom is shown above the bar.
new ResizeObserver(() => document.documentElement.style.setProperty("--bar-height", `${bar.offsetHeight}px`)).observe(bar);
grow();
if (prompt.value && !phone.matches && new URLSearchParams(location.search).size) {
  prompt.focus();
  prompt.setSelectionRange(prompt.value.length, prompt.value.length);
}
/** @type {HTMLElement} */ (document.querySelector("[aria-invalid]"))?.focus();
