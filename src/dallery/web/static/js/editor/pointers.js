// Mouse, pen and fingers on the picture: one draws, two move and zoom, the wheel moves or zooms.
import { moved, pinched, toPicture, toScreen, zoomed } from "./view.js";

/** @typedef {import("./tools.js").Tools} Tools */

const GRIP = 18; // screen pixels around an edge of the picture that pull it, while the picture grows

/**
 * @param {HTMLCanvasElement} canvas @param {Tools} tools
 * @param {{ space: () => boolean, growing: () => boolean, grow: (side: Side, pixels: number) => void, moved: () => void }} hands
 */
export function follow(canvas, tools, hands) {
  /** @type {Map<number, Point>} */ const fingers = new Map();
  /** @type {"draw" | "pan" | "pinch" | "grow" | ""} */ let doing = "";
  /** @type {Side | null} */ let side = null;
  const { surface } = tools;

  const at = (/** @type {MouseEvent} */ event) => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  /** @param {Point} point @returns {Side | null} */
  const edge = (point) => {
    if (!hands.growing()) return null;
    const from = toScreen(surface.view, { x: surface.box.left, y: surface.box.top });
    const to = toScreen(surface.view, { x: surface.box.right, y: surface.box.bottom });
    const inside = point.x > from.x - GRIP && point.x < to.x + GRIP && point.y > from.y - GRIP && point.y < to.y + GRIP;
    const gaps = { left: point.x - from.x, right: point.x - to.x, top: point.y - from.y, bottom: point.y - to.y };
    const near = /** @type {Side[]} */ (Object.keys(gaps)).find((side) => Math.abs(gaps[side]) < GRIP);
    return inside && near ? near : null;
  };

  const pressure = (/** @type {PointerEvent} */ event) => (event.pointerType === "pen" ? 2 * event.pressure : 1);

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button > 1) return;
    event.preventDefault();
    canvas.dataset.by = "pointer";
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, at(event));
    if (fingers.size === 2) tools.cancel(); // the second finger: what the first began was no stroke
    if (fingers.size > 1) return void (doing = "pinch");
    side = edge(at(event));
    doing = side ? "grow" : event.button === 1 || hands.space() ? "pan" : "draw";
    if (doing === "draw") tools.begin(toPicture(surface.view, at(event)), pressure(event), event.altKey);
  });

  canvas.addEventListener("pointermove", (event) => {
    const now = at(event);
    hands.moved();
    surface.sketch.cross = null;
    surface.sketch.ring = tools.drags && event.pointerType !== "touch" && doing !== "pan"
      ? { ...toPicture(surface.view, now), radius: tools.radius } : null;
    const over = edge(now);
    canvas.dataset.over = doing === "pan" || (hands.space() && !doing) ? "pan" : over ?? "";
    surface.draw();
    const was = fingers.get(event.pointerId);
    if (!was) return;
    const before = [...fingers.values()];
    fingers.set(event.pointerId, now);
    if (doing === "pan") surface.look(moved(surface.view, now.x - was.x, now.y - was.y));
    if (doing === "pinch") surface.look(pinched(surface.view, before, [...fingers.values()]));
    if (doing === "grow" && side) {
      const along = side === "left" || side === "right" ? now.x - was.x : now.y - was.y;
      hands.grow(side, (side === "left" || side === "top" ? -along : along) / surface.view.scale);
    }
    if (doing !== "draw") return;
    const parts = event.getCoalescedEvents?.() ?? [];
    for (const one of parts.length ? parts : [event]) tools.go(toPicture(surface.view, at(one)), pressure(one));
  });

  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
    canvas.addEventListener(name, (event) => {
      if (!fingers.delete(event.pointerId)) return;
      if (doing === "draw") name === "pointerup" ? tools.end() : tools.cancel();
      if (doing === "grow") hands.grow(side ?? "left", NaN);
      doing = fingers.size === 1 && doing === "pinch" ? "pan" : fingers.size ? doing : "";
    });
  }

  canvas.addEventListener("pointerleave", () => { surface.sketch.ring = null; surface.draw(); });

  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    const { x, y } = { x: event.deltaX * lines, y: event.deltaY * lines };
    if (event.ctrlKey || event.metaKey) surface.look(zoomed(surface.view, Math.exp(-y / 300), at(event)));
    else surface.look(event.shiftKey && !x ? moved(surface.view, -y, 0) : moved(surface.view, -x, -y));
    hands.moved();
  }, { passive: false });
}
