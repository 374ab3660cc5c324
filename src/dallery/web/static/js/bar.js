// The prompt bar: Ctrl/Cmd+Enter, the fields and the price of the chosen model, one order per press, the sheet of phones.
import { hang } from "./cards.js";
import { drafts } from "./drafts.js";
import { calm, choices, need, post, sends } from "./page.js";
import { references } from "./references.js";

const [bar, prompt] = [need("bar", HTMLFormElement), need("prompt", HTMLTextAreaElement)];
const handle = need("handle", HTMLButtonElement);
const phone = matchMedia("(max-width: 40rem)");
const draw = () => need("draw", HTMLButtonElement);
let later = 0;

const draft = drafts(bar);
const pictures = references(bar, () => {
  draft.later();
  later = setTimeout(refresh, 0); // pictures cost, too
}, complain);

sends(prompt, () => bar.requestSubmit(draw()));

const refresh = choices(bar, () => {
  const body = new FormData(bar);
  body.delete("picture");
  return body;
}, ["options", "summary"], (page) => {
  // Only its words: a press that has begun on an element that is replaced never becomes a click.
  need("price", HTMLElement).textContent = page.getElementById("price").textContent;
  pictures.renew(page);
});

bar.addEventListener("change", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.id === "prompt" || field.type === "file") return;
  clearTimeout(later);
  later = setTimeout(refresh, field.name === "model" ? 0 : 120);
});
bar.addEventListener("input", () => draft.later());

bar.addEventListener("submit", async (event) => {
  const presser = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (presser?.name === "act") return;
  event.preventDefault();
  if (draw().getAttribute("aria-busy") === "true") return;
  draw().setAttribute("aria-busy", "true");
  clear();
  try {
    await pictures.settled();
    const order = new FormData(bar);
    take(await post(bar.action, order), order);
  } catch (error) {
    if (error instanceof SyntaxError) location.reload(); // signed out, or this page is too old
    else complain({ what: bar.dataset.offline });
  } finally { draw().removeAttribute("aria-busy"); }
});

function take(/** @type {Answer} */ answer, /** @type {FormData} */ order) {
  if (answer.error) return complain(answer.error);
  if (answer.go) return location.assign(answer.go);
  bar.ticket.value = answer.ticket;
  // What was ordered goes; what came meanwhile is the beginning of the next one.
  for (const name of ["prompt", "seed"]) if (bar[name]?.value === order.get(name)) bar[name].value = "";
  pictures.drop(order.getAll("reference"));
  if (prompt.value || pictures.some()) draft.later();
  else draft.done();
  for (const fold of bar.querySelectorAll("details")) fold.open = false;
  need("bar-news", HTMLElement).textContent = answer.said;
  hang(answer.card_html);
  if (need("now", HTMLElement).getBoundingClientRect().top < 0) scrollTo({ top: 0, behavior: calm() ? "auto" : "smooth" });
}

function complain(/** @type {Trouble} */ { title, what, next, detail, field: name }) {
  const named = name ? bar.elements.namedItem(name) : null;
  const field = named instanceof RadioNodeList ? named[0] : named;
  const box = document.importNode(need("draw-trouble", HTMLTemplateElement).content, true).firstElementChild;
  const [strong, br, words, more] = box.lastElementChild.children;
  [strong.textContent, words.textContent, more.textContent] = [title, `${what} ${next ?? ""}`, detail];
  if (!title) br.remove();
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

function sheet(/** @type {boolean} */ open) {
  handle.ariaExpanded = String(open);
  const sizes = bar.querySelector("details.sizes");
  if (open && sizes instanceof HTMLDetailsElement) sizes.open = true;
}

handle.hidden = false;
handle.addEventListener("click", () => sheet(handle.ariaExpanded === "false"));

bar.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  // Chosen with the pointer: done. With the arrow keys one looks through them, so it stays open.
  if (!phone.matches && event.detail && target.matches("[name=size]")) target.closest("details").open = false;
});
bar.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || handle.ariaExpanded === "false") return;
  sheet(false);
  handle.focus();
});

// Back from another page: the browser shows the old form, whose ticket has been used.
addEventListener("pageshow", (event) => {
  draw().removeAttribute("aria-busy");
  if (event.persisted) bar.ticket.value = crypto.getRandomValues(new Uint32Array(4)).join("-");
});

// Others stand on it: a message at the bottom is shown above the bar.
new ResizeObserver(() => document.documentElement.style.setProperty("--bar-height", `${bar.offsetHeight}px`)).observe(bar);
if (prompt.value && !phone.matches && new URLSearchParams(location.search).size) {
  prompt.focus();
  prompt.setSelectionRange(prompt.value.length, prompt.value.length);
}
/** @type {HTMLElement} */ (document.querySelector("[aria-invalid]"))?.focus();
