import { describe, expect, it } from 'vitest'
import { sampleBook } from '../../electron/core/sample/sampleBook.ts'
import { renderWord } from '../../electron/render/word.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import type { PaperDocument } from '../../shared/document/model.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { defined } from '../../shared/domain/assert.ts'
import type { HouseStyle } from '../../shared/domain/houseStyle.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import { publicView } from '../../shared/domain/paperView.ts'
import { convertWord, libreOfficeIsHere } from '../helpers/libreOffice.ts'
import { aRecord, anItem, minutesOf, point, prose, resolution } from '../helpers/recordBuilder.ts'
import { samplePaper } from '../helpers/samplePaper.ts'
import { recordOfMinutes } from '../helpers/seedRecord.ts'
import { parseSeedMinutes, readSeed, seedsMissing } from '../helpers/seeds.ts'

describe('A Word file opened in LibreOffice', () => {
  it(
    'shows every line of the paper under the label the paper gives it, whatever the marks',
    { timeout: 150_000 },
    async ({ skip }) => {
      skip(!libreOfficeIsHere, 'LibreOffice (soffice) is not installed')
      const papers = [samplePaper(), ...variants()]
      const shown = await linesInLibreOffice(papers)
      for (const [index, paper] of papers.entries()) {
        expect(shown[index], paper.title).toEqual(paperLines(paper).map(tidy))
      }
    },
  )

  it('shows every line of real minutes under its label', { timeout: 150_000 }, async ({ skip }) => {
    skip(!libreOfficeIsHere, 'LibreOffice (soffice) is not installed')
    skip(seedsMissing !== '', seedsMissing)
    const paper = composeMinutes(publicView(recordOfMinutes(parseSeedMinutes(readSeed('000')))))
    expect(await linesInLibreOffice([paper])).toEqual([paperLines(paper).map(tidy)])
  })
})

/** Minutes with every kind of mark, and what stands between points in them, in each house style of marks. */
function variants(): PaperDocument[] {
  const styles: Partial<HouseStyle>[] = [
    { points: 'letters', subPoints: 'i.' },
    { points: 'letters', subPoints: 'i)' },
    { points: 'numbers', subPoints: '(i)' },
    { points: 'bullets' },
    { points: 'none' },
  ]
  const october = defined(sampleBook.meetings[1], 'the second sample meeting')
  return styles.flatMap((style) => [minutesIn(october, style), minutesIn(everyLevel(), style)])
}

function minutesIn(record: MeetingRecord, style: Partial<HouseStyle>): PaperDocument {
  const council = { ...record.council, houseStyle: { ...record.council.houseStyle, ...style } }
  const paper = composeMinutes(publicView({ ...record, council }))
  return { ...paper, title: `${paper.title}, ${style.points ?? ''} ${style.subPoints ?? ''}` }
}

function everyLevel(): MeetingRecord {
  const many: MinutesBlock[] = Array.from({ length: 60 }, (_, n) => point(`point ${n};`))
  return aRecord({
    items: [anItem('first'), anItem('second')],
    minutes: [
      minutesOf('first', [
        prose('The following points were made:'),
        ...many,
        point('a sub-point;', 1),
        point('another, in parts:', 1),
        point('one part;', 2),
        point('another part;', 2),
        prose('Then the lights went out.'),
        point('a sub-point in the dark;', 1),
        point('the last point.'),
        resolution(['note the report;', 'thank the electrician.']),
      ]),
      minutesOf(
        'second',
        [point('the letters start again;'), point('and go on.'), resolution(['adjourn.'])],
        {
          number: '2',
        },
      ),
    ],
  })
}

async function linesInLibreOffice(papers: readonly PaperDocument[]): Promise<string[][]> {
  const files: Uint8Array[] = []
  for (const paper of papers) files.push(await renderWord(paper))
  const texts = await convertWord(files, 'txt:Text (encoded):UTF8', 'txt')
  return texts.map((text) =>
    Buffer.from(text)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .map(tidy)
      // Its text files have bullets of their own at the second level; on its pages the dash is a dash.
      .map((line) => line.replace(/^◦ /, '– '))
      .filter((line) => line !== ''),
  )
}

function tidy(line: string): string {
  return line.replace(/\s+/g, ' ').trim()
}
