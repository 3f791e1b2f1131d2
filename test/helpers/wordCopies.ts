import { defined } from '../../shared/domain/assert.ts'
import type { ReviewDraft, ReviewPoint } from '../../shared/domain/review.ts'
import { readZip, writeZip } from '../../electron/render/zipFile.ts'

/** A draft for the chair: points, sub-points, an event, clauses under a lead and one in a sentence, prose, and names. */
export function aReviewDraft(): ReviewDraft {
  const point = (id: string, label: string, text: string, level: 0 | 1 = 0): ReviewPoint => ({
    ...{ id, kind: 'point', level, label, say: `Point ${label.replace(/\W/g, '')}`, lead: '', text },
  })
  const plain = { level: 0, label: '', say: '', lead: '' } as const
  const clause = { kind: 'clause', level: 0 } as const
  return {
    ...({ format: 'minutebook-review', version: 1, reviewId: 'review-1', meetingId: 'meeting-1' } as const),
    ...{ council: 'Wharfside Council', committee: 'Markets Committee', date: '3 November 2026' },
    ...{
      draft: 'a'.repeat(64),
      sentBy: 'Nadia Osei',
      to: 'Councillor Ida Moss',
      sentAt: '2026-11-04T10:00:00.000Z',
    },
    items: [
      {
        ...{ id: 'attendance', number: '', title: 'Attendance' },
        points: [
          {
            ...{ ...plain, id: 'present', kind: 'prose', say: 'Present', lead: 'Present' },
            text: 'Councillor Ida Moss (Chair); Councillor Tom Fell',
          },
        ],
      },
      {
        ...{ id: 'pitches', number: '15', title: 'Pitches by the quay' },
        points: [
          point('flood', 'a)', 'Traders told the committee that the pitches by the quay flood in winter.'),
          point('left', 'i.', 'Two traders had left since the spring.', 1),
          point('drains', 'b)', 'The drains would be cleared in May, at a cost of 4,000 pounds.'),
          point('fees', 'c)', 'It was asked whether fees could be lowered for the months of flooding.'),
          { ...plain, id: 'adjourned', kind: 'event', text: 'The meeting adjourned at 11.05 am.' },
          point('thanks', 'd)', 'Members thanked the traders for coming to speak.'),
          {
            ...{ ...clause, id: 'note', label: '(1)', say: 'Clause 1', lead: 'Resolved to:' },
            text: 'note the report;',
          },
          {
            ...{ ...clause, id: 'june', label: '(2)', say: 'Clause 2', lead: '' },
            text: 'ask for a further report in June.',
          },
        ],
      },
      {
        ...{ id: 'ranks', number: '16', title: 'Taxi ranks' },
        points: [
          { ...plain, id: 'station', kind: 'prose', text: 'The ranks at the station were considered.' },
          {
            ...{ ...plain, ...clause, id: 'keep', lead: 'Resolved to' },
            text: 'keep the ranks as they are.',
          },
        ],
      },
    ],
  }
}

/** One part of a .docx file that Minutebook made, as text. */
export function wordXml(word: Uint8Array, path = 'word/document.xml'): string {
  return defined(readZip(word).get(path), `there is ${path}`).toString('utf8')
}

/** The file with other parts in place of its own, or beside them. */
export function withParts(word: Uint8Array, parts: Readonly<Record<string, string | null>>): Uint8Array {
  const files = new Map<string, Uint8Array>(readZip(word))
  for (const [path, xml] of Object.entries(parts)) {
    if (xml === null) files.delete(path)
    else files.set(path, Buffer.from(xml, 'utf8'))
  }
  return writeZip(files)
}

const who = 'w:id="900" w:author="Ida Moss" w:date="2026-11-05T09:00:00Z"'

/** A run as Word writes it. */
export function run(text: string, look = ''): string {
  return `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
}

export function putIn(text: string): string {
  return `<w:ins ${who}>${run(text)}</w:ins>`
}

export function takenOut(text: string): string {
  return `<w:del ${who}><w:r><w:delText xml:space="preserve">${escaped(text)}</w:delText></w:r></w:del>`
}

/** Runs with a comment on them. */
export function commented(id: number, inner: string): string {
  return `<w:commentRangeStart w:id="${id}"/>${inner}<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`
}

/** What only changed its look, with the look of before. */
export function madeBold(text: string): string {
  return run(text, `<w:b/><w:rPrChange ${who}><w:rPr><w:i/></w:rPr></w:rPrChange>`)
}

export function newParagraph(inner: string, isTracked = true): string {
  return `<w:p><w:pPr>${isTracked ? `<w:rPr><w:ins ${who}/></w:rPr>` : ''}</w:pPr>${inner}</w:p>`
}

export function commentsXml(
  comments: readonly { readonly id: number; readonly author: string; readonly text: string }[],
): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${comments
    .map(
      ({ id, author, text }) =>
        `<w:comment w:id="${id}" w:author="${author}" w:date="2026-11-05T09:00:00Z"><w:p><w:r><w:annotationRef/></w:r>${run(text)}</w:p></w:comment>`,
    )
    .join('')}</w:comments>`
}

/** The whole paragraph that ends in these words, from its first letter to its last. */
export function paragraphOf(xml: string, words: string): string {
  const found = xml.match(/<w:p>.*?<\/w:p>/gs)?.find((each) => each.includes(`>${escaped(words)}<`))
  return defined(found, `a paragraph says “${words}”`)
}

/** The document with other runs in place of the words of a paragraph. */
export function withRuns(xml: string, words: string, runs: string): string {
  if (!xml.includes(run(words))) throw new Error(`No run says “${words}”`)
  return xml.replace(run(words), () => runs)
}

/** The document with a paragraph taken out, its end too, and the taking out tracked. */
export function withTakenOut(xml: string, words: string): string {
  const before = paragraphOf(xml, words)
  const ended = `<w:rPr><w:del ${who}/></w:rPr>`
  const struck = before.replace(
    /<w:r>.*?<\/w:r>/gs,
    (each) => `<w:del ${who}>${each.replace(/(<\/?w:)t(?=[ >])/g, '$1delText')}</w:del>`,
  )
  const after = struck.includes('</w:pPr>')
    ? struck.replace('</w:pPr>', `${ended}</w:pPr>`)
    : struck.replace('<w:p>', `<w:p><w:pPr>${ended}</w:pPr>`)
  return xml.replace(before, () => after)
}

/** The document without the marks by which Minutebook finds its points. */
export function withoutMarks(xml: string): string {
  return xml.replace(/<w:bookmark(Start|End)\b[^>]*\/>/g, '')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
