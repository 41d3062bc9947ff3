/**
 * Lets CodeMirror's own style sheets in under a policy that allows no <style> elements: as constructed sheets.
 *
 * style-mod does so only inside shadow roots. CodeMirror calls StyleModule.mount with every sheet that an editor needs,
 * those that are to win last.
 */
import { StyleModule } from "style-mod";

const mounted = new Set();

StyleModule.mount = (root, modules) => {
  const fresh = [modules].flat().filter((module) => !mounted.has(module));
  if (!fresh.length) return;
  fresh.forEach((module) => mounted.add(module));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(fresh.map((module) => module.getRules()).join("\n"));
  root.adoptedStyleSheets.push(sheet);
};
