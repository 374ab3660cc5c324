// Pictures to work from: chosen, dropped, pasted, or dragged from the wall. Each is sent at once and has a name from then on.
import { clicked, need, post } from "./page.js";

const OURS = /\/images\/(img_[0-9A-Za-z_-]{1,64})/;
const KINDS = ["image/png", "image/jpeg", "image/webp"];
const WAIT = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

/** @param {HTMLFormElement} bar @param {() => void} changed @param {(trouble: Trouble) => void} complain */
export function references(bar, changed, complain) {
  const [place, field] = [need("references", HTMLElement), need("picture", HTMLInputElement)];
  const chip = need("reference-chip", HTMLTemplateElement);
  /** @type {Set<Promise<void>>} */ const coming = new Set();
  let depth = 0;
  const most = () => Number(place.dataset.most);

  /** A place for one more, or nothing and the reason is said. */
  function room() {
    if (place.children.length >= most()) return complain({ what: most() ? place.dataset.tooMany : place.dataset.notTaken });
    const fresh = /** @type {HTMLElement} */ (document.importNode(chip.content, true).firstElementChild);
    place.append(fresh);
    number();
    return fresh;
  }

  function number() {
    [...place.children].forEach((one, i) => {
      one.querySelector("button").ariaLabel = chip.dataset.remove.replace("{n}", String(i + 1));
      one.querySelector("img").alt = chip.dataset.alt.replace("{n}", String(i + 1));
    });
  }

  function fill(/** @type {HTMLElement} */ fresh, /** @type {string} */ name, /** @type {string} */ address) {
    fresh.classList.remove("coming");
    fresh.querySelector("input").value = name;
    fresh.querySelector("input").name = "reference";
    fresh.querySelector("img").src = address;
    changed();
  }

  function send(/** @type {File} */ file) {
    const fresh = room();
    if (!fresh) return;
    fresh.querySelector("img").src = KINDS.includes(file.type) ? URL.createObjectURL(file) : WAIT;
    const body = new FormData();
    body.set("seal", bar.seal.value);
    body.set("picture", file);
    const work = post(place.dataset.address, body)
      .catch(() => ({ error: { what: bar.dataset.offline } }))
      .then((told) => {
        if (!told.error) return fill(fresh, told.name, told.address);
        fresh.remove();
        complain(told.error);
      })
      .finally(() => coming.delete(work));
    coming.add(work);
  }

  function use(/** @type {string} */ id) { // a picture of the wall
    if ([...place.querySelectorAll("input")].some((one) => one.value === id)) return;
    const fresh = room();
    if (fresh) fill(fresh, id, `/images/${id}/thumb/256`);
  }

  clicked(place, "button", (button) => {
    const gone = button.parentElement;
    const beside = gone.nextElementSibling || gone.previousElementSibling;
    gone.remove();
    number();
    (beside ? beside.querySelector("button") : need("prompt", HTMLElement)).focus();
    changed();
  });

  field.addEventListener("change", () => {
    [...field.files].forEach(send);
    field.value = "";
  });
  need("prompt", HTMLElement).addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files || [])].filter((one) => one.type.startsWith("image/"));
    if (!files.length) return;
    event.preventDefault();
    files.forEach(send);
  });

  const brings = (/** @type {DragEvent} */ { dataTransfer }) => ["Files", "text/uri-list"].some((one) => dataTransfer?.types.includes(one));
  // Dropped beside the bar it would replace the page, and everything that was written.
  addEventListener("dragover", (event) => brings(event) && event.preventDefault());
  addEventListener("dragenter", (event) => { if (brings(event)) bar.classList.toggle("over", ++depth > 0); });
  addEventListener("dragleave", (event) => { if (brings(event)) bar.classList.toggle("over", --depth > 0); });
  addEventListener("drop", (event) => {
    depth = 0;
    bar.classList.remove("over");
    if (!brings(event) || event.defaultPrevented) return;
    event.preventDefault();
    const ours = OURS.exec(event.dataTransfer.getData("text/uri-list"));
    if (ours) return use(ours[1]);
    [...event.dataTransfer.files].forEach(send);
  });
  document.addEventListener("dallery:use", (event) => use(/** @type {CustomEvent} */ (event).detail));

  return {
    renew(/** @type {Document} */ page) { // the form as the chosen model takes it
      Object.assign(place.dataset, page.getElementById("references")?.dataset);
      field.disabled = !most();
    },
    some: () => place.children.length > 0,
    drop(/** @type {FormDataEntryValue[]} */ names) {
      for (const one of place.querySelectorAll("input")) if (names.includes(one.value)) one.parentElement.remove();
    },
    settled: () => Promise.all(coming), // everything that was dropped has arrived
  };
}
