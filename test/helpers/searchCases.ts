import { expect } from 'vitest'
import type { z } from 'zod'
import type { CoreClient } from '../../shared/api/client.ts'
import type { foundSchema, searchInputSchema } from '../../shared/api/searchContract.ts'
import { aMeeting, anEdit, typing } from './builders.ts'
import type { ProcedureCase } from './packCases.ts'

export type SearchAsked = z.infer<typeof searchInputSchema>
export type SearchFound = z.infer<typeof foundSchema>

/** A search for words alone, with what nearly every test leaves alone. */
export function aSearch(words: string, more: Partial<SearchAsked> = {}): SearchAsked {
  return {
    ...{ words, kinds: [], committeeId: null, memberId: null, from: null, to: null, order: 'best' as const },
    ...{ includeExempt: false, publicOnly: false, offset: 0, limit: 20, ...more },
  }
}

/** What is found once everything written so far has been looked at. */
export async function searched(
  client: CoreClient,
  words: string,
  more: Partial<SearchAsked> = {},
): Promise<SearchFound> {
  let found = await client.search.query(aSearch(words, more))
  await expect
    .poll(
      async () => {
        found = await client.search.query(aSearch(words, more))
        return found.indexing
      },
      { timeout: 20_000, interval: 10 },
    )
    .toBe(0)
  return found
}

/** "20 hh) the words about it", with what was looked for in brackets. */
export function hitLines({ hits }: SearchFound): string[] {
  return hits.map((hit) =>
    [hit.number, hit.label, hit.segments.map(({ text, hit: isHit }) => (isHit ? `[${text}]` : text)).join('')]
      .filter((part) => part !== '')
      .join(' '),
  )
}

const options = { indexAfterMilliseconds: 0 }

export const searchCases: Readonly<Record<string, ProcedureCase>> = {
  'search.query': {
    options,
    run: async (core) => {
      const { client } = core
      const { meetingId, itemIds } = await aMeeting(client)
      const itemId = itemIds[2] ?? ''
      const { record } = await client.meetings.get({ meetingId })
      for (const item of record.items)
        await client.agenda.editItem({ meetingId, itemId: item.id, change: { classification: 'public' } })
      const steps = [typing('Pitches by the fountain were resurfaced.')]
      await client.minutes.apply(anEdit(meetingId, itemId, { changeId: 'a', steps }))
      expect(hitLines(await searched(client, 'fountain resurf'))).toEqual([
        '17 Pitches by the [fountain] were [resurfaced].',
      ])
      await core.restart()
      const again = await searched(client, 'fountain')
      expect(again.hits[0]).toMatchObject({ meetingId, itemId, kind: 'minutes', date: '2026-02-03' })
      expect([again.total, again.counts.minutes, again.hidden]).toEqual([1, 1, 0])
    },
  },
  'search.saved': {
    options,
    run: async ({ client }) => {
      expect(await client.search.saved({})).toEqual([])
    },
  },
  'search.saveSearches': {
    options,
    run: async (core) => {
      const searches = [{ name: 'Market pitches', query: 'words=pitches' }]
      expect(await core.client.search.saveSearches({ searches })).toEqual({ done: true })
      await core.restart()
      expect(await core.client.search.saved({})).toEqual(searches)
    },
  },
}
