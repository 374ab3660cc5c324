// Importing from the browser: one file after the other, each with its progress and what became of it.
import { need } from "./page.js";

const form = need("import", HTMLFormElement);
const input = need("files", HTMLInputElement);
const list = document.getElementById("uploads");

const say = (/** @type {string} */ key, n = 0) => form.dataset[key].replace("{n}", n.toLocaleString());

/** @param {string} kind @param {string} text @returns {HTMLElement} */
function part(kind, text) {
  return Object.assign(document.createElement("span"), { className: kind, textContent: text });
}

/** @param {File} file @param {HTMLElement} line @returns {Promise<void>} */
function bring(file, line) {
  const [state, meter] = [line.children[1], document.createElement("progress")];
  meter.className = "meter";
  line.append(meter);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.set("seal", /** @type {HTMLInputElement} */ (form.elements.namedItem("seal")).value);
    body.set("files", file);
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/json");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => Object.assign(meter, { max: total, value: loaded });
    request.upload.onload = () => {
      meter.removeAttribute("value");
      state.textContent = say("checking");
    };
    request.onloadend = () => {
      meter.remove();
      const told = request.status === 200 ? request.response : null;
      if (!told) {
        state.textContent = "";
        line.append(part("why", say(request.status === 413 ? "large" : "broken")));
        return resolve();
      }
      const { added, known, refused } = told;
      state.textContent = [added && say("added", added), known && say("known", known), refused.length && say("refused", refused.length)].filter(Boolean).join(" · ");
      for (const { name, why } of refused) line.append(part("why", name === file.name ? why : `${name}: ${why}`));
      resolve();
    };
    request.send(body);
  });
}

async function all(/** @type {FileList} */ files) {
  const lines = [...files].map((file) => {
    const line = document.createElement("li");
    line.append(part("name", file.name), part("soft number", say("waiting")));
    list.append(line);
    return /** @type {const} */ ([file, line]);
  });
  for (const [file, line] of lines) await bring(file, line);
}

form.addEventListener("submit", (event) => {
  if (!input.files.length) return; // the server says what is missing
  event.preventDefault();
  all(input.files);
  input.value = "";
});
for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    form.classList.toggle("over", kind === "dragover" || kind === "dragenter");
    if (kind === "drop") all(/** @type {DragEvent} */ (event).dataTransfer.files);
  });
}
