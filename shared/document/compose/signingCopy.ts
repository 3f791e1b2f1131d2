import { formatDate } from '../../domain/civilTime.ts'
import { checkCode } from '../../domain/leaves.ts'
import type { MeetingRecord } from '../../domain/meetingRecord.ts'
import type { AgreedAt, MinutesAct } from '../../domain/minutesActs.ts'
import { membersView } from '../../domain/paperView.ts'
import type { LeafFurniture, PaperDocument } from '../model.ts'
import { correctionBlocks } from './agreedCorrections.ts'
import { plain } from './inlines.ts'
import { minutesAlone } from './minutes.ts'

/** How and where they were confirmed. */
export type Confirmation = Pick<
  Extract<MinutesAct, { readonly kind: 'confirmed' }>,
  'agreedAt' | 'manner' | 'corrections'
>

/** What a leaf says of the text it carries. */
export interface LeafMarks {
  readonly firstLeaf: number
  /** SHA-256 over the canonical text. */
  readonly textHash: string
  /** Head of the hash chain of the meeting. */
  readonly chainHead: string
}

/**
 * The minutes on leaves for whoever presides to sign and initial (R41, R42): whole, with what is closed marked as in the members' copy,
 * what was corrected when they were agreed, and the lines to sign on. `presider`: the name of who presides at the meeting that agreed them,
 * where it is known.
 */
export function composeSigningCopy(
  record: MeetingRecord,
  confirmation: Confirmation | null,
  marks: LeafMarks,
  presider: string | null = null,
): PaperDocument {
  const minutes = minutesAlone(membersView(record))
  const date = formatDate(record.meeting.date, record.council.houseStyle.dates)
  return {
    ...minutes,
    title: `Minutes for signature: ${record.committee.name}, ${date}`,
    leaves: { ...leafFurniture(record, marks), after: 0, initials: true },
    blocks: [
      ...minutes.blocks,
      ...(confirmation === null ? [] : confirmedBlocks(record, confirmation)),
      ...signatureBlocks(record, confirmation, presider),
    ],
  }
}

/** The lines to sign on never stand on a leaf by themselves: what is signed is said above them, and what is known is filled in. */
function signatureBlocks(
  record: MeetingRecord,
  confirmation: Confirmation | null,
  presider: string | null,
): PaperDocument['blocks'] {
  const { committee, council, meeting } = record
  const held = formatDate(meeting.date, council.houseStyle.dates)
  const by = presider === null ? 'the person presiding' : `${presider}, the person presiding`
  const said = [
    `The minutes of the meeting of the ${committee.name} held on ${held} end on this leaf.`,
    ...(confirmation === null
      ? []
      : [`To be signed ${agreedWhere(record, confirmation.agreedAt)} by ${by}.`]),
  ]
  return [
    { kind: 'heading', id: 'signature', level: 2, number: null, text: 'Signature' },
    ...said.map((text) => ({ kind: 'paragraph' as const, runs: plain(text), keepWithNext: true as const })),
    {
      kind: 'signature',
      lines: [
        ...['Signed', ...(presider === null || confirmation === null ? ['Name'] : [])],
        ...['Office: person presiding', 'Date', ...(confirmation === null ? ['At the meeting of'] : [])],
      ],
    },
  ]
}

/** The committee and its meeting; then the head of the chain and the code by which one text is told from another. */
export function leafFurniture(
  { council, committee, meeting }: MeetingRecord,
  { firstLeaf, textHash, chainHead }: LeafMarks,
): Pick<LeafFurniture, 'first' | 'lines'> {
  const date = formatDate(meeting.date, council.houseStyle.dates)
  return {
    first: firstLeaf,
    lines: [
      [council.name, committee.name, date].filter((part) => part !== '').join(', '),
      `Check code ${checkCode(textHash)}`,
      `Record ${chainHead}`,
    ],
  }
}

/** How and where they were confirmed, and what was corrected there. */
export function confirmedBlocks(record: MeetingRecord, confirmation: Confirmation): PaperDocument['blocks'] {
  const { agreedAt, manner, corrections } = confirmation
  const where = agreedWhere(record, agreedAt)
  const how =
    manner === 'accurate'
      ? `Confirmed as an accurate record ${where}.`
      : `Confirmed, subject to ${corrections.length === 1 ? 'the correction' : 'the corrections'} below, ${where}.`
  return [
    { kind: 'heading', id: 'confirmation', level: 2, number: null, text: 'Confirmation' },
    { kind: 'paragraph', runs: plain(how), ...(corrections.length === 0 ? { keepWithNext: true } : {}) },
    ...correctionBlocks(
      record,
      { id: 'corrections', text: 'Corrections agreed on confirmation' },
      corrections,
    ),
  ]
}

/** "at the meeting of 12 January 2027 (minute 24)". */
export function agreedWhere({ council }: MeetingRecord, { date, minuteNumber }: AgreedAt): string {
  const minute = minuteNumber === '' ? '' : ` (minute ${minuteNumber})`
  return `at the meeting of ${formatDate(date, council.houseStyle.dates)}${minute}`
}
