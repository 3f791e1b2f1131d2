import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changedPapers,
  changeSentences,
  hasAdditions,
  packChanges,
  publishedState,
  stateOfAgenda,
  whatItAdds,
} from '../../shared/domain/packChanges.ts'
import type { PackChanges, PackState } from '../../shared/domain/packChanges.ts'
import type { Publication, PublishedItem, PublishedPaper } from '../../shared/domain/publication.ts'
import { publishedOf } from '../helpers/publications.ts'

const item = (itemId: string, number: string, title = `Item ${itemId}`): PublishedItem => ({
  ...{ itemId, number, title },
  pages: null,
})
const paper = (paperId: string, itemId: string | null, sha256 = paperId): PublishedPaper => ({
  ...{ paperId, itemId, title: `Paper ${paperId}`, sha256 },
  pages: { first: 3, last: 4 },
})

const agenda: PackState & { items: PublishedItem[]; papers: PublishedPaper[] } = {
  items: [item('minutes', '1'), item('budget', '2'), item('schools', 'a)'), item('roads', '3')],
  papers: [paper('m', 'minutes'), paper('b', 'budget'), paper('s', 'schools'), paper('map', null)],
}

describe('what changed since the last publication', () => {
  it('is nothing where nothing did', () => {
    const changes = packChanges(agenda, agenda)
    expect(changeSentences(changes)).toEqual([])
    expect(hasAdditions(changes)).toBe(false)
    expect(whatItAdds(changes)).toBe('')
  })

  it('is told item by item and paper by paper, sub-items by their full number', () => {
    const changes = packChanges(agenda, {
      items: [item('budget', '2', 'Budget'), item('schools', '4'), item('late', '5')],
      papers: [
        paper('b', 'budget', 'other'),
        paper('s', 'schools'),
        paper('l', 'late'),
        paper('map', 'late'),
      ],
    })
    expect(changeSentences(changes)).toEqual([
      'Item 5, “Item late”, was added.',
      'Item 4, “Item schools”, was item 2a.',
      'Item 2, “Budget”, was called “Item budget”.',
      'Item 1, “Item minutes”, was withdrawn.',
      'Item 3, “Item roads”, was withdrawn.',
      '“Paper l” was added to item 5.',
      '“Paper b” of item 2 was replaced.',
      '“Paper map” of item 5 stood on no item.',
      '“Paper m” of item 1 was withdrawn.',
    ])
    expect(hasAdditions(changes)).toBe(true)
    expect(whatItAdds(changes)).toBe('adds one item and one paper, and replaces one paper')
    const standing = ['b', 's', 'l', 'map']
    expect(changedPapers(changes, standing).map((each) => each.paper.paperId)).toEqual(['m', 'b', 'l', 'map'])
  })

  it('names no paper that was public and is not any more', () => {
    const changes = packChanges(agenda, { ...agenda, papers: agenda.papers.slice(1) }, new Set(['m']))
    expect(changeSentences(changes)).toEqual(['A paper of item 1 was withdrawn.'])
  })

  it('takes a file that was removed and put back for the same', () => {
    const papers = [
      ...agenda.papers.slice(0, 3),
      { ...paper('map2', null), sha256: 'map', title: 'Paper map' },
    ]
    expect(changeSentences(packChanges(agenda, { ...agenda, papers }))).toEqual([])
  })

  it('tells of a paper that was replaced by one of another name once', () => {
    const revised = { ...paper('b', 'budget', 'other'), title: 'Paper b revised' }
    const papers = agenda.papers.map((each) => (each.paperId === 'b' ? revised : each))
    const changes = packChanges(agenda, { ...agenda, papers })
    expect(changes.papers.renamed).toEqual([])
    expect(changeSentences(changes)).toEqual(['“Paper b revised” of item 2 takes the place of “Paper b”.'])
  })

  it('does not call the loss of papers an addition', () => {
    const changes = packChanges(agenda, { items: agenda.items.slice(1), papers: [] })
    expect(hasAdditions(changes)).toBe(false)
    expect(whatItAdds(changes)).toBe('')
  })
})

describe('what an audience has in its hands', () => {
  const first = publishedOf({ firstPage: 1, pages: 40, ...agenda })
  const more = (given: Partial<Publication>): Publication =>
    publishedOf({ firstPage: 41, pages: 9, ...agenda }, { kind: 'supplement', ...given })

  it('is nothing before the agenda is published', () => {
    expect(publishedState([])).toBeNull()
  })

  it('is the agenda with what its supplements added and replaced', () => {
    const supplement = more({
      at: '2026-10-07T09:30:00Z',
      items: [...agenda.items, item('late', '4')],
      papers: [paper('l', 'late'), paper('b', 'budget', 'other')],
    })
    expect(publishedState([first, supplement])).toMatchObject({
      at: '2026-10-07T09:30:00Z',
      agendaAt: first.at,
      supplements: 1,
      lastPage: 49,
      items: supplement.items,
    })
    const hashes = publishedState([first, supplement])?.papers.map(({ sha256 }) => sha256)
    expect(hashes).toEqual(['m', 'other', 's', 'map', 'l'])
  })

  it('is the agenda alone to those who hold none of its supplements', () => {
    const supplement = more({
      at: '2026-10-07T09:30:00Z',
      items: [...agenda.items, item('late', '4')],
      papers: [paper('l', 'late'), paper('b', 'budget', 'other')],
    })
    expect(stateOfAgenda([first, supplement])).toEqual({
      ...{ at: supplement.at, agendaAt: first.at, supplements: 1, lastPage: 49 },
      ...{ items: first.items, papers: first.papers },
    })
    expect(stateOfAgenda([])).toBeNull()
  })

  it('begins again with every agenda', () => {
    const again = publishedOf(
      { firstPage: 1, pages: 30, ...agenda, papers: [] },
      { at: '2026-10-08T00:00:00Z' },
    )
    expect(publishedState([first, more({}), again])).toMatchObject({
      ...{ at: again.at, agendaAt: again.at, supplements: 0, lastPage: 30, papers: [] },
    })
  })
})

/** An agenda of items 1 to n, some with sub-items, and papers on them; ids and hashes come from a small pool, so that they meet. */
const anyState = fc
  .record({
    tops: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }),
    subs: fc.uniqueArray(fc.integer({ min: 10, max: 15 }), { maxLength: 4 }),
    titles: fc.array(fc.constantFrom('A', 'B', 'C'), { minLength: 16, maxLength: 16 }),
    papers: fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { maxLength: 8 }),
    hashes: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 10, maxLength: 10 }),
    places: fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 10, maxLength: 10 }),
  })
  .map(({ tops, subs, titles, papers, hashes, places }) => {
    const items = tops.flatMap((id, index) => [
      item(`i${id}`, String(index + 1), titles[id]),
      ...subs
        .filter((sub) => sub % Math.max(1, tops.length) === index)
        .map((sub, place) => item(`i${sub}`, `${'abcdefg'[place] ?? ''})`, titles[sub])),
    ])
    const there = new Set(items.map(({ itemId }) => itemId))
    return {
      items,
      papers: papers.map((id) => {
        const itemId = `i${places[id] ?? 0}`
        return {
          ...paper(`p${id}`, there.has(itemId) ? itemId : null, `h${hashes[id] ?? 0}`),
          title: titles[id] ?? '',
        }
      }),
    }
  })

/** The state that the changes make of another. */
function applied(before: PackState, { items, papers }: PackChanges): unknown {
  const state = new Map(flat(before).items.map((each) => [each.itemId, { ...each }]))
  for (const { itemId } of items.withdrawn) state.delete(itemId)
  for (const { item, from } of items.moved) {
    expect(state.get(item.itemId)?.number).toBe(from)
    state.set(item.itemId, { ...item, title: state.get(item.itemId)?.title ?? '' })
  }
  for (const { item, from } of items.renamed) {
    expect(state.get(item.itemId)?.title).toBe(from)
    state.set(item.itemId, { ...item })
  }
  for (const item of items.added) state.set(item.itemId, { ...item })
  const files = flat(before).papers
  for (const { paper } of papers.withdrawn) {
    files.splice(
      files.findIndex((each) => each.paperId === paper.paperId),
      1,
    )
  }
  const changed = new Map(
    [...papers.replaced, ...papers.moved, ...papers.renamed].map((each) => [each.paper.paperId, each.paper]),
  )
  for (const paper of changed.values()) {
    const byId = files.findIndex((each) => each.paperId === paper.paperId)
    // A file that was put back has another id, and stands on its item as before.
    const at =
      byId === -1
        ? files.findIndex(
            ({ paperId, sha256, itemId }) =>
              sha256 === paper.sha256 && itemId === paper.itemId && !changed.has(paperId),
          )
        : byId
    const replaced = papers.replaced.find((each) => each.paper === paper)
    expect(files[at]?.sha256).toBe(replaced?.before.sha256 ?? paper.sha256)
    files.splice(at, 1, paper)
  }
  files.push(...papers.added.map((each) => each.paper))
  return sorted({ items: [...state.values()], papers: files })
}

/** Items with their full numbers; papers without what does not matter. */
function flat(state: PackState) {
  let top = ''
  return {
    items: state.items.map(({ itemId, number, title }) => {
      const isSub = number.endsWith(')')
      if (!isSub) top = number
      return { itemId, title, number: isSub ? `${top}${number.slice(0, 1)}` : number }
    }),
    papers: state.papers.map(({ paperId, itemId, title, sha256 }) => ({ paperId, itemId, title, sha256 })),
  }
}

function sorted({ items, papers }: ReturnType<typeof flat>): unknown {
  return {
    items: items.map((each) => JSON.stringify([each.itemId, each.number, each.title])).toSorted(),
    // A file that was put back has another id.
    papers: papers.map((each) => JSON.stringify([each.itemId, each.title, each.sha256])).toSorted(),
  }
}

it('makes of what was published what stands now, whatever both are', () => {
  fc.assert(
    fc.property(anyState, anyState, (before, now) => {
      expect(applied(before, packChanges(before, now))).toEqual(sorted(flat(now)))
    }),
    { numRuns: 1_000 },
  )
})

it('finds no change in anything that is the same', () => {
  fc.assert(
    fc.property(anyState, (state) => {
      expect(changeSentences(packChanges(state, state))).toEqual([])
    }),
  )
})
