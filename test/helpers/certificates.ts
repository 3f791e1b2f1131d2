import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const starts = (program: string, flag: string): boolean =>
  spawnSync(program, [flag], { stdio: 'ignore' }).error === undefined

/** Why no certificate can be made here; empty when one can. */
export const opensslMissing = starts('openssl', 'version') ? '' : 'openssl is not installed'

/** Why nothing here can look at a seal; empty when something can. */
export const pdfsigMissing = starts('pdfsig', '-v') ? '' : 'pdfsig (poppler-utils) is not installed'

/** A certificate of an invented council with its key, as a .p12 file under the password. `days`: how long from today it is valid. */
export function aCertificate(password: string, given: { readonly days?: number } = {}): Uint8Array {
  return inFolder((at) => {
    const openssl = (...words: string[]): void => {
      execFileSync('openssl', words, { stdio: 'ignore' })
    }
    openssl(
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/O=Wexcombe/CN=Wexcombe minutes'],
      ...['-days', String(given.days ?? 365), '-keyout', at('key.pem'), '-out', at('certificate.pem')],
    )
    openssl(
      ...['pkcs12', '-export', '-inkey', at('key.pem'), '-in', at('certificate.pem')],
      ...['-passout', `pass:${password}`, '-out', at('seal.p12')],
    )
    return new Uint8Array(readFileSync(at('seal.p12')))
  })
}

/** What poppler says of the seals of a PDF. */
export function lookedAt(bytes: Uint8Array): string {
  return inFolder((at) => {
    writeFileSync(at('sealed.pdf'), bytes)
    return spawnSync('pdfsig', ['-nocert', at('sealed.pdf')], { encoding: 'utf8' }).stdout
  })
}

function inFolder<Result>(work: (at: (name: string) => string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'minutebook-seal-'))
  try {
    return work((name) => join(folder, name))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
