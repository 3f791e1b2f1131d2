import { createHash } from 'node:crypto'
import { startNodeChild } from '../../electron/children/nodeChildren.ts'
import { wordConverter } from '../../electron/children/wordConverter.ts'
import { paperPreparer } from '../../electron/core/reading/fileReadingPrepare.ts'
import type { PaperPreparer } from '../../electron/core/reading/fileReadingPrepare.ts'
import { silentLog } from '../../electron/core/log.ts'
import { createRenderer } from '../../electron/render/renderer.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import { Canaries } from './canaries.ts'
import { Draw } from './draw.ts'
import { findCanaries } from './findCanaries.ts'
import { leakyMeeting } from './leakyMeeting.ts'
import type { LeakyMeeting, PrepareFile } from './leakyMeeting.ts'
import { membersOutputs, publicOutputs } from './publicOutputs.ts'
import type { Making, Plant, PublicOutput } from './publicOutputs.ts'

export interface LeakRun {
  readonly seed: number
  readonly count: number
  readonly say: (line: string) => void
  /** Whether a Word document and a photo are among the papers too: they are converted, which takes seconds. */
  readonly files?: boolean
  readonly viewOf?: Making['viewOf']
  /** Changes an output before it is looked at. */
  readonly plant?: Plant
}

export interface LeaksFound {
  readonly meetings: number
  readonly files: number
  /** How many canaries were put where the public may not read. */
  readonly hidden: number
  /** A sentence each: what leaked, from where, into what, and how to see it again. */
  readonly leaks: readonly string[]
}

/** Meetings on two renderers at a time: while one file is made, another is looked through. */
const atOnce = 2

/** Makes every public output of random meetings full of canaries, and looks for them. */
export async function runLeaks(run: LeakRun): Promise<LeaksFound> {
  const total = { meetings: 0, files: 0, hidden: 0, leaks: [] as string[] }
  const started = performance.now()
  let next = 0
  const worker = async (): Promise<void> => {
    const renderer = createRenderer({
      log: { error: (what, error) => run.say(`${what}: ${causeOf(error)}`) },
    })
    const preparer = paperPreparer({
      ...{ startChild: startNodeChild, converter: wordConverter(), log: silentLog },
      render: renderer,
    })
    const prepare = run.files === true ? preparedBy(preparer) : null
    try {
      for (let number = next++; number < run.count; number = next++) {
        const found = await oneMeeting(run, number, renderer, prepare)
        total.meetings += 1
        total.files += found.files
        total.hidden += found.hidden
        total.leaks.push(...found.leaks)
        if (total.meetings % 25 === 0 || total.meetings === run.count) {
          const rate = (total.meetings / (performance.now() - started)) * 60_000
          run.say(
            `${total.meetings} of ${run.count} meetings, ${total.files} files, ${rate.toFixed(0)} meetings a minute`,
          )
        }
      }
    } finally {
      preparer.close()
      await renderer.close()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return total
}

async function oneMeeting(
  run: LeakRun,
  number: number,
  renderer: Making['renderer'],
  prepare: PrepareFile | null,
): Promise<Omit<LeaksFound, 'meetings'>> {
  const draw = new Draw(run.seed, number)
  const canaries = new Canaries()
  const meeting = await leakyMeeting(draw, canaries, 'm', prepare)
  const previous = draw.chance(0.6) ? await leakyMeeting(draw, canaries, 'previous') : null
  const making: Making = { renderer, ...(run.viewOf === undefined ? {} : { viewOf: run.viewOf }) }
  const leaks: string[] = []
  let files = 0
  const again = `(--seed ${run.seed}, meeting ${number})`
  try {
    for await (const made of outputsOf(meeting, previous?.record ?? null, making, draw.chance(0.3))) {
      const output = run.plant === undefined ? made : await run.plant(made)
      files += 1
      leaks.push(...(await leaksIn(output, canaries)).map((leak) => `${leak} ${again}`))
    }
  } catch (error) {
    // A meeting that cannot be published at all is no proof that nothing leaks.
    leaks.push(`Not made: ${error instanceof Error ? error.message : String(error)} ${again}`)
  }
  return { files, hidden: canaries.count, leaks }
}

async function* outputsOf(
  meeting: LeakyMeeting,
  previous: MeetingRecord | null,
  making: Making,
  withMembers: boolean,
): AsyncGenerator<PublicOutput> {
  yield* publicOutputs(meeting, previous, making)
  if (withMembers) yield* membersOutputs(meeting, previous, making)
}

/** What cannot be prepared leaks nothing, and proves nothing. */
function preparedBy(preparer: PaperPreparer): PrepareFile {
  return async (bytes) => {
    const { pdf, facts } = await preparer.prepare({ bytes, title: 'A title', description: 'What is there' })
    if (pdf === 'itself') return { bytes }
    if (pdf === null) throw new Error(`A file was not converted: ${facts.notes[0]?.sentence ?? ''}`)
    return { bytes: pdf, madeFrom: createHash('sha256').update(bytes).digest('hex') }
  }
}

function causeOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

async function leaksIn({ name, bytes, allowed }: PublicOutput, canaries: Canaries): Promise<string[]> {
  const inName = await findCanaries(new TextEncoder().encode(name))
  const found = [...inName.map((each) => ({ ...each, where: 'its name' })), ...(await findCanaries(bytes))]
  const closed = found.filter(({ code }) => allowed?.(canaries.placeOf(code)) !== true)
  return closed.map(({ code, where }) => `“${name}” gives away ${canaries.placeOf(code)}: ${where}`)
}

export function closingLine({ meetings, files, hidden, leaks }: LeaksFound): string {
  const numbers = [meetings, files, leaks.length, hidden].map((each) => each.toLocaleString('en-GB'))
  return `${numbers[0]} meetings, ${numbers[1]} files, ${numbers[2]} canaries found (of ${numbers[3]} hidden)`
}
