// How the picture lies on the screen: on screen = in the picture * scale + (x, y). Pure: no canvas, no page.

const [LEAST, MOST] = [0.02, 32]; // of the scale
const IN_SIGHT = 64; // screen pixels of the picture that never leave the room

/** @type {OfPoint} */
export const toPicture = (view, point) => ({ x: (point.x - view.x) / view.scale, y: (point.y - view.y) / view.scale });
/** @type {OfPoint} */
export const toScreen = (view, point) => ({ x: point.x * view.scale + view.x, y: point.y * view.scale + view.y });

/** All of `box` in the middle of the room, never larger than `most`. */
export function fitted(/** @type {Box} */ box, /** @type {Size} */ room, /** @type {number} */ margin, most = 4) {
  const free = { width: Math.max(room.width - 2 * margin, 16), height: Math.max(room.height - 2 * margin, 16) };
  const scale = Math.min(free.width / (box.right - box.left), free.height / (box.bottom - box.top), most);
  return centred(scale, { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, room);
}

/** `point` of the picture in the middle of the room. */
export const centred = (/** @type {number} */ scale, /** @type {Point} */ point, /** @type {Size} */ room) => ({
  scale, x: room.width / 2 - point.x * scale, y: room.height / 2 - point.y * scale,
});

/** What lies under `at` (on screen) stays there. */
export function zoomed(/** @type {View} */ view, /** @type {number} */ factor, /** @type {Point} */ at, most = MOST) {
  const scale = Math.min(most, Math.max(LEAST, view.scale * factor));
  const under = toPicture(view, at);
  return { scale, x: at.x - under.x * scale, y: at.y - under.y * scale };
}

/** @param {View} view @param {number} dx @param {number} dy */
export const moved = (view, dx, dy) => ({ ...view, x: view.x + dx, y: view.y + dy });

/** Two fingers were at `before` and are at `after`. */
export function pinched(/** @type {View} */ view, /** @type {Point[]} */ before, /** @type {Point[]} */ after, most = MOST) {
  const [was, is] = [middle(before), middle(after)];
  return zoomed(moved(view, is.x - was.x, is.y - was.y), gap(after) / Math.max(gap(before), 1), is, most);
}

/** @param {View} view @param {Box} box of the picture @returns {Box} the same on the screen */
export function onScreen(view, box) {
  const [from, to] = [toScreen(view, { x: box.left, y: box.top }), toScreen(view, { x: box.right, y: box.bottom })];
  return { left: from.x, top: from.y, right: to.x, bottom: to.y };
}

/** Moved back as far as needed, so that nobody loses the picture. */
export function insight(/** @type {View} */ view, /** @type {Box} */ box, /** @type {Size} */ room) {
  const { left, top, right, bottom } = onScreen(view, box);
  const dx = Math.max(0, IN_SIGHT - right) || Math.min(0, room.width - IN_SIGHT - left);
  const dy = Math.max(0, IN_SIGHT - bottom) || Math.min(0, room.height - IN_SIGHT - top);
  return moved(view, dx, dy);
}

const middle = (/** @type {Point[]} */ [one, other]) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
const gap = (/** @type {Point[]} */ [one, other]) => Math.hypot(one.x - other.x, one.y - other.y);
