// Builds dist/ from js/, css/ and editor/src/. Run `npm ci` first, then `node build.mjs`.
//
// What is built is committed, so that a server needs no Node. dist/sources.sha256 holds a digest of everything that
// decides what comes out. tests/house/test_bundle.py computes the same digest without Node, so that a bundle that was
// not rebuilt is noticed anywhere.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

const here = new URL("./", import.meta.url);
const dist = new URL("dist/", here);
const RECIPE = ["build.mjs", "package.json", "package-lock.json"];

/** What each script holds. */
const SCRIPTS = {
  "come-back": "js/behaviours/come-back.js",
  editor: "editor/src/index.js",
  pages: "js/app.js",
  respondent: "js/respondent.js",
  theme: "js/theme.js",
};

/** What each style sheet holds, in this order. A page takes `pages` and that of its surface. */
const STYLES = {
  pages: ["fonts", "tokens", "base", "components", "presses"],
  print: ["print"],
  respondent: ["tokens", "survey/respondent"],
  join: ["people"],
  meeting: [
    ...["meeting/meeting", "meeting/drafts", "meeting/vision", "cloud", "artifacts", "customers"],
    ...["documents/editor", "documents/documents", "documents/wordings", "handout"],
  ],
  console: ["meeting/console"],
  screen: ["meeting/screen"],
  preparation: [
    ...["agenda", "drafts", "vision"].map((name) => `meeting/${name}`),
    ...["answers", "artifacts", "cloud", "customers", "documents/documents", "handout", "imports", "invitations"],
    ...["people", "survey/survey", "survey/one-time-links"],
  ],
};

/** A file's text with line endings made equal, so that a checkout on another system gives the same digest. */
function text(path) {
  return readFileSync(new URL(path, here), "utf8").replaceAll("\r\n", "\n");
}

function filesIn(folder, suffix) {
  return readdirSync(new URL(`${folder}/`, here), { recursive: true })
    .map((path) => `${folder}/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(suffix));
}

function sourcesDigest() {
  const sources = [...filesIn("js", ".js"), ...filesIn("editor/src", ".js"), ...filesIn("css", ".css"), ...RECIPE];
  const digest = createHash("sha256");
  for (const path of sources.sort()) digest.update(`${path}\0${text(path)}\0`);
  return digest.digest("hex");
}

/** The packages whose code is in a bundle, by name. */
function packagesIn(metafile) {
  const inputs = Object.values(metafile.outputs)[0].inputs;
  const names = Object.entries(inputs)
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
}

function licences(packages) {
  const parts = packages.map((name) => {
    const { version, license } = JSON.parse(text(`node_modules/${name}/package.json`));
    return `${name} ${version} (${license})\n\n${text(`node_modules/${name}/LICENSE`).trim()}\n`;
  });
  return `The file editor.js beside this one contains the packages below.\n\n${parts.join(`\n${"-".repeat(78)}\n\n`)}`;
}

/** y-codemirror.next's own carets need style attributes, which the pages' policy forbids: editor/src/carets.js draws ours. */
const withoutForeignCarets = {
  name: "without-foreign-carets",
  setup({ onLoad }) {
    const contents = "export const yRemoteSelections = [], yRemoteSelectionsTheme = []";
    onLoad({ filter: /y-remote-selections\.js$/ }, () => ({ contents }));
  },
};

const COMMON = {
  absWorkingDir: here.pathname,
  bundle: true,
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  minify: true,
  target: "es2022",
  write: false,
};

function write(name, content) {
  writeFileSync(new URL(name, dist), content);
  if (!name.endsWith(".txt")) {
    const sizes = `${content.length} bytes, ${brotliCompressSync(content).length} compressed`;
    process.stdout.write(`${name}: ${sizes}\n`);
  }
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
for (const [name, source] of Object.entries(SCRIPTS)) {
  const editor = name === "editor";
  const note = editor ? "editor, MIT. Contains MIT-licensed packages: see editor.licences.txt." : `${name}, MIT.`;
  const plain = "./editor/src/plain-language.js";
  const { outputFiles, metafile } = await build({
    ...COMMON,
    alias: editor ? { "@codemirror/language": plain, "@lezer/common": plain } : {},
    banner: { js: `/*! Visionroom ${note} */` },
    entryPoints: [source],
    format: name === "theme" ? "iife" : "esm",
    outfile: `${name}.js`,
    plugins: editor ? [withoutForeignCarets] : [],
  });
  write(`${name}.js`, outputFiles[0].contents);
  if (editor) write("editor.licences.txt", licences(packagesIn(metafile)));
}
for (const [name, sheets] of Object.entries(STYLES)) {
  const contents = sheets.map((sheet) => `@import "./css/${sheet}.css";`).join("\n");
  const { outputFiles } = await build({
    ...COMMON,
    external: ["../fonts/*"],
    outfile: `${name}.css`,
    stdin: { contents, loader: "css", resolveDir: here.pathname },
    target: "esnext",
  });
  write(`${name}.css`, outputFiles[0].contents);
}
writeFileSync(new URL("sources.sha256", dist), `${sourcesDigest()}\n`);
