// Fetches pages of ours and puts parts of them in place; it never builds markup from text.

/**
 * Loads a page and gives back its parsed document. The browser parses it itself: no script in it runs.
 * @param {string} url
 * @param {FormData} [body] sent with POST
 * @returns {Promise<Document>}
 */
export function load(url, body) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(body ? "POST" : "GET", url);
    request.responseType = "document";
    // What stands before a server that is away answers 502 with a page of its own; a form's 503 is ours and says why.
    request.onload = () => (request.response && (body || request.status < 500) ? resolve(request.response) : reject(new Error("no page")));
    request.onerror = () => reject(new Error("not reachable"));
    request.send(body || null);
  });
}

/** The page, or null while the server is away. @param {string} url @param {FormData} [body] */
export const tried = (url, body) => load(url, body).catch(() => /** @type {null} */ (null));

/** Ctrl/Cmd+Enter in `field` sends. */
export function sends(/** @type {HTMLTextAreaElement} */ field, /** @type {() => void} */ send) {
  field.addEventListener("keydown", (event) => {
    // Submitting while an input method composes would send half a syllable; 229 is what older WebKit says instead.
    const composing = event.isComposing || event.keyCode === 229;
    if (composing || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  });
}

/**
 * Replaces the element with this id by its namesake in `page`, keeping the focus where it was.
 * @param {string} id
 * @param {Document} page
 * @returns {HTMLElement | null}
 */
export function swap(id, page) {
  const old = document.getElementById(id);
  const fresh = page.getElementById(id);
  if (!old || !fresh) return null;
  const focused = old.contains(document.activeElement) ? document.activeElement?.id : "";
  const open = [...old.querySelectorAll("details")].map((one) => one.open);
  const adopted = document.adoptNode(fresh);
  adopted.querySelectorAll("details").forEach((one, i) => { one.open = one.open || Boolean(open[i]); });
  old.replaceWith(adopted);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  return adopted;
}

/**
 * The element with this id, of the kind that the template promises.
 * @template {Element} T
 * @param {string} id
 * @param {{ new (): T, prototype: T }} kind for example HTMLInputElement
 * @returns {T}
 */
export function need(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
