// form[data-upload="bytes"] shows how far a file is on its way, and refuses one that is too large before it is sent.
// What the server answers takes the place of this page's main part, under its own address.
function progressOf(form) {
  const box = form.querySelector("[data-upload-progress]");
  return { box, bar: box.querySelector("progress"), words: box.querySelector("[role='status']") };
}

function tell(form, words, part) {
  const { box, bar, words: status } = progressOf(form);
  box.hidden = false;
  bar.hidden = part === null;
  if (part === undefined) bar.removeAttribute("value"); // under way, for nobody knows how long
  else if (part !== null) bar.value = part;
  if (status.textContent !== words) status.textContent = words;
}

function finish(form, request) {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const main = page.getElementById("main");
  if (!main) return fail(form);
  document.getElementById("main").replaceWith(document.adoptNode(main));
  document.title = page.title;
  if (request.responseURL !== form.action) {
    history.pushState(null, "", request.responseURL);
    addEventListener("popstate", () => location.reload(), { once: true }); // the page before is no longer here
  }
  scrollTo(0, 0);
  main.focus();
}

function fail(form) {
  form.removeAttribute("data-js-uploading");
  form.querySelector("button").removeAttribute("aria-busy");
  tell(form, "The upload was cut off, and nothing was changed. Please try again.", null);
}

function send(form) {
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    const percent = Math.floor((loaded / total) * 10) * 10; // said aloud in steps
    if (loaded < total) tell(form, `Uploading: ${percent} %`, loaded / total);
  });
  request.upload.addEventListener("load", () => tell(form, "Reading the list…", undefined));
  request.addEventListener("load", () => finish(form, request));
  request.addEventListener("error", () => fail(form));
  request.open("POST", form.action);
  request.send(new FormData(form));
}

// Capture phase: before the form counts as a plain one.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const file = form.matches("[data-upload]") && form.querySelector("input[type='file']").files[0];
  if (!file) return;
  event.preventDefault();
  if (form.hasAttribute("data-js-uploading")) return;
  const isTooLarge = file.size > Number(form.dataset.upload);
  form.querySelector("[data-upload-too-large]").hidden = !isTooLarge;
  if (isTooLarge) {
    form.querySelector("input[type='file']").focus();
    return;
  }
  form.setAttribute("data-js-uploading", "");
  event.submitter?.setAttribute("aria-busy", "true");
  tell(form, "Uploading: 0 %", 0);
  send(form);
}, true);
