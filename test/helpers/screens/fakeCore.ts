import { AppError } from '../../../shared/domain/appError.ts'
import { isExcluded } from '../../../shared/domain/exclusion.ts'
import type { MeetingFact } from '../../../shared/domain/meetingFact.ts'
import { applySteps } from '../../../shared/minutesText/apply.ts'
import type { MinutesJson } from '../../../shared/minutesText/apply.ts'
import type { Node } from 'prosemirror-model'
import type { AppliedChange } from '../../../renderer/state/coreTexts.ts'
import { MinutesSession } from '../../../renderer/state/minutesSession.ts'
import type { NameBook } from '../../../renderer/editor/names.ts'
import { countingIds, docOf, testPlugins } from './minutesDoc.ts'
import type { Written } from './minutesDoc.ts'

/** What the core does with minutes, in memory: documents with revisions, facts, and changes applied once. */
export class FakeCore {
  readonly docs = new Map<string, { doc: Node; revision: number }>()
  readonly facts = new Map<string, MeetingFact>()
  readonly changes: AppliedChange[] = []
  /** What befalls the next calls: the request lost, the reply lost, or a failure. */
  readonly troubles: ('lost request' | 'lost reply' | AppError)[] = []
  /** Calls wait here until `release` while it is true. */
  held = false
  #waiting: (() => void)[] = []

  constructor(items: Readonly<Record<string, readonly Written[]>>) {
    for (const [itemId, written] of Object.entries(items)) {
      this.docs.set(itemId, { doc: docOf(...written), revision: 0 })
    }
  }

  /** Items that are answered only once this settles. */
  readonly late = new Map<string, Promise<void>>()

  async open(itemId: string): Promise<{ doc: MinutesJson; revision: number }> {
    await this.late.get(itemId)
    const item = this.#item(itemId)
    return { doc: item.doc.toJSON() as MinutesJson, revision: item.revision }
  }

  async apply(change: AppliedChange): Promise<{ revision: number; savedAt: string }> {
    if (this.held) await new Promise<void>((go) => this.#waiting.push(go))
    const trouble = this.troubles.shift()
    if (trouble === 'lost request') throw new TypeError('Failed to fetch')
    if (trouble instanceof AppError) throw trouble
    const reply = this.#applied(change)
    if (trouble === 'lost reply') throw new TypeError('Failed to fetch')
    return reply
  }

  #applied(change: AppliedChange): { revision: number; savedAt: string } {
    const item = this.#item(change.itemId)
    const savedAt = `2024-11-14T11:12:${String(this.changes.length).padStart(2, '0')}Z`
    if (this.changes.some((known) => known.changeId === change.changeId)) {
      return { revision: item.revision, savedAt }
    }
    if (change.baseRevision !== item.revision) throw new AppError('conflict', 'The text has moved on.')
    item.doc = applySteps(item.doc, change.steps)
    item.revision += 1
    for (const factId of change.facts.remove) {
      if (!this.facts.delete(factId)) throw new AppError('invalid-input', 'No such fact.')
    }
    for (const fact of change.facts.add) {
      if (this.facts.has(fact.id)) throw new AppError('invalid-input', 'The fact is there already.')
      this.facts.set(fact.id, fact)
    }
    this.changes.push(change)
    return { revision: item.revision, savedAt }
  }

  /** Someone else changes the text of an item. */
  changeElsewhere(itemId: string, change: (doc: Node) => Node): void {
    const item = this.#item(itemId)
    item.doc = change(item.doc)
    item.revision += 1
  }

  release(): void {
    this.held = false
    const waiting = this.#waiting
    this.#waiting = []
    for (const go of waiting) go()
  }

  #item(itemId: string): { doc: Node; revision: number } {
    const item = this.docs.get(itemId)
    if (item === undefined) throw new AppError('not-found', 'No such item.')
    return item
  }
}

/** A clock that moves only when told to, and runs what was scheduled by then. */
export class FakeClock {
  #now = 1_000_000
  #tasks: { at: number; run: () => void }[] = []

  readonly now = (): number => this.#now
  readonly schedule = (run: () => void, milliseconds: number): (() => void) => {
    const task = { at: this.#now + milliseconds, run }
    this.#tasks.push(task)
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== task)
    }
  }

  forward(milliseconds: number): void {
    this.#now += milliseconds
    const due = this.#tasks.filter((task) => task.at <= this.#now)
    this.#tasks = this.#tasks.filter((task) => task.at > this.#now)
    for (const task of due) task.run()
  }
}

export interface SessionUnderTest {
  readonly core: FakeCore
  readonly clock: FakeClock
  readonly session: MinutesSession
  /** What it said could not be done. */
  readonly problems: readonly AppError[]
}

/** A session on a fake core, the first item shown. */
export async function testSession(
  items: Readonly<Record<string, readonly Written[]>>,
  names?: NameBook,
  stands: () => boolean = () => false,
): Promise<SessionUnderTest> {
  const core = new FakeCore(items)
  const clock = new FakeClock()
  const problems: AppError[] = []
  const newBlockId = countingIds('n')
  const session: MinutesSession = new MinutesSession({
    open: (itemId) => core.open(itemId),
    apply: (change) => core.apply(change),
    plugins: () => testPlugins(newBlockId, true, names, () => isExcluded(session.summary.getState().facts)),
    facts: [],
    problem: (error) => problems.push(error),
    whyItStands: () => (stands() ? new AppError('not-allowed', 'These minutes stand.') : null),
    newId: countingIds('change-'),
    now: clock.now,
    schedule: clock.schedule,
  })
  await session.show(Object.keys(items)[0] ?? '')
  return { core, clock, session, problems }
}

/** Lets every promise that can settle now settle. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve()
}
