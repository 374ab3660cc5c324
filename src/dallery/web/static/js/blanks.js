// Blanks in a prompt and the prompts of before: where to go next; it touches no page.

/** Where the first blank, "[…]", at or after `from` starts and ends. @returns {[number, number] | null} */
export function nextBlank(/** @type {string} */ text, /** @type {number} */ from) {
  const found = [...text.matchAll(/\[[^[\]\n]{1,60}\]/g)].find(({ index }) => index >= from);
  return found ? [found.index, found.index + found[0].length] : null;
}

/** `text` with a style at its end; the same text when it stands there already. */
export function append(/** @type {string} */ text, /** @type {string} */ style) {
  const trimmed = text.replace(/[\s,]+$/, "");
  return trimmed.endsWith(style) ? trimmed : `${trimmed}${trimmed && ", "}${style}`;
}

/** Steps through what was asked before, newest first, and back to what was being written. */
export class Before {
  at = -1;
  own = "";
  constructor(/** @type {string[]} */ prompts) { this.prompts = prompts; }

  /** What should stand there instead; null: there is nothing. @param {1 | -1} step 1 goes back in time */
  step(/** @type {string} */ now, step) {
    if (this.at >= 0 && now !== this.prompts[this.at]) this.at = -1; // it was changed: a new text of one's own
    if (this.at < 0 && step < 0) return null;
    if (this.at < 0) this.own = now;
    const next = this.at + step;
    if (next >= this.prompts.length) return null;
    this.at = next;
    return next < 0 ? this.own : this.prompts[next];
  }
}
