// A new phase is read from its top, wherever the page was scrolled to in the one before.
import { phaseNow } from "./sheet.js";
import { watch } from "./watch.js";

let phase = "";

watch(() => {
  const before = phase;
  phase = phaseNow();
  if (before && phase && before !== phase) scrollTo(0, 0);
});
