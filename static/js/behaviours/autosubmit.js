// form[data-autosubmit] sends itself once: a personal link exchanges its token by POST, so that link previews cannot use it up.
import { watch } from "./watch.js";

const sent = new WeakSet();

function send() {
  if (document.prerendering) return; // nobody is looking at this page yet
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form[data-autosubmit]"))) {
    if (sent.has(form)) continue;
    sent.add(form);
    form.requestSubmit();
  }
}

document.addEventListener("prerenderingchange", send);
watch(send);
