import type { PresenceKind } from '../../shared/domain/meetingFact.ts'
import type { VoteSide } from '../../shared/domain/meetingFact.ts'
import { joinedLines } from './joinLines.ts'
import type { Paragraph } from './joinLines.ts'
import { labelOf, LabelLevels } from './labels.ts'
import { actionColumns, actionIn, isActionsHead, listedAction, tabledAction } from './readActions.ts'
import type { ReadAction } from './readActions.ts'
import { readEvent } from './readEvents.ts'
import type { Happened } from './readEvents.ts'
import { isCutVote, namedVoteIn, notedVote, voteByNames } from './namedVotes.ts'
import { interestHead, interestsIn, listedInterest } from './readInterests.ts'
import type { ReadInterest } from './readInterests.ts'
import { isCutMotion, loneMotion, motionIn, MotionsInTurn } from './readMotion.ts'
import { resolutionIn } from './readResolution.ts'
import type { ReadResolution } from './readResolution.ts'
import { readVote } from './readVotes.ts'
import type { ReadVote } from './readVotes.ts'
import { spanOf } from './sourceLines.ts'
import type { SourceLine, Span } from './sourceLines.ts'

/** What a paragraph tells of, beside its words. */
export type Told =
  | ({ readonly kind: 'interest' } & ReadInterest)
  | ({ readonly kind: 'action' } & ReadAction)
  | {
      readonly kind: 'motion'
      readonly mover: string
      readonly seconder: string
      readonly isAmendment: boolean
      readonly words: string
    }
  | { readonly kind: 'vote'; readonly vote: ReadVote }
  | ({ readonly kind: 'happened' } & Happened)
  | { readonly kind: 'noted'; readonly who: string; readonly side: VoteSide }

interface BlockBase extends Span {
  /** From 0 to 1. */
  readonly confidence: number
  /** What it tells of besides what it is. */
  readonly told: readonly Told[]
}

export type ReadBlock = BlockBase &
  (
    | { readonly kind: 'prose'; readonly text: string }
    /** `follows`: its label comes next after the one before it. */
    | {
        readonly kind: 'point'
        readonly level: number
        readonly label: string
        /** As it is to be printed again: "•" of a bullet too. */
        readonly printed: string
        readonly text: string
        readonly follows: boolean
      }
    | {
        readonly kind: 'event'
        readonly event: PresenceKind
        readonly at: string | null
        readonly who: string
        readonly text: string
      }
    | ({ readonly kind: 'resolution' } & ReadResolution)
    | { readonly kind: 'vote'; readonly vote: ReadVote; readonly text: string }
  )

/** What the item is about, as far as it tells how its paragraphs are read. */
export interface BlockRules {
  /** Its title speaks of declarations of interests. */
  readonly ofInterests: boolean
}

/** What an item says, block by block, nothing left out. */
export function readBlocks(
  lines: readonly SourceLine[],
  rules: BlockRules = { ofInterests: false },
): ReadBlock[] {
  return new BlockReader(withWholeSentences(joinedLines(lines)), rules).read()
}

/** The sentence that says who moved goes on to what was resolved, and a vote by name to its next side, on whatever line that stands. */
function withWholeSentences(paragraphs: readonly Paragraph[]): Paragraph[] {
  const whole: Paragraph[] = []
  for (const paragraph of paragraphs) {
    const before = whole.at(-1)
    const isCut =
      before !== undefined &&
      ((isCutMotion(before.text) && labelOf(paragraph.text) === null) ||
        isCutVote(before.text, paragraph.text))
    if (!isCut) whole.push(paragraph)
    else
      whole[whole.length - 1] = {
        ...before,
        to: paragraph.to,
        text: `${before.text} ${paragraph.text}`,
        cells: [`${before.text} ${paragraph.text}`],
      }
  }
  return whole
}

/** Of a table: "E. Kell | Salary | £412" begins with a name, and with no label. */
function isRow({ cells }: Paragraph): boolean {
  const [first = ''] = cells
  return cells.length > 2 && labelOf(first) !== null
}

class BlockReader {
  readonly #paragraphs: readonly Paragraph[]
  readonly #rules: BlockRules
  readonly #blocks: ReadBlock[] = []
  readonly #levels = new LabelLevels()
  readonly #motions = new MotionsInTurn()
  #declaring: readonly string[] = []
  #inActions = false
  #columns: ReturnType<typeof actionColumns> = null

  constructor(paragraphs: readonly Paragraph[], rules: BlockRules) {
    this.#paragraphs = paragraphs
    this.#rules = rules
  }

  read(): ReadBlock[] {
    for (let index = 0; index < this.#paragraphs.length;) index = this.#next(index)
    return this.#blocks.map((block, index) => this.#withLoneMotion(block, index))
  }

  #withLoneMotion(block: ReadBlock, index: number): ReadBlock {
    if (block.kind !== 'prose' || block.told.length > 0) return block
    const near = this.#blocks.slice(index + 1, index + 3)
    const words = near.map((each) => (each.kind === 'resolution' ? each.seconder && 'seconded' : each.text))
    const motion = loneMotion(block.text, words)
    if (motion === null) return block
    return { ...block, told: [{ kind: 'motion', ...motion, seconder: '', words: block.text }] }
  }

  #next(index: number): number {
    const paragraph = this.#paragraphs[index]
    if (paragraph === undefined) return index + 1
    const opened = resolutionIn(this.#paragraphs, index, this.#levels)
    if (opened !== null) {
      const labelled = labelOf(paragraph.text)
      if (labelled !== null) this.#levels.next({ ...labelled, indent: paragraph.indent })
      this.#blocks.push(...resolutionBlocks(opened.resolution))
      return opened.next
    }
    // A paragraph that has two sides or more is a vote by itself.
    const isWhole = voteByNames(paragraph.text) !== null
    const named = isWhole ? null : namedVoteIn(this.#paragraphs, index)
    if (named !== null) {
      this.#paragraphs.slice(index, named.next).forEach((each, at) => {
        const span = { from: each.from, to: each.to }
        this.#blocks.push(
          at === 0
            ? { kind: 'vote', vote: named.vote, text: each.text, ...span, confidence: 0.85, told: [] }
            : { kind: 'prose', text: each.text, ...span, confidence: 0.85, told: [] },
        )
      })
      return named.next
    }
    this.#blocks.push(this.#block(paragraph))
    return index + 1
  }

  #block(paragraph: Paragraph): ReadBlock {
    const { text } = paragraph
    const span = spanOf([paragraph])
    const labelled = isRow(paragraph) ? null : labelOf(text)
    if (labelled === null && /:$/.test(text)) this.#levels.begin()
    // A numbered paragraph may tell of an event, or of a vote: its number goes on counting.
    const place = labelled === null ? null : this.#levels.next({ ...labelled, indent: paragraph.indent })
    const words = labelled?.rest ?? text
    const told = this.#told(words, paragraph)
    const isPlain = labelled === null || labelled.wrapper === 'x.x'
    // Who declares an interest and leaves says more than that they left.
    const event = told.some((each) => each.kind === 'interest') ? null : readEvent(words)
    if (event !== null && isPlain) {
      const also = event.also.map((each): Told => ({ kind: 'happened', ...each }))
      return {
        kind: 'event',
        event: event.event,
        at: event.at,
        who: event.who,
        // With the number that it is printed under: a line of a fact has no label to keep it in.
        text,
        ...span,
        confidence: 0.95,
        told: also,
      }
    }
    const byNames = told.length > 0 ? null : voteByNames(words)
    if (byNames !== null && isPlain)
      return { kind: 'vote', vote: byNames, text, ...span, confidence: 0.85, told }
    const noted = notedVote(words)
    if (noted !== null) told.push({ kind: 'noted', ...noted })
    const vote = told.some((each) => each.kind === 'interest' || each.kind === 'noted')
      ? null
      : readVote(words)
    if (
      vote !== null &&
      isPlain &&
      words.length < 320 &&
      !told.some((each) => each.kind === 'motion' && words.length > 160)
    ) {
      return { kind: 'vote', vote, text, ...span, confidence: vote.for === null ? 0.7 : 0.85, told }
    }
    const more: Told[] = vote === null ? [] : [{ kind: 'vote', vote }]
    if (event !== null) {
      more.push({ kind: 'happened', event: event.event, at: event.at, who: event.who })
      more.push(...event.also.map((each): Told => ({ kind: 'happened', ...each })))
    }
    if (labelled !== null && place !== null) {
      const { level, follows } = place
      return {
        kind: 'point',
        level,
        label: labelled.label,
        printed: labelled.printed,
        text: labelled.rest,
        follows,
        ...span,
        confidence: follows ? 0.95 : 0.6,
        told: [...told, ...more],
      }
    }
    return { kind: 'prose', text, ...span, confidence: 0.8, told: [...told, ...more] }
  }

  #told(words: string, { cells, text: whole }: Paragraph): Told[] {
    const told: Told[] = interestsIn(words).map((each) => ({ kind: 'interest', ...each }))
    if (told.length === 0 && this.#rules.ofInterests) {
      const listed = listedInterest(words, cells, this.#declaring)
      if (listed !== null) told.push({ kind: 'interest', ...listed })
      const head = interestHead(words)
      if (head.length > 0) this.#declaring = head
    }
    const motion = motionIn(words) ?? this.#motions.at(this.#blocks.length, words)
    if (motion !== null) {
      const { mover, seconder, isAmendment } = motion
      told.push({ kind: 'motion', mover, seconder, isAmendment, words })
    }
    this.#columns = actionColumns(cells) ?? (cells.length > 1 ? this.#columns : null)
    const isListed = this.#inActions && (labelOf(whole) !== null || isActionsHead(whole))
    this.#inActions = isListed || isActionsHead(whole)
    const action =
      this.#columns === null
        ? (actionIn(words) ?? (isListed ? listedAction(words) : null))
        : actionColumns(cells) === null
          ? tabledAction(cells, this.#columns)
          : null
    if (action !== null) told.push({ kind: 'action', ...this.#whole(action) })
    return told
  }

  /** "Action: Clerk" alone is about what stands before it. */
  #whole(action: ReadAction): ReadAction {
    if (action.what !== '') return action
    const last = this.#blocks.at(-1)
    if (last === undefined) return action
    const text = last.kind === 'resolution' ? (last.clauses.at(-1)?.text ?? '') : last.text
    return { ...action, what: text.slice(0, 2_000) }
  }
}

const trailing =
  /^(?<words>.*?[.;!?"”’')])\s+(?<tail>(?:\(?(?:[Ii]t was |This was )?(?:[Pp]roposed|[Mm]oved|PROPOSED|MOVED|Proposer|Mover)\b[^.]{0,20}.{0,140}?\b(?:[Ss]econded|SECONDED|Seconder)\b.{0,120}|\(?(?:[Aa]ll (?:agreed|in favour)|[Cc]arried|CARRIED|[Uu]nanimous(?:ly)?|AGREED UNANIMOUSLY|[Vv]ot(?:e|es|ing)\b|For:? \d|\d+ (?:for|in favour)).{0,120}))$/s

const inBrackets =
  /^(?<words>.{3,}?)\s*(?<tail>[([](?:[Pp]rop(?:osed)?\.?:? )?(?:Cllr|Councillor|CLLR)\b[^()[\]]{2,60}(?:\/|,? sec)[^()[\]]{2,60}[)\]])\.?$/s

/** A resolution, and what its last clause says besides: who moved it, how it was voted on. */
function resolutionBlocks(read: ReadResolution): ReadBlock[] {
  const { clauses, mover, seconder, before, how, introduction, lead, printed, from, to } = read
  const last = clauses.at(-1)
  const tail =
    last === undefined || last.text.length > 20_000
      ? null
      : (trailing.exec(last.text) ?? inBrackets.exec(last.text))?.groups
  const own =
    tail === null || tail === undefined || last === undefined
      ? clauses
      : [...clauses.slice(0, -1), { ...last, text: tail['words'] ?? '' }]
  const words = tail?.['tail'] ?? ''
  const motion = mover === '' && words !== '' ? motionIn(words) : null
  const vote = how === '' ? null : (readVote(`Resolved ${how}`) ?? readVote(how))
  const head: ReadBlock = {
    ...{ kind: 'resolution', lead, printed, clauses: own, before, how, introduction },
    ...{
      mover: mover === '' ? (motion?.mover ?? '') : mover,
      seconder: seconder === '' ? (motion?.seconder ?? '') : seconder,
    },
    ...{ from, to, confidence: clauses.length > 0 ? 0.95 : 0.4 },
    told: vote === null ? [] : [{ kind: 'vote', vote }],
  }
  if (words === '') return [head]
  const counted = readVote(words)
  const span = { from: last?.from ?? from, to: last?.to ?? to }
  return [
    head,
    counted === null
      ? { kind: 'prose', text: words, ...span, confidence: 0.8, told: [] }
      : { kind: 'vote', vote: counted, text: words, ...span, confidence: 0.8, told: [] },
  ]
}
