// select[data-own-zone] starts on this device's time zone, until the person chooses another.
import { watch } from "./watch.js";

const seen = new WeakSet();

watch(() => {
  for (const select of /** @type {NodeListOf<HTMLSelectElement>} */ (
    document.querySelectorAll("select[data-own-zone]")
  )) {
    if (seen.has(select)) continue;
    seen.add(select);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if ([...select.options].some((option) => option.value === zone)) select.value = zone;
  }
});
