// [data-come-back="seconds"]: the server could not make this page. Asks for it until it can, ever later, and not all at once.
const LONGEST = 60; // seconds

async function isBack() {
  try {
    return (await fetch(location.href, { redirect: "manual", cache: "no-store" })).status !== 503;
  } catch {
    return false;
  }
}

/** @param {number} seconds */
async function comeBack(seconds) {
  for (let wait = seconds; ; wait = Math.min(LONGEST, wait * 2)) {
    await new Promise((done) => setTimeout(done, wait * 1000 * (0.5 + Math.random())));
    if (await isBack()) break;
  }
  location.reload();
}

const away = document.querySelector("[data-come-back]");
if (away) comeBack(Number(away.dataset.comeBack));
