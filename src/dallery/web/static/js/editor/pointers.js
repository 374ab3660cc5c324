// Mouse, pen and fingers on the picture: one draws, two move and zoom, the wheel moves or zooms.
import { instead } from "../page.js";
import { moved, onScreen, pinched, toPicture, zoomed } from "../view.js";

const GRIP = 18; // screen pixels around an edge of the picture that pull it, while the picture grows

/** @param {HTMLCanvasElement} canvas @param {Tools} tools @param {Hands} hands */
export function follow(canvas, tools, hands) {
  /** @type {Map<number, Point>} */ const fingers = new Map();
  /** @type {"draw" | "pan" | "pinch" | "grow" | ""} */ let doing = "";
  /** @type {Side | null} */ let side = null;
  const { surface, extent } = tools;
  let unpulled = extent.sides;

  const at = (/** @type {MouseEvent} */ event) => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  const edge = (/** @type {Point} */ { x, y }) => {
    const { left, top, right, bottom } = onScreen(surface.view, surface.box);
    const inside = x > left - GRIP && x < right + GRIP && y > top - GRIP && y < bottom + GRIP;
    const gaps = { left: x - left, right: x - right, top: y - top, bottom: y - bottom };
    const near = /** @type {Side[]} */ (Object.keys(gaps)).find((one) => Math.abs(gaps[one]) < GRIP);
    return hands.growing() && inside && near ? near : null;
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
    if (doing === "grow") extent.sides = unpulled;
    if (fingers.size > 1) return void (doing = "pinch");
    unpulled = extent.sides;
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
    canvas.dataset.over = doing === "pan" || (hands.space() && !doing) ? "pan" : edge(now) ?? "";
    surface.draw();
    const was = fingers.get(event.pointerId);
    if (!was) return;
    const before = [...fingers.values()];
    fingers.set(event.pointerId, now);
    if (doing === "pan") surface.look(moved(surface.view, now.x - was.x, now.y - was.y));
    if (doing === "pinch") surface.look(pinched(surface.view, before, [...fingers.values()]));
    if (doing === "grow" && side) {
      const along = side === "left" || side === "right" ? now.x - was.x : now.y - was.y;
      const pixels = extent.sides[side] + (side === "left" || side === "top" ? -along : along) / surface.view.scale;
      extent.sides = { ...extent.sides, [side]: Math.max(0, pixels) };
    }
    if (doing !== "draw") return;
    const parts = event.getCoalescedEvents?.() ?? [];
    for (const one of parts.length ? parts : [event]) tools.go(toPicture(surface.view, at(one)), pressure(one));
  });

  for (const name of /** @type {const} */ (["pointerup", "pointercancel"])) {
    canvas.addEventListener(name, (event) => {
      if (!fingers.delete(event.pointerId)) return;
      if (doing === "draw") name === "pointerup" ? tools.end() : tools.cancel();
      if (doing === "grow" && side && extent.sides !== unpulled) {
        const wish = { ...extent.sides, [side]: Math.round(extent.sides[side]) };
        extent.sides = unpulled;
        hands.grow(wish);
      }
      doing = fingers.size === 1 && doing === "pinch" ? "pan" : fingers.size ? doing : "";
    });
  }

  canvas.addEventListener("pointerleave", () => { surface.sketch.ring = null; surface.draw(); });

  instead(canvas, "wheel", (event) => {
    const [x, y] = [event.deltaX, event.deltaY].map((one) => one * (event.deltaMode === 1 ? 16 : 1)); // 1: in lines
    if (event.ctrlKey || event.metaKey) surface.look(zoomed(surface.view, Math.exp(-y / 300), at(event)));
    else surface.look(event.shiftKey && !x ? moved(surface.view, -y, 0) : moved(surface.view, -x, -y));
    hands.moved();
  });
}
