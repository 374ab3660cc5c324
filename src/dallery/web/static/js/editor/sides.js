// By how much a picture grows at each side, such that the model can paint the whole of it. Pure: no canvas, no page.

/** @type {Sides} */ export const NONE = Object.freeze({ left: 0, top: 0, right: 0, bottom: 0 });
const LARGEST_UPLOAD = 4096 * 4096; // pixels, whatever the model says

export const grows = (/** @type {Sides} */ sides) => sides.left + sides.top + sides.right + sides.bottom > 0;

export const sum = (/** @type {Size} */ picture, /** @type {Sides} */ sides) => ({
  width: picture.width + sides.left + sides.right, height: picture.height + sides.top + sides.bottom,
});

/** The nearest sides that the model can paint. @returns {Sides} */
export function legal(/** @type {Size} */ picture, /** @type {Sides} */ wish, /** @type {Able} */ able) {
  for (let part = 20; part > 0; part--) { // smaller ones when that would be too large
    const less = scaled(wish, part / 20);
    if (!grows(less)) break;
    const size = sum(picture, less);
    const more = able.rule ? stepped(size, less, able.rule.multiple) : shaped(size, able.sizes);
    if (!more) break;
    const [left, right] = shared(more.width, less.left, less.right);
    const [top, bottom] = shared(more.height, less.top, less.bottom);
    if (fits(sum(picture, { left, top, right, bottom }), able)) return { left, top, right, bottom };
  }
  return NONE;
}

function fits(/** @type {Size} */ { width, height }, /** @type {Able} */ able) {
  if (width * height > LARGEST_UPLOAD) return false;
  if (!able.rule) return true;
  const { maxEdge, maxRatio, maxPixels } = able.rule;
  const [short, long] = [width, height].sort((one, other) => one - other);
  return long <= maxEdge && long <= short * maxRatio && width * height <= maxPixels;
}

function scaled(/** @type {Sides} */ sides, /** @type {number} */ share) {
  const part = (/** @type {number} */ one) => Math.max(0, Math.round(one * share));
  return { left: part(sides.left), top: part(sides.top), right: part(sides.right), bottom: part(sides.bottom) };
}

/** What lacks to whole steps, where the picture grows. */
function stepped(/** @type {Size} */ size, /** @type {Sides} */ { left, top, right, bottom }, /** @type {number} */ step) {
  const lacks = (/** @type {number} */ edge) => (step - (edge % step)) % step;
  return { width: left + right ? lacks(size.width) : 0, height: top + bottom ? lacks(size.height) : 0 };
}

/** What lacks to the nearest shape among `sizes`. */
function shaped(/** @type {Size} */ { width, height }, /** @type {Size[]} */ sizes) {
  const more = sizes.map((one) => one.width / one.height).map((ratio) => (
    { width: Math.max(0, Math.round(height * ratio) - width), height: Math.max(0, Math.round(width / ratio) - height) }));
  const area = (/** @type {Size} */ one) => (width + one.width) * (height + one.height);
  return more.sort((one, other) => area(one) - area(other))[0];
}

/** To the one side that grows already; to both when both or neither do. */
function shared(/** @type {number} */ more, /** @type {number} */ one, /** @type {number} */ other) {
  if (one > 0 !== other > 0) return one > 0 ? [one + more, other] : [one, other + more];
  return [one + Math.floor(more / 2), other + Math.ceil(more / 2)];
}
