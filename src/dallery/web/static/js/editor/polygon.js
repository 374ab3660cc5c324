// Fills a closed line, as the lasso draws it: rows of coverage with soft edges. Pure: no canvas, no page.

const LINES = 4; // sample lines per row of pixels; across a row the coverage is exact

/**
 * Calls `row(y, left, coverage)` for every row of `clip`; `coverage` holds 0 to 1 per pixel from `left` on.
 * What is enclosed twice counts once (non-zero winding).
 * @param {Point[]} points @param {Box} clip @param {(y: number, left: number, coverage: Float32Array) => void} row
 */
export function fillRows(points, clip, row) {
  const width = clip.right - clip.left;
  if (points.length < 3 || width < 1) return;
  for (let y = clip.top; y < clip.bottom; y++) {
    const coverage = new Float32Array(width);
    for (let line = 0; line < LINES; line++) {
      for (const [from, to] of spans(points, y + (line + 0.5) / LINES)) {
        const [left, right] = [Math.max(from - clip.left, 0), Math.min(to - clip.left, width)];
        for (let x = Math.floor(left); x < right; x++) {
          coverage[x] += (Math.min(right, x + 1) - Math.max(left, x)) / LINES;
        }
      }
    }
    row(y, clip.left, coverage);
  }
}

/** From where to where a level line runs inside. @param {Point[]} points @param {number} y @returns {[number, number][]} */
function spans(points, y) {
  /** @type {{ x: number, turn: number }[]} */ const crossings = [];
  points.forEach((from, i) => {
    const to = points[(i + 1) % points.length];
    if (from.y <= y === to.y <= y) return;
    crossings.push({ x: from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x), turn: to.y > from.y ? 1 : -1 });
  });
  crossings.sort((one, other) => one.x - other.x);
  /** @type {[number, number][]} */ const found = [];
  let turns = 0;
  crossings.forEach(({ x, turn }, i) => {
    turns += turn;
    if (turns !== 0) found.push([x, crossings[i + 1].x]);
  });
  return found;
}
