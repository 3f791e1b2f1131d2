import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { wordFile } from './badFiles.ts'

/** Folders of invented old minutes, as a council has them on a drive: the same number gives the same file. */

export type OldKind = 'txt' | 'html' | 'docx' | 'pdf'

const committees = [
  'Harbour and Leisure Committee',
  'Licensing Committee',
  'Planning Committee',
  'Audit and Standards Committee',
  'Housing Scrutiny Committee',
  'Parks and Open Spaces Committee',
  'Highways Committee',
  'Markets Committee',
]
const given = ['Ida', 'Tom', 'Una', 'Ben', 'Mary', 'Olu', 'Pia', 'Ros', 'Kit', 'Jo', 'Sam', 'Ann']
const family = ['Moss', 'Fell', 'Beck', 'Thorn', 'Sedge', 'Teasel', 'Yarrow', 'Vetch', 'Orme', 'Marsh']
const subjects = [
  'Dredging of the inner harbour',
  'Resurfacing of Quay Street',
  'Taxi fares',
  'Play areas',
  'Repairs to the market hall',
  'Allotment rents',
  'Street lighting',
  'The cycle path along the canal',
]
const matters = [
  'the survey shows that the channel has lost forty centimetres since the last one',
  'the contractor began three weeks late, and will end on the day agreed',
  'two objections were received and answered',
  'the cost falls in the next year, and is covered by the reserve',
  'the work is done at night, so that the shops stay open',
  'members asked for the figures of the year before, which are attached',
]
const months = 'January February March April May June July August September October November December'
const monthNames = months.split(' ')

export interface OldMeeting {
  readonly committee: string
  /** YYYY-MM-DD */
  readonly date: string
  readonly text: string
}

/** The minutes of meeting `n`, from 0: no two are of the same committee on the same day. */
export function oldMeeting(n: number): OldMeeting {
  const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T
  const committee = pick(committees, n)
  const day = new Date(Date.UTC(1998, 0, 6 + 7 * Math.floor(n / committees.length)))
  const written = `${day.getUTCDate()} ${pick(monthNames, day.getUTCMonth())} ${day.getUTCFullYear()}`
  const members = Array.from({ length: 9 }, (_, at) => {
    const who = (n % committees.length) * 9 + at
    return `Councillor ${pick(given, who)} ${pick(family, Math.floor(who / 3))}`
  })
  const [away = '', ...present] = [...new Set(members)]
  const first = 1 + (n % 300)
  const items = Array.from({ length: 5 }, (_, at) => [
    `${first + 3 + at} ${pick(subjects, n + at)}`,
    '',
    `The officer presented the report of the year, highlighting the following about number ${n}:`,
    '',
    ...Array.from(
      { length: 4 },
      (__, point) => `- ${'abcd'[point] ?? ''}) ${pick(matters, n + at + point)}.`,
    ),
    '',
    `Resolved to note the report, and to look at it again in ${1 + (n % 9)} months.`,
    '',
  ])
  const lines = [
    'Fenwick Vale Council',
    '',
    committee,
    '',
    `Minutes of the meeting held at the Guildhall, Quay Street, Brackenford on ${written} from 2.00 pm - 3.45 pm`,
    '',
    ...[
      'Membership',
      '',
      'Present',
      '',
      ...present.map((name, at) => `${name}${at === 0 ? ' (Chair)' : ''}`),
    ],
    ...['', 'Absent', '', away, ''],
    ...[`${first} Apologies for absence`, '', `${away} - unwell`, ''],
    ...[`${first + 1} Declarations of interests`, '', 'None', ''],
    ...[
      `${first + 2} Minutes`,
      '',
      'The minutes of the meeting before were confirmed and signed by the Chair.',
      '',
    ],
    ...items.flat(),
  ]
  return { committee, date: day.toISOString().slice(0, 10), text: `${lines.join('\n')}\n` }
}

/** The agenda of the same meeting, as it went out before. */
export function oldAgenda(n: number): string {
  const { text, committee } = oldMeeting(n)
  const day = /on (\d+ \w+ \d{4})/.exec(text)?.[1] ?? ''
  const titles = [...text.matchAll(/^\d+ ([A-Z].*)$/gm)].map(([, title], at) => `${at + 1}. ${title ?? ''}`)
  const heads = ['Fenwick Vale Council', committee, 'Agenda', `Date: ${day}`, 'Time: 2.00 pm']
  return `${[...heads, ...titles].join('\n\n')}\n`
}

/** The same words in another form of file. */
export function oldFile(text: string, kind: OldKind): Uint8Array | Promise<Uint8Array> {
  const lines = text.split('\n').filter((line) => line !== '')
  switch (kind) {
    case 'txt':
      return Buffer.from(text)
    case 'html':
      return Buffer.from(
        `<!doctype html><html lang="en"><head><title>Minutes</title></head><body>${lines
          .map((line) => `<p>${line}</p>`)
          .join('\n')}</body></html>`,
      )
    case 'docx':
      return wordFile({
        body: lines.map((line) => `<w:p><w:r><w:t>${line}</w:t></w:r></w:p>`).join(''),
      })
    case 'pdf':
      return oldPdf(lines)
  }
}

async function oldPdf(lines: readonly string[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const aPage = 46
  for (let at = 0; at < lines.length; at += aPage) {
    const page = pdf.addPage([595, 842])
    lines
      .slice(at, at + aPage)
      .forEach((line, row) => page.drawText(line, { x: 40, y: 790 - row * 16, size: 8, font }))
  }
  return pdf.save()
}

/** Mostly text, pages and Word; one in twenty is a PDF. */
export function kindOfOld(n: number): OldKind {
  return n % 20 === 7 ? 'pdf' : n % 3 === 0 ? 'txt' : n % 3 === 1 ? 'html' : 'docx'
}

/** Meetings `from` to `to` (not included), by year and committee, one file each. Gives their paths. */
export async function writeOldMinutes(folder: string, from: number, to: number): Promise<string[]> {
  const paths: string[] = []
  for (let n = from; n < to; n += 1) {
    const { text, committee, date } = oldMeeting(n)
    const kind = kindOfOld(n)
    const path = `${date.slice(0, 4)}/${committee}/${date} minutes.${kind}`
    writeOld(folder, path, await oldFile(text, kind))
    paths.push(path)
  }
  return paths
}

export function writeOld(folder: string, path: string, bytes: Uint8Array | string): void {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
}
