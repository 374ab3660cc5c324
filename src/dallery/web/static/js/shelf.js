// The shelf of albums: how many pictures each holds, asked one after the other once the shelf stands.
import { load } from "./page.js";

for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-count]"))) {
  const told = await load(place.dataset.count);
  place.textContent = told?.getElementById("count")?.textContent ?? "";
}
