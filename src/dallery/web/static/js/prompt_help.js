// Help with the words of a prompt: templates, endings, lists, and the arrow keys that bring back earlier prompts.
import { append, Before, nextBlank } from "./blanks.js";

const prompt = document.getElementById("prompt");
const bar = document.getElementById("bar");
let blanks = false;
/** @type {Before | null} */ let before = null;

/** The panel is put in place anew whenever another model is chosen. */
function tell(/** @type {boolean} */ some) {
  blanks = some;
  const hint = document.getElementById("blanks");
  if (hint) hint.textContent = some ? (hint.dataset.hint ?? "") : "";
}

const unfold = () => bar?.querySelectorAll(".help .scripted").forEach((one) => one.removeAttribute("hidden"));

function write(/** @type {HTMLTextAreaElement} */ field, /** @type {string} */ text) {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function toBlank(/** @type {HTMLTextAreaElement} */ field, /** @type {number} */ from) {
  const blank = nextBlank(field.value, from) ?? nextBlank(field.value, 0);
  tell(blank !== null);
  if (!blank) return false;
  field.focus();
  field.setSelectionRange(...blank);
  return true;
}

async function earlier(/** @type {HTMLTextAreaElement} */ field, /** @type {1 | -1} */ step) {
  if (!before) {
    const answer = await fetch(document.getElementById("help")?.dataset.prompts ?? "", { headers: { Accept: "application/json" } });
    before = new Before(answer.ok ? await answer.json() : []);
  }
  const text = before.step(field.value, step);
  if (text === null) return;
  write(field, text);
  field.setSelectionRange(text.length, text.length);
}

if (prompt instanceof HTMLTextAreaElement && bar) {
  unfold();
  new MutationObserver(unfold).observe(bar, { childList: true });
  document.addEventListener("click", (event) => {
    const chosen = event.target instanceof Element ? event.target.closest("[data-template], [data-append], [data-word]") : null;
    if (!(chosen instanceof HTMLElement) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { template, append: style, word } = chosen.dataset;
    if (template || style) write(prompt, template || append(prompt.value, style ?? ""));
    if (template && !toBlank(prompt, 0)) prompt.focus();
    if (!word) return;
    prompt.setRangeText(word, prompt.selectionStart, prompt.selectionEnd, "end");
    write(prompt, prompt.value);
    prompt.focus();
  });
  prompt.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && blanks) {
      tell(false);
      event.stopPropagation(); // the folds stay as they are
    } else if (event.key === "Tab" && !event.shiftKey && blanks) {
      if (toBlank(prompt, prompt.selectionEnd)) event.preventDefault();
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      // Arrows leave the words alone unless there is nowhere else to go in them.
      const { value, selectionStart: at, selectionEnd } = prompt;
      const busy = before !== null && before.at >= 0;
      const up = event.key === "ArrowUp" && (at === 0 || (busy && at === value.length && !value.includes("\n")));
      const down = event.key === "ArrowDown" && busy && at === value.length;
      if (event.shiftKey || at !== selectionEnd || !(up || down)) return;
      event.preventDefault();
      earlier(prompt, up ? 1 : -1);
    }
  });
}
