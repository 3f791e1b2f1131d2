import { formatDate } from '../../../domain/civilTime.ts'
import type { PaperView } from '../../../domain/paperView.ts'
import type { ActionRow } from '../../../domain/registers/actions.ts'
import type { Block, CellLine, PaperDocument } from '../../model.ts'
import { withheldWords } from '../../../domain/registers/registerTable.ts'
import { closedCaveat } from '../closedMatter.ts'
import { plain, strong } from '../inlines.ts'
import { letterhead, paperFrame } from '../letterhead.ts'

/** Actions and matters arising for a meeting: what is still open of the meetings until then, as `rows` has it for this audience. */
export function composeActions(view: PaperView, rows: readonly ActionRow[]): PaperDocument {
  const { council, committee, meeting } = view
  const date = formatDate(meeting.date, council.houseStyle.dates)
  const meetings = [...Map.groupBy(rows, (row) => row.date)].toSorted(([a], [b]) => a.localeCompare(b))
  return {
    ...paperFrame(view),
    title: `Actions and matters arising: ${committee}, ${date}${view.audience === 'members' ? ' (members’ copy)' : ''}`,
    footer: `Actions and matters arising, ${committee}, ${date}`,
    caveat: closedCaveat(new Set(rows.flatMap((row) => row.closed ?? [])), []),
    blocks: [
      ...letterhead(view),
      { kind: 'heading', id: 'actions', level: 2, number: null, text: 'Actions and matters arising' },
      { kind: 'paragraph', runs: plain(`As they stand for the meeting on ${date}.`) },
      ...(meetings.length === 0
        ? [{ kind: 'paragraph', runs: plain('No action is open.') } as const]
        : meetings.flatMap(([day, own]) => ofMeeting(view, day, own))),
    ],
  }
}

function ofMeeting(view: PaperView, day: string, rows: readonly ActionRow[]): Block[] {
  const { dates } = view.council.houseStyle
  const date = formatDate(day, dates)
  return [
    { kind: 'heading', id: `meeting-${day}`, level: 3, number: null, text: `From the meeting of ${date}` },
    {
      kind: 'table',
      summary: `Open actions of the meeting of ${date}`,
      columns: [
        { heading: 'Minute', share: 1.6, align: 'start' },
        { heading: 'Action', share: 6.4, align: 'start' },
        { heading: 'Who', share: 3.4, align: 'start' },
        { heading: 'By', share: 2.6, align: 'start' },
      ],
      rows: rows.map((row) => ({
        cells: [
          [line(row.reference === '' ? '–' : row.reference)],
          [
            ...(row.closed === null ? [] : [{ label: null, runs: strong(withheldWords[row.closed]) }]),
            line(row.what),
            ...(row.title === '' ? [] : [{ ...line(row.title), small: true as const }]),
          ],
          [line(row.who === '' ? 'Nobody yet' : row.who)],
          [
            line(row.by === null ? 'No day' : formatDate(row.by, dates)),
            ...(row.overdue ? [{ label: null, runs: strong('Overdue') }] : []),
          ],
        ],
      })),
    },
  ]
}

function line(text: string): CellLine {
  return { label: null, runs: plain(text) }
}
