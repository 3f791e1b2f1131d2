import { searchKinds } from '../../shared/domain/search.ts'
import { pick, words } from './randomWorld.ts'
import type { Call } from './randomWorld.ts'

/** The search, and who may soon lose a seat, as random calls ask for them. */
export const randomSearchCalls: Readonly<Record<string, Call>> = {
  'people.attendance': ({ client }) => client.people.attendance({}),
  'search.query': ({ client }, roll) =>
    client.search.query({
      ...{ words: words(roll), kinds: roll.a % 2 === 0 ? [] : [pick(searchKinds, roll.b)] },
      ...{ committeeId: null, memberId: roll.b % 3 === 0 ? 'ash' : null, from: null, to: null },
      ...{ order: 'best', offset: 0, limit: 20 },
      ...{ includeExempt: roll.a % 3 === 0, publicOnly: roll.b % 2 === 0 },
    }),
  'search.saved': ({ client }) => client.search.saved({}),
  'search.saveSearches': async ({ client }) =>
    client.search.saveSearches({ searches: await client.search.saved({}) }),
}
