// Copy buttons; they show up only where copying works.

export function offer(/** @type {ParentNode} */ root) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-copy]"))) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      const from = document.getElementById(button.dataset.copy);
      await navigator.clipboard.writeText(from instanceof HTMLInputElement ? from.value : from.textContent.trim());
      button.querySelector("span").textContent = button.dataset.done;
    });
  }
}

offer(document);
