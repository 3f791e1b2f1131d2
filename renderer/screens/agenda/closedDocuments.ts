import { isClosed } from '../../../shared/domain/closedMinutes.ts'
import { classificationNames } from '../../parts/itemWords.ts'
import type { AgendaDocument } from './documents.ts'

/** "“Valuation.pdf” is exempt. Press P again to make it public." */
export function makePublicWords(all: readonly Pick<AgendaDocument, 'name' | 'classification'>[]): string {
  const closed = all.filter(isClosed)
  const [only] = closed
  if (all.length === 1 && only !== undefined) {
    return `“${only.name}” is ${classificationNames[only.classification].toLowerCase()}. Press P again to make it public.`
  }
  const are = closed.length === 1 ? 'is' : 'are'
  return `Of these ${all.length} papers ${closed.length} ${are} exempt or confidential. Press P again to make all of them public.`
}
