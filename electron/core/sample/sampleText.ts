import type { EventKind } from '../../../shared/domain/meetingFact.ts'
import type { Inline, MinutesBlock, PointLevel } from '../../../shared/domain/minutes.ts'

/** Ids of the sample are made up once and stay the same, so that the sample is the same book on every machine. */
export function sampleId(group: number, n: number): string {
  return `019a0000-${group.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`
}

/** A line of the sample minutes before it gets its identity. */
export type SampleLine =
  | { readonly kind: 'prose'; readonly text: string }
  | { readonly kind: 'point'; readonly level: PointLevel; readonly text: string }
  | { readonly kind: 'event'; readonly event: EventKind; readonly factId: string; readonly text: string }
  | { readonly kind: 'resolution'; readonly clauses: readonly (readonly [0 | 1, string])[] }

export const prose = (text: string): SampleLine => ({ kind: 'prose', text })
export const point = (text: string): SampleLine => ({ kind: 'point', level: 0, text })
export const subPoint = (text: string): SampleLine => ({ kind: 'point', level: 1, text })
export const event = (kind: EventKind, factId: string, text: string): SampleLine => ({
  kind: 'event',
  event: kind,
  factId,
  text,
})
export const resolved = (...clauses: readonly (readonly [0 | 1, string])[]): SampleLine => ({
  kind: 'resolution',
  clauses,
})

/** The blocks of one item, with ids counted within `group`. */
export function sampleBlocks(group: number, lines: readonly SampleLine[]): MinutesBlock[] {
  let count = 0
  const nextId = (): string => sampleId(group, (count += 1))
  return lines.map((line) => {
    const base = { id: nextId(), classification: 'public' as const }
    switch (line.kind) {
      case 'prose':
        return { ...base, kind: 'prose', content: words(line.text) }
      case 'point':
        return { ...base, kind: 'point', level: line.level, content: words(line.text) }
      case 'event':
        return {
          ...base,
          kind: 'event',
          event: line.event,
          factId: line.factId,
          edited: false,
          content: words(line.text),
        }
      case 'resolution':
        return {
          ...base,
          kind: 'resolution',
          clauses: line.clauses.map(([level, text]) => ({ id: nextId(), level, content: words(text) })),
        }
    }
  })
}

function words(text: string): Inline[] {
  return [{ kind: 'text', text }]
}
