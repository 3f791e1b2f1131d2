import { z } from 'zod'
import { savedSearchSchema } from '../../shared/api/searchContract.ts'
import type { OpenBook } from './openBook.ts'
import type { UserConfigFile } from './userConfig.ts'

type SavedSearch = z.infer<typeof savedSearchSchema>

const searchesSchema = z.array(savedSearchSchema)

/**
 * The searches that an officer keeps of a book. They hold words of its minutes and names of its people, so they lie in the settings of the
 * account sealed with the key of the book, one entry a book: the one that this key opens is its own.
 */
export function savedSearches(config: UserConfigFile, book: Pick<OpenBook, 'attachments'>): SavedSearch[] {
  const { searches, sealedSearches } = config.read()
  // As they lay in clear in settings of before.
  if (searches.length > 0) keepSearches(config, book, searches)
  const own = (searches.length > 0 ? config.read().sealedSearches : sealedSearches)
    .map((sealed) => book.attachments.sealing.unseal(sealed))
    .find((text) => text !== null)
  return own === undefined ? [] : searchesSchema.parse(JSON.parse(own))
}

export function keepSearches(
  config: UserConfigFile,
  book: Pick<OpenBook, 'attachments'>,
  searches: readonly SavedSearch[],
): void {
  const { sealing } = book.attachments
  const others = config.read().sealedSearches.filter((sealed) => sealing.unseal(sealed) === null)
  const own = searches.length === 0 ? [] : [sealing.seal(JSON.stringify(searches))]
  config.change({ searches: [], sealedSearches: [...others, ...own] })
}
