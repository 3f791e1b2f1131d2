import { exclusionResolution, exclusionWords, isExcluded } from '../../../shared/domain/exclusion.ts'
import type { AgendaItem } from '../../../shared/domain/agenda.ts'
import type { ResolutionWording } from '../../../shared/domain/houseStyle.ts'
import type { PresenceFact } from '../../../shared/domain/meetingFact.ts'
import { atEnd, writeExclusion } from '../../editor/exempt.ts'
import { newId } from '../../state/newId.ts'
import { reportDone, reportProblem } from '../../state/notices.ts'
import { goOnAfter } from './eventTime.ts'
import type { LiveMeeting } from './liveMeeting.ts'

/** Excludes the public, asking for the paragraphs of Schedule 12A where no item and no document of one names any; pressed again, readmits it. */
export function excludeOrReadmit(live: LiveMeeting): void {
  const shown = live.session.summary.getState().itemId
  if (shown === null) return
  if (isExcluded(live.session.summary.getState().facts)) {
    readmit(live, shown)
    return
  }
  const { words, paragraphs } = exclusionResolution(live.view.record, shown)
  if (paragraphs.length === 0) live.openBar({ kind: 'exclude' })
  else void exclude(live, shown, words)
}

/** Excludes the public from the shown item, under paragraphs the officer chose. */
export function excludeUnder(live: LiveMeeting, paragraphs: readonly number[]): void {
  const shown = live.session.summary.getState().itemId
  if (shown === null) return
  void exclude(live, shown, exclusionWords(live.view.record.items, [shown], paragraphs))
}

async function exclude(live: LiveMeeting, shown: string, words: string): Promise<void> {
  const { items, council } = live.view.record
  const place = placeOfResolution(items, shown)
  const fact = factNow(live, 'excluded', place)
  const line = {
    event: 'excluded',
    factId: fact.id,
    sentence: live.sentence(fact),
    name: `the exclusion of the public at ${fact.at}`,
    resolved: asClause(words, council.houseStyle.resolution),
  } as const
  if (place === shown) {
    live.session.run(writeExclusion(line), [fact])
  } else {
    try {
      await live.session.open(place)
      live.session.run(atEnd(writeExclusion(line)), [fact], place)
      const title = items.find((item) => item.id === place)?.title ?? ''
      reportDone(`The resolution stands in “${title}”: no public paper prints the words of an exempt item.`)
    } catch (error) {
      reportProblem(error)
      return
    }
  }
  goOnAfter(live, fact.id)
}

function readmit(live: LiveMeeting, shown: string): void {
  const fact = factNow(live, 'readmitted', shown)
  const line = {
    event: 'readmitted',
    factId: fact.id,
    sentence: live.sentence(fact),
    name: `the return of the public at ${fact.at}`,
    resolved: null,
  } as const
  live.session.run(writeExclusion(line), [fact])
  goOnAfter(live, fact.id)
}

function factNow(live: LiveMeeting, kind: 'excluded' | 'readmitted', itemId: string): PresenceFact {
  return { id: newId(), kind, at: live.now(), personId: null, itemId }
}

type Placed = Pick<AgendaItem, 'id' | 'parentId' | 'kind' | 'classification'>

/**
 * Where the resolution is written: in the shown item, if the public may read its words; else in the nearest item before it that was put
 * on the agenda for this, or that the public may read (s.100C: the public paper tells that, and why, it was excluded).
 */
export function placeOfResolution(items: readonly Placed[], shown: string): string {
  const before = items.slice(0, items.findIndex((item) => item.id === shown) + 1)
  const isOpen = (item: Placed): boolean => {
    const parent = items.find((other) => other.id === item.parentId)
    return [item, parent].every((each) => !isClosed(each?.classification))
  }
  if (before.at(-1) !== undefined && isOpen(before.at(-1) as Placed)) return shown
  const open = before.filter(isOpen)
  return (open.findLast((item) => item.kind === 'exclusion') ?? open.at(-1))?.id ?? shown
}

function isClosed(classification: Placed['classification'] | undefined): boolean {
  return classification === 'exempt' || classification === 'confidential'
}

/** “exclude the press and public from …” as the council's opening of a resolution asks for it. */
export function asClause(words: string, wording: ResolutionWording): string {
  if (wording.endsWith(' to')) return words
  if (wording.endsWith(' that')) {
    return words.replace(/^exclude the press and public from/, 'the press and public be excluded from')
  }
  return `to ${words}`
}
