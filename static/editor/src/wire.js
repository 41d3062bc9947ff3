/**
 * The messages on a document's socket, as bytes and as objects.
 *
 * Types 0 (sync) and 1 (presence) are y-protocols', unchanged. Types 100 to 102 are ours and travel only under the
 * subprotocol `visionroom.v1`; the server's side of the same contract is app/live/protocol.py.
 */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/**
 * @import { Bytes, Message } from "../../types/editor.d.ts"
 * @import { Decoder } from "lib0/decoding"
 */

export const SUBPROTOCOL = "visionroom.v1";

const SYNC = 0;
const PRESENCE = 1;
const SAVED = 100;
const FLUSH = 101;
const WRITABLE = 102;

/** @type {("step1" | "step2" | "update")[]} */
const SYNC_KINDS = ["step1", "step2", "update"];

/** A Yjs update that changes nothing: no blocks, nothing deleted. */
export const EMPTY_UPDATE = Uint8Array.of(0, 0);

/** The state vector of a document without any content: asks for everything. */
export const EMPTY_STATE = Uint8Array.of(0);

/** @param {...(number | Uint8Array)} parts */
function message(...parts) {
  const encoder = encoding.createEncoder();
  for (const part of parts) {
    if (typeof part === "number") encoding.writeVarUint(encoder, part);
    else encoding.writeVarUint8Array(encoder, part);
  }
  return encoding.toUint8Array(encoder);
}

/** @param {Uint8Array} stateVector */
export const step1 = (stateVector) => message(SYNC, 0, stateVector);
/** @param {Bytes} update */
export const step2 = (update) => message(SYNC, 1, update);
/** @param {Bytes} bytes */
export const update = (bytes) => message(SYNC, 2, bytes);
/** @param {Bytes} bytes */
export const presence = (bytes) => message(PRESENCE, bytes);
export const flushed = () => message(FLUSH);

/**
 * What the server said: {kind: 'step1'|'step2'|'update'|'presence', payload}, {kind: 'saved', frames},
 * {kind: 'flush', why} or {kind: 'writable', allowed, reason}. Throws on anything else.
 * @param {Bytes} bytes
 * @returns {Message}
 */
export function read(bytes) {
  const decoder = decoding.createDecoder(bytes);
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case SYNC:
      return readSync(decoder);
    case PRESENCE:
      return { kind: "presence", payload: decoding.readVarUint8Array(decoder) };
    case SAVED:
      return { kind: "saved", frames: decoding.readVarUint(decoder) };
    case FLUSH:
      return { kind: "flush", why: readReason(decoder) };
    case WRITABLE:
      return readWritable(decoder);
    default:
      throw new Error(`The server sent a message of unknown type ${type}`);
  }
}

/**
 * @param {Decoder} decoder
 * @returns {Message}
 */
function readSync(decoder) {
  const number = decoding.readVarUint(decoder);
  const kind = SYNC_KINDS[number];
  if (!kind) throw new Error(`The server sent a sync message of unknown type ${number}`);
  return { kind, payload: decoding.readVarUint8Array(decoder) };
}

/**
 * @param {Decoder} decoder
 * @returns {Message}
 */
function readWritable(decoder) {
  const allowed = decoding.readVarUint(decoder) === 1;
  return { kind: "writable", allowed, reason: readReason(decoder) };
}

/** @param {Decoder} decoder */
function readReason(decoder) {
  return decoding.hasContent(decoder) ? decoding.readVarString(decoder) : "";
}
