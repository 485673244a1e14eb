// From marked words to their entry in the list and their boxes on paper, and back. Without this file every item is still shown and linked.
let last = null;

function show(key) {
  for (const node of document.querySelectorAll(".here")) node.classList.remove("here");
  for (const node of document.querySelectorAll(`[data-m="${key}"]`)) node.classList.add("here");
  const entry = document.getElementById(`l-${key}`);
  entry?.classList.add("here");
  turn(key);
  return entry;
}

// Brings the boxes of an item into view where the pages scroll by themselves.
function turn(key) {
  const box = document.getElementById(`b-${key}`);
  const pages = box?.closest(".pages");
  if (!pages || pages.scrollHeight <= pages.clientHeight + 1) return;
  const at = box.getBoundingClientRect(), room = pages.getBoundingClientRect();
  if (at.top < room.top || at.bottom > room.bottom) pages.scrollBy({ top: at.top - room.top - room.height / 3 });
}

function open(entry) {
  entry.closest("details").open = true;
  last = entry.querySelector("a");
  entry.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".list a");
  if (link) {
    last = link;
    show(link.hash.replace(/^#(b-)?/, ""));
    return;
  }
  const mark = event.target.closest("main [data-m], .pages [data-m]");
  if (!mark || event.target.closest("main a") || String(getSelection())) return;
  const entry = show(mark.dataset.m);
  if (entry) open(entry);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !last) return;
  last.closest("details").open = true;
  last.focus();
});
