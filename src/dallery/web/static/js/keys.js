// Presses what says data-key, in the topmost dialog or on the page; the server's list of keys is where they come from.

const writes = (/** @type {EventTarget | null} */ target) => target instanceof HTMLElement
  && (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=range])"));

function pressed(/** @type {KeyboardEvent} */ event) {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || writes(event.target)) return null;
  const dialog = [...document.querySelectorAll("dialog[open]")].pop();
  const all = /** @type {NodeListOf<HTMLElement>} */ ((dialog || document).querySelectorAll("[data-key]"));
  const found = [...all].find((one) => one.dataset.key.split(" ").includes(event.key));
  return found || (event.key === "?" ? /** @type {HTMLElement} */ (document.querySelector("[data-key='?']")) : null);
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
  for (const one of document.querySelectorAll("[data-hold]")) {
    if (/** @type {HTMLElement} */ (one).dataset.key?.split(" ").includes(event.key)) one.dispatchEvent(new Event("letgo"));
  }
});

const link = document.querySelector("a[data-key='?']");
link?.addEventListener("click", async (event) => {
  if (!(link instanceof HTMLAnchorElement)) return;
  event.preventDefault();
  const { load } = await import("./page.js");
  const page = await load(link.href);
  const map = page.getElementById("key-map");
  if (!map) return location.assign(link.href);
  for (const sheet of page.querySelectorAll("link[rel=stylesheet]")) {
    if (!document.querySelector(`link[href="${sheet.getAttribute("href")}"]`)) document.head.append(document.adoptNode(sheet));
  }
  const dialog = document.createElement("dialog");
  dialog.className = "key-dialog";
  dialog.ariaLabel = page.querySelector("h1").textContent;
  const close = document.createElement("form");
  close.method = "dialog";
  close.append(Object.assign(document.createElement("button"), { className: "button", textContent: link.dataset.close }));
  dialog.append(document.adoptNode(map), close);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (click) => click.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  dialog.scrollTop = 0; // its button at the end has the focus
});

// A picture of the wall opens large, with the wall behind it; with a modifier it is a link as ever.
document.addEventListener("click", async (event) => {
  const tile = /** @type {Element} */ (event.target).closest(".tile[data-id] > a");
  if (!tile || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const { open } = await import("./lightbox.js");
  open(/** @type {HTMLElement} */ (tile.parentElement).dataset.id);
});
