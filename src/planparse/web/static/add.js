// Words that are selected in the text of a plan are taken along when an item is added; of many the first and the last.
const link = document.querySelector("[data-add]");
const text = document.getElementById("text");
const plain = link.href;
const most = 600;

document.addEventListener("selectionchange", () => {
  const chosen = getSelection();
  const inside = text.contains(chosen.anchorNode) && text.contains(chosen.focusNode);
  const words = inside ? chosen.toString().trim() : "";
  const quote = words.length > most ? `${words.slice(0, most / 2)}…${words.slice(-most / 2)}` : words;
  link.href = quote ? `${plain}?quote=${encodeURIComponent(quote)}` : plain;
});
