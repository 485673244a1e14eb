// Progress of an upload: asks for the job until it is done, then loads the page once more.
const section = document.querySelector("[data-job]");
const bar = section.querySelector("progress");
const said = section.querySelector("[data-said]");

async function look() {
  const answer = await fetch(`/upload.json?job=${encodeURIComponent(section.dataset.job)}`);
  if (!answer.ok) return;
  const job = await answer.json();
  const over = job.done + job.unchanged + job.failed;
  bar.max = job.total;
  bar.value = over;
  said.textContent = `${over} / ${job.total}`;
  if (job.state === "done") location.reload();
  else setTimeout(look, 700);
}

look();
