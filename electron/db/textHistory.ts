import type { Node } from 'prosemirror-model'
import { Step } from 'prosemirror-transform'
import { isAside } from '../../shared/domain/meetingFact.ts'
import type { LineFact } from '../../shared/domain/meetingFact.ts'
import { applySteps, docFromJson } from '../../shared/minutesText/apply.ts'
import type { MinutesJson } from '../../shared/minutesText/apply.ts'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { meetingStream } from './changeKinds.ts'
import type { Payloads } from './changeKinds.ts'
import { changesOfKinds } from './changeLog.ts'
import type { ChangeWithPayload } from './changeLog.ts'
import type { Reader } from './database.ts'
import { toldErasures } from './erasedWords.ts'
import type { ToldErasures } from './erasedWords.ts'
import { documentOf } from './minutes.ts'

/** A text of an item as it once stood: after this change. */
export interface TextEdit {
  readonly seq: number
  readonly at: string
  readonly wallTime: string
  readonly actor: string
}

/** Everything that made, changed or took away the text of an item. */
const kindsOfText = [
  'minutes.set',
  'minutes.stepped',
  'minutes.kept',
  'agenda.set',
  'meeting.removed',
] as const

/** Everything that brought events into the minutes. */
const kindsOfFacts = ['minutes.stepped', 'facts.set'] as const

/** An edit, and how many letters it took out; `shrunk`: how many more than it put in, less than 0 for fewer. */
export interface WeighedEdit extends TextEdit {
  readonly removed: number
  readonly shrunk: number
}

/** The edits of an item that lead up to the text it has now, the earliest first. */
export function editsOfItem(reader: Reader, meetingId: string, itemId: string): WeighedEdit[] {
  return deedsOf(reader, meetingId, itemId)
    .filter((deed) => deed.kind !== 'cleared')
    .map((deed) => {
      const { seq, at, wallTime, actor } = deed.change
      // Where a text was put in place of another, all of that one went.
      const weight = deed.kind === 'stepped' ? weightOf(deed.steps) : { removed: Infinity, shrunk: 0 }
      return { seq, at, wallTime, actor, ...weight }
    })
}

function weightOf(steps: readonly MinutesJson[]): Pick<WeighedEdit, 'removed' | 'shrunk'> {
  let removed = 0
  let written = 0
  for (const json of steps) {
    Step.fromJSON(minutesSchema, json)
      .getMap()
      .forEach((oldStart, oldEnd, newStart, newEnd) => {
        removed += oldEnd - oldStart
        written += newEnd - newStart
      })
  }
  return { removed, shrunk: removed - written }
}

/**
 * Tells, for each of `seqs` (rising), the text of the item as it stood after that change, by doing again what the log says was done.
 * Null where words before it were erased.
 */
export function textsAfter(
  reader: Reader,
  meetingId: string,
  itemId: string,
  seqs: readonly number[],
): (Node | null)[] {
  const deeds = deedsOf(reader, meetingId, itemId)
  let next = 0
  let doc: Node | null = documentOf(itemId, [])
  return seqs.map((seq) => {
    let steps: MinutesJson[] = []
    for (; ; next += 1) {
      const deed = deeds[next]
      if (deed === undefined || deed.change.seq > seq) break
      if (deed.kind === 'stepped') {
        steps.push(...deed.steps)
      } else {
        steps = []
        doc = deed.doc
      }
    }
    // All at once: the shape is checked for the text that is shown, not for each key that led to it.
    if (doc !== null && steps.length > 0) doc = applySteps(doc, steps)
    return doc
  })
}

/** The facts whose lines stand in a text, as they were after a change. One whose words were erased is left out. */
export function factsOfText(reader: Reader, meetingId: string, doc: Node, seq: number): LineFact[] {
  const known = new Map<string, LineFact>()
  for (const { change, payload, erased } of changesOfKinds(reader, meetingStream(meetingId), kindsOfFacts)) {
    if (change.seq > seq) break
    if (erased) continue
    const facts =
      change.kind === 'minutes.stepped'
        ? (payload as Payloads['minutes.stepped']).facts.add
        : (payload as Payloads['facts.set']).facts
    for (const fact of facts) if (!isAside(fact)) known.set(fact.id, fact)
  }
  const standing: LineFact[] = []
  doc.forEach((node) => {
    const fact = known.get(String(node.attrs['factId'] ?? ''))
    if (fact !== undefined) standing.push(fact)
  })
  return standing
}

/** Where a change left the caret: behind what its last step wrote. Null for one without a place. */
export function caretAfter(doc: Node, steps: readonly MinutesJson[]): number | null {
  let position: number | null = null
  for (const json of steps) {
    Step.fromJSON(minutesSchema, json)
      .getMap()
      .forEach((_oldStart, _oldEnd, _newStart, newEnd) => {
        position = newEnd
      })
  }
  return position === null ? null : inText(doc, position)
}

/** The nearest place before it where words can be typed; the start of the text where there is none. */
function inText(doc: Node, position: number): number {
  for (let at = Math.min(position, doc.content.size); at > 0; at -= 1) {
    if (doc.resolve(at).parent.isTextblock) return at
  }
  return 1
}

type Deed =
  | { readonly kind: 'stepped'; readonly change: TextEdit; readonly steps: readonly MinutesJson[] }
  | { readonly kind: 'set'; readonly change: TextEdit; readonly doc: Node }
  /** The item left the agenda, or words that the text rests on were erased: what came before cannot be gone back to. */
  | { readonly kind: 'cleared'; readonly change: TextEdit; readonly doc: Node | null }

function deedsOf(reader: Reader, meetingId: string, itemId: string): Deed[] {
  const deeds: Deed[] = []
  const told = toldErasures(reader, meetingStream(meetingId))
  for (const entry of changesOfKinds(reader, meetingStream(meetingId), kindsOfText)) {
    const deed = deedOf(entry, itemId, told)
    if (deed === null) continue
    if (deed.kind === 'cleared') deeds.length = 0
    deeds.push(deed)
  }
  return deeds
}

function deedOf(
  { change, payload, erased }: ChangeWithPayload,
  itemId: string,
  told: ToldErasures,
): Deed | null {
  if (erased) {
    const whose = told.itemOf(change.streamId, change.seq) ?? itemId
    return whose === itemId ? { kind: 'cleared', change, doc: null } : null
  }
  switch (change.kind) {
    case 'minutes.stepped': {
      const stepped = payload as Payloads['minutes.stepped']
      return stepped.itemId === itemId ? { kind: 'stepped', change, steps: stepped.steps } : null
    }
    case 'minutes.kept':
    case 'minutes.set': {
      const set = payload as Payloads['minutes.set'] | Payloads['minutes.kept']
      return set.itemId === itemId ? { kind: 'set', change, doc: docFromJson(set.doc) } : null
    }
    case 'agenda.set': {
      const { items } = payload as Payloads['agenda.set']
      if (items.some((item) => item.id === itemId)) return null
      return { kind: 'cleared', change, doc: documentOf(itemId, []) }
    }
    default:
      return { kind: 'cleared', change, doc: documentOf(itemId, []) }
  }
}
