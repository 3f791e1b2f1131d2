import { isClosed as isClosedMatter } from './access.ts'
import type { Classification } from './access.ts'
import type { AgendaItem } from './agenda.ts'
import { itemsAbove } from './itemDocuments.ts'

interface Minuted {
  readonly items: readonly AgendaItem[]
  readonly minutes: readonly {
    readonly itemId: string
    readonly blocks: readonly { readonly kind: string; readonly classification: Classification }[]
  }[]
}

/** Whether the public may not read the minutes of an item, or a part of them (R16). What has no minutes has none that are closed. */
export function hasClosedMinutes(record: Minuted, itemId: string): boolean {
  const blocks = record.minutes.find((minutes) => minutes.itemId === itemId)?.blocks ?? []
  const printed = blocks.filter((block) => block.kind !== 'note')
  return printed.some(isClosed) || (printed.length > 0 && itemsAbove(record, itemId).some(isClosed))
}

export function isClosed({ classification }: { readonly classification: Classification }): boolean {
  return isClosedMatter(classification)
}
