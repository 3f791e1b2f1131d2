import { describe, expect, it } from 'vitest'
import { readWordCopy } from '../../electron/render/review/readWordCopy.ts'
import { renderWordCopy } from '../../electron/render/review/wordCopy.ts'
import { wordCopyAnswer } from '../../electron/render/review/wordCopyAnswer.ts'
import type { WordCopyAnswer } from '../../electron/render/review/wordCopyAnswer.ts'
import { wordCopyLines } from '../../electron/render/review/wordCopyLines.ts'
import { reviewAnswerSchema } from '../../shared/api/reviewFile.ts'
import {
  aReviewDraft,
  commented,
  commentsXml,
  madeBold,
  newParagraph,
  paragraphOf,
  putIn,
  run,
  takenOut,
  withoutMarks,
  withParts,
  withRuns,
  withTakenOut,
  wordXml,
} from '../helpers/wordCopies.ts'

const draft = aReviewDraft()
const copy = await renderWordCopy(draft, '#1d4e6b')

const flood = 'Traders told the committee that the pitches by the quay flood in winter.'
const drains = 'The drains would be cleared in May, at a cost of 4,000 pounds.'
const fees = 'It was asked whether fees could be lowered for the months of flooding.'
const thanks = 'Members thanked the traders for coming to speak.'
const station = 'The ranks at the station were considered.'

/** What comes back of the copy after a change of its document. */
async function back(
  change: (xml: string) => string,
  comments: Parameters<typeof commentsXml>[0] = [],
  other: Readonly<Record<string, string | null>> = {},
): Promise<WordCopyAnswer> {
  const before = wordXml(copy)
  const after = change(before)
  const parts = { 'word/document.xml': after, 'word/comments.xml': commentsXml(comments), ...other }
  const found = await readWordCopy(withParts(copy, parts))
  if (found.kind === 'refused') throw new Error(found.sentence)
  return wordCopyAnswer(found, wordCopyLines(draft))
}

const after = (nth: number) => ({ side: 'after', nth }) as const

async function remarksOf(...given: Parameters<typeof back>): Promise<WordCopyAnswer['remarks']> {
  return (await back(...given)).remarks
}

describe('a Word copy for the chair', () => {
  it('tracks changes from the start, says how to use it and that approving is not signing, and is small', () => {
    expect(wordXml(copy, 'word/settings.xml')).toContain('<w:trackRevisions/>')
    expect(wordXml(copy)).toContain('send it back to Nadia Osei: every change is tracked.')
    expect(wordXml(copy)).toContain('Approving a draft is not signing it')
    expect(copy.byteLength).toBeLessThan(100_000)
  })

  it('is the same bytes for the same draft, and names the draft it is', async () => {
    expect(await renderWordCopy(draft, '#1d4e6b')).toEqual(copy)
    expect(await readWordCopy(copy)).toMatchObject({
      properties: { reviewId: 'review-1', meetingId: 'meeting-1', draft: draft.draft },
    })
  })

  it('comes back untouched with nothing to say, with its marks and without', async () => {
    const nothing = { by: '', verdict: null, note: '', remarks: [], found: 1 }
    expect(await back((xml) => xml)).toEqual(nothing)
    const note = expect.stringContaining('found the points by their words') as string
    expect(await back(withoutMarks)).toEqual({ ...nothing, note })
  })

  it('prints the labels of the minutes, as text that stays where it is', () => {
    expect(paragraphOf(wordXml(copy), drains)).toContain('<w:t xml:space="preserve">b)</w:t><w:tab/>')
  })
})

describe('what the chair does in Word', () => {
  it('is a wording with what was put in, and without what was taken out', async () => {
    const runs =
      run('Traders told the committee that the pitches by the quay ') +
      takenOut('flood') +
      putIn('are under water') +
      run(' in winter.')
    expect(await remarksOf((xml) => withRuns(xml, flood, runs))).toEqual([
      {
        pointId: 'flood',
        comment: '',
        wording: 'Traders told the committee that the pitches by the quay are under water in winter.',
      },
    ])
  })

  it('is a remark for each: new words of a point, and every new paragraph after it with the comment on it', async () => {
    const changed = run('The drains would be cleared in May, at a cost of 5,000 pounds.')
    const more = newParagraph(commented(1, putIn('Nobody objected.'))) + newParagraph(putIn('c)\tIt rained.'))
    const said = await back(
      (xml) => {
        const paragraph = paragraphOf(xml, drains)
        return xml.replace(paragraph, () => withRuns(paragraph, drains, changed) + more)
      },
      [{ id: 1, author: 'Ida Moss', text: 'I made a note of that.' }],
    )
    expect(said.remarks).toEqual([
      {
        ...{ pointId: 'drains', comment: '' },
        wording: 'The drains would be cleared in May, at a cost of 5,000 pounds.',
      },
      {
        ...{ pointId: 'drains', paragraph: after(1) },
        ...{ comment: 'I made a note of that.', wording: 'Nobody objected.' },
      },
      {
        pointId: 'drains',
        paragraph: after(2),
        comment: '',
        wording: expect.stringMatching(/It rained\.$/) as string,
      },
    ])
  })

  it('is found as well where tracking was switched off', async () => {
    expect(
      await remarksOf((xml) => withRuns(xml, fees, run('Could fees be lowered for the months of flooding?'))),
    ).toEqual([
      { pointId: 'fees', comment: '', wording: 'Could fees be lowered for the months of flooding?' },
    ])
  })

  it('is nothing where only the look was changed, or the words were cut into many runs', async () => {
    const cut =
      run('It was asked') +
      madeBold(' whether fees') +
      run(' could be lowered ') +
      run('for the months of flooding.')
    expect(await remarksOf((xml) => withRuns(xml, fees, cut))).toEqual([])
  })

  it('is nothing where something was put in and taken out again', async () => {
    const runs = `${run(drains)}<w:ins w:id="8" w:author="Ida Moss">${takenOut('Really?')}</w:ins>`
    expect(await remarksOf((xml) => withRuns(xml, drains, runs))).toEqual([])
  })

  it('is a comment on the point it is anchored in, several one below the other, with names where they differ', async () => {
    const runs =
      commented(1, run('It was asked')) +
      commented(2, run(' whether fees could be lowered for the months of flooding.'))
    const comments = [
      { id: 1, author: 'Ida Moss', text: 'By whom?' },
      { id: 2, author: 'Ida Moss', text: 'Which fees?' },
    ]
    expect(await back((xml) => withRuns(xml, fees, runs), comments)).toMatchObject({
      by: 'Ida Moss',
      remarks: [{ pointId: 'fees', comment: 'By whom?\nWhich fees?', wording: null }],
    })
    const two = comments.map((each, index) => (index === 0 ? each : { ...each, author: 'Tom Fell' }))
    expect(await back((xml) => withRuns(xml, fees, runs), two)).toMatchObject({
      by: 'Ida Moss, Tom Fell',
      remarks: [{ comment: 'Ida Moss: By whom?\nTom Fell: Which fees?' }],
    })
  })

  it('is a new paragraph after the point it stands behind, or before the first of an item', async () => {
    const put = (xml: string, before: string, inner: string): string => {
      const paragraph = paragraphOf(xml, before)
      return xml.replace(paragraph, `${paragraph}${newParagraph(inner)}`)
    }
    expect(
      await remarksOf((xml) =>
        put(put(xml, drains, putIn('Nobody objected.')), 'Taxi ranks', run('Before all else.')),
      ),
    ).toEqual([
      { pointId: 'drains', paragraph: after(1), comment: '', wording: 'Nobody objected.' },
      {
        ...{ pointId: 'station', paragraph: { side: 'before', nth: 1 } },
        ...{ comment: '', wording: 'Before all else.' },
      },
    ])
  })

  it('is a point to be deleted, whether that was tracked or not', async () => {
    const gone = [{ pointId: 'thanks', comment: 'Delete this point.', wording: '' }]
    expect(await remarksOf((xml) => withTakenOut(xml, thanks))).toEqual(gone)
    expect(await remarksOf((xml) => xml.replace(paragraphOf(xml, thanks), ''))).toEqual(gone)
    expect(await remarksOf((xml) => withoutMarks(withTakenOut(xml, thanks)))).toEqual(gone)
  })

  it('is a point that was moved, with its words as they were, by a tracked move as by cutting and pasting', async () => {
    const move = (
      xml: string,
      there: (paragraph: string) => string,
      here: (paragraph: string) => string,
    ): string => {
      const paragraph = paragraphOf(xml, drains)
      const after = paragraphOf(xml, thanks)
      return xml.replace(paragraph, () => there(paragraph)).replace(after, () => `${after}${here(paragraph)}`)
    }
    const moved = [
      { pointId: 'drains', comment: 'Move this point: after Minute 15, Point d.', wording: null },
    ]
    expect(
      await remarksOf((xml) =>
        move(
          xml,
          () => '',
          (each) => each,
        ),
      ),
    ).toEqual(moved)
    expect(
      await remarksOf((xml) =>
        move(
          xml,
          () => '',
          (each) => withoutMarks(each),
        ),
      ),
    ).toEqual(moved)
    const date = 'w:id="901" w:author="Ida Moss" w:date="2026-11-05T09:00:00Z"'
    const marked = (paragraph: string, how: string): string =>
      paragraph
        .replace('</w:pPr>', `<w:rPr><w:${how} ${date}/></w:rPr></w:pPr>`)
        .replace(/<w:r>.*<\/w:r>/s, (runs) => `<w:${how} ${date}>${runs}</w:${how}>`)
    expect(
      await remarksOf((xml) =>
        move(
          xml,
          (each) => marked(each, 'moveFrom'),
          (each) => withoutMarks(marked(each, 'moveTo')),
        ),
      ),
    ).toEqual(moved)
  })

  it('keeps a point apart from what it was split into, and from what it was joined with', async () => {
    const split = (xml: string): string => {
      const paragraph = paragraphOf(xml, drains)
      const [start = '', end = ''] = paragraph.split(drains)
      return xml.replace(
        paragraph,
        `${start}The drains would be cleared in May.</w:t></w:r></w:p>${newParagraph(run('The cost would be 4,000 pounds.'))}<w:p>${end.replace(/^<\/w:t><\/w:r>/, '').replace('</w:p>', '')}</w:p>`,
      )
    }
    expect(await remarksOf(split)).toEqual([
      { pointId: 'drains', comment: '', wording: 'The drains would be cleared in May.' },
      {
        ...{ pointId: 'drains', paragraph: after(1), comment: '' },
        wording: 'The cost would be 4,000 pounds.',
      },
    ])
    const joined = (xml: string): string => {
      const paragraph = paragraphOf(xml, drains)
      return xml.replace(
        paragraph,
        paragraph.replace('</w:pPr>', '<w:rPr><w:del w:id="9" w:author="Ida Moss"/></w:rPr></w:pPr>'),
      )
    }
    expect(await remarksOf(joined)).toEqual([
      { pointId: 'drains', comment: 'Join this with what follows it.', wording: null },
    ])
  })

  it('finds the words of a point below its mark, where somebody began a new paragraph before them', async () => {
    const pushed = (xml: string): string => {
      const paragraph = paragraphOf(xml, drains)
      const [start = '', end = ''] = paragraph.split(/(?<=<w:bookmarkStart [^>]*>)/)
      return xml.replace(paragraph, `${start}${run('First of all.')}</w:p><w:p>${end}`)
    }
    expect(await remarksOf(pushed)).toEqual([
      { pointId: 'left', paragraph: after(1), comment: '', wording: 'First of all.' },
    ])
  })

  it('is told of headings, leads and the lists of names as well', async () => {
    const renamed = (xml: string): string =>
      withRuns(
        withRuns(
          withRuns(xml, 'Taxi ranks', run('Ranks for taxis')),
          'Resolved to:',
          run('Resolved that the council:'),
        ),
        'Councillor Ida Moss (Chair); Councillor Tom Fell',
        run('Councillor Ida Moss (Chair)'),
      )
    expect(await remarksOf(renamed)).toEqual([
      { pointId: 'present', comment: '', wording: 'Councillor Ida Moss (Chair)' },
      { pointId: 'note', comment: 'Above this point: “Resolved that the council:”', wording: null },
      { pointId: 'station', comment: 'The heading: “Ranks for taxis”', wording: null },
    ])
  })

  it('knows the lead of a decision in one sentence from its words', async () => {
    const sentence = (xml: string, before: string, runs: string): string =>
      xml.replace(`${run(before)}`, () => runs)
    expect(
      await remarksOf((xml) => sentence(xml, 'keep the ranks as they are.', run('keep both ranks.'))),
    ).toEqual([{ pointId: 'keep', comment: '', wording: 'keep both ranks.' }])
    expect(await remarksOf((xml) => sentence(xml, 'Resolved to ', run('The committee agreed to ')))).toEqual([
      { pointId: 'keep', comment: 'Before these words: “The committee agreed to”', wording: null },
    ])
  })

  it('takes the label for no word, changed or not, and what was typed before it for one', async () => {
    const label = '<w:t xml:space="preserve">b)</w:t><w:tab/>'
    expect(await remarksOf((xml) => xml.replace(label, '<w:t>bb)</w:t><w:tab/>'))).toEqual([])
    expect(await remarksOf((xml) => xml.replace(`<w:r>${label}</w:r>`, ''))).toEqual([])
    expect(await remarksOf((xml) => xml.replace(`<w:r>${label}`, `${putIn('Note: ')}<w:r>${label}`))).toEqual(
      [{ pointId: 'drains', comment: '', wording: `Note: ${drains}` }],
    )
  })

  it.each([
    ['approved', 'approved', ''],
    ['Returned.', 'returned', ''],
    ['not approved, sorry', null, 'not approved, sorry'],
    ['', null, ''],
  ])('may say “%s” at the end, which is taken for %s', async (typed, verdict, note) => {
    const line = run('Approved or returned: ')
    const said = await back((xml) => xml.replace(line, `${line}${typed === '' ? '' : putIn(typed)}`))
    expect(said).toMatchObject({ verdict, note, remarks: [] })
  })

  it('may say so in a paragraph below as well', async () => {
    const below = (xml: string): string =>
      xml.replace('<w:sectPr>', `${newParagraph(putIn('Approved'))}<w:sectPr>`)
    expect(await back(below)).toMatchObject({ verdict: 'approved', note: '', remarks: [] })
  })

  it('leaves out nothing that was written: what belongs to no point is in the note', async () => {
    const box = `<w:r><w:pict><w:txbxContent><w:p>${run('Ask the harbour master.')}</w:p></w:txbxContent></w:pict></w:r>`
    const said = await back(
      (xml) =>
        withRuns(xml, station, run(station) + box).replace(
          '<w:body>',
          `<w:body>${newParagraph(putIn('Thank you for this.'))}`,
        ),
      [],
      {
        'word/footnotes.xml': commentsXml([{ id: 1, author: 'Ida Moss', text: 'See last year.' }]).replaceAll(
          'comment',
          'footnote',
        ),
      },
    )
    expect(said.remarks).toEqual([])
    expect(said.note).toBe(
      'On no point of the draft: Thank you for this.\nIn a text box: Ask the harbour master.\nIn a footnote: See last year.',
    )
  })

  it('gives an answer that every field of a review takes', async () => {
    const odd = await back(
      (xml) => withRuns(xml, drains, run('The \u202edrains\u0085 would be cleared.')),
      [{ id: 1, author: 'Ida Moss', text: 'x' }],
    )
    const { found: _, ...answer } = odd
    const whole = {
      ...{
        format: 'minutebook-review-answer',
        version: 1,
        reviewId: 'r',
        meetingId: 'm',
        draft: draft.draft,
      },
      ...{ at: '2026-11-22T10:00:00.000Z', ...answer },
    }
    expect(reviewAnswerSchema.parse(whole)).toEqual(whole)
  })
})

describe('a file that is no Word copy', () => {
  const refused = async (bytes: Uint8Array): Promise<string> => {
    const found = await readWordCopy(bytes)
    return found.kind === 'refused' ? found.sentence : 'taken'
  }
  const text = (words: string): Uint8Array => new TextEncoder().encode(words)

  it.each([
    ['empty', text(''), 'This file is empty. Ask for the Word copy'],
    ['a PDF', text('%PDF-1.7'), 'This file is a PDF. Ask for the Word copy'],
    ['an old Word document', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'Open it in Word, save it as .docx'],
    ['a letter', text('Dear Nadia'), 'This is no Word document. Ask for the Word copy'],
    ['cut short', copy.slice(0, 4_000), 'This document is damaged or incomplete. Ask for the file again.'],
    [
      'a workbook',
      withParts(copy, { 'word/document.xml': null, 'xl/workbook.xml': '<a/>' }),
      'This file is an Excel workbook. Ask for the Word copy',
    ],
    [
      'an OpenDocument text',
      withParts(copy, { 'word/document.xml': null, mimetype: 'application/vnd.oasis.opendocument.text' }),
      'Open it, save it as Word (.docx)',
    ],
    [
      'broken',
      withParts(copy, { 'word/document.xml': '<w:document>' }),
      'This is not a normal Word document',
    ],
    [
      'one that draws in another file',
      withParts(copy, {
        'word/document.xml': `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>${wordXml(copy)}`,
      }),
      'This is not a normal Word document',
    ],
    ['a bomb', withParts(copy, { 'word/media/a.bin': '0'.repeat(101_000_000) }), 'over the 100 MB limit'],
    [
      'without end',
      withParts(copy, {
        'word/document.xml': wordXml(copy).replace('<w:body>', `<w:body>${'<w:p/>'.repeat(20_001)}`),
      }),
      'too long for minutes',
    ],
  ])('is refused with what to do when it is %s', async (_, bytes, sentence) => {
    expect(await refused(bytes)).toContain(sentence)
  })
})
