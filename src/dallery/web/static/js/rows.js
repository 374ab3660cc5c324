// Where every picture of a wall hangs: rows of one width, as the style sheet would break them. It touches no page.

/** Breaks like the flex container without script does, so that nothing jumps when the script takes over.
 * @param {number[]} ratios width by height of each picture @param {number} width of the wall, in pixels like the rest
 * @param {number} usual height of a row that is neither stretched nor squeezed @param {number} gap between pictures */
export function layout(ratios, width, usual, gap) {
  /** @type {Row[]} */ const rows = [];
  let top = 0;
  for (let from = 0; from < ratios.length; ) {
    let to = from;
    let shapes = 0;
    do shapes += ratios[to++];
    while (to < ratios.length && (shapes + ratios[to]) * usual + gap * (to - from) <= width + 0.01);
    const room = width - gap * (to - from - 1);
    const last = to === ratios.length && shapes * usual + gap < room;
    const height = last ? usual : room / shapes;
    rows.push({ from, to, top, height });
    top += height + gap;
    from = to;
  }
  return rows;
}

export const heightOf = (/** @type {Row[]} */ rows) => (rows.length ? rows.at(-1).top + rows.at(-1).height : 0);

/** The first row of which `holds` is true, as it is of all after it. */
function first(/** @type {Row[]} */ rows, /** @type {(row: Row) => boolean} */ holds) {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = holds(rows[middle]) ? [low, middle] : [middle + 1, high];
  }
  return low;
}

/** The first row with its lower edge at or below `y`; rows.length without one. @param {Row[]} rows @param {number} y */
export const rowAt = (rows, y) => first(rows, (row) => row.top + row.height >= y);

/** @param {Row[]} rows @param {number} index of a picture */
export const rowOf = (rows, index) => Math.min(rows.length - 1, first(rows, (row) => row.to > index));

/** The boxes of one row's pictures. @param {Row} row @param {number[]} ratios @param {number} gap @returns {Place[]} */
export function boxes(row, ratios, gap) {
  let left = 0;
  return ratios.slice(row.from, row.to).map((ratio) => {
    const box = { left, top: row.top, width: ratio * row.height, height: row.height };
    left += box.width + gap;
    return box;
  });
}

/** The pictures that `mark` touches, also where nothing is drawn at the moment. @param {Row[]} rows @param {Place} mark */
export function touched(rows, /** @type {number[]} */ ratios, /** @type {number} */ gap, mark) {
  /** @type {number[]} */ const found = [];
  for (let at = rowAt(rows, mark.top); at < rows.length && rows[at].top <= mark.top + mark.height; at++) {
    boxes(rows[at], ratios, gap).forEach((box, i) => {
      if (box.left <= mark.left + mark.width && box.left + box.width >= mark.left) found.push(rows[at].from + i);
    });
  }
  return found;
}

/** Where an arrow key leads from a picture. @param {Row[]} rows @param {number[]} ratios */
export function neighbour(rows, ratios, /** @type {number} */ index, /** @type {string} */ key) {
  if (key === "ArrowLeft") return Math.max(0, index - 1);
  if (key === "ArrowRight") return Math.min(ratios.length - 1, index + 1);
  const at = rowOf(rows, index);
  const next = rows[at + (key === "ArrowDown" ? 1 : -1)];
  if (!next) return index;
  const own = boxes(rows[at], ratios, 0)[index - rows[at].from];
  const middle = own.left + own.width / 2;
  const found = boxes(next, ratios, 0).findIndex((box) => box.left + box.width >= middle);
  return found < 0 ? next.to - 1 : next.from + found;
}
