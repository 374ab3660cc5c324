// The prompt bar: Ctrl/Cmd+Enter, the fields and the price of the chosen model, one order per press.
import { load, need, swap } from "./page.js";

const bar = need("bar", HTMLFormElement);
const prompt = need("prompt", HTMLTextAreaElement);
let asking = 0;
let later = 0;

// Enter makes a new line. While an input method composes (Korean, Japanese, Chinese), Enter belongs to it:
// submitting then would send half a syllable. 229 is what older WebKit reports instead of isComposing.
prompt.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    bar.requestSubmit(need("draw", HTMLButtonElement));
  }
});

async function refresh() {
  const mine = ++asking;
  const body = new FormData(bar);
  body.set("act", "options");
  try {
    const page = await load(bar.action, body);
    if (mine !== asking) return; // a newer choice is on its way
    swap("options", page);
    swap("about-model", page);
    swap("price", page);
  } catch {
    // The form works as it is; the server explains on submit what does not fit.
  }
}

bar.addEventListener("change", (event) => {
  if (event.target === prompt) return;
  clearTimeout(later);
  later = setTimeout(refresh, /** @type {HTMLInputElement} */ (event.target).name === "model" ? 0 : 120);
});

bar.addEventListener("submit", (event) => {
  const button = document.getElementById("draw");
  if (button.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  button.setAttribute("aria-busy", "true");
});

// Back from the job page: the browser shows the old form, whose ticket has been used.
addEventListener("pageshow", (event) => {
  document.getElementById("draw").removeAttribute("aria-busy");
  if (event.persisted) /** @type {HTMLInputElement} */ (bar.elements.namedItem("ticket")).value = crypto.getRandomValues(new Uint32Array(4)).join("-");
});

const keys = document.getElementById("keys");
if (/Mac/.test(navigator.userAgent)) keys.querySelector("kbd").textContent = "⌘";
keys.hidden = false;
if (prompt.value && !document.querySelector("[aria-invalid]")) {
  prompt.focus();
  prompt.setSelectionRange(prompt.value.length, prompt.value.length);
}
/** @type {HTMLElement} */ (document.querySelector("[aria-invalid]"))?.focus();
