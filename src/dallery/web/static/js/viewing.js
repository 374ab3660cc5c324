// How large a picture is shown and which part of it: wheel, drag, pinch, swipe, and a finger that rests. It knows no page.
import { instead } from "./page.js";
import { moved, pinched, zoomed } from "./view.js";

const SWIPE = 60; // pixels
const LARGEST = 8; // times its own pixels
const HELD = 350; // milliseconds until a finger that rests asks for what was before

/** @param {HTMLElement} canvas @param {Wishes} wishes */
export function viewing(canvas, wishes) {
  let image = new Image();
  /** @type {View | null} from the middle of the canvas to that of the picture; null: all of it */ let view = null;

  const whole = () => Math.min(canvas.clientWidth / image.naturalWidth, canvas.clientHeight / image.naturalHeight, 2);
  const now = () => view ?? { scale: whole(), x: 0, y: 0 };
  const at = (/** @type {MouseEvent} */ { clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    return { x: clientX - box.x - box.width / 2, y: clientY - box.y - box.height / 2 };
  };

  function look(/** @type {View | null} */ wish) {
    view = wish;
    const { scale, x, y } = now();
    if (!image.naturalWidth || !canvas.clientWidth) return;
    const [wide, high] = [image.naturalWidth * scale, image.naturalHeight * scale];
    const [right, low] = [Math.max(0, (wide - canvas.clientWidth) / 2), Math.max(0, (high - canvas.clientHeight) / 2)];
    const inside = { x: Math.max(-right, Math.min(right, x)), y: Math.max(-low, Math.min(low, y)) };
    if (view) Object.assign(view, inside);
    Object.assign(image.style, { width: `${wide}px`, height: `${high}px`, translate: `${inside.x}px ${inside.y}px` });
    canvas.classList.toggle("wide", right > 0 || low > 0);
  }

  const closer = (/** @type {View} */ wish) => look(wish.scale > whole() ? wish : null);
  const zoom = (/** @type {number} */ factor, around = { x: 0, y: 0 }) => closer(zoomed(now(), factor, around, LARGEST));

  new ResizeObserver(() => look(view)).observe(canvas);
  instead(canvas, "wheel", (event) => zoom(Math.exp(-event.deltaY / 400), at(event)));
  canvas.addEventListener("dblclick", (event) => {
    if (view) look(null);
    else zoom(Math.max(1 / devicePixelRatio / whole(), 2), at(event));
  });

  /** @type {Map<number, Point>} */ const fingers = new Map();
  let from = { x: 0, y: 0 };
  let [pinches, held] = [false, false];
  let rest = 0;

  function hold(/** @type {boolean} */ on) {
    if (on !== held) wishes.hold(on);
    held = on;
  }

  canvas.addEventListener("pointerdown", (event) => {
    fingers.set(event.pointerId, from = at(event));
    canvas.setPointerCapture(event.pointerId);
    clearTimeout(rest);
    pinches = fingers.size > 1;
    if (!pinches) rest = setTimeout(hold, HELD, true);
  });
  canvas.addEventListener("pointermove", (event) => {
    const [before, was, is] = [[...fingers.values()], fingers.get(event.pointerId), at(event)];
    if (!was) return;
    fingers.set(event.pointerId, is);
    if (Math.hypot(is.x - from.x, is.y - from.y) > 8) clearTimeout(rest);
    if (fingers.size === 2) closer(pinched(now(), before, [...fingers.values()], LARGEST));
    else if (view) look(moved(view, is.x - was.x, is.y - was.y));
  });
  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
    canvas.addEventListener(name, (event) => {
      clearTimeout(rest);
      const [x, y] = [at(event).x - from.x, at(event).y - from.y];
      const swiped = name === "pointerup" && fingers.size === 1 && !view && !pinches && !held;
      fingers.delete(event.pointerId);
      hold(false);
      if (swiped && Math.abs(x) > SWIPE && Math.abs(x) > Math.abs(y)) wishes.swipe(x > 0 ? "newer" : "older");
      else if (swiped && y > SWIPE * 1.5) wishes.swipe("down");
    });
  }

  return {
    show(/** @type {HTMLImageElement} */ fresh) {
      image = fresh;
      image.addEventListener("load", () => {
        image.style.backgroundImage = "";
        look(view);
      });
      canvas.replaceChildren(image);
      look(null);
    },
    fit: () => look(null),
    exact: () => look({ scale: 1 / devicePixelRatio, x: 0, y: 0 }), // a pixel of the picture on one of the screen
    zoom,
  };
}
