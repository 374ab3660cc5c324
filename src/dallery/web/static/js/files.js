// Says beside a field for files what was chosen: the name of one, the number of several.
for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".file-field input"))) {
  const told = field.parentElement.querySelector("output");
  field.addEventListener("change", () => {
    const [first, ...others] = field.files;
    told.value = others.length ? field.dataset.many.replace("{n}", String(field.files.length)) : first?.name ?? told.dataset.none;
  });
}
