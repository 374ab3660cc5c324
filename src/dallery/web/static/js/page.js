// Fetches pages of ours and puts parts of them in place; it never builds markup from text.

/** A page, parsed by the browser itself: no script in it runs. Null while the server is away. @type {Load} */
export const load = (url, body) => new Promise((resolve) => {
  const request = new XMLHttpRequest();
  request.open(body ? "POST" : "GET", url);
  request.responseType = "document";
  // What stands before a server that is away answers 502 with a page of its own; a form's 503 is ours and says why.
  request.onload = () => resolve(body || request.status < 500 ? request.response : null);
  request.onerror = () => resolve(null);
  request.send(body);
});

/** What the server says in JSON to a form; rejected with a SyntaxError when it answers with a page of ours. @type {Post} */
export const post = (url, body, sent = () => {}) => new Promise((resolve, reject) => {
  const request = Object.assign(new XMLHttpRequest(), { responseType: "json", onerror: reject });
  request.open("POST", url);
  request.setRequestHeader("Accept", "application/json");
  request.upload.onprogress = ({ loaded, total }) => sent(loaded / total);
  const page = () => reject(Object.assign(request.status < 500 ? new SyntaxError() : new Error(), { status: request.status }));
  request.onload = () => (request.response ? resolve(request.response) : page());
  request.send(body);
});

/** An element of another page of ours, with the style sheets of that page. @param {string} url @param {string} id */
export async function borrow(url, id) {
  const page = await load(url);
  if (!page) throw new Error("the server is away");
  const known = [...document.styleSheets].map(({ href }) => href);
  const sheets = /** @type {HTMLLinkElement[]} */ (all("link[rel=stylesheet]", page));
  await Promise.all(sheets.filter(({ href }) => !known.includes(href)).map((sheet) => new Promise((done) =>
    document.head.append(Object.assign(document.adoptNode(sheet), { onload: done, onerror: done })))));
  return document.adoptNode(need(id, HTMLElement, page));
}

/** What happens instead of what the browser does. @param {(event: any) => void} act */
export const instead = (/** @type {EventTarget} */ place, /** @type {string} */ kind, act) => place.addEventListener(kind, (event) => {
  event.preventDefault();
  act(event);
}, { passive: false });

/** A click on what `selector` names; with a modifier key a link is a link as ever. @type {Clicked} */
export const clicked = (place, selector, act) => place.addEventListener("click", (event) => {
  const { target, ctrlKey, metaKey, shiftKey, altKey } = /** @type {MouseEvent} */ (event);
  const found = target instanceof Element ? target.closest(selector) : null;
  if (!(found instanceof HTMLElement) || event.defaultPrevented || ctrlKey || metaKey || shiftKey || altKey) return;
  event.preventDefault();
  act(found);
});

/** Asks for a form as its choices make it and puts parts of it in place; the newest answer counts. @type {Choices} */
export function choices(form, said, ids, then) {
  let asked = 0;
  form.addEventListener("input", ({ target }) => { // an answer must not undo what is being written
    if (ids.some((id) => document.getElementById(id)?.contains(/** @type {Node} */ (target)))) asked++;
  });
  return async () => {
    const mine = ++asked;
    const body = said();
    body.set("act", "options");
    const page = await load(form.action, body);
    if (!page || mine !== asked) return; // the form works as it is; or a newer choice is on its way
    for (const id of ids) swap(id, page);
    then(page);
  };
}

export const all = (/** @type {string} */ selector, /** @type {ParentNode} */ root = document) =>
  [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];

export function sends(/** @type {HTMLTextAreaElement} */ field, /** @type {() => void} */ send) { // by Ctrl/Cmd+Enter
  field.addEventListener("keydown", (event) => {
    // Submitting while an input method composes would send half a syllable; 229 is what older WebKit says instead.
    if (event.isComposing || event.keyCode === 229 || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  });
}

/** Replaces an element by its namesake in `page`, but keeps the focus. @param {string} id @param {Document} page */
export function swap(id, page) {
  const [old, fresh] = [document, page].map((one) => one.getElementById(id));
  if (!old || !fresh) return null;
  const focused = old.contains(document.activeElement) ? document.activeElement?.id : "";
  const open = [...old.querySelectorAll("details")].map((one) => one.open);
  const adopted = document.adoptNode(fresh);
  adopted.querySelectorAll("details").forEach((one, i) => { one.open = one.open || Boolean(open[i]); });
  old.replaceWith(adopted);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  return adopted;
}

/** The element with this id, of the kind that the template promises. @type {Need} */
export function need(id, kind, page = document) {
  const found = page.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
