// A turn of the conversation as it is drawn, and the form's small comforts; without it the page renews itself.
const turn = document.getElementById("new");
const news = document.getElementById("talk-news");
const form = document.getElementById("say");
const words = document.getElementById("words");

if (turn && news) {
  news.textContent = turn.dataset.told ?? "";
  turn.scrollIntoView({ block: "nearest" });
  if (turn.dataset.events) follow(turn.dataset.events);
}

function follow(/** @type {string} */ events) {
  const source = new EventSource(events);
  source.addEventListener("partial", partial);
  source.addEventListener("ended", () => {
    source.close();
    location.reload(); // the server leads on to the new picture, or says what went wrong
  });
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 4000);
  });
}

function partial(/** @type {MessageEvent} */ event) {
  const mat = document.getElementById("mat");
  if (!mat) return;
  const image = new Image();
  image.className = "partial";
  image.alt = mat.dataset.alt ?? "";
  image.addEventListener("load", () => {
    mat.querySelectorAll(".partial").forEach((one) => one.remove());
    mat.append(image);
  });
  image.src = JSON.parse(event.data).url;
}

if (form instanceof HTMLFormElement && words instanceof HTMLTextAreaElement) {
  form.addEventListener("click", (event) => {
    const idea = event.target instanceof Element ? event.target.closest("[data-idea]") : null;
    if (!(idea instanceof HTMLElement)) return;
    event.preventDefault();
    words.value = idea.dataset.idea ?? "";
    words.focus();
  });
  words.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.key !== "Enter") return;
    if (event.ctrlKey || event.metaKey) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    if (form.ariaBusy === "true") event.preventDefault();
    form.ariaBusy = "true";
  });
}
