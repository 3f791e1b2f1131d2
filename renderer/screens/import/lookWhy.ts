import type { MinutesBlock } from '../../../shared/domain/minutes.ts'
import { namesPerson } from '../../../shared/domain/meetingFact.ts'
import type { EventKind, PresenceKind } from '../../../shared/domain/meetingFact.ts'
import { presenceKinds } from '../../../shared/domain/meetingFact.ts'
import type { ImportField, ImportRow } from './importRows.ts'
import { wordsOfBlock } from './importRows.ts'
import type { headNames } from './rowWords.ts'

/** Why a row wants a look, in the few words that stand beside it; empty for a note, which says it itself. */
export function lookWhy(row: ImportRow, field: ImportField | undefined): string {
  const confidence = field?.confidence ?? 0
  switch (row.kind) {
    case 'note':
      return ''
    case 'head':
      return field === undefined ? 'not in the file' : `the ${headWords[row.place]} was not certain`
    case 'person': {
      const { person, attendance } = row
      if (attendance.status !== 'present' && confidence < 0.5) return 'it is not plain that they were away'
      if (person.address === '' && attendance.capacity === 'member') {
        return 'no “Councillor” or the like stands before the name'
      }
      return 'the name was not certain'
    }
    case 'item':
      return whyItem(row, confidence)
    case 'block':
      return whyBlock(row.block, confidence)
  }
}

const headWords: Readonly<Record<keyof typeof headNames, string>> = {
  'council.name': 'name of the council',
  'committee.name': 'name of the committee',
  'meeting.date': 'date',
  'meeting.start': 'time it began',
  'meeting.end': 'time it ended',
  'meeting.place': 'place',
}

function whyItem(
  { minutes, numberBefore }: Extract<ImportRow, { readonly kind: 'item' }>,
  confidence: number,
): string {
  const number = minutes?.number ?? ''
  const [own, before] = [lastFigures(number), lastFigures(numberBefore)]
  if (own !== null && before !== null && own !== before + 1) {
    return `the number ${number} stands after ${numberBefore}`
  }
  if (confidence < 0.3) return 'what stands before the first item, not understood'
  return number === '' ? 'a heading without a number' : 'perhaps not the heading of an item'
}

/** The figures that count on: 15 of "15", "15/26" and "2.15"; null for none. */
function lastFigures(number: string): number | null {
  const [own = ''] = number.split('/')
  const figures = /(\d+)\D*$/.exec(own)?.[1]
  return figures === undefined ? null : Number(figures)
}

const eventWords: Readonly<Partial<Record<EventKind, string>>> = {
  adjourned: 'adjourned',
  resumed: 'resumed',
  arrived: 'arrived',
  left: 'left',
  returned: 'returned',
  'took-chair': 'took the chair',
  excluded: 'public excluded',
  readmitted: 'public readmitted',
}

const time = /\b\d{1,2}[.:]\d{2}\b|\b\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.|noon)|\bnoon\b|\bmidnight\b/i

function whyBlock(block: MinutesBlock, confidence: number): string {
  if (block.kind === 'event') {
    const what = eventWords[block.event]
    if (what !== undefined && block.factId === null) {
      if (!time.test(wordsOfBlock(block))) return `${what}: no time given`
      return isOfSomebody(block.event) ? `${what}: who it was is not known` : `${what}: not certain`
    }
    return block.event === 'voted' || block.event === 'vote-noted'
      ? 'a vote without its numbers'
      : 'what happened was not certain'
  }
  if (block.kind === 'point') return 'its letter does not follow the one before'
  if (block.kind === 'resolution') return 'where the resolution ends was not certain'
  return confidence < 0.5 ? 'not understood: it stands as a sentence' : 'not certain'
}

function isOfSomebody(event: EventKind): boolean {
  const presence: readonly EventKind[] = presenceKinds
  return presence.includes(event) && namesPerson(event as PresenceKind)
}
