import { createHash } from 'node:crypto'
import type { PackFile } from '../../electron/render/pack/packOrder.ts'
import { meetingRecordSchema } from '../../shared/api/record.ts'
import type { Classification, Exemption } from '../../shared/domain/access.ts'
import { defaultHouseStyle, pointMarkers, subItemPageRules } from '../../shared/domain/houseStyle.ts'
import type { ItemMinutes, MeetingRecord, RecordPaper } from '../../shared/domain/meetingRecord.ts'
import type { AgreedCorrection, MinutesAct } from '../../shared/domain/minutesActs.ts'
import type { MeetingFact } from '../../shared/domain/meetingFact.ts'
import type { Clause, Inline, MinutesBlock } from '../../shared/domain/minutes.ts'
import { rightHandRules } from '../../shared/domain/packPages.ts'
import type { AcceptedFinding, Publication } from '../../shared/domain/publication.ts'
import { apologyCategories } from '../../shared/domain/presence.ts'
import { reportParts } from '../../shared/domain/report.ts'
import type { CoverReport } from '../../shared/domain/report.ts'
import { aConfirmation, actBase, anAgreedAt, aSignature } from '../helpers/actBuilder.ts'
import { leakyPdf, photoWithNotes } from '../helpers/leakyFiles.ts'
import { leakyWord } from '../helpers/leakyWord.ts'
import {
  aCouncil,
  aDeclaration,
  aFact,
  aMeeting,
  aMotion,
  anAction,
  anAttendance,
  anItem,
  anUrgency,
  aParkedLine,
  aPersonOnTheDay,
  aRecord,
} from '../helpers/recordBuilder.ts'
import type { Canaries } from './canaries.ts'
import type { Draw } from './draw.ts'

/** A meeting with a canary in every place that the public may not read, and the files of its papers. */
export interface LeakyMeeting {
  readonly record: MeetingRecord
  /** The record before: a paper that is closed now was public, and one stood in another place. */
  readonly before: MeetingRecord
  /** The record after: papers that came late, one of them public. */
  readonly after: MeetingRecord
  /** Of all three. */
  readonly files: ReadonlyMap<string, PackFile>
}

/** Whether canaries of a place were public at first: what goes out later may not repeat them. */
export function isPublicAtFirst(place: string): boolean {
  return place.endsWith('(public at first)')
}

const officersOwn = [
  ...['the notes of an item', 'a note of the minutes', 'the public interest of', 'the words of an apology'],
  ...['a sensitive interest', 'the nature of', 'the words of a motion', 'the reason of an urgency'],
  ...['an action', 'who has an action', 'a line said', 'why a finding', 'who let a finding', 'the key of'],
]

/** Whether members may read canaries of a place: those that are neither the officer's own nor hidden in a file. */
export function isForMembers(place: string): boolean {
  return !place.endsWith('(hidden)') && !officersOwn.some((own) => place.startsWith(own))
}

interface Place {
  readonly itemId: string
  /** True when neither the item nor the one above it is closed. */
  readonly isOpen: boolean
}

/** Draws meetings, one after the other. `id` keeps their ids apart. */
export async function leakyMeeting(
  draw: Draw,
  canaries: Canaries,
  id = 'm',
  prepared: PrepareFile | null = null,
): Promise<LeakyMeeting> {
  const words = new Words(draw, canaries)
  const { items, places } = drawItems(draw, words, id)
  const papers = await drawPapers(draw, words, places, id)
  const whole: Place = { itemId: '', isOpen: true }
  const late = [
    await drawPaper(draw, words, whole, `${id}-late`, 'public'),
    await drawPaper(draw, words, draw.one(places), `${id}-late-closed`, 'exempt'),
  ]
  if (prepared !== null) papers.push(...(await drawOthers(words, `${id}-other`, prepared)))
  const shut = await shutAgain(draw, words, `${id}-shut`)
  const drawn: MeetingRecord = aRecord({
    council: aCouncil({
      summons: 'You are summoned to attend.',
      houseStyle: {
        ...defaultHouseStyle,
        apologyReasons: draw.one(['none', 'category']),
        points: draw.one(pointMarkers),
        rightHand: draw.one(rightHandRules),
        subItemPages: draw.one(subItemPageRules),
      },
    }),
    meeting: aMeeting({ id, state: draw.one(['agenda-published', 'minutes-published', 'confirmed']) }),
    items,
    people: [
      ...aRecord().people,
      aPersonOnTheDay('witness', {
        name: words.line('the name of somebody only closed words speak of'),
        title: words.line('the title of somebody only closed words speak of'),
      }),
    ],
    attendance: [
      anAttendance('ida-moss'),
      anAttendance('tom-fell', 'apologies', {
        reason: { category: draw.one(apologyCategories), words: words.line('the words of an apology') },
      }),
      anAttendance('una-beck', draw.one(['present', 'absent'])),
    ],
    minutes: places.map((place, index) => drawMinutes(draw, words, place, index)),
    facts: drawFacts(draw, words, places),
    papers: [...papers.map(({ paper }) => paper), shut.paper],
    reports: draw.times(0, 3, (index) => drawReport(draw, words, draw.one(places), `${id}-report-${index}`)),
    publications: membersPublications(draw, words, places),
    accepted: drawAccepted(words),
  })
  const record: MeetingRecord = { ...drawn, acts: drawActs(draw, words, drawn, places) }
  const [first, ...others] = papers.map(({ paper }) => paper)
  const open: RecordPaper = { ...shut.paper, classification: 'public', exemption: null }
  const before = { ...record, papers: [...others, open, ...(first === undefined ? [] : [first])] }
  const after = { ...record, papers: [...record.papers, ...late.map(({ paper }) => paper)] }
  // As the product reads a record: what it would refuse proves nothing.
  for (const each of [record, before, after]) meetingRecordSchema.parse(each)
  const files = new Map([...papers, ...late, shut].map(({ paper, file }) => [paper.id, file] as const))
  return { record, before, after, files }
}

/** What closed places say, and what open ones do. */
class Words {
  readonly #draw: Draw
  readonly #canaries: Canaries

  constructor(draw: Draw, canaries: Canaries) {
    this.#draw = draw
    this.#canaries = canaries
  }

  /** A line that may stand nowhere. */
  line(place: string): string {
    return this.#canaries.mint(place)
  }

  fileName(place: string): string {
    return `${this.#canaries.mintName(place)}.pdf`
  }

  /** For the places of an officer's file. */
  in(what: string): (place: string) => string {
    return (place) => this.#canaries.mint(`${place} (${what})`)
  }

  /** A sentence or two around a canary, or without one where anybody may read it. */
  sentence(place: string, isOpen: boolean): string {
    const said = isOpen ? this.open() : this.line(place)
    return this.#draw.one([
      `The Committee considered ${said} at length.`,
      said,
      `Members asked about the costs. ${said}: so it was said, “twice over”.`,
    ])
  }

  open(): string {
    return this.#draw.one(['the depot', 'a bridge & a path', 'the café (north)', 'officials’ findings'])
  }

  exemption(place: string): Exemption {
    return {
      paragraphs: [this.#draw.number(1, 7)],
      publicInterest: this.sentence(`the public interest of ${place}`, false),
    }
  }
}

function drawClassification(draw: Draw): Exclude<Classification, 'unset'> {
  return draw.one(['public', 'public', 'exempt', 'confidential'])
}

function drawItems(
  draw: Draw,
  words: Words,
  id: string,
): { readonly items: MeetingRecord['items']; readonly places: readonly Place[] } {
  const items: MeetingRecord['items'][number][] = []
  const places: Place[] = []
  const add = (itemId: string, parentId: string | null, above: boolean): boolean => {
    const classification = drawClassification(draw)
    const isOpen = above && classification === 'public'
    items.push(
      anItem(itemId, {
        parentId,
        origin: draw.chance(0.1) ? 'meeting' : 'agenda',
        kind:
          parentId === null ? draw.one(['minutes', 'report', 'apologies', 'other', 'exclusion']) : 'report',
        // Of a closed item too: the agenda says what will be talked of (R19).
        title: `Business of ${draw.one(['the depot', 'the market', 'schools'])} ${itemId}`,
        summary: draw.chance(0.5) ? 'To consider what comes of it' : '',
        reportAuthor: draw.chance(0.5) ? 'Head of Places' : '',
        recommendations: draw.times(0, 2, () => words.sentence('a recommendation', isOpen)),
        notes: words.sentence('the notes of an item', false),
        classification,
        exemption: classification === 'exempt' ? words.exemption('an item') : null,
        // Public words beside closed ones (R16).
        publicSummary: draw.chance(0.4)
          ? `The Committee settled how it will go on with ${words.open()}.`
          : '',
      }),
    )
    places.push({ itemId, isOpen })
    return isOpen
  }
  draw.times(1, 6, (index) => {
    const itemId = `${id}-${index + 1}`
    const isOpen = add(itemId, null, true)
    if (draw.chance(0.4)) draw.times(1, 3, (sub) => add(`${itemId}-${sub + 1}`, itemId, isOpen))
  })
  return { items, places }
}

function drawMinutes(draw: Draw, words: Words, place: Place, index: number): ItemMinutes {
  return {
    itemId: place.itemId,
    number: String(index + 1),
    frozen: draw.chance(0.5),
    blocks: draw.times(0, 5, (at) => drawBlock(draw, words, place, `${place.itemId}-b${at}`)),
  }
}

function drawBlock(draw: Draw, words: Words, place: Place, id: string): MinutesBlock {
  const classification = drawClassification(draw)
  const kind = draw.one(['prose', 'point', 'event', 'resolution', 'note'] as const)
  const isOpen = place.isOpen && classification === 'public' && kind !== 'note'
  const content = drawContent(draw, words, kind, isOpen)
  const base = { id, classification }
  switch (kind) {
    case 'resolution': {
      const more = drawContent(draw, words, kind, isOpen)
      const clauses: Clause[] = [
        { id: `${id}-1`, level: 0, content },
        { id: `${id}-2`, level: 1, content: more },
      ]
      return { ...base, kind, clauses }
    }
    case 'point':
      return { ...base, kind, level: draw.one([0, 1, 2]), content }
    case 'event':
      return {
        ...base,
        kind,
        event: draw.one(['left', 'declared', 'voted']),
        // A closed line may be as it was made of its fact; an open one of these is in the officer's words, so that the fact is not told.
        factId: draw.one([null, 'sensitive', 'declared', 'moved', 'urgent']),
        edited: isOpen || draw.chance(0.5),
        content,
      }
    case 'prose':
    case 'note':
      return { ...base, kind, content }
  }
}

/** Now and then in three runs, so that a renderer splits the words; closed ones name somebody whom nothing else names. */
function drawContent(draw: Draw, words: Words, kind: string, isOpen: boolean): Inline[] {
  const text = words.sentence(`a ${kind} of the minutes`, isOpen)
  const middle = Math.floor(text.length / 2)
  const runs: Inline[] = draw.chance(0.5)
    ? [{ kind: 'text', text }]
    : [
        { kind: 'text', text: text.slice(0, middle), strong: true },
        { kind: 'text', text: text.slice(middle), emphasis: true },
      ]
  if (isOpen || draw.chance(0.5)) return runs
  return [...runs, { kind: 'person', personId: 'witness', text: words.line('a name in the minutes') }]
}

/** Confirmed, signed, and corrected afterwards: of closed words no correction may tell the public what they were or are. */
function drawActs(
  draw: Draw,
  words: Words,
  record: MeetingRecord,
  places: readonly Place[],
): readonly MinutesAct[] {
  if (draw.chance(0.3)) return []
  const corrections = record.minutes.flatMap(({ itemId, blocks }): AgreedCorrection[] => {
    const isOpenPlace = places.find((place) => place.itemId === itemId)?.isOpen === true
    const isOpen = (block: MinutesBlock): boolean =>
      isOpenPlace && block.classification === 'public' && block.kind !== 'note'
    const sides = (place: string, open: boolean) => ({
      was: open ? 'What was said' : words.line(`${place} (corrected, before)`),
      now: open ? 'What is said' : words.line(`${place} (corrected, now)`),
    })
    return [
      ...blocks.map((block) => ({
        ...{ itemId, blockId: block.kind === 'resolution' ? `${block.id}-2` : block.id },
        ...sides(`a ${block.kind} of the minutes`, isOpen(block)),
      })),
      {
        ...{ itemId, blockId: draw.one([null, 'gone']) },
        // An officer's note is no part of an item that is corrected as a whole: its words stay where they are.
        ...sides(
          'an item of the minutes',
          isOpenPlace && blocks.every((block) => block.kind === 'note' || isOpen(block)),
        ),
      },
    ]
  })
  const [confirmed, corrected] = draw.chance(0.5) ? [corrections, []] : [[], corrections]
  return [
    aConfirmation(record, {
      manner: confirmed.length === 0 ? 'accurate' : 'subject-to',
      corrections: confirmed,
    }),
    aSignature(record),
    { ...actBase('corrected'), kind: 'corrected', agreedAt: anAgreedAt(), corrections: corrected },
  ]
}

function drawFacts(draw: Draw, words: Words, places: readonly Place[]): MeetingFact[] {
  const { itemId } = draw.one(places)
  // Only the lines of the text are printed of what happened, whatever the facts say.
  return [
    aDeclaration('sensitive', {
      itemId,
      items: [itemId],
      nature: words.line('a sensitive interest'),
      sensitive: true,
    }),
    aDeclaration('declared', { itemId, items: [itemId], nature: words.line('the nature of an interest') }),
    aMotion('moved', { itemId, words: words.line('the words of a motion') }),
    anUrgency('urgent', { itemId, reason: words.line('the reason of an urgency') }),
    anAction('action', {
      itemId,
      sourceId: draw.one([null, `${itemId}-b0`, 'gone']),
      what: words.line('an action'),
      who: words.line('who has an action'),
    }),
    aParkedLine('parked', { itemId, words: words.line('a line said out of turn') }),
    aFact('arrived', { kind: 'arrived', personId: 'witness', itemId }),
  ]
}

function drawReport(draw: Draw, words: Words, place: Place, id: string): CoverReport {
  const classification = drawClassification(draw)
  const isOpen = place.isOpen && classification === 'public'
  return {
    id,
    itemId: place.itemId,
    title: isOpen ? draw.one(['', 'A report for all']) : words.line('the title of a report'),
    classification,
    exemption: classification === 'exempt' ? words.exemption('a report') : null,
    sections: draw.times(1, 4, () => {
      const part = draw.one(reportParts)
      return {
        part,
        heading: isOpen ? 'What is asked' : words.line('a heading of a report'),
        paragraphs: draw.times(1, 3, () => words.sentence('a paragraph of a report', isOpen)),
      }
    }),
  }
}

interface DrawnPaper {
  readonly paper: RecordPaper
  readonly file: PackFile
}

/** Makes what goes into a pack of a file that is no PDF. */
export type PrepareFile = (bytes: Uint8Array) => Promise<PackFile>

/** Public files of other kinds: a Word document and a photo, as their makers leave them. */
async function drawOthers(words: Words, id: string, prepare: PrepareFile): Promise<DrawnPaper[]> {
  const given = [
    ['docx', await leakyWord({ shown: ['What it says to all'], hidden: words.in('hidden') })],
    ['jpeg', photoWithNotes(words.in('hidden'))],
  ] as const
  const drawn: DrawnPaper[] = []
  for (const [extension, bytes] of given) {
    const paper: RecordPaper = {
      id: `${id}-${extension}`,
      itemId: null,
      title: '',
      fileName: `${id}.${extension}`,
      sha256: hashOf(bytes),
      classification: 'public',
      exemption: null,
      description: 'What is there',
    }
    drawn.push({ paper, file: await prepare(bytes) })
  }
  return drawn
}

function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function drawPapers(
  draw: Draw,
  words: Words,
  places: readonly Place[],
  id: string,
): Promise<DrawnPaper[]> {
  const whole: Place = { itemId: '', isOpen: true }
  const drawn: DrawnPaper[] = []
  // One after the other, so that the same seed gives the same meeting.
  for (const index of draw.times(1, 5, (each) => each)) {
    const place = draw.one([...places, ...places, whole])
    drawn.push(await drawPaper(draw, words, place, `${id}-paper-${index}`))
  }
  return drawn
}

/** A paper of the whole meeting that went out to the public, and is exempt now: nothing may name it again. */
async function shutAgain(draw: Draw, words: Words, id: string): Promise<DrawnPaper> {
  const of = (place: string): string => `${place} of a paper that is exempt now (public at first)`
  const bytes = await leakyPdf({
    shown: [words.line(of('a page'))],
    hidden: words.in('hidden'),
    read: (place) => words.line(of(place)),
  })
  const paper: RecordPaper = {
    id,
    itemId: null,
    title: draw.chance(0.5) ? '' : words.line(of('the title')),
    fileName: words.fileName(of('the file name')),
    sha256: hashOf(bytes),
    classification: 'exempt',
    exemption: { paragraphs: [3], publicInterest: words.line('the public interest of a paper') },
    description: '',
  }
  return { paper, file: { bytes } }
}

async function drawPaper(
  draw: Draw,
  words: Words,
  place: Place,
  id: string,
  classification: RecordPaper['classification'] = drawClassification(draw),
): Promise<DrawnPaper> {
  const isOpen = place.isOpen && classification === 'public'
  const bytes = await leakyPdf({
    shown: draw.times(1, 3, () => words.sentence('a page of a closed file', isOpen)),
    hidden: words.in('hidden'),
    ...(isOpen ? {} : { read: words.in('a closed file') }),
  })
  const paper = {
    id,
    itemId: place.itemId === '' ? null : place.itemId,
    title: isOpen ? draw.one(['', `A paper for all ${id}`]) : words.line('the title of a paper'),
    fileName: isOpen ? `${id}.pdf` : words.fileName('the name of a file'),
    sha256: hashOf(bytes),
    classification,
    exemption: classification === 'exempt' ? words.exemption('a paper') : null,
    description: isOpen ? 'A map of the depot' : words.line('the description of a picture'),
  }
  return { paper, file: { bytes } }
}

/** What went to members names what the public may not be told of. */
function membersPublications(draw: Draw, words: Words, places: readonly Place[]): Publication[] {
  return draw.times(0, 2, (index) => ({
    id: `members-${index}`,
    kind: index === 0 ? 'agenda' : 'supplement',
    audience: 'members',
    number: 1,
    at: `2026-10-0${index + 1}T09:00:00Z`,
    fileName: words.fileName('the name of a members’ pack'),
    sha256: hashOf(words.line('the bytes of a members’ pack')),
    pages: { first: 1 + 20 * index, last: 20 + 20 * index },
    items: places.map(({ itemId }, at) => ({
      itemId,
      number: String(at + 1),
      title: words.line('the title of an item in a members’ pack'),
      pages: null,
    })),
    papers: [
      {
        paperId: 'gone',
        itemId: draw.one(places).itemId,
        title: words.line('the title of a paper in a members’ pack'),
        sha256: 'b'.repeat(64),
        pages: { first: 1, last: 2 },
      },
    ],
  }))
}

function drawAccepted(words: Words): AcceptedFinding[] {
  return [
    {
      key: words.line('the key of a finding'),
      reason: words.line('why a finding was let stand'),
      at: '2026-10-01T09:00:00Z',
      by: words.line('who let a finding stand'),
    },
  ]
}
