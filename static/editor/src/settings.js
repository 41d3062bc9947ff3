/** Whose page this is, on pages of a seat, and empty on others: what this device keeps belongs to that seat. */
const seat = document.querySelector("[data-late-offer], [data-late-kept]")?.dataset ?? {};
export const HOME = seat.lateOffer ?? seat.lateKept ?? "";

/**
 * What an earlier visit left on this device of a document that is not on this page.
 * @param {string} document
 */
export function settingsOfLeftover(document) {
  const address = socketAddress(`/sync/${document}?as=seat`);
  return { document, home: HOME, address, writes: true, store: true, mayMove: true, pushed: false };
}

/**
 * What the page asks of an editor, from the attributes of its element. Throws where one that is needed is missing.
 * @param {HTMLElement} element
 */
export function readSettings(element) {
  const { dataset } = element;
  for (const name of ["document", "socket", "label"]) {
    if (!dataset[name]) throw new Error(`An editor element needs data-${name}`);
  }
  const writes = dataset.mode === "write";
  return {
    document: String(dataset.document),
    home: HOME,
    kind: dataset.kind ?? "",
    mayMove: writes && dataset.kind === "team", // from one to another
    pushed: element.closest("[hx-ws\\:connect]") !== null, // the page shows the next document by itself
    address: socketAddress(String(dataset.socket)),
    label: String(dataset.label),
    writes,
    presence: dataset.presence === "yes",
    limit: Number(dataset.limit || 20_000),
    placeholder:
      dataset.placeholder ??
      (writes ? "Write here. Everyone in your team sees it as you type." : "Nothing written yet."),
    store: writes && dataset.store === "yes",
    statusId: dataset.status ?? "",
    countId: dataset.count ?? "",
  };
}

/** @param {string} path */
function socketAddress(path) {
  const address = new URL(path, location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}
