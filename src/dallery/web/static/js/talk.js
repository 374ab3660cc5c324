// A turn of the conversation as it is drawn, and the form's small comforts; without it the page renews itself.
import { clicked, load, sends } from "./page.js";
import { fade, stream } from "./stream.js";

const [turn, news, form, words] = ["new", "talk-news", "say", "words"].map((id) => document.getElementById(id));

if (turn && news) {
  news.textContent = turn.dataset.told ?? "";
  turn.scrollIntoView({ block: "nearest" });
  const again = async () => { // the server leads on to the new picture, or says what went wrong
    if (await load(location.href)) location.reload();
    else setTimeout(again, 4000);
  };
  stream({
    partial: ({ url }) => fade(document.getElementById("mat"), url, document.getElementById("mat")?.dataset.alt),
    ended: again,
  }, again)(turn.dataset.events);
}

if (form instanceof HTMLFormElement && words instanceof HTMLTextAreaElement) {
  clicked(form, "[data-idea]", ({ dataset }) => {
    words.value = dataset.idea ?? "";
    words.focus();
  });
  sends(words, () => form.requestSubmit());
  history.scrollRestoration = "manual"; // the newest turn is what one came for
  const picture = /** @type {HTMLImageElement} */ (document.querySelector(".turn.last img"));
  picture.decode().catch(() => {}).then(() => location.hash || form.scrollIntoView({ block: "nearest" }));
  form.addEventListener("submit", (event) => {
    if (form.ariaBusy === "true") event.preventDefault();
    form.ariaBusy = "true";
  });
}
