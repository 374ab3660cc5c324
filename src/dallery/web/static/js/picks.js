// Which pictures are selected: some by name, or all that match but some. It touches no page.

export class Picks {
  /** @type {Set<string>} what is selected, or with `every` what is not */ #named = new Set();
  /** @type {Set<string>} the same before the range that is being drawn */ #before = new Set();
  /** Where the next range begins. @type {string} */
  anchor = "";
  every = false;

  has(/** @type {string} */ id) { return this.#named.has(id) !== this.every; }

  get empty() { return !this.every && this.#named.size === 0; }

  get names() { return [...this.#named]; } // that a form has to send: the selected ones, or the exceptions

  set(/** @type {string} */ id, /** @type {boolean} */ on) {
    if (on !== this.every) this.#named.add(id);
    else this.#named.delete(id);
  }

  toggle(/** @type {string} */ id) {
    this.set(id, !this.has(id));
    this.begin(id);
  }

  /** The next ranges and marks start from what is selected now. */
  begin(/** @type {string} */ id) {
    this.anchor = id;
    this.#before = new Set(this.#named);
  }

  /** From the anchor to `id`; an earlier, longer range is taken back. @param {string[]} ids in order */
  range(ids, /** @type {string} */ id) {
    const [one, other] = [ids.indexOf(this.anchor), ids.indexOf(id)];
    if (one < 0) return this.toggle(id);
    this.mark(ids.slice(Math.min(one, other), Math.max(one, other) + 1));
  }

  /** Selects these beside what was selected at `begin`. */
  mark(/** @type {string[]} */ ids, on = true) {
    this.#named = new Set(this.#before);
    for (const id of ids) this.set(id, on);
  }

  all(every = true) {
    this.every = every;
    this.#named.clear();
    this.begin("");
  }

  clear() { this.all(false); }
}

/** A search while its last Korean letter is being composed: it has no lone consonant or vowel. @param {string} text */
export const settled = (text) => text.replace(/[ㄱ-ㅣᄀ-ᇿ]+$/u, "").trim();
