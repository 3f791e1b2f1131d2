import { formatDate } from '../../domain/civilTime.ts'
import type { MeetingRecord } from '../../domain/meetingRecord.ts'
import type { MinutesAct } from '../../domain/minutesActs.ts'
import { membersView } from '../../domain/paperView.ts'
import type { Block, PaperDocument } from '../model.ts'
import { correctionBlocks } from './agreedCorrections.ts'
import { plain, strong } from './inlines.ts'
import { letterhead } from './letterhead.ts'
import { minutesAlone } from './minutes.ts'
import { agreedWhere, confirmedBlocks, leafFurniture } from './signingCopy.ts'
import type { Confirmation } from './signingCopy.ts'

type ActOf<Kind extends MinutesAct['kind']> = Extract<MinutesAct, { readonly kind: Kind }>

export interface SignedMinutes {
  readonly confirmation: Confirmation | null
  readonly signature: ActOf<'signed'>
  /** Agreed after the signing. */
  readonly corrections: readonly ActOf<'corrected'>[]
}

/**
 * A copy of signed minutes with the proper officer's certificate before it (Local Government (Miscellaneous Provisions) Act 1976, s.41):
 * one page to sign, then the minutes as signed, with the numbers of their leaves.
 */
export function composeCertificate(
  record: MeetingRecord,
  signed: SignedMinutes,
  officer: { readonly name: string; readonly title: string },
): PaperDocument {
  const minutes = minutesAlone(membersView(record))
  const { signature } = signed
  const date = formatDate(record.meeting.date, record.council.houseStyle.dates)
  const { textHash, chainHead, leaves } = signature
  return {
    ...minutes,
    title: `Certified copy of minutes: ${record.committee.name}, ${date}`,
    ...(leaves === null
      ? {}
      : {
          leaves: {
            ...leafFurniture(record, { firstLeaf: leaves.first, textHash, chainHead }),
            after: 1,
            initials: false,
          },
        }),
    blocks: [
      ...certificatePage(record, signature, officer),
      { kind: 'pageBreak' },
      ...minutes.blocks,
      ...(signed.confirmation === null ? [] : confirmedBlocks(record, signed.confirmation)),
      { kind: 'heading', id: 'signature', level: 2, number: null, text: 'Signature' },
      signedFacts(record, signature),
      ...signed.corrections.flatMap(({ id, agreedAt, corrections }) =>
        correctionBlocks(
          record,
          { id: `corrected-${id}`, text: `Corrections agreed later, ${agreedWhere(record, agreedAt)}` },
          corrections,
        ),
      ),
    ],
  }
}

function certificatePage(
  record: MeetingRecord,
  { presider, signedOn, agreedAt }: ActOf<'signed'>,
  { name, title }: { readonly name: string; readonly title: string },
): Block[] {
  const { dates } = record.council.houseStyle
  const { committee, council, meeting } = record
  const held = formatDate(meeting.date, dates)
  const ofCouncil = council.name === '' ? '' : ` of ${council.name}`
  return [
    ...letterhead(membersView(record)).filter((block) => block.kind !== 'heading'),
    { kind: 'heading', id: 'certificate', level: 1, number: null, text: 'Certificate of a true copy' },
    {
      kind: 'paragraph',
      runs: plain(
        `I certify that the pages that follow are a true copy of the minutes of the meeting of the ${committee.name}${ofCouncil} held on ${held}.`,
      ),
    },
    {
      kind: 'paragraph',
      runs: plain(
        `I certify that those minutes were signed on ${formatDate(signedOn, dates)} by ${presider.name}, the person presiding at the meeting held on ${formatDate(agreedAt.date, dates)}, under paragraph 41 of Schedule 12 to the Local Government Act 1972.`,
      ),
    },
    {
      kind: 'paragraph',
      runs: plain(
        'This certificate is given under section 41 of the Local Government (Miscellaneous Provisions) Act 1976.',
      ),
    },
    {
      kind: 'facts',
      facts: [
        { term: 'Proper officer:', runs: strong(name) },
        ...(title === '' ? [] : [{ term: 'Office:', runs: plain(title) }]),
      ],
    },
    { kind: 'signature', lines: ['Signed', 'Date'] },
  ]
}

/** Where the lines to sign on stand in the copy that was signed. */
function signedFacts(record: MeetingRecord, { presider, signedOn, agreedAt }: ActOf<'signed'>): Block {
  const { dates } = record.council.houseStyle
  return {
    kind: 'facts',
    facts: [
      { term: 'Signed:', runs: plain(`by ${presider.name}`) },
      { term: 'Office:', runs: plain('person presiding') },
      { term: 'Date:', runs: plain(formatDate(signedOn, dates)) },
      { term: 'At the meeting of:', runs: plain(formatDate(agreedAt.date, dates)) },
    ],
  }
}
