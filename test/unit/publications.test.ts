import { describe, expect, it } from 'vitest'
import { nextEdition } from '../../shared/domain/packEdition.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import type { Publication } from '../../shared/domain/publication.ts'
import { anItem, aRecord } from '../helpers/recordBuilder.ts'

function aPublication(id: string, given: Partial<Publication> = {}): Publication {
  return {
    ...{ id, kind: 'agenda', audience: 'public', number: 1, at: '2026-10-01T09:00:00.000Z' },
    ...{
      fileName: `${id}.pdf`,
      sha256: 'a'.repeat(64),
      pages: { first: 1, last: 20 },
      items: [],
      papers: [],
    },
    ...given,
  }
}

const published = [
  aPublication('open'),
  aPublication('shut', { audience: 'members', pages: { first: 1, last: 31 } }),
  aPublication('more', { kind: 'supplement', pages: { first: 21, last: 26 } }),
]

describe('the next pack', () => {
  it('of a supplement goes on where the last for its audience ended, and is numbered among supplements', () => {
    expect(nextEdition(published, 'public', 'supplement', 'none')).toEqual({
      ...{ edition: 'supplement', number: 2, firstPage: 27 },
    })
    expect(nextEdition(published, 'members', 'supplement', 'none')).toEqual({
      ...{ edition: 'supplement', number: 1, firstPage: 32 },
    })
  })

  it('of an agenda begins again at page 1, and a supplement to it goes on from there', () => {
    expect(nextEdition(published, 'public', 'agenda', 'none')).toEqual({
      ...{ edition: 'agenda', number: 2, firstPage: 1 },
    })
    const again = [...published, aPublication('again', { number: 2, pages: { first: 1, last: 24 } })]
    expect(nextEdition(again, 'public', 'supplement', 'none')).toMatchObject({ number: 2, firstPage: 25 })
  })

  it('of a supplement begins on a right-hand page where anything does, and may leave a number unused', () => {
    const starts = (audience: Publication['audience']) =>
      (['documents', 'items', 'none'] as const).map(
        (rule) => nextEdition(published, audience, 'supplement', rule).firstPage,
      )
    expect(starts('public')).toEqual([27, 27, 27])
    expect(starts('members')).toEqual([33, 33, 32])
    expect(nextEdition(published, 'members', 'agenda', 'documents').firstPage).toBe(1)
  })

  it('is no supplement while there is nothing to add to', () => {
    expect(() => nextEdition([], 'members', 'supplement', 'none')).toThrow(
      'A supplement adds to a pack, and no pack for members of this meeting has been published yet. Publish that first.',
    )
  })
})

describe('a view of the meeting', () => {
  const pages = (first: number, last: number): Partial<Publication> => ({
    items: [{ itemId: 'first', number: '1', title: 'Item first', pages: { first, last } }],
  })
  const record = aRecord({
    items: [anItem('first', { pages: { first: 90, last: 99 } }), anItem('second')],
    publications: [
      aPublication('open', pages(3, 8)),
      aPublication('shut', { audience: 'members', ...pages(3, 12) }),
      aPublication('more', { kind: 'supplement', ...pages(21, 22) }),
    ],
  })

  it('tells what went out to its reader, and to nobody else', () => {
    expect(publicView(record).publications.map(({ id }) => id)).toEqual(['open', 'more'])
    expect(membersView(record).publications.map(({ id }) => id)).toEqual(['shut'])
    expect(JSON.stringify(publicView(record))).not.toContain('shut')
  })

  it('has the pages that its reader’s pack has; those that were typed where there is no pack', () => {
    const first = ({ items }: ReturnType<typeof publicView>) => items[0]?.pages
    expect(first(publicView(record))).toEqual({ first: 3, last: 8 })
    expect(first(membersView(record))).toEqual({ first: 3, last: 12 })
    expect(first(publicView({ ...record, publications: [] }))).toEqual({ first: 90, last: 99 })
  })
})
