// Masks and grown pictures as files, in the convention that transparent may change.
import { grows } from "./sides.js";

/** @typedef {import("./tools.js").Tools} Tools */

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
  const fits = (/** @type {{ width: number, height: number }} */ one) =>
    Math.abs(picture.width * one.height - picture.height * one.width) <= SAME_SHAPE * picture.width * one.height;
  const whole = grows(extent.sides) && fits(grown);
  if (!whole && !fits(mask)) return "unfit";
  const size = whole ? grown : mask;
  const { context } = sheet(size.width, size.height);
  context.imageSmoothingEnabled = false;
  context.drawImage(picture, 0, 0, size.width, size.height);
  const [left, top] = whole ? [extent.sides.left, extent.sides.top] : [0, 0];
  const { data } = context.getImageData(left, top, mask.width, mask.height);
  if (!mask.data.some((_, i) => data[4 * i + 3] < 255)) return "opaque";
  tools.alter("load", () => mask.data.forEach((_, i) => { mask.data[i] = 255 - data[4 * i + 3]; }));
  return "loaded";
}

/** The picture in the middle of what it grew by, which is filled with its own blurred reflection. @param {HTMLImageElement} picture @param {Tools} tools */
export function grownPicture(picture, { mask: { width, height }, grown, extent: { sides } }) {
  const [{ canvas, context }, mirror] = [sheet(grown.width, grown.height), sheet(grown.width, grown.height)];
  const [across, down] = [Math.ceil(Math.max(sides.left, sides.right) / width), Math.ceil(Math.max(sides.top, sides.bottom) / height)];
  for (let row = -down; row <= down; row++) {
    for (let column = -across; column <= across; column++) {
      const [flipX, flipY] = [column % 2 ? -1 : 1, row % 2 ? -1 : 1];
      const [x, y] = [sides.left + column * width + (flipX < 0 ? width : 0), sides.top + row * height + (flipY < 0 ? height : 0)];
      mirror.context.setTransform(flipX, 0, 0, flipY, x, y);
      mirror.context.drawImage(picture, 0, 0, width, height);
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
