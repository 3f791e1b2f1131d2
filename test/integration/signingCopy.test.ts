import { describe, expect, test } from 'vitest'
import { sampleBook } from '../../electron/core/sample/sampleBook.ts'
import { renderPdf } from '../../electron/render/pdf.ts'
import { composeCertificate } from '../../shared/document/compose/certificate.ts'
import { composeSigningCopy } from '../../shared/document/compose/signingCopy.ts'
import type { Confirmation } from '../../shared/document/compose/signingCopy.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { checkPdfUa, pdfUaMissing } from '../helpers/pdfUa.ts'
import { readPdf } from '../helpers/pdfReader.ts'

const october = defined(sampleBook.meetings[1], 'the second sample meeting')
const record: MeetingRecord = { ...october, meeting: { ...october.meeting, state: 'confirmed' } }
const textHash = '3f2a91bc'.padEnd(64, '0')
const chainHead = '7'.repeat(64)
const agreedAt = { meetingId: null, date: '2026-12-10', itemId: null, minuteNumber: '24' }
const corrected = defined(
  record.minutes.find(({ blocks }) => blocks.some((block) => block.kind === 'point')),
  'an item with points',
)
const point = defined(
  corrected.blocks.find((block) => block.kind === 'point'),
  'a point',
)
const confirmation: Confirmation = {
  agreedAt,
  manner: 'subject-to',
  corrections: [{ itemId: corrected.itemId, blockId: point.id, was: 'four visits', now: 'five visits' }],
}

describe('the signing copy', () => {
  const copy = composeSigningCopy(record, confirmation, { firstLeaf: 12, textHash, chainHead })

  test('has on every leaf its number, a box for initials, the committee, the code and the head of the chain', async () => {
    const { bytes, pages, notes } = await renderPdf(copy)
    expect(notes).toEqual([])
    const pdf = await readPdf(bytes)
    expect(pdf.pdfUaPart).toBe(1)
    expect(pdf.pages).toHaveLength(pages)
    expect(pages).toBeGreaterThan(2)
    for (const [index, { artifacts }] of pdf.pages.entries()) {
      expect(artifacts).toContain(`Leaf ${12 + index}`)
      expect(artifacts).toContain('Initials')
      expect(artifacts).toContain('Thornmere City Council, Families Scrutiny Committee, 15 October 2026')
      expect(artifacts).toContain('Check code 3f2a 91bc')
      expect(artifacts).toContain(`Record ${chainHead}`)
      expect(artifacts).not.toContain('Page ')
    }
  })

  test('never has the lines to sign on alone on a leaf, and names who presides where that is known', async () => {
    const found = { ...confirmation, manner: 'accurate' as const, corrections: [] }
    const who = 'Councillor Helen Bennett'
    for (const lines of [0, 6, 12, 18, 24, 30]) {
      const marks = { firstLeaf: 12, textHash, chainHead }
      const { blocks, ...rest } = composeSigningCopy(record, found, marks, who)
      // Ever more above, so that the end of the minutes falls anywhere on a leaf.
      const more = Array.from({ length: lines }, () => ({
        ...{ kind: 'paragraph' as const, runs: [{ text: 'One more line.' }] },
      }))
      const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === 'Confirmation')
      const document = { ...rest, blocks: [...blocks.slice(0, at), ...more, ...blocks.slice(at)] }
      const { pages } = await readPdf((await renderPdf(document)).bytes)
      const last = pages.find(({ text }) => text.includes('Office: person presiding'))?.text ?? ''
      expect(last).toContain('Confirmed as an accurate record')
      expect(last).toContain('Families Scrutiny Committee held on 15 October 2026 end on this leaf')
      expect(last).toContain(`(minute 24) by ${who}, the person presiding`)
    }
  })

  test('ends with what was corrected, beside what it was, and the lines to sign on', () => {
    const lines = paperLines(copy)
    expect(lines.slice(lines.indexOf('Corrections agreed on confirmation') - 1)).toEqual([
      'Confirmed, subject to the correction below, at the meeting of 10 December 2026 (minute 24).',
      'Corrections agreed on confirmation',
      expect.stringMatching(/^Minute \d+, a\)$/),
      'Was: four visits',
      'Now: five visits',
      'Signature',
      'The minutes of the meeting of the Families Scrutiny Committee held on 15 October 2026 end on this leaf.',
      'To be signed at the meeting of 10 December 2026 (minute 24) by the person presiding.',
      ...['Signed', 'Name', 'Office: person presiding', 'Date'],
    ])
  })

  test('holds the whole minutes, with exempt passages and corrections of them marked', () => {
    const exempt: MeetingRecord = {
      ...record,
      minutes: record.minutes.map((minutes) =>
        minutes.itemId === corrected.itemId
          ? {
              ...minutes,
              blocks: minutes.blocks.map((block) =>
                block.id === point.id ? { ...block, classification: 'exempt' } : block,
              ),
            }
          : minutes,
      ),
    }
    const lines = paperLines(composeSigningCopy(exempt, confirmation, { firstLeaf: 1, textHash, chainHead }))
    const marks = lines.filter((line) => line.startsWith('Exempt: not for publication'))
    // Once in the minutes and once around the correction.
    expect(marks).toHaveLength(2)
    expect(lines.indexOf('Was: four visits')).toBeGreaterThan(lines.lastIndexOf(marks[1] ?? ''))
  })

  test('passes the PDF/UA checker', async ({ skip }) => {
    skip(pdfUaMissing !== '', pdfUaMissing)
    expect(checkPdfUa((await renderPdf(copy)).bytes)).toContain('PASS')
  })
})

describe('the certificate of a true copy', () => {
  const certificate = composeCertificate(
    record,
    {
      confirmation,
      signature: {
        ...{ id: 'act-2', at: '2026-12-10T12:00:00Z', by: 'Hannah Prior', kind: 'signed', agreedAt },
        presider: { personId: null, name: 'Councillor Helen Bennett' },
        ...{ signedOn: '2026-12-10', manner: 'paper', leaves: { first: 12, last: 16 }, textHash, chainHead },
      },
      corrections: [],
    },
    { name: 'Moira Lang', title: 'Monitoring Officer' },
  )

  test('is one page, says what was signed by whom, and where that is the law', () => {
    const lines = paperLines(certificate)
    expect(lines.slice(1, 5)).toEqual([
      'Certificate of a true copy',
      'I certify that the pages that follow are a true copy of the minutes of the meeting of the Families Scrutiny Committee of Thornmere City Council held on 15 October 2026.',
      'I certify that those minutes were signed on 10 December 2026 by Councillor Helen Bennett, the person presiding at the meeting held on 10 December 2026, under paragraph 41 of Schedule 12 to the Local Government Act 1972.',
      'This certificate is given under section 41 of the Local Government (Miscellaneous Provisions) Act 1976.',
    ])
    expect(lines.join(' ')).not.toMatch(/legally|binding/i)
  })

  test('stands before the leaves as they were numbered, without a box to initial', async () => {
    const { bytes, notes } = await renderPdf(certificate)
    expect(notes).toEqual([])
    const { pages, pdfUaPart } = await readPdf(bytes)
    expect(pdfUaPart).toBe(1)
    expect(pages[0]?.text).toContain('Certificate of a true copy')
    expect(pages[0]?.artifacts).not.toContain('Leaf')
    expect(pages[1]?.text).toContain('Minutes of the meeting held')
    expect(pages.slice(1).map(({ artifacts }) => /Leaf (\d+)/.exec(artifacts)?.[1])).toEqual(
      pages.slice(1).map((_page, index) => String(12 + index)),
    )
    expect(pages.some(({ artifacts }) => artifacts.includes('Initials'))).toBe(false)
  })
})
