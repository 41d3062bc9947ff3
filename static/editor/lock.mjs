// The lock file holds versions and hashes only: npm adds donation addresses, which are taken out again here.
import { readFileSync, writeFileSync } from 'node:fs'

const address = new URL('package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(address, 'utf8'))
for (const entry of Object.values(lock.packages)) delete entry.funding
writeFileSync(address, `${JSON.stringify(lock, null, 2)}\n`)
