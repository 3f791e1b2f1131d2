import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { monthNames } from '../../shared/domain/civilTime.ts'

/** Why tests on the seed documents do not run; empty where they do (MINUTEBOOK_SEEDS names their folder). */
export const seedsMissing =
  process.env['MINUTEBOOK_SEEDS'] === undefined || process.env['MINUTEBOOK_SEEDS'] === ''
    ? 'the seed documents are not here: set MINUTEBOOK_SEEDS to their folder'
    : ''

/** The text of the seed whose file name begins with `number`, e.g. "000". */
export function readSeed(number: string): string {
  const folder = process.env['MINUTEBOOK_SEEDS'] ?? ''
  const name = readdirSync(folder).find((file) => file.startsWith(number))
  if (name === undefined) throw new Error(`No seed ${number} in ${folder}`)
  return readFileSync(join(folder, name), 'utf8')
}

/** A paragraph of a seed's minutes, as an officer would have typed it. */
export type SeedLine =
  | { readonly kind: 'prose'; readonly text: string }
  | { readonly kind: 'point'; readonly level: 0 | 1; readonly label: string; readonly text: string }
  | {
      readonly kind: 'event'
      readonly event: 'adjourned' | 'resumed'
      readonly at: string
      readonly text: string
    }
  | {
      readonly kind: 'resolution'
      readonly clauses: readonly { readonly level: 0 | 1; readonly text: string }[]
    }

export interface SeedItem {
  readonly number: string
  readonly title: string
  readonly lines: readonly SeedLine[]
}

export interface SeedMinutes {
  readonly council: string
  readonly committee: string
  readonly place: string
  /** YYYY-MM-DD */
  readonly date: string
  readonly start: string
  readonly end: string
  readonly present: readonly string[]
  readonly absent: readonly string[]
  readonly attendees: readonly { readonly name: string; readonly title: string }[]
  readonly items: readonly SeedItem[]
}

/** Reads seed minutes in the shape of 000: enough of a reader for a test that types them, no more. */
export function parseSeedMinutes(text: string): SeedMinutes {
  const lines = joinBrokenParagraphs(text)
  const headed = lines.findIndex((line) => line.startsWith('Minutes of the meeting held'))
  const heading = /^Minutes of the meeting held at (.+) on (\d+) (\w+) (\d{4}) from (.+?) - (.+)$/.exec(
    lines[headed] ?? '',
  )
  if (heading === null) throw new Error('The seed has no heading in the expected shape')
  const [, place = '', day = '', month = '', year = '', start = '', end = ''] = heading
  const firstItem = lines.findIndex((line) => isItemHeading(line))
  const section = (from: string, to: string | null): string[] => {
    const begin = lines.indexOf(from) + 1
    const finish = to === null ? firstItem : lines.indexOf(to)
    return lines.slice(begin, finish)
  }
  const attendeesHeading = lines.find((line) => line.endsWith('in attendance:')) ?? ''
  return {
    council: lines[0] ?? '',
    committee: lines[1] ?? '',
    place,
    date: `${year}-${String(monthNames.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`,
    start: clock(start),
    end: clock(end),
    present: section('Present', 'Absent'),
    absent: section('Absent', attendeesHeading),
    attendees: section(attendeesHeading, null).map((line) => {
      const [name = '', title = ''] = line.split(' - ')
      return { name, title }
    }),
    items: items(lines.slice(firstItem)),
  }
}

/** White space, dashes and time formats made alike: what a comparison with the seeds leaves out of account. */
export function normalised(line: string): string {
  return (
    line
      .normalize('NFC')
      .replaceAll(/[‐-―−]/g, '-')
      .replaceAll(/[‘’]/g, "'")
      .replaceAll(/[“”]/g, '"')
      .replaceAll(/(\d{1,2})[:.](\d{2})\s?(am|pm)/g, '$1.$2 $3')
      .replaceAll(/\s+/g, ' ')
      // A line may break after a hyphen, and a PDF's reader then finds a space there.
      .replaceAll(/ ?- ?/g, '-')
      .trim()
  )
}

function isItemHeading(line: string): boolean {
  return /^\d+ [A-Z]/.test(line) && line.length < 100
}

/** Page breaks cut paragraphs in two: a line that begins in lower case goes on from the one before. Bullets of the extraction go. */
function joinBrokenParagraphs(text: string): string[] {
  const joined: string[] = []
  for (const raw of text.split('\n')) {
    const line = raw.trim().replace(/^- /, '')
    if (line === '') continue
    const continues = /^[a-z]/.test(line) && !/^([a-z]{1,2}\)|[ivx]+\.|[a-z]\.) /.test(line)
    if (continues && joined.length > 0) joined.push(`${joined.pop() ?? ''} ${line}`)
    else joined.push(line)
  }
  return joined
}

function items(lines: readonly string[]): SeedItem[] {
  const found: { number: string; title: string; lines: string[] }[] = []
  for (const line of lines) {
    const heading = /^(\d+) (.+)$/.exec(line)
    if (heading !== null && isItemHeading(line)) {
      found.push({ number: heading[1] ?? '', title: heading[2] ?? '', lines: [] })
    } else {
      found.at(-1)?.lines.push(line)
    }
  }
  return found.map((item) => ({ number: item.number, title: item.title, lines: itemLines(item.lines) }))
}

function itemLines(lines: readonly string[]): SeedLine[] {
  const parsed: SeedLine[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line.startsWith('Resolved to')) {
      parsed.push(resolution(line, lines.slice(index + 1)))
      break
    }
    parsed.push(paragraph(line))
  }
  return parsed
}

function paragraph(line: string): SeedLine {
  const point = /^([a-z]{1,2})\) (.+)$/.exec(line)
  if (point !== null) return { kind: 'point', level: 0, label: `${point[1] ?? ''})`, text: point[2] ?? '' }
  const sub = /^([ivx]+)\. (.+)$/.exec(line)
  if (sub !== null) return { kind: 'point', level: 1, label: `${sub[1] ?? ''}.`, text: sub[2] ?? '' }
  const moved = /^The meeting (adjourned|resumed) at (.+)\.$/.exec(line)
  if (moved !== null) {
    return {
      kind: 'event',
      event: moved[1] === 'adjourned' ? 'adjourned' : 'resumed',
      at: clock(moved[2] ?? ''),
      text: line,
    }
  }
  return { kind: 'prose', text: line }
}

function resolution(first: string, rest: readonly string[]): SeedLine {
  const sentence = first.replace(/^Resolved to:?\s*/, '')
  if (sentence !== '') return { kind: 'resolution', clauses: [{ level: 0, text: sentence }] }
  return {
    kind: 'resolution',
    clauses: rest.map((line) => {
      const outer = /^\(\d+\) (.+)$/.exec(line)
      if (outer !== null) return { level: 0, text: outer[1] ?? '' }
      return { level: 1, text: line.replace(/^[a-z]\. /, '') }
    }),
  }
}

/** "12.20 pm" or "11:05am" as HH:MM. */
function clock(printed: string): string {
  const time = /(\d{1,2})[.:](\d{2})\s?(am|pm)/.exec(printed)
  if (time === null) throw new Error(`Not a time: ${printed}`)
  const hour = (Number(time[1]) % 12) + (time[3] === 'pm' ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${time[2] ?? ''}`
}

/** The front sheet of the pack seed, field by field. */
export interface SeedFrontSheet {
  readonly body: string
  readonly date: string
  readonly start: string
  readonly preMeeting: { readonly who: string; readonly at: string }
  readonly place: string
  readonly summons: string
  readonly signingOfficer: string
  readonly governanceOfficer: { readonly title: string; readonly name: string; readonly phone: string }
  readonly items: readonly {
    readonly title: string
    readonly summary: string
    readonly subItems: readonly string[]
    readonly pages: { readonly first: number; readonly last: number } | null
  }[]
  readonly interestsAdvice: string
  readonly recordingNotice: string
}

/** Reads the first page of the pack seed (003). */
export function parseSeedFrontSheet(text: string): SeedFrontSheet {
  const lines = (text.split('This page is intentionally left blank')[0] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const at = (label: string): number => lines.findIndex((line) => line.startsWith(label))
  const valueOf = (label: string): string => (lines[at(label)] ?? '').slice(label.length).trim()
  const time = /^(.+?) \(pre-meeting for (.+) at (.+)\)$/.exec(valueOf('Time:'))
  const date = /(\d+) (\w+) (\d{4})$/.exec(valueOf('Date:'))
  if (time === null || date === null)
    throw new Error('The front sheet has no date or time in the expected shape')
  const afterPlace = lines.slice(at('Place:') + 1)
  const [title = '', name = ''] = (afterPlace[2] ?? '').split(': ')
  const afterTable = lines.slice(lines.findLastIndex((line) => line.startsWith('|')) + 1)
  return {
    body: lines[at('Date:') - 1] ?? '',
    date: `${date[3] ?? ''}-${String(monthNames.indexOf(date[2] ?? '') + 1).padStart(2, '0')}-${(date[1] ?? '').padStart(2, '0')}`,
    start: clock(time[1] ?? ''),
    preMeeting: { who: time[2] ?? '', at: clock(time[3] ?? '') },
    place: valueOf('Place:'),
    summons: afterPlace[0] ?? '',
    signingOfficer: afterPlace[1] ?? '',
    governanceOfficer: { title, name, phone: valueOf('Direct Dial:') },
    items: frontSheetItems(lines),
    interestsAdvice: afterTable[0] ?? '',
    recordingNotice: afterTable[1] ?? '',
  }
}

function frontSheetItems(lines: readonly string[]): SeedFrontSheet['items'] {
  const found: {
    title: string
    summary: string
    subItems: string[]
    pages: SeedFrontSheet['items'][number]['pages']
  }[] = []
  for (const line of lines) {
    const cells = /^- \| (.*)\|$|^\|(.*)\|$/.exec(line)
    if (cells === null) continue
    const [number = '', words = '', range = ''] = (cells[1] ?? cells[2] ?? '')
      .split('|')
      .map((cell) => cell.trim())
    if (words === '' || /^-+$/.test(number)) continue
    const pages = /^(\d+) - (\d+)$/.exec(range)
    const sub = /^[a-z]\) (.+)$/.exec(words)
    if (number !== '') {
      found.push({
        title: words,
        summary: '',
        subItems: [],
        pages: pages === null ? null : { first: Number(pages[1]), last: Number(pages[2]) },
      })
    } else if (sub !== null) found.at(-1)?.subItems.push(sub[1] ?? '')
    else {
      const last = found.at(-1)
      if (last !== undefined) last.summary = words
    }
  }
  return found
}

/** One item of minutes in another council's house style: bullets without letters. */
export interface SeedBulletedItem {
  readonly title: string
  readonly lines: readonly Extract<SeedLine, { kind: 'prose' | 'point' }>[]
}

/** Reads the minutes of one item in the shape of seed 004: a title, “Minutes:”, prose, and points behind bullets. */
export function parseBulletedItem(text: string): SeedBulletedItem {
  const lines = text
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
  const begin = lines.indexOf('Minutes:')
  if (begin < 1) throw new Error('The seed has no “Minutes:” under a title')
  return {
    title: lines[begin - 1] ?? '',
    lines: lines.slice(begin + 1).map((line) => {
      const point = /^· ?(.+)$/.exec(line)
      return point === null
        ? { kind: 'prose', text: line }
        : { kind: 'point', level: 0, label: '•', text: point[1] ?? '' }
    }),
  }
}
