// Keeps what stands in the bar at the server, so that it survives a reload and is there on the next device.

const PAUSE = 600; // milliseconds without a letter before it is sent
const NOT_KEPT = new Set(["seal", "ticket", "shown", "prompt", "model", "reference", "picture", "act"]);

export function drafts(/** @type {HTMLFormElement} */ bar) {
  let written = 0; // when the last word that was not sent yet was written; 0: all is sent
  let timer = 0;
  let sending = Promise.resolve();

  function told() {
    const form = new FormData(bar);
    const values = [...form].filter(([name, value]) => !NOT_KEPT.has(name) && typeof value === "string" && value);
    const kept = { prompt: form.get("prompt"), model: form.get("model"), references: form.getAll("reference") };
    return { ...kept, values: Object.fromEntries(values), age: Date.now() - written };
  }

  /** One after the other: an older draft must not overtake a newer one. */
  function send(leaving = false) {
    clearTimeout(timer);
    if (!written) return;
    const body = JSON.stringify(told());
    const mine = written;
    const headers = { "Content-Type": "application/json", "X-Seal": bar.seal.value };
    const put = () => fetch(bar.dataset.draft, { method: "PUT", body, headers, keepalive: leaving && body.length < 60000 })
      .then(() => { if (written === mine) written = 0; }, () => { if (!leaving) timer = setTimeout(send, 8 * PAUSE); });
    sending = leaving ? put() : sending.then(put);
  }

  bar.prompt.value ||= sessionStorage.getItem("prompt") ?? ""; // this tab's own words, should another be the last to write
  addEventListener("pagehide", () => { sessionStorage.setItem("prompt", bar.prompt.value); send(true); });
  document.addEventListener("visibilitychange", () => document.hidden && send(true));

  return {
    later() { // something was written
      written = Date.now();
      clearTimeout(timer);
      timer = setTimeout(send, PAUSE);
    },
    done: () => { written = 0; }, // it has been ordered: the server has emptied the draft itself
  };
}
