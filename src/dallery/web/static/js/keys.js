// Presses what says data-key, in the topmost dialog or on the page; the server's list of keys is where they come from.
import { all, borrow, clicked } from "./page.js";

const writes = (/** @type {EventTarget | null} */ target) => target instanceof HTMLElement
  && (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=range])"));

function pressed(/** @type {KeyboardEvent} */ event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return null;
  const place = all("dialog[open]").pop() ?? document;
  const found = all("[data-key]", place).find((one) => one.dataset.key.split(" ").includes(event.key));
  return found ?? (event.key === "?" ? all("[data-key='?']")[0] : null);
}

document.addEventListener("keydown", (event) => {
  const found = event.defaultPrevented ? null : pressed(event);
  if (!found || found.closest("[hidden]") || /** @type {HTMLButtonElement} */ (found).disabled) return;
  event.preventDefault();
  if ("hold" in found.dataset) {
    if (!event.repeat) found.dispatchEvent(new Event("hold"));
  } else if (found.matches("textarea, input")) found.focus();
  else found.click();
});
document.addEventListener("keyup", (event) => {
  for (const one of all("[data-hold]")) {
    if (one.dataset.key?.split(" ").includes(event.key)) one.dispatchEvent(new Event("letgo"));
  }
});

clicked(document, "a[data-key='?']", async (found) => {
  const link = /** @type {HTMLAnchorElement} */ (found);
  const map = await borrow(link.href, "key-map").catch(() => location.assign(link.href));
  if (!map) return;
  const dialog = document.createElement("dialog");
  const close = Object.assign(document.createElement("form"), { method: "dialog" });
  close.append(Object.assign(document.createElement("button"), { className: "button", textContent: link.dataset.close }));
  Object.assign(dialog, { className: "key-dialog", ariaLabel: map.querySelector("h1").textContent });
  dialog.onclose = () => dialog.remove();
  dialog.onclick = ({ target }) => target === dialog && dialog.close();
  dialog.append(map, close);
  document.body.append(dialog);
  dialog.showModal();
  dialog.scrollTop = 0; // its button at the end has the focus
});

const phone = matchMedia("(max-width: 40rem)"); // there the bar's folds lie in its sheet

/** What is folded out over the page: a click beside it or Escape closes it. */
const unfolded = () => [.../** @type {NodeListOf<HTMLDetailsElement>} */ (
  document.querySelectorAll(`${phone.matches ? "" : ".fold[open], "}.panel[open], .keep[open]`))];

document.addEventListener("click", ({ target }) => {
  for (const one of unfolded()) if (!one.contains(/** @type {Node} */ (target))) one.open = false;
});
document.addEventListener("keydown", (event) => {
  const [open] = unfolded();
  if (event.key !== "Escape" || event.isComposing || !open) return;
  open.open = false;
  open.querySelector("summary").focus();
  event.stopPropagation(); // what is selected on the wall stays selected
});

// A picture that was large over a wall and is a page of its own now: the way back has to load that wall.
if (history.state?.lightbox) addEventListener("popstate", () => location.reload());

// A picture of the wall opens large, with the wall behind it; with a modifier it is a link as ever.
clicked(document, ".tile[data-id] > a", async (link) => {
  const { open } = await import("./lightbox.js");
  open(link.parentElement.dataset.id);
});
