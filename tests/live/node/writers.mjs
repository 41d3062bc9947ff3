/**
 * People who write through y-websocket as it comes from npm. The tests say what they do: one JSON command a line comes
 * in, one answer a line goes out, in order.
 */
import { createInterface } from "node:readline";

import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

const UNDONE_TOGETHER = 30; // milliseconds
const CLOCK_STEP = 3; // seconds

class Writer {
  /** The code, and the reason, with which the server or the network closed each connection. */
  closes = [];

  constructor({ server, room, params, headers, options }) {
    class Socket extends WebSocket {
      constructor(address, protocols) {
        super(address, protocols, { headers });
      }
    }
    this.document = new Y.Doc();
    this.text = this.document.getText("text");
    this.history = new Y.UndoManager(this.text, { captureTimeout: UNDONE_TOGETHER });
    this.provider = new WebsocketProvider(server, room, this.document, {
      params,
      WebSocketPolyfill: Socket,
      ...options,
    });
    this.provider.on("connection-close", (event) => event && this.closes.push([event.code, event.reason]));
    this.provider.on("connection-error", (event) => (this.error = event.message));
  }

  /** In one transaction, as an editor does it. Places and lengths count characters; `at` null: the end. */
  edit({ at, deletes, inserts }) {
    const characters = [...this.text.toString()];
    const units = (from, to) => characters.slice(from, to).join("").length;
    const start = at ?? characters.length;
    this.document.transact(() => {
      if (deletes) this.text.delete(units(0, start), units(start, start + deletes));
      if (inserts) this.text.insert(units(0, start), inserts);
    });
  }

  undo() {
    this.history.undo();
  }

  redo() {
    this.history.redo();
  }

  disconnect() {
    this.provider.disconnect();
  }

  connect() {
    this.provider.connect();
  }

  present({ field, value }) {
    this.provider.awareness.setLocalStateField(field, value);
  }

  /** So many seconds go by on this process's clock (clock.mjs), with ways to the server and back between. */
  async wait({ seconds }) {
    for (let passed = 0; passed < seconds; passed += CLOCK_STEP) {
      globalThis.moveClock(CLOCK_STEP * 1000);
      await this.#roundTrip();
    }
  }

  #roundTrip() {
    const socket = this.provider.ws;
    if (socket?.readyState !== WebSocket.OPEN) return null;
    return new Promise((resolve) => {
      const answered = () => {
        socket.off("pong", answered).off("close", answered);
        resolve();
      };
      socket.on("pong", answered).on("close", answered).ping();
    });
  }

  report() {
    const { provider, document } = this;
    const others = [...provider.awareness.getStates()].filter(([client]) => client !== document.clientID);
    return {
      ...described(document),
      client: document.clientID,
      synced: provider.synced,
      tries: provider.shouldConnect,
      closes: this.closes,
      error: this.error ?? "",
      others: Object.fromEntries(others),
    };
  }

  leave() {
    this.provider.destroy();
    this.document.destroy();
  }
}

const described = (document) => ({
  text: document.getText("text").toString(),
  update: Buffer.from(Y.encodeStateAsUpdate(document)).toString("base64"),
  waits: document.store.pendingStructs !== null || document.store.pendingDs !== null,
});

/** What Yjs makes of updates, one after the other. */
const build = ({ updates }) => {
  const document = new Y.Doc();
  for (const update of updates) Y.applyUpdate(document, Buffer.from(update, "base64"));
  return described(document);
};

const writers = new Map();

const act = async ({ writer, does, ...how }) => {
  if (does === "build") return build(how);
  if (does === "join") writers.set(writer, new Writer(how));
  else return (await writers.get(writer)[does](how)) ?? {};
  return {};
};

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await act(JSON.parse(line)).catch((error) => ({ failure: error.stack }));
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit();
