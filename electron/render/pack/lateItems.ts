import { dayOf, formatDate } from '../../../shared/domain/civilTime.ts'
import type { PaperView } from '../../../shared/domain/paperView.ts'
import type { PrintedEdition } from './printedEdition.ts'
import { itemFinding } from './packFindings.ts'
import type { PackFinding } from './packOrder.ts'

/**
 * Items added after the agenda was published: they may be taken if they are open to the public for five clear days, or the chair finds them
 * urgent for a reason that the minutes state (s.100B(4)(b), R2, R5). A line that gives the reason is enough; an item of urgent business without
 * one is a problem.
 */
export function lateItems(view: PaperView, edition: PrintedEdition): PackFinding[] {
  if (edition.kind === 'agenda') return []
  const published = formatDate(dayOf(edition.before.agendaAt), view.council.houseStyle.dates)
  return edition.changes.items.added.flatMap(({ itemId, number, title }) => {
    const item = view.items.find((each) => each.id === itemId)
    if (item === undefined || /urgen|special circumstance|because/i.test(item.summary)) return []
    const level = item.kind === 'urgent' ? 'problem' : 'advice'
    const sentence =
      `Item ${number}, “${title}”, was added after the agenda was published on ${published}. Unless it is open to the public for five clear days ` +
      'before the meeting, it may be taken only if the chair finds it urgent by reason of special circumstances, which the minutes must ' +
      'state (Local Government Act 1972, section 100B(4)(b)). Say on its line why it is urgent.'
    return [itemFinding('late', level, item, sentence)]
  })
}
