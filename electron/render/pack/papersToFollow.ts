import { itemFinding } from './packFindings.ts'
import type { PackDraft } from './packDraft.ts'
import type { PackFinding } from './packOrder.ts'

/** Items whose line promises papers that are not there yet: their readers wait for a supplement. */
export function papersToFollow({ view, contents }: PackDraft): PackFinding[] {
  const supplied = new Set(contents.map(({ itemId }) => itemId))
  return view.items
    .filter((item) => item.onAgenda && /\bto follow\b/i.test(item.summary) && !supplied.has(item.id))
    .map((item) =>
      itemFinding(
        'to-follow',
        'advice',
        item,
        `“${item.title}” says that papers are to follow, and has none yet. Send them in a supplementary pack.`,
      ),
    )
}
