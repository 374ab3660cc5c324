// Blanks in a prompt and the prompts of before: where to go next; it touches no page.

/** Start and end of the first blank, "[…]", at or after `from`. @param {string} text @param {number} from @returns {[number, number] | null} */
export function nextBlank(text, from) {
  const pattern = /\[[^[\]\n]{1,60}\]/g;
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found ? [found.index, found.index + found[0].length] : null;
}

/** `text` with a style at its end; the same text when it stands there already. @param {string} text @param {string} style */
export function append(text, style) {
  const trimmed = text.replace(/[\s,]+$/, "");
  if (!trimmed) return style;
  return trimmed.endsWith(style) ? trimmed : `${trimmed}, ${style}`;
}

/** Steps through what was asked before, newest first, and back to what was being written. */
export class Before {
  constructor(/** @type {string[]} */ prompts) {
    this.prompts = prompts;
    this.at = -1;
    this.own = "";
  }

  /** What should stand in the field instead of `now`, null when there is nothing further. @param {string} now @param {1 | -1} step 1 goes back in time */
  step(now, step) {
    if (this.at >= 0 && now !== this.prompts[this.at]) this.at = -1; // it was changed: a new text of one's own
    if (this.at < 0 && step < 0) return null;
    if (this.at < 0) this.own = now;
    const next = this.at + step;
    if (next >= this.prompts.length) return null;
    this.at = next;
    return next < 0 ? this.own : this.prompts[next];
  }
}
