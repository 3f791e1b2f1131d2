import type { PaperFacts, PaperNote } from '../../../shared/domain/paperFacts.ts'

/** What is known of a file that cannot be used: why. */
export function refusedFacts(
  kind: PaperFacts['kind'],
  notes: readonly PaperNote[],
  needsPassword = false,
): PaperFacts {
  return {
    ...{ kind, state: 'refused', needsPassword, pages: null, engine: null, tagging: null },
    ...{ wordless: [], otherSizes: [], notes },
  }
}
