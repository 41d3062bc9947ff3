// The editor's own packages: the very files that its modules import, since two copies of Yjs would not know each other.
const path = (file) => new URL(`../../static/node_modules/${file}`, import.meta.url).href;

export const Y = await import(path("yjs/dist/yjs.mjs"));
export const { ChangeSet, EditorSelection, EditorState, Text } = await import(path("@codemirror/state/dist/index.js"));
