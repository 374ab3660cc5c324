// The form: words and settings, the price on the button, and the order with the marking as a file.
import { choices, instead, load, need, sends, swap } from "../page.js";
import { grownPicture, maskFile } from "./files.js";
import { grows } from "./sides.js";

const SENDABLE = ["image/png", "image/jpeg", "image/webp"];
const LARGEST = 20 * 1024 * 1024; // bytes, as the server takes them

/** @type {Ordering} */
export function ordering(tools, picture, type, say, modelChanged) {
  const [form, prompt] = [need("order", HTMLFormElement), need("prompt", HTMLTextAreaElement)];

  /** The settings of the chosen model and the price of all that is chosen. */
  const refresh = choices(form, words, ["settings", "price"], modelChanged);

  function words() {
    need("sides", HTMLInputElement).value = Object.values(tools.extent.sides).join(",");
    const body = new FormData(form);
    body.delete("mask");
    body.set("where", tools.untouched ? "all" : "mask");
    return body;
  }

  async function send() {
    const buttons = document.querySelectorAll("#draw, #again");
    if (!form.reportValidity() || buttons[0].getAttribute("aria-busy")) return;
    const growing = grows(tools.extent.sides);
    if (!tools.untouched && !growing && !tools.mask.told().whole) return say("too-soft");
    buttons.forEach((one) => one.setAttribute("aria-busy", "true"));
    say("sending");
    try {
      const body = words();
      if (!tools.untouched) body.set("mask", await maskFile(tools), "mask.png");
      const file = growing || !SENDABLE.includes(type) ? await grownPicture(picture, tools) : null;
      if (file) body.set("image", file, "picture.png");
      body.set("staged", "1");
      if (file && file.size > LARGEST) say("too-large");
      else arrived(await load(form.action, body));
    } catch { say("offline"); }
    buttons.forEach((one) => one.removeAttribute("aria-busy"));
  }

  function arrived(/** @type {Document | null} */ page) {
    if (page?.getElementById("results")) return location.assign(page.URL);
    if (!page?.getElementById("trouble")) return say("offline");
    const ticket = page.querySelector("[name=ticket]")?.getAttribute("value");
    if (ticket) form.ticket.value = ticket;
    swap("trouble", page)?.focus();
  }

  instead(form, "submit", send);
  sends(prompt, () => form.requestSubmit(need("draw", HTMLButtonElement)));
  form.addEventListener("change", (event) => event.target !== prompt && refresh());
  return { prompt, refresh, send };
}
