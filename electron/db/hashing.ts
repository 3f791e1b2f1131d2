import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** SHA-256 over canonical JSON (RFC 8785), text normalised to NFC first: two spellings of "é" look the same and must hash the same. */
export function hashOf(value: unknown): string {
  const canonical = canonicalize(normalised(value))
  if (canonical === undefined) throw new Error('Only JSON values can be hashed.')
  return createHash('sha256').update(canonical, 'utf8').digest('hex')
}

function normalised(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(normalised)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, entry]) => entry !== undefined)
        .map(([key, entry]) => [key.normalize('NFC'), normalised(entry)]),
    )
  }
  return value
}
