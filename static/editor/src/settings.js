/** What the page asks of an editor, from the attributes of its element. Throws where one that is needed is missing. */
export function readSettings({ dataset }) {
  for (const name of ['document', 'socket', 'label']) {
    if (!dataset[name]) throw new Error(`An editor element needs data-${name}`)
  }
  const writes = dataset.mode === 'write'
  return {
    document: dataset.document,
    address: socketAddress(dataset.socket),
    label: dataset.label,
    writes,
    presence: dataset.presence === 'yes',
    limit: Number(dataset.limit || 20_000),
    placeholder: dataset.placeholder ?? (writes ? 'Write here. Everyone in your team sees it as you type.' : 'Nothing written yet.'),
    store: writes && dataset.store === 'yes',
    statusId: dataset.status ?? '',
    countId: dataset.count ?? '',
  }
}

function socketAddress(path) {
  const address = new URL(path, location.href)
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  return address.href
}
