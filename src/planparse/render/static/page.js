// From marked words to their entry in the list, and back. Without this file every item is still shown and linked.
let last = null;

function show(key) {
  for (const node of document.querySelectorAll(".here")) node.classList.remove("here");
  for (const node of document.querySelectorAll(`[data-m="${key}"]`)) node.classList.add("here");
  const entry = document.getElementById(`l-${key}`);
  entry?.classList.add("here");
  return entry;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".list a");
  if (link) {
    last = link;
    show(link.hash.slice(1));
    return;
  }
  const mark = event.target.closest("main [data-m]");
  if (!mark || event.target.closest("a") || String(getSelection())) return;
  const entry = show(mark.dataset.m);
  if (!entry) return;
  entry.closest("details").open = true;
  last = entry.querySelector("a");
  entry.scrollIntoView({ block: "nearest" });
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !last) return;
  last.closest("details").open = true;
  last.focus();
});
