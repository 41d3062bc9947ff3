// Builds ../dist/editor.js and ../dist/editor.licences.txt from src/. Run `npm ci` first, then `node build.mjs`.
//
// The first line of the bundle carries a digest of everything that decides what comes out. tests/house/test_bundle.py
// computes the same digest without Node, so that a bundle that nobody rebuilt is noticed anywhere.
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = new URL("./", import.meta.url);
const dist = new URL("../dist/", import.meta.url);

/** A file's text with line endings made equal, so that a checkout on another system gives the same digest. */
function text(path) {
  return readFileSync(new URL(path, here), "utf8").replaceAll("\r\n", "\n");
}

function sourcesDigest() {
  const sources = readdirSync(new URL("src/", here))
    .filter((name) => name.endsWith(".js"))
    .map((name) => `src/${name}`);
  const digest = createHash("sha256");
  for (const path of [...sources, "build.mjs", "package.json", "package-lock.json"].sort()) {
    digest.update(`${path}\0${text(path)}\0`);
  }
  return digest.digest("hex");
}

/** The packages whose code is in the bundle, by name. */
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

/** y-codemirror.next's own carets need style attributes, which the pages' policy forbids: src/carets.js draws ours. */
const withoutForeignCarets = {
  name: "without-foreign-carets",
  setup({ onLoad }) {
    const contents = "export const yRemoteSelections = [], yRemoteSelectionsTheme = []";
    onLoad({ filter: /y-remote-selections\.js$/ }, () => ({ contents }));
  },
};

const note = "Visionroom live editor, MIT. Contains MIT-licensed packages: see editor.licences.txt.";
const { outputFiles, metafile } = await build({
  alias: { "@codemirror/language": "./src/plain-language.js", "@lezer/common": "./src/plain-language.js" },
  absWorkingDir: new URL(".", here).pathname,
  entryPoints: ["src/index.js"],
  banner: { js: `/*! ${note} sources-sha256:${sourcesDigest()} */` },
  bundle: true,
  charset: "utf8",
  format: "esm",
  legalComments: "none",
  metafile: true,
  minify: true,
  outfile: "editor.js",
  plugins: [withoutForeignCarets],
  target: "es2022",
  write: false,
});
const bundle = outputFiles[0].contents;
mkdirSync(dist, { recursive: true });
writeFileSync(new URL("editor.js", dist), bundle);
writeFileSync(new URL("editor.licences.txt", dist), licences(packagesIn(metafile)));
process.stdout.write(`editor.js: ${bundle.length} bytes, ${gzipSync(bundle, { level: 9 }).length} compressed\n`);
