import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderWord } from '../../electron/render/word.ts'
import { subPointMarkers } from '../../shared/domain/houseStyle.ts'
import type { PointMarker } from '../../shared/domain/houseStyle.ts'
import { labelsOf } from '../../shared/document/numbering.ts'
import type { Markers } from '../../shared/document/numbering.ts'
import type { Block, PaperDocument } from '../../shared/document/model.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { hostileText, letteredPoint, longMinutes, samplePaper } from '../helpers/samplePaper.ts'
import { elements, readWord, wordPart, wordValue } from '../helpers/wordReader.ts'

type Part = 0 | 1 | 2 | 'prose' | 'resolution'

function lines(document: PaperDocument): string[] {
  return paperLines(document).map((line) => line.replace(/\s+/g, ' ').trim())
}

/** An item of points, prose and resolutions, labelled as the composers label it. */
function item(list: string, parts: readonly Part[], markers: Markers): Block[] {
  const labels = labelsOf(
    parts.map((part) =>
      part === 'prose'
        ? { kind: 'other' }
        : part === 'resolution'
          ? { kind: 'resolution', clauses: [{ level: 0 }, { level: 1 }, { level: 0 }] }
          : { kind: 'point', level: part },
    ),
    markers,
  )
  return parts.map((part, index): Block => {
    const label = labels[index]
    const runs = [{ text: `line ${index}` }]
    if (label === null || label === undefined) return { kind: 'paragraph', runs }
    if (part === 'prose' || part === 'resolution') {
      const clauses = (Array.isArray(label) ? label : [label]) as readonly { text: string; say: string }[]
      return {
        kind: 'resolution',
        list: `${list}-resolution-${index}`,
        lead: 'Resolved to',
        clauses: clauses.map((clause, at) => ({
          level: at === 1 ? 1 : 0,
          label: clause.text,
          say: clause.say,
          runs,
        })),
      }
    }
    const { text, say } = label as { text: string; say: string }
    return { kind: 'point', list, markers: markers.points, level: part, label: text, say, runs }
  })
}

async function styleOf(bytes: Uint8Array, id: string) {
  const styles = await wordPart(bytes, 'word/styles.xml')
  const found = elements(styles, 'w:style').find((style) => style.getAttribute('w:styleId') === id)
  if (found === undefined) throw new Error(`No style ${id}`)
  return found
}

describe('A Word file', () => {
  it('prints every line of the paper under the label the paper gives it', async () => {
    const paper = samplePaper()
    expect(await readWord(await renderWord(paper))).toEqual(lines(paper))
  })

  it('goes from z) to aa), bb) and from zz) to aaa), and starts again with the next item', async () => {
    const blocks = ['one', 'two'].flatMap((list) =>
      Array.from({ length: 54 }, (_none, index) => letteredPoint(list, index + 1, [{ text: 'said;' }])),
    )
    const printed = await readWord(await renderWord(samplePaper({ blocks })))
    expect([0, 25, 26, 27, 51, 52, 53, 54].map((at) => printed[at])).toEqual(
      ['a)', 'z)', 'aa)', 'bb)', 'zz)', 'aaa)', 'bbb)', 'a)'].map((label) => `${label} said;`),
    )
  })

  it('lets Word number every point and clause of an ordinary item', async () => {
    const bytes = await renderWord(samplePaper())
    const document = await wordPart(bytes, 'word/document.xml')
    const marked = samplePaper().blocks.flatMap((block) =>
      block.kind === 'point'
        ? [block.label]
        : block.kind === 'resolution'
          ? block.clauses.map((clause) => clause.label).filter((label) => label !== '')
          : [],
    )
    expect(elements(document, 'w:numPr')).toHaveLength(marked.length)
  })

  it.each(subPointMarkers)('marks sub-points as %s', async (subPoints) => {
    const paper = samplePaper({
      blocks: item('one', [0, 1, 1, 1, 1, 2, 2, 1, 0, 1], { points: 'letters', subPoints }),
    })
    expect(await readWord(await renderWord(paper))).toEqual(lines(paper))
    expect(lines(paper)[4]).toBe(`${subPoints.replace('i', 'iv')} line 4`)
  })

  it('prints what the paper says whatever stands between points and however deep they go', async () => {
    const parts = fc.array(fc.constantFrom<Part>(0, 0, 0, 1, 1, 2, 'prose', 'resolution'), {
      minLength: 1,
      maxLength: 40,
    })
    const points = fc.constantFrom<PointMarker>('letters', 'numbers', 'bullets', 'none')
    await fc.assert(
      fc.asyncProperty(
        fc.array(parts, { minLength: 1, maxLength: 3 }),
        points,
        fc.constantFrom(...subPointMarkers),
        async (items, marks, subPoints) => {
          const blocks = items.flatMap((each, index) =>
            item(`item-${index}`, each, { points: marks, subPoints }),
          )
          const paper = samplePaper({ blocks })
          expect(await readWord(await renderWord(paper))).toEqual(lines(paper))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('prints the label as text where a list has a gap that Word would close', async () => {
    const blocks = [1, 2, 4, 5].map((n) => letteredPoint('one', n, [{ text: 'said;' }]))
    expect(await readWord(await renderWord(samplePaper({ blocks })))).toEqual([
      'a) said;',
      'b) said;',
      'd) said;',
      'e) said;',
    ])
  })

  it('has headings with their levels, kept with what follows, in the council’s colour', async () => {
    const bytes = await renderWord(samplePaper())
    const document = await wordPart(bytes, 'word/document.xml')
    const used = elements(document, 'w:pStyle').map((style) => style.getAttribute('w:val'))
    for (const level of [1, 2, 3, 4, 5, 6]) {
      const style = await styleOf(bytes, `Heading${level}`)
      expect(wordValue(style, 'w:outlineLvl')).toBe(String(level - 1))
      expect(elements(style, 'w:keepNext')).toHaveLength(1)
      expect(wordValue(style, 'w:color')).toBe('1F3854')
      const headings = samplePaper().blocks.filter(
        (block) => block.kind === 'heading' && block.level === level,
      )
      expect(used.filter((id) => id === `Heading${level}`)).toHaveLength(headings.length)
    }
  })

  it('uses only styles that are there', async () => {
    const bytes = await renderWord(samplePaper())
    const styles = await wordPart(bytes, 'word/styles.xml')
    const known = elements(styles, 'w:style').map((style) => style.getAttribute('w:styleId'))
    for (const path of ['word/document.xml', 'word/header1.xml', 'word/footer1.xml']) {
      const part = await wordPart(bytes, path)
      for (const name of ['w:pStyle', 'w:rStyle', 'w:tblStyle']) {
        for (const style of elements(part, name)) expect(known).toContain(style.getAttribute('w:val'))
      }
    }
    for (const name of ['w:basedOn', 'w:next', 'w:link']) {
      for (const style of elements(styles, name)) expect(known).toContain(style.getAttribute('w:val'))
    }
  })

  it('repeats the header row, keeps rows whole and says what the table is', async () => {
    const document = await wordPart(await renderWord(samplePaper()), 'word/document.xml')
    const rows = elements(document, 'w:tr')
    expect(rows.map((row) => elements(row, 'w:tblHeader').length)).toEqual([1, 0, 0])
    expect(rows.every((row) => elements(row, 'w:cantSplit').length === 1)).toBe(true)
    expect(wordValue(document, 'w:tblDescription')).toBe(
      'Business of the meeting, with the pages of each paper',
    )
  })

  it('is in British English, named, with its author, and with the picture described', async () => {
    const bytes = await renderWord(samplePaper())
    expect(wordValue(await wordPart(bytes, 'word/styles.xml'), 'w:lang')).toBe('en-GB')
    const properties = await wordPart(bytes, 'docProps/core.xml')
    expect(elements(properties, 'dc:title')[0]?.textContent).toBe(samplePaper().title)
    expect(elements(properties, 'dc:creator')[0]?.textContent).toBe('Wexcombe Borough Council')
    const document = await wordPart(bytes, 'word/document.xml')
    expect(elements(document, 'wp:docPr').map((each) => each.getAttribute('descr'))).toEqual([
      'Arms of Wexcombe Borough Council',
    ])
  })

  it('carries the caveat at the head and the page of pages at the foot of every page', async () => {
    const bytes = await renderWord(samplePaper())
    const header = await wordPart(bytes, 'word/header1.xml')
    expect(header.documentElement?.textContent).toBe('Draft: subject to confirmation at the next meeting')
    const two = await wordPart(
      await renderWord(samplePaper({ caveat: 'NOT FOR PUBLICATION\nDraft' })),
      'word/header1.xml',
    )
    expect(elements(two, 'w:p').map((line) => line.textContent)).toEqual(['NOT FOR PUBLICATION', 'Draft'])
    const footer = await wordPart(bytes, 'word/footer1.xml')
    expect(elements(footer, 'w:instrText').map((field) => field.textContent)).toEqual(['PAGE', 'NUMPAGES'])
    const plain = await renderWord(samplePaper({ caveat: '', footer: '', pageNumbers: false }))
    await expect(wordPart(plain, 'word/header1.xml')).rejects.toThrow('No word/header1.xml')
    await expect(wordPart(plain, 'word/footer1.xml')).rejects.toThrow('No word/footer1.xml')
  })

  it('is the same to the byte for the same paper, and says nothing of the time it was made', async () => {
    const first = await renderWord(samplePaper())
    await renderWord(longMinutes(1))
    expect(Buffer.compare(first, await renderWord(samplePaper()))).toBe(0)
    const properties = await wordPart(first, 'docProps/core.xml')
    expect(properties.documentElement?.textContent).not.toMatch(/\d{4}-\d\d-\d\dT/)
  })

  it('links to web and mail addresses and to nothing else', async () => {
    const runs = [
      'https://a.example/?q=1&r="2"',
      'mailto:b@c.example',
      'javascript:alert(1)',
      'file:///etc/passwd',
    ].map((href) => ({ text: 'here', href }))
    const bytes = await renderWord(samplePaper({ blocks: [{ kind: 'paragraph', runs }] }))
    const relations = await wordPart(bytes, 'word/_rels/document.xml.rels')
    const targets = elements(relations, 'Relationship')
      .filter((each) => each.getAttribute('TargetMode') === 'External')
      .map((each) => each.getAttribute('Target'))
    expect(targets).toEqual(['https://a.example/?q=1&r="2"', 'mailto:b@c.example'])
    expect(await readWord(bytes)).toEqual(['herehereherehere'])
  })

  it('prints hostile words as they stand and drops what XML cannot hold', async () => {
    const text = `${hostileText}\u0000\u0008\ud800]]>`
    const paper = samplePaper({
      title: text,
      caveat: text,
      footer: text,
      author: text,
      blocks: [
        { kind: 'heading', id: 'h', level: 1, number: text, text },
        { kind: 'paragraph', runs: [{ text, strong: true, emphasis: true }] },
        { kind: 'signature', lines: [text] },
      ],
    })
    const words = `${hostileText}]]>`
    expect(await readWord(await renderWord(paper))).toEqual([`${words} ${words}`, words, words])
  })

  it('starts a page where the paper says so, and keeps two tables apart', async () => {
    const table: Block = {
      kind: 'table',
      summary: 'Names',
      columns: [{ heading: 'Name', share: 1, align: 'start' }],
      rows: [{ cells: [[]] }],
    }
    const line: Block = { kind: 'paragraph', runs: [{ text: 'x' }] }
    const blocks: Block[] = [line, { kind: 'pageBreak' }, line, { kind: 'pageBreak' }, table, table]
    const document = await wordPart(await renderWord(samplePaper({ blocks })), 'word/document.xml')
    expect(elements(document, 'w:pageBreakBefore')).toHaveLength(1)
    expect(elements(document, 'w:br').map((each) => each.getAttribute('w:type'))).toEqual(['page'])
    const body = elements(document, 'w:body')[0]
    const order = [...(body?.childNodes ?? [])].map((node) => node.nodeName)
    expect(order).toEqual(['w:p', 'w:p', 'w:p', 'w:tbl', 'w:p', 'w:tbl', 'w:p', 'w:sectPr'])
  })
})
