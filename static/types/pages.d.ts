/** What TypeScript cannot know by itself about these pages: what bubbles up to the document, and htmx. */

/** Elements that events come from. A few come from the document itself: hence `closest?.` in the code. */
interface Sources {
  change: HTMLInputElement;
  close: HTMLDialogElement;
  formdata: HTMLFormElement;
  input: HTMLInputElement;
  reset: HTMLFormElement;
  submit: HTMLFormElement;
}

type From<E, K> = E & { readonly target: K extends keyof Sources ? Sources[K] : HTMLElement };

interface HtmxContext {
  request?: { method: string; submitter?: HTMLElement | null };
  response?: { status: number };
  sourceElement?: HTMLElement;
  target?: HTMLElement;
}

type HtmxEvent = CustomEvent<{ ctx?: HtmxContext }>;

/** A live page's socket, as hx-ws keeps it. */
interface HtmxConnection {
  attempt: number;
  config: { pauseOnBackground?: boolean; reconnect?: boolean; reconnectCodes?: number[] };
  socket?: WebSocket;
}

type SocketEvent<More = object> = CustomEvent<{ connection: HtmxConnection } & More>;

/** Text that came too late for its document. */
interface LateText {
  document: string;
  text: string;
  why: string;
  ahead?: boolean;
}

interface DocumentEventMap {
  announce: CustomEvent<string>;
  "htmx:after:request": HtmxEvent;
  "htmx:after:swap": HtmxEvent;
  "htmx:before:request": HtmxEvent;
  "htmx:before:swap": HtmxEvent;
  "htmx:error": HtmxEvent;
  "htmx:finally:request": HtmxEvent;
  "htmx:ws:after:connection": SocketEvent;
  "htmx:ws:before:message:incoming": SocketEvent<{
    message: { data: unknown };
    waitUntil: (work: Promise<unknown>) => void;
  }>;
  "htmx:ws:close": SocketEvent<{ code: number; reason: string }>;
  "like-bar-closed": CustomEvent<undefined>;
  prerenderingchange: Event;
  "visionroom:ended": CustomEvent<{ code: number }>;
  "visionroom:late": CustomEvent<LateText>;
  "visionroom:late-settled": CustomEvent<{ document: string }>;
  "visionroom:left": CustomEvent<{ texts: string[] }>;
  "visionroom:put": CustomEvent<{ text: string }>;
  "visionroom:state": CustomEvent<{ document: string; state: string; text: string; value: string }>;
}

interface HTMLElementEventMap {
  "visionroom:read": CustomEvent<{ texts: string[] }>;
}

interface Document {
  readonly prerendering?: boolean;
  addEventListener<K extends keyof DocumentEventMap>(
    type: K,
    listener: (event: From<DocumentEventMap[K], K>) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** All elements that scripts ask for are HTML; the words in the picture of a cloud have the same `dataset`. */
interface ParentNode {
  querySelector<K extends keyof HTMLElementTagNameMap>(selectors: K): HTMLElementTagNameMap[K] | null;
  querySelector<E extends Element = HTMLElement>(selectors: string): E | null;
  querySelectorAll<K extends keyof HTMLElementTagNameMap>(selectors: K): NodeListOf<HTMLElementTagNameMap[K]>;
  querySelectorAll<E extends Element = HTMLElement>(selectors: string): NodeListOf<E>;
}

interface Element {
  closest<K extends keyof HTMLElementTagNameMap>(selector: K): HTMLElementTagNameMap[K] | null;
  closest<E extends Element = HTMLElement>(selector: string): E | null;
}

declare const htmx: { ajax(method: string, address: string, options: { target: string | Element | null; swap?: string }): void };

interface Window {
  htmx: typeof htmx;
}

/** A control that people fill in. */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** A phrase of a draft; places are in code points. */
interface ChosenPhrase {
  draft: string | undefined;
  start: number;
  end: number;
  phrase: string;
}

/** What is kept of a form: `extra` is what a behaviour keeps beside its fields. */
interface FormRecord {
  fields: Record<string, string | null>;
  seen?: string;
  sent?: boolean;
  extra?: ChosenPhrase | null;
}

/** Of the seat that a tab had; `text` once the place was lost. */
interface OwnWords {
  home?: string;
  text?: string;
}

/** Browsers take null for no timer. */
declare function clearTimeout(timer: number | null): void;
declare function clearInterval(timer: number | null): void;

/** A form's data without files: browsers make URLSearchParams of it, and TypeScript does not know. */
type Encodable = any;
