import { formatDate } from '../../domain/civilTime.ts'
import type { PaperView } from '../../domain/paperView.ts'
import type { ProgrammeCard } from '../../domain/programme.ts'
import { listNames } from '../../domain/programmeBoard.ts'
import type { ProgrammeBoard, ProgrammeColumn } from '../../domain/programmeBoard.ts'
import type { Block, CellLine, PaperDocument } from '../model.ts'
import { plain, strong } from './inlines.ts'
import { letterhead, paperFrame } from './letterhead.ts'

export interface WorkProgramme extends Pick<PaperView, 'council' | 'committee'> {
  readonly board: ProgrammeBoard
  /** The day the municipal year of the board began. */
  readonly since: string
}

/** "Appendix 1": the board as a paper, meeting by meeting, then the lists beside. It says what the board says, in its order. */
export function composeWorkProgramme(programme: WorkProgramme): PaperDocument {
  const { board, committee } = programme
  const title = programmeTitle(programme.since)
  const dated = board.columns.filter(({ date }) => date !== null)
  return {
    ...paperFrame(programme),
    title: `${title} (${committee})`,
    footer: `${committee}, ${title}`,
    caveat: '',
    blocks: [
      ...letterhead(programme),
      { kind: 'heading', id: 'programme', level: 2, number: null, text: title },
      { kind: 'paragraph', runs: strong('Appendix 1') },
      ...(dated.length === 0
        ? [{ kind: 'paragraph', runs: plain('No meeting has a date yet.') } as const]
        : [meetingsTable(programme, dated)]),
      ...board.columns.flatMap(listBlocks),
    ],
  }
}

/** "Work programme 2026/27", after the municipal year. */
export function programmeTitle(since: string): string {
  const year = Number(since.slice(0, 4))
  return `Work programme ${year}/${String((year + 1) % 100).padStart(2, '0')}`
}

/** The same as a table: a row for each card, in the order of the board. */
export function programmeRows({ board }: Pick<WorkProgramme, 'board'>): readonly (readonly string[])[] {
  return [
    ['When', 'Matter', 'Purpose', 'Lead', 'Minute'],
    ...board.columns.flatMap((column) =>
      cardsOf(column).map((card) => [
        column.date ?? listName(column),
        ...[card.title, card.purpose, card.lead, card.source?.label ?? ''],
      ]),
    ),
  ]
}

function listName({ place }: ProgrammeColumn): string {
  return place.kind === 'meeting' || place.kind === 'date' ? '' : listNames[place.kind]
}

function meetingsTable({ council }: WorkProgramme, dated: readonly ProgrammeColumn[]): Block {
  return {
    kind: 'table',
    summary: 'What the committee looks at, meeting by meeting',
    columns: [
      { heading: 'Meeting', share: 3, align: 'start' },
      { heading: 'Items', share: 11, align: 'start' },
    ],
    rows: dated.map((column) => ({
      cells: [
        [{ label: null, runs: strong(formatDate(column.date ?? '', council.houseStyle.dates)) }],
        cardsOf(column).length === 0
          ? [{ label: null, runs: plain('Nothing is planned yet') }]
          : cardsOf(column).flatMap(cardLines),
      ],
    })),
  }
}

/** Of a meeting, what comes to every meeting last, as on the board. */
function cardsOf({ cards, standing }: ProgrammeColumn): readonly ProgrammeCard[] {
  return [...cards, ...standing]
}

function cardLines(card: ProgrammeCard): CellLine[] {
  return [
    { label: null, runs: strong(card.title) },
    ...saidOf(card).map((line) => ({ label: null, runs: plain(line), small: true as const })),
  ]
}

/** What stands under the title of a card: its purpose, who brings it, and the minute it was born of. */
function saidOf({ purpose, lead, source }: ProgrammeCard): string[] {
  const by = [
    lead.trim() === '' ? '' : `Lead: ${lead.trim()}`,
    source === null ? '' : `Minute ${source.label}`,
  ]
  return [purpose.trim(), by.filter((words) => words !== '').join(' · ')].filter((line) => line !== '')
}

function listBlocks(column: ProgrammeColumn): Block[] {
  const { place, cards } = column
  if (place.kind === 'meeting' || place.kind === 'date' || cards.length === 0) return []
  return [
    { kind: 'heading', id: place.kind, level: 3, number: null, text: listNames[place.kind] },
    ...cards.map((card): Block => ({
      ...({
        kind: 'point',
        list: place.kind,
        markers: 'bullets',
        level: 0,
        label: '•',
        say: 'Bullet',
      } as const),
      runs: [{ text: card.title, strong: true }, ...saidOf(card).map((line) => ({ text: ` – ${line}` }))],
    })),
  ]
}
