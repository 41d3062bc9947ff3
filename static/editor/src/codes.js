/** The close codes of a document's socket that mean something to the page. */
export const NOT_SIGNED_IN = 4401;
/** Not open to this person, as the document of a team that they have left. */
export const NOT_ALLOWED = 4403;
export const GONE = 4404;
/** A facilitator took this person off the list: what is on the page is all that is left. */
export const REMOVED = 4405;
/** Another device keeps the seat to itself. */
export const ELSEWHERE = 4406;
export const PROTOCOL_ERROR = 4009;
export const COLLECTED = 4010;
/** An update with which the text would be too long: it is tried again, in case it was shortened. */
export const TOO_LONG = 4011;

export const SEAT_LOST = new Set([NOT_SIGNED_IN, ELSEWHERE]);
/** Documents that are gone or were collected. */
export const OVER = new Set([GONE, COLLECTED]);
