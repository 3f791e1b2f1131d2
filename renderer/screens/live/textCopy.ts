import type { Node } from 'prosemirror-model'
import { formatDate } from '../../../shared/domain/civilTime.ts'
import type { MinutesBlock } from '../../../shared/domain/minutes.ts'
import { fromBlocks } from '../../../shared/minutesText/blocks.ts'
import { placeLabels } from '../../editor/labels.ts'
import type { LabelStyle } from '../../editor/labels.ts'
import type { MeetingView } from '../../state/data.ts'
import type { MinutesSession } from '../../state/minutesSession.ts'
import { shownNumbers } from './itemNumbers.ts'

/** Everything minuted, as it stands on this screen, saved or not: for when nothing else can keep it. It asks nothing of the core. */
export function textCopy(view: MeetingView, session: Pick<MinutesSession, 'isOpen' | 'state'>): string {
  const { committee, meeting, items, minutes, council } = view.record
  const numbers = shownNumbers(view)
  const { points, subPoints, resolution } = council.houseStyle
  const style: LabelStyle = { markers: { points, subPoints }, resolution }
  const texts = items.map((item) => {
    // What the schema of the record reads is what the domain calls a block.
    const blocks = (minutes.find((one) => one.itemId === item.id)?.blocks ?? []) as MinutesBlock[]
    const doc = session.isOpen(item.id) ? session.state(item.id).doc : fromBlocks(blocks, 'empty')
    return [`${numbers.get(item.id) ?? ''} ${item.title}`.trim(), ...linesWithLabels(doc, style)].join('\n')
  })
  const heading = `${committee.name}\n${formatDate(meeting.date, council.houseStyle.dates)}`
  return `${[heading, ...texts].join('\n\n')}\n`
}

/** "environment-committee-2024-11-14-minutes-copy.txt" */
export function textCopyName(view: MeetingView): string {
  const { committee, meeting } = view.record
  const name = committee.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${name === '' ? 'meeting' : name}-${meeting.date}-minutes-copy.txt`
}

/** The lines of one item with their marks: "a) text", "Resolved to:", "(1) text". */
function linesWithLabels(doc: Node, style: LabelStyle): string[] {
  const labels = new Map(placeLabels(doc, style).map((label) => [label.from, label.attributes]))
  const lines: string[] = []
  doc.descendants((node, pos) => {
    const { 'data-label': label = '', 'data-lead': lead = '' } = labels.get(pos) ?? {}
    if (!node.isTextblock) {
      if (lead !== '') lines.push(lead)
      return true
    }
    const text = node.textBetween(0, node.content.size, '', (leaf) => String(leaf.attrs['text'] ?? ''))
    const words = [label, `${lead}${text}`.trim()].filter((part) => part !== '').join(' ')
    if (words !== '') lines.push(node.type.name === 'note' ? `[Note: ${words}]` : words)
    return false
  })
  return lines
}
