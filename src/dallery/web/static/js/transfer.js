// Importing from the browser: one file after the other, each with its progress and what became of it.
import { instead, need, post } from "./page.js";

const [form, input] = [need("import", HTMLFormElement), need("files", HTMLInputElement)];
const list = document.getElementById("uploads");
const say = (/** @type {string} */ key, n = 0) => form.dataset[key].replace("{n}", n.toLocaleString());
const part = (/** @type {string} */ className, /** @type {string} */ textContent) =>
  Object.assign(document.createElement("span"), { className, textContent });

async function bring(/** @type {File} */ file, /** @type {HTMLElement} */ line) {
  const [state, meter] = [line.children[1], Object.assign(document.createElement("progress"), { className: "meter" })];
  const body = new FormData(form);
  body.set("files", file);
  line.append(meter);
  state.textContent = "0 %";
  const answer = await post(form.action, body, (share) => {
    state.textContent = share < 1 ? `${Math.floor(100 * share)} %` : say("checking");
    meter.value = share;
    if (share === 1) meter.removeAttribute("value");
  }).catch((error) => error);
  meter.remove();
  state.textContent = "";
  const { added, known, refused } = answer;
  if (!refused) return line.append(part("why", say(answer.status === 413 ? "large" : "broken")));
  const counts = Object.entries({ added, known, refused: refused.length }).filter(([, count]) => count);
  state.textContent = counts.map(([key, count]) => say(key, count)).join(" · ");
  for (const { name, why } of refused) line.append(part("why", name === file.name ? why : `${name}: ${why}`));
}

async function all(/** @type {File[]} */ files) {
  const lines = files.map((file) => {
    const line = document.createElement("li");
    line.append(part("name", file.name), part("soft number", say("waiting")));
    list.append(line);
    return line;
  });
  for (const [i, file] of files.entries()) await bring(file, lines[i]);
}

form.addEventListener("submit", (event) => {
  if (!input.files.length) return; // the server says what is missing
  event.preventDefault();
  all([...input.files]);
  input.value = "";
  input.dispatchEvent(new Event("change"));
});
for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  instead(document, kind, (event) => {
    form.classList.toggle("over", kind === "dragover" || kind === "dragenter");
    if (kind === "drop") all([...event.dataTransfer.files]);
  });
}
