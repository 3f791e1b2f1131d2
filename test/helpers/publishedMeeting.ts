import { createHash } from 'node:crypto'
import { linesRenderer } from './renderers.ts'
import { plainPdf } from './officersFiles.ts'
import {
  aFact,
  aMotion,
  anAction,
  anItem,
  aPaper,
  aReport,
  aSection,
  aVote,
  ballots,
  minutesOf,
  note,
  point,
  prose,
  resolution,
} from './recordBuilder.ts'
import { people, sound } from './soundMeeting.ts'
import type { PackFile } from '../../electron/render/pack/packOrder.ts'
import { publishedSet } from '../../electron/render/publish/publishedSet.ts'
import type { PublishedSet, PublishMaking, PublishOrder } from '../../electron/render/publish/publishOrder.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import { publishTicks } from '../../shared/domain/publishing.ts'

function eventLine(factId: string, event: 'moved' | 'voted' | 'adjourned', text: string): MinutesBlock {
  return {
    ...{ id: `line-${factId}`, classification: 'public', kind: 'event', event, factId, edited: false },
    content: [{ kind: 'text', text }],
  }
}

/** A minuted meeting with votes, an action, an exempt item, and papers: what every form of publishing has something to say of. */
export async function publishedMeeting(
  given: Partial<MeetingRecord> = {},
): Promise<{ readonly record: MeetingRecord; readonly files: ReadonlyMap<string, PackFile> }> {
  const plan = await plainPdf(2, 'The plan of the quay')
  const closed = await plainPdf(1, 'Words that are closed')
  const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
  const record: MeetingRecord = {
    ...sound,
    items: [
      ...sound.items.slice(0, 3),
      anItem('quay', { parentId: 'roads', title: 'The quay & <the> harbour' }),
      ...sound.items
        .slice(3)
        .map((item) => (item.id === 'close' ? { ...item, title: '=1+1 at the close' } : item)),
    ],
    facts: [
      ...sound.facts,
      aMotion('motion', {
        itemId: 'roads',
        words: 'That the plan be approved',
        mover: 'ida-moss',
        seconder: 'tom-fell',
      }),
      aVote('counted', {
        ...{ itemId: 'roads', motionId: 'motion', method: 'recorded', carried: true },
        ballots: ballots({ for: people.slice(0, 4), against: people.slice(4, 6), abstain: people.slice(6) }),
        counts: { for: 4, against: 2, abstain: 1 },
      }),
      aFact('stop', { kind: 'adjourned', itemId: 'parks', at: '11:05' }),
      anAction('do', { itemId: 'parks', sourceId: 'ask', what: 'A word of the officer', who: '' }),
    ],
    minutes: sound.minutes.flatMap((minutes) => {
      if (minutes.itemId === 'parks') {
        return minutesOf(
          'parks',
          [
            prose('The following points were made:'),
            ...Array.from({ length: 28 }, (_, index) => point(`Point ${index + 1} of the parks`)),
            point('What is below it', 1),
            { ...point('Ask for the count of the benches'), id: 'ask' },
            eventLine('stop', 'adjourned', 'The meeting adjourned at 11.05 am.'),
            note('A note of the officer'),
            resolution(['note it', 'ask for a report']),
          ],
          { number: '16', frozen: true },
        )
      }
      if (minutes.itemId !== 'roads') return minutes
      const [first, ...rest] = minutes.blocks
      const lines = [
        eventLine(
          'motion',
          'moved',
          'Councillor Ida Moss moved, and Councillor Tom Fell seconded: That the plan be approved',
        ),
        eventLine('counted', 'voted', 'The motion was carried: 4 for, 2 against, 1 abstaining.'),
      ]
      return [
        { ...minutes, blocks: [...(first === undefined ? [] : [first]), ...lines, ...rest] },
        minutesOf('quay', [prose('The quay was looked at.')], { number: 'a)', frozen: true }),
      ]
    }),
    papers: [
      aPaper('plan', {
        itemId: 'roads',
        title: 'Plan of the quay',
        fileName: 'plan.pdf',
        sha256: sha256(plan),
        classification: 'public',
      }),
      aPaper('lost', {
        itemId: 'roads',
        title: 'A plan that was lost',
        fileName: 'lost.pdf',
        classification: 'public',
      }),
      aPaper('closed', {
        itemId: 'staff',
        title: 'A closed paper',
        fileName: 'closed.pdf',
        sha256: sha256(closed),
        classification: 'exempt',
        exemption: { paragraphs: [1], publicInterest: 'It is about one person.' },
      }),
    ],
    reports: [
      aReport('report', {
        itemId: 'parks',
        title: 'Benches',
        classification: 'public',
        sections: [aSection('purpose', ['To count them.'])],
      }),
    ],
    ...given,
  }
  const shortened = withShortIds(record)
  const files = new Map([
    ['plan', { bytes: plan }],
    ['closed', { bytes: closed }],
  ])
  return { record: shortened, files }
}

/** Blocks of test records are named after their words, which may be longer than an id. */
function withShortIds(record: MeetingRecord): MeetingRecord {
  const short = <Named extends { readonly id: string }>(named: Named): Named => ({
    ...named,
    id: named.id.slice(0, 60),
  })
  return {
    ...record,
    minutes: record.minutes.map((minutes) => ({
      ...minutes,
      blocks: minutes.blocks.map((block) =>
        block.kind === 'resolution' ? short({ ...block, clauses: block.clauses.map(short) }) : short(block),
      ),
    })),
  }
}

/** Papers as their lines, files in this process: fast, and enough to see what is written. */
export function makingOf(files: ReadonlyMap<string, PackFile>): PublishMaking {
  return {
    render: (document, format) => linesRenderer.render(document, format),
    copy: (order) => linesRenderer.copy(order),
    file: (paperId) => Promise.resolve(files.get(paperId)),
  }
}

export function publishOrder(record: MeetingRecord, given: Partial<PublishOrder> = {}): PublishOrder {
  const asOf = '2026-10-20T09:30:00.000Z'
  return {
    record,
    ticks: publishTicks,
    version: 2,
    asOf,
    calendar: { sequence: 7, changedAt: asOf },
    ...given,
  }
}

/** Everything there is to publish of that meeting. */
export async function everythingPublished(given: Partial<MeetingRecord> = {}): Promise<PublishedSet> {
  const { record, files } = await publishedMeeting(given)
  return publishedSet(publishOrder(record), makingOf(files))
}

/** The text of a published file. */
export function textOf({ files }: Pick<PublishedSet, 'files'>, path: string): string {
  const file = files.find((each) => each.path === path)
  if (file === undefined)
    throw new Error(`${path} is not published: ${files.map((each) => each.path).join(', ')}`)
  return new TextDecoder().decode(file.bytes)
}
