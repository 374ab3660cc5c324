// Hangs a wall that has no end: only what is near the screen is in the page, the rest is a name and a shape.
import { boxes, heightOf, layout, rowAt, rowOf } from "./rows.js";
import { all, load } from "./page.js";

const AHEAD = 1.25; // screens above and below that are kept in the page
const FAR = 3; // screens before the end at which the next sheet is fetched
const KEPT = 12; // sheets whose tiles stay in memory; others are asked for again
const REMEMBERED = 200; // sheets that a way back rebuilds at once

export class Wall {
  /** @type {Sheet[]} */ #sheets = [];
  /** @type {Row[]} */ rows = [];
  /** @type {string[]} */ ids = [];
  /** @type {number[]} */ ratios = [];
  /** @type {Map<string, HTMLElement>} */ #shown = new Map();
  #next = "";
  /** @type {Set<string>} cursors of sheets that are on their way */ #asked = new Set();
  #width = 0;
  #usual = 0;
  gap = 0;
  #waiting = 0;
  #open = new AbortController();
  /** Called with every tile that comes into the page. @type {(tile: HTMLElement) => void} */
  onshow = () => {};

  /** @param {HTMLElement} list @param {string} address of sheets, without a cursor @param {string} next */
  constructor(list, address, next) {
    this.list = list;
    this.address = address;
    this.#next = next;
    this.#take("", /** @type {HTMLElement[]} */ ([...list.children]));
    this.#sheets[0].tiles.forEach((tile, id) => this.#shown.set(id, tile));
    this.#restore();
    list.classList.add("laid");
    this.measure();
    new ResizeObserver(() => this.measure()).observe(list);
    const { signal } = this.#open;
    const later = () => { this.#waiting ||= requestAnimationFrame(() => this.render()); };
    addEventListener("scroll", later, { passive: true, signal });
    addEventListener("pagehide", () => this.#remember(), { signal });
  }

  close() { this.#open.abort(); }

  #take(/** @type {string} */ after, /** @type {HTMLElement[]} */ tiles) {
    const known = new Set(this.ids); // a picture that came twice hangs once
    const fresh = tiles.filter((tile) => tile.dataset.id && !known.has(tile.dataset.id));
    const ratio = (/** @type {HTMLElement} */ tile) => Number(/\br(\d+)/.exec(tile.className)?.[1] ?? 100) / 100;
    const pictures = fresh.map((tile) => ({ id: tile.dataset.id, ratio: ratio(tile) }));
    this.#sheets.push({ after, pictures, tiles: named(fresh) });
  }

  measure() {
    const [style, width] = [getComputedStyle(this.list), this.list.clientWidth];
    const same = width === this.#width && parseFloat(style.getPropertyValue("--row")) === this.#usual;
    if (!width || (same && this.rows.length)) return;
    [this.#width, this.gap] = [width, parseFloat(style.columnGap) || 0];
    this.#lay();
  }

  /** Breaks the rows anew and keeps what is at the top of the screen where it is. */
  #lay() {
    const top = this.#top();
    const pictures = this.#sheets.flatMap((sheet) => sheet.pictures);
    [this.ids, this.ratios] = [pictures.map(({ id }) => id), pictures.map(({ ratio }) => ratio)];
    this.list.classList.toggle("few", this.ids.length < 4 && !this.#next);
    this.#usual = parseFloat(getComputedStyle(this.list).getPropertyValue("--row"));
    this.rows = layout(this.ratios, this.#width, this.#usual, this.gap);
    this.list.style.height = `${heightOf(this.rows)}px`;
    this.render();
    this.#scroll(top);
  }

  /** The picture at the top of the screen, and how far its row is from there. */
  #top() {
    const y = -this.list.getBoundingClientRect().top;
    const row = y > 0 ? this.rows[rowAt(this.rows, y)] : undefined;
    return row ? { id: this.ids[row.from], off: row.top - y } : { id: "", off: 0 };
  }

  #scroll(/** @type {{ id: string, off: number }} */ { id, off }) {
    const at = this.ids.indexOf(id);
    if (at >= 0) scrollBy(0, this.rows[rowOf(this.rows, at)].top + this.list.getBoundingClientRect().top - off);
  }

  render() {
    this.#waiting = 0;
    const { top } = this.list.getBoundingClientRect();
    const [from, to] = [-top - AHEAD * innerHeight, -top + (1 + AHEAD) * innerHeight];
    /** @type {[string, Place][]} */ const wanted = [];
    for (let at = rowAt(this.rows, from); at < this.rows.length && this.rows[at].top < to; at++) {
      const ids = this.ids.slice(this.rows[at].from, this.rows[at].to);
      boxes(this.rows[at], this.ratios, this.gap).forEach((box, i) => wanted.push([ids[i], box]));
    }
    const names = new Set(wanted.map(([id]) => id));
    for (const [id, tile] of this.#shown) {
      if (names.has(id) || tile.contains(document.activeElement)) continue; // a focus must not fall out of the page
      tile.remove();
      this.#shown.delete(id);
    }
    /** @type {Element | null} */ let place = this.list.firstElementChild;
    for (const [id, box] of wanted) {
      const tile = this.#tile(id);
      if (place && place.parentNode !== this.list) place = tile; // an empty one gave its place to it
      for (const side of /** @type {const} */ (["left", "top", "width", "height"])) tile.style[side] = `${box[side]}px`;
      if (tile === place) place = place.nextElementSibling;
      else this.list.insertBefore(tile, place);
    }
    this.#tidy(wanted[0]?.[0], wanted.at(-1)?.[0]);
    if (heightOf(this.rows) + top < (1 + FAR) * innerHeight) this.more();
  }

  /** The tile, or an empty one of its size until its sheet has come again. */
  #tile(/** @type {string} */ id) {
    const shown = this.#shown.get(id);
    if (shown && !shown.classList.contains("blank")) return shown;
    const tile = this.#sheets.find((sheet) => sheet.tiles?.has(id))?.tiles.get(id);
    if (!tile && shown) return shown;
    const hung = tile ?? Object.assign(document.createElement("li"), { className: "tile blank" });
    hung.dataset.id = id;
    shown?.replaceWith(hung);
    this.#shown.set(id, hung);
    this.onshow(hung);
    return hung;
  }

  #tidy(/** @type {string} */ first, /** @type {string} */ last) { // lets go of tiles far away, fetches those of near sheets
    const sheetOf = (/** @type {string} */ id) => this.#sheets.findIndex(({ pictures }) => pictures.some((one) => one.id === id));
    const [low, high] = [sheetOf(first), sheetOf(last)];
    this.#sheets.forEach((sheet, at) => {
      if (at < low - KEPT / 2 || at > high + KEPT / 2) sheet.tiles = null;
      else if (!sheet.tiles && at >= low - 1 && at <= high + 1) this.#again(sheet);
    });
  }

  /** The page of a sheet; nothing while it is on its way already, or the server is away. */
  async #ask(/** @type {string} */ after) {
    if (this.#asked.has(after)) return null;
    this.#asked.add(after);
    const page = await load(`${this.address}&after=${after}`);
    this.#asked.delete(after);
    if (!page) setTimeout(() => this.list.isConnected && this.render(), 3000);
    return this.list.isConnected ? page : null;
  }

  async #again(/** @type {Sheet} */ sheet) {
    const page = await this.#ask(sheet.after);
    if (!page) return;
    sheet.tiles = named(tilesOf(page));
    this.render();
  }

  async more() {
    const after = this.#next;
    const page = after && await this.#ask(after);
    if (!page) return;
    this.#take(after, tilesOf(page));
    this.#next = page.getElementById("more")?.dataset.next ?? "";
    this.#lay();
  }

  async renew(/** @type {(id: string) => void} */ met) { // new ones hang in front, and `met` is told each; whether there are any
    const page = await load(`${this.address}&after=`);
    if (!page) throw new Error("the server is away");
    const tiles = tilesOf(page);
    const known = tiles.findIndex(({ dataset }) => this.ids.includes(dataset.id));
    const fresh = known < 0 ? tiles : tiles.slice(0, known);
    if (!fresh.length) return false;
    fresh.forEach(({ dataset }) => met(dataset.id));
    this.#take("", fresh);
    this.#sheets.unshift(this.#sheets.pop());
    this.#lay();
    return true;
  }

  drop(/** @type {(id: string) => boolean} */ gone) { // takes pictures down
    for (const sheet of this.#sheets) sheet.pictures = sheet.pictures.filter(({ id }) => !gone(id));
    this.#lay();
  }

  focus(/** @type {number} */ index) { this.#shown.get(this.ids[index])?.querySelector("a")?.focus(); }

  #remember() {
    const sheets = this.#sheets.slice(0, REMEMBERED).map(({ after, pictures }) => ({ after, pictures }));
    const kept = { at: location.pathname + location.search, ...this.#top(), next: this.#next, sheets };
    try { sessionStorage.setItem("wall", JSON.stringify(kept)); } catch {} // full or forbidden: the way back then begins at the newest
  }

  /** Back to where the reader was, when this is a way back and the newest pictures are the same. */
  #restore() {
    const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    if (!["back_forward", "reload"].includes(navigation?.type) || Wall.#restored) return;
    Wall.#restored = true;
    const kept = JSON.parse(sessionStorage.getItem("wall") || "{}");
    const [front, ...others] = /** @type {Sheet[]} */ (kept.sheets ?? []);
    const newest = JSON.stringify(this.#sheets[0].pictures);
    if (!kept.id || kept.at !== location.pathname + location.search || JSON.stringify(front?.pictures) !== newest) return;
    history.scrollRestoration = "manual";
    this.#sheets.push(...others.map((sheet) => ({ ...sheet, tiles: /** @type {null} */ (null) })));
    this.#next = kept.next;
    requestAnimationFrame(() => this.#scroll(kept));
  }

  static #restored = false;
}

const tilesOf = (/** @type {Document} */ page) => all("#wall > .tile", page).map((tile) => document.adoptNode(tile));
const named = (/** @type {HTMLElement[]} */ tiles) => new Map(tiles.map((tile) => [tile.dataset.id, tile]));
