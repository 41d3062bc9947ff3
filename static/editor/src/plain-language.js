/**
 * Stands in for @codemirror/language and @lezer/common, which @codemirror/commands imports (see `alias` in build.mjs).
 *
 * The documents are plain text: no syntax, no indentation. Answering for that case in a few lines instead of shipping
 * parsers saves 14 kB, compressed, on every page with an editor.
 */
import { Facet } from "@codemirror/state";

export const indentUnit = Facet.define({ combine: () => " " });

export class IndentContext {}
export class NodeProp {}

export const getIndentation = () => null;
export const getIndentUnit = () => 1;
export const indentString = () => "";
export const matchBrackets = () => null;

export function syntaxTree() {
  throw new Error("Plain text has no syntax tree: a command for code was bound to a key");
}
