// Masks and grown pictures as files, in the convention that transparent may change.
import { NONE, grows } from "./sides.js";

const SAME_SHAPE = 0.02; // as the server has it

export function sheet(/** @type {number} */ width, /** @type {number} */ height) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  return { canvas, context };
}

/** The marking of the whole picture, with what it grew by. @param {Tools} tools */
export function maskFile({ mask, grown, extent }) {
  const { canvas, context } = sheet(grown.width, grown.height);
  const pixels = new ImageData(mask.width, mask.height);
  mask.data.forEach((value, i) => { pixels.data[4 * i + 3] = 255 - value; });
  context.putImageData(pixels, extent.sides.left, extent.sides.top);
  return canvas.convertToBlob({ type: "image/png" });
}

/** @param {File} file @param {Tools} tools @returns {Promise<"loaded" | "unfit" | "opaque" | "unreadable">} */
export async function readMask(file, tools) {
  const { mask, extent, grown } = tools;
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return "unreadable";
  const fits = (/** @type {Size} */ one) =>
    Math.abs(picture.width * one.height - picture.height * one.width) <= SAME_SHAPE * picture.width * one.height;
  const whole = grows(extent.sides) && fits(grown);
  if (!whole && !fits(mask)) return "unfit";
  const [size, { left, top }] = whole ? [grown, extent.sides] : [mask, NONE];
  const { context } = sheet(mask.width, mask.height);
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, -left, -top, size.width, size.height);
  const { data } = context.getImageData(0, 0, mask.width, mask.height);
  if (!mask.data.some((_, i) => data[4 * i + 3] < 255)) return "opaque";
  tools.alter("load", () => mask.data.forEach((_, i) => { mask.data[i] = 255 - data[4 * i + 3]; }));
  return "loaded";
}

/** The picture in the middle of what it grew by, which is filled with its own blurred reflection. */
export function grownPicture(/** @type {HTMLImageElement} */ picture, /** @type {Tools} */ tools) {
  const { mask: { width, height }, grown, extent: { sides } } = tools;
  const [{ canvas, context }, mirror] = [sheet(grown.width, grown.height), sheet(grown.width, grown.height)];
  const across = Math.ceil(Math.max(sides.left, sides.right) / width);
  const down = Math.ceil(Math.max(sides.top, sides.bottom) / height);
  for (let row = -down; row <= down; row++) {
    for (let column = -across; column <= across; column++) {
      const [x, y] = [sides.left + (column + 0.5) * width, sides.top + (row + 0.5) * height];
      mirror.context.setTransform(column % 2 ? -1 : 1, 0, 0, row % 2 ? -1 : 1, x, y);
      mirror.context.drawImage(picture, -width / 2, -height / 2, width, height);
    }
  }
  context.drawImage(mirror.canvas, 0, 0); // below the blur, which fades at the rim
  context.filter = `blur(${Math.round(Math.max(width, height) / 60)}px)`;
  context.drawImage(mirror.canvas, 0, 0);
  context.filter = "none";
  context.clearRect(sides.left, sides.top, width, height);
  context.drawImage(picture, sides.left, sides.top, width, height);
  return canvas.convertToBlob({ type: "image/png" });
}
