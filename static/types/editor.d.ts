/** Values that travel between the editor's modules. */
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";

/** From a Yjs client id to a clock. */
export type Places = Map<number, number>;

export type Bytes = Uint8Array;

/** A step of an undo stack. */
export type Step = Y.UndoManager["undoStack"][number];

/** What a session asks of its document; `kind` is not known of what an earlier visit left. */
export interface SessionSettings {
  document: string;
  home: string;
  kind?: string;
  address: string;
  writes: boolean;
  store: boolean;
  mayMove: boolean;
  pushed: boolean;
}

export interface EditorSettings extends SessionSettings {
  kind: string;
  label: string;
  presence: boolean;
  limit: number;
  placeholder: string;
  statusId: string;
  countId: string;
}

/** What a device has of a document. */
export interface Found {
  updates: Bytes[];
  pending: boolean;
  from: Places;
}

/** One record of the store on this device. */
export interface KeptRecord {
  document: string;
  home: string;
  alone: boolean;
  update: Bytes;
  pending: boolean;
  from?: Places;
}

export type KeptState = "yes" | "soon" | "no";

/** Refused, and asking again by itself, or waiting for a nudge. */
export type Barred = "" | "asking" | "waiting";

/** What the writer is told. */
export interface Shown {
  state: string;
  text: string;
}

export interface Facts {
  /** In step with the server. */
  connected: boolean;
  /** This page is for writing. */
  writes: boolean;
  /** "", or the server's reason. */
  locked: string;
  /** The person writes in another document now, which this page is about to show. */
  moved: boolean;
  barred: Barred;
  /** Words in the editor that wait for a text: kept on this device, or only here. */
  ahead: "" | "kept" | "here";
  /** Something typed is not known to be stored. */
  unconfirmed: boolean;
  /** For longer than a moment. */
  overdue: boolean;
  /** Is what is here also on this device? */
  kept: KeptState;
  /** The lock came before the text. */
  late: boolean;
  /** 0, or the close code that ended it. */
  refused: number;
  /** The server takes no more until it is shorter. */
  tooLong: boolean;
  /** Offline, or several tries failed. */
  away: boolean;
  /** Was ever connected. */
  joined: boolean;
}

export interface Flush {
  kind: "flush";
  why: string;
}

export interface Writable {
  kind: "writable";
  allowed: boolean;
  reason: string;
}

/** What the server said. */
export type Message =
  | { kind: "step1" | "step2" | "update" | "presence"; payload: Bytes }
  | { kind: "saved"; frames: number }
  | Flush
  | Writable;

export interface Closed {
  code: number;
  final: boolean;
  barred?: Barred;
}

export interface SocketListener {
  opened(): void;
  received(bytes: Bytes): void;
  closed(how: Closed): void;
  mayReturn(): boolean;
  ping(): void;
}

export interface ProviderListener {
  changed(): void;
  compared(update: Bytes): void;
  flush(why: string): void;
  writable(message: Writable): void;
  closed(how: Closed): void;
  mayReturn(): boolean;
}

export interface SessionListener {
  changed(): void;
  /** Text came too late: after the lock, or (why: "moved") after its author was moved to another team. */
  late(text: string, why: string): void;
}

/** What has to go on elsewhere when an editor leaves the page. */
export interface Unfinished {
  document: string;
  kind: string;
  place: Y.RelativePosition | null;
  typed: string;
}

/** What is typed ahead, and where it goes. */
export interface Ahead {
  typed: string;
  place: Y.RelativePosition | null;
}

/** A stretch of clocks that belongs to a step. */
export interface Stretch {
  from: number;
  to: number;
  step: Step;
}

/** A piece of a text, as a change from elsewhere left it. */
export interface Piece {
  is: "stays" | "new" | "went" | "gone";
  text: string;
  client: number;
  clock: number;
  step: Step | undefined;
}

/** What others tell of themselves. Nothing of it is certain. */
export interface Presence {
  user?: { name?: unknown; color?: unknown };
  cursor?: { anchor?: unknown; head?: unknown } | null;
}

export interface Person {
  name: string;
  colour: number;
  named: boolean;
  anchor: number;
  head: number;
}

export interface Shared {
  settings: EditorSettings;
  text: Y.Text;
  awareness: Awareness;
}
