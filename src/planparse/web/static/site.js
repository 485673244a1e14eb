// Comfort only: without this file every page works.
for (const select of document.querySelectorAll("select[data-submit]")) {
  select.form.querySelector("button")?.setAttribute("hidden", "");
  select.addEventListener("change", () => select.form.requestSubmit());
}

// On small screens filters are folded away once there is something to look at.
for (const fold of document.querySelectorAll("details[data-fold]")) {
  if (matchMedia("(max-width: 56rem)").matches && location.search) fold.open = false;
}

// "/" goes to the search field, as on many sites; not while something is typed.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const field = document.getElementById("find");
  if (!field) return;
  event.preventDefault();
  field.focus();
});

// Empty fields are left out of the address, so that it can be read and shared.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "get") return;
  for (const field of event.target.elements) if (field.name && field.value === "") field.disabled = true;
  setTimeout(() => { for (const field of event.target.elements) field.disabled = false; });
});

// A drawing wider than its frame begins at its centre.
for (const frame of document.querySelectorAll(".drawing")) {
  const centre = frame.querySelector(".centre rect");
  if (centre) frame.scrollLeft = Number(centre.getAttribute("x")) - (frame.clientWidth - Number(centre.getAttribute("width"))) / 2;
}
