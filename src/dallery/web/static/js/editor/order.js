// The form: words and settings, the price on the button, and the order with the marking as a file.
import { load, need, sends, swap, tried } from "../page.js";
import { grownPicture, maskFile } from "./files.js";
import { grows } from "./sides.js";

/** @typedef {import("./tools.js").Tools} Tools */

const SENDABLE = ["image/png", "image/jpeg", "image/webp"];
const LARGEST = 20 * 1024 * 1024; // bytes, as the server takes them

export class Order {
  form = need("order", HTMLFormElement);
  prompt = need("prompt", HTMLTextAreaElement);
  #asking = 0;

  /** @param {Tools} tools @param {HTMLImageElement} picture @param {string} type of its file @param {Say} say @param {() => void} modelChanged */
  constructor(tools, picture, type, say, modelChanged) {
    this.tools = tools;
    this.picture = picture;
    this.type = type;
    this.say = say;
    this.modelChanged = modelChanged;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    sends(this.prompt, () => this.form.requestSubmit(need("draw", HTMLButtonElement)));
    this.form.addEventListener("change", (event) => {
      if (event.target !== this.prompt) this.refresh();
    });
  }

  /** @returns {Able} */
  get able() { return JSON.parse(need("able", HTMLInputElement).value); }

  /** The settings of the chosen model and the price of all that is chosen. */
  async refresh() {
    const mine = ++this.#asking;
    const body = this.#words();
    body.set("act", "options");
    const page = await tried(this.form.action, body);
    if (!page || mine !== this.#asking) return; // the form works as it is
    for (const id of ["settings", "price"]) swap(id, page);
    this.modelChanged();
  }

  #words() {
    need("sides", HTMLInputElement).value = Object.values(this.tools.extent.sides).join(",");
    const body = new FormData(this.form);
    body.delete("mask");
    body.set("where", this.tools.untouched ? "all" : "mask");
    return body;
  }

  async send() {
    const { tools } = this;
    const buttons = document.querySelectorAll("#draw, #again");
    if (!this.form.reportValidity() || buttons[0].getAttribute("aria-busy")) return;
    const growing = grows(tools.extent.sides);
    if (!tools.untouched && !growing && !tools.mask.told().whole) return this.say("too-soft");
    buttons.forEach((one) => one.setAttribute("aria-busy", "true"));
    this.say("sending");
    try {
      const body = this.#words();
      if (!tools.untouched) body.set("mask", await maskFile(tools), "mask.png");
      if (growing || !SENDABLE.includes(this.type)) {
        const file = await grownPicture(this.picture, tools);
        if (file.size > LARGEST) throw new Error("too-large");
        body.set("image", file, "picture.png");
      }
      body.set("staged", "1");
      const page = await load(this.form.action, body);
      if (page.getElementById("results")) location.assign(page.URL);
      else this.#refused(page);
    } catch (error) {
      this.say(error instanceof Error && error.message === "too-large" ? "too-large" : "offline");
    }
    buttons.forEach((one) => one.removeAttribute("aria-busy"));
  }

  #refused(/** @type {Document} */ page) {
    if (!page.getElementById("trouble")) this.say("offline");
    const ticket = page.querySelector("[name=ticket]")?.getAttribute("value");
    if (ticket) this.form.ticket.value = ticket;
    swap("trouble", page)?.focus();
  }
}
