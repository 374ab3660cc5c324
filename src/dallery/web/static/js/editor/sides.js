// By how much a picture grows at each side, such that the model can paint the whole of it. Pure: no canvas, no page.

/** @type {Sides} */
export const NONE = Object.freeze({ left: 0, top: 0, right: 0, bottom: 0 });
const LARGEST_UPLOAD = 4096 * 4096; // pixels, whatever the model says

export const grows = (/** @type {Sides} */ sides) => sides.left + sides.top + sides.right + sides.bottom > 0;

export const sum = (/** @type {Size} */ picture, /** @type {Sides} */ sides) => ({
  width: picture.width + sides.left + sides.right, height: picture.height + sides.top + sides.bottom,
});

/**
 * The sides nearest to what is wished for that the model can paint; smaller ones when that would be too large.
 * @param {Size} picture @param {Sides} wish @param {Able} able @returns {Sides}
 */
export function legal(picture, wish, able) {
  for (let share = 20; share > 0; share--) {
    const less = scaled(wish, share / 20);
    if (!grows(less)) break;
    const found = able.rule ? stepped(picture, less, able.rule.multiple) : shaped(picture, less, able.sizes);
    if (found && fits(sum(picture, found), able)) return found;
  }
  return NONE;
}

/** @param {Size} size @param {Able} able */
function fits({ width, height }, able) {
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

/** Grown sides make up for what lacks to whole steps. */
function stepped(/** @type {Size} */ picture, /** @type {Sides} */ sides, /** @type {number} */ step) {
  const size = sum(picture, sides);
  const lacks = (/** @type {number} */ edge) => (step - (edge % step)) % step;
  const { left, top, right, bottom } = sides;
  return grown(sides, left + right ? lacks(size.width) : 0, top + bottom ? lacks(size.height) : 0);
}

/** Grown to the nearest shape among `sizes`. */
function shaped(/** @type {Size} */ picture, /** @type {Sides} */ sides, /** @type {Size[]} */ sizes) {
  const size = sum(picture, sides);
  const more = sizes.map((one) => {
    const ratio = one.width / one.height;
    return {
      width: Math.max(0, Math.round(size.height * ratio) - size.width),
      height: Math.max(0, Math.round(size.width / ratio) - size.height),
    };
  });
  const area = (/** @type {Size} */ one) => (size.width + one.width) * (size.height + one.height);
  more.sort((one, other) => area(one) - area(other));
  return more.length ? grown(sides, more[0].width, more[0].height) : null;
}

function grown(/** @type {Sides} */ sides, /** @type {number} */ width, /** @type {number} */ height) {
  const [left, right] = shared(width, sides.left, sides.right);
  const [top, bottom] = shared(height, sides.top, sides.bottom);
  return { left: sides.left + left, top: sides.top + top, right: sides.right + right, bottom: sides.bottom + bottom };
}

/** To the one side that grows already; to both when both or neither do. */
function shared(/** @type {number} */ more, /** @type {number} */ one, /** @type {number} */ other) {
  if (one > 0 !== other > 0) return one > 0 ? [more, 0] : [0, more];
  return [Math.floor(more / 2), Math.ceil(more / 2)];
}
