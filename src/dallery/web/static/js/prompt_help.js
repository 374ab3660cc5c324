// Help with the words of a prompt: templates, endings, lists, and the arrow keys that bring back earlier prompts.
import { append, Before, nextBlank } from "./blanks.js";
import { clicked, need } from "./page.js";

const prompt = need("prompt", HTMLTextAreaElement);
let blanks = false;
/** @type {Before | null} */ let before = null;

function tell(/** @type {boolean} */ some) { // its place is another one whenever another model is chosen
  blanks = some;
  const hint = document.getElementById("blanks");
  if (hint) hint.textContent = some ? (hint.dataset.hint ?? "") : "";
}

function write(/** @type {string} */ text) {
  prompt.value = text;
  prompt.dispatchEvent(new Event("input", { bubbles: true }));
}

function toBlank(/** @type {number} */ from) {
  const blank = nextBlank(prompt.value, from);
  tell(blank !== null);
  if (!blank) return false;
  prompt.focus();
  prompt.setSelectionRange(...blank);
  return true;
}

async function earlier(/** @type {1 | -1} */ step) {
  if (!before) {
    const answer = await fetch(need("help", HTMLElement).dataset.prompts, { headers: { Accept: "application/json" } });
    before = new Before(answer.ok ? await answer.json() : []);
  }
  const text = before.step(prompt.value, step);
  if (text === null) return;
  write(text);
  prompt.setSelectionRange(text.length, text.length);
}

clicked(document, "[data-template], [data-append], [data-word]", (chosen) => {
  const { template, append: style, word } = chosen.dataset;
  if (template || style) write(template || append(prompt.value, style));
  if (template && !toBlank(0)) prompt.focus();
  if (!word) return;
  prompt.setRangeText(word, prompt.selectionStart, prompt.selectionEnd, "end");
  write(prompt.value);
  prompt.focus();
});
prompt.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && blanks) {
    tell(false);
    event.stopPropagation(); // the folds stay as they are
  } else if (event.key === "Tab" && !event.shiftKey && blanks) {
    if (toBlank(prompt.selectionEnd)) event.preventDefault();
  } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
    // Arrows leave the words alone unless there is nowhere else to go in them.
    const { value, selectionStart: at, selectionEnd } = prompt;
    const busy = before !== null && before.at >= 0;
    const up = event.key === "ArrowUp" && (at === 0 || (busy && at === value.length && !value.includes("\n")));
    const down = event.key === "ArrowDown" && busy && at === value.length;
    if (event.shiftKey || at !== selectionEnd || !(up || down)) return;
    event.preventDefault();
    earlier(up ? 1 : -1);
  }
});
