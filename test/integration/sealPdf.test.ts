import { beforeAll, describe, expect, test } from 'vitest'
import { renderPdf } from '../../electron/render/pdf.ts'
import { sealPdf } from '../../electron/render/sealPdf.ts'
import { aCertificate, lookedAt, opensslMissing, pdfsigMissing } from '../helpers/certificates.ts'
import { checkPdfUa, pdfUaMissing } from '../helpers/pdfUa.ts'
import { readPdf } from '../helpers/pdfReader.ts'
import { samplePaper } from '../helpers/samplePaper.ts'

const password = 'blue-heron-17'

describe('a PDF that is sealed', () => {
  let paper: Uint8Array
  let certificate: Uint8Array
  const seal = (given: { password?: string; certificate?: Uint8Array; now?: Date } = {}) =>
    sealPdf({ bytes: paper, certificate, password, now: new Date(), ...given })

  beforeAll(async () => {
    paper = (await renderPdf(samplePaper())).bytes
    if (opensslMissing === '') certificate = aCertificate(password)
  })

  test('keeps every byte it had, and its tags', async ({ skip }) => {
    skip(opensslMissing !== '', opensslMissing)
    const sealed = await seal()
    expect(sealed.subject).toBe('Wexcombe minutes')
    expect(Buffer.from(sealed.bytes.subarray(0, paper.length)).equals(Buffer.from(paper))).toBe(true)
    expect((await readPdf(sealed.bytes)).pdfUaPart).toBe(1)
  })

  test('passes the PDF/UA checker still', async ({ skip }) => {
    skip(opensslMissing !== '', opensslMissing)
    skip(pdfUaMissing !== '', pdfUaMissing)
    expect(checkPdfUa((await seal()).bytes)).toContain('PASS')
  })

  test('is found whole by another program, and one changed byte is found too', async ({ skip }) => {
    skip(opensslMissing !== '', opensslMissing)
    skip(pdfsigMissing !== '', pdfsigMissing)
    const { bytes } = await seal()
    expect(lookedAt(bytes)).toContain('Signature is Valid')
    expect(lookedAt(bytes)).toContain('Total document signed')
    const changed = bytes.slice()
    // In the middle of the pages, before the seal.
    const place = Math.floor(paper.length / 2)
    changed[place] = (changed[place] ?? 0) ^ 1
    expect(lookedAt(changed)).toContain('Digest Mismatch')
    const longer = Buffer.concat([bytes, Buffer.from('\n% something more\n')])
    expect(lookedAt(longer)).toContain('Not total document signed')
  })

  test('needs the right password, and says so', async ({ skip }) => {
    skip(opensslMissing !== '', opensslMissing)
    await expect(seal({ password: 'blue-heron-18' })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'This password does not open the certificate. Type it again; it is not kept.',
      details: { field: 'password' },
    })
  })

  test('needs a certificate that is valid on the day', async ({ skip }) => {
    skip(opensslMissing !== '', opensslMissing)
    const inTwoYears = new Date(Date.now() + 2 * 365 * 86_400_000)
    await expect(seal({ now: inTwoYears })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(/^This certificate was valid until \d+ \w+ \d{4}\./) as string,
    })
    const lastYear = new Date(Date.now() - 365 * 86_400_000)
    await expect(seal({ now: lastYear })).rejects.toMatchObject({
      message: expect.stringMatching(/^This certificate is valid only from/) as string,
    })
  })

  test.for([
    ['a PDF', () => paper],
    ['nothing', () => new Uint8Array()],
    ['half a certificate', () => certificate.slice(0, certificate.length / 2)],
  ] as const)('refuses %s as a certificate', async ([, bytes], { skip }) => {
    skip(opensslMissing !== '', opensslMissing)
    await expect(seal({ certificate: bytes() })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'This file is no certificate with a key. Choose the .p12 or .pfx file of the council’s seal.',
    })
  })
})
