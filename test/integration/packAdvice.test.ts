import { describe, expect, test } from 'vitest'
import { planPack } from '../../electron/render/pack/planPack.ts'
import type { PackFinding, PackOrder } from '../../electron/render/pack/packOrder.ts'
import type { Publication } from '../../shared/domain/publication.ts'
import { packFor, withPapers } from '../helpers/meetingPack.ts'
import type { GivenPaper } from '../helpers/meetingPack.ts'
import { linesPdf } from '../helpers/officersFiles.ts'
import { publishedOf } from '../helpers/publications.ts'
import { anItem, aRecord } from '../helpers/recordBuilder.ts'

const record = aRecord({ items: [anItem('first'), anItem('second'), anItem('third')] })
const exemption = { paragraphs: [3], publicInterest: 'Prices are being asked for.' }

function paper(id: string, itemId: string, pages: number, isShut = false): GivenPaper {
  const shut = isShut ? ({ classification: 'exempt', exemption } as const) : {}
  return { id, itemId, title: `The ${id}`, bytes: linesPdf(pages, id), ...shut }
}

/** The findings of a kind in a pack that is built, and in its plan: they are the same. */
async function findings(
  kind: PackFinding['kind'],
  papers: readonly GivenPaper[],
  wish: Partial<Omit<PackOrder, 'files'>> = {},
): Promise<readonly PackFinding[]> {
  const { record: given = record, ...more } = wish
  const built = await packFor(given, papers, more)
  const pages = built.documents.map(({ paperId, first, last }) => [paperId, last - first + 1] as const)
  const plan = await planPack({
    ...{ audience: 'public', rightHand: 'documents', subItemPages: 'shared', firstPage: 1 },
    ...{ edition: 'agenda', number: 1, previousMinutes: null, ...more },
    ...{ record: withPapers(given, papers).record, counts: new Map(pages) },
  })
  const ofKind = (all: readonly PackFinding[]): readonly PackFinding[] =>
    all.filter((each) => each.kind === kind)
  expect(ofKind(plan.findings)).toEqual(ofKind(built.findings))
  return ofKind(built.findings)
}

describe('the members’ pack says from where on its pages are not those of the public pack', () => {
  const members = { audience: 'members' } as const

  test('where something public follows what is not', async () => {
    const papers = [paper('open', 'first', 2), paper('prices', 'second', 2, true), paper('more', 'third', 1)]
    expect(await findings('other-pages', papers, members)).toMatchObject([
      {
        level: 'advice',
        pages: [7],
        sentence:
          'From page 7 on, the pages of the members’ pack are not those of the public pack: 2 pages that are not for publication stand ' +
          'before them. Put what is exempt last, or say in the room which pack is meant.',
      },
    ])
    expect(await findings('other-pages', papers)).toEqual([])
  })

  test('and nothing where that stands last, or there is none', async () => {
    const open = [paper('open', 'first', 2), paper('more', 'second', 1)]
    expect(await findings('other-pages', [...open, paper('prices', 'third', 2, true)], members)).toEqual([])
    expect(await findings('other-pages', open, members)).toEqual([])
  })
})

describe('a paper that the members had, and the public had not', () => {
  const open = paper('open', 'first', 2)
  const shut = paper('prices', 'second', 2, true)
  const { classification: _, exemption: __, ...opened } = shut

  /** The record after the packs of both went out, those of members first. */
  async function afterBoth(): Promise<Publication[]> {
    const [all, some] = [
      await packFor(record, [open, shut], { audience: 'members' }),
      await packFor(record, [open, shut]),
    ]
    return [
      publishedOf(some, { at: '2026-10-05T09:30:00Z' }),
      publishedOf(all, { audience: 'members', at: '2026-10-05T09:40:00Z' }),
    ]
  }

  test('has to be looked at before it is public, also as another paper of the same bytes', async () => {
    const wish = { record: { ...record, publications: await afterBoth() }, number: 2 }
    const told = {
      ...{ level: 'problem', itemId: 'second' },
      sentence:
        '“The prices” was not in the public pack of 5 October 2026, and the members had it: it is public now. Check that it is meant to be.',
    }
    expect(await findings('opened', [open, opened], wish)).toMatchObject([{ ...told, paperId: 'prices' }])
    const again = { ...opened, id: 'again' }
    expect(await findings('opened', [open, again], wish)).toMatchObject([{ ...told, paperId: 'again' }])
    expect(await findings('opened', [open, shut], wish)).toEqual([])
    expect(await findings('opened', [open, opened], { ...wish, audience: 'members' })).toEqual([])
  })

  test('is none that is only on its way: new in a supplement that the members have already', async () => {
    const publications = await afterBoth()
    const late = paper('late', 'third', 1)
    const supplement = { edition: 'supplement', firstPage: 9 } as const
    const members = await packFor({ ...record, publications }, [open, shut, late], {
      ...{ ...supplement, audience: 'members' },
    })
    const sent = publishedOf(members, {
      ...{ kind: 'supplement', audience: 'members', at: '2026-10-07T09:30:00Z' },
    })
    const wish = { record: { ...record, publications: [...publications, sent] }, ...supplement }
    expect(await findings('opened', [open, shut, late], wish)).toEqual([])
  })
})

test('the same file on two items has two findings, each to be accepted by itself', async () => {
  const bytes = linesPdf(1)
  const pack = await packFor(record, [
    { id: 'one', itemId: 'first', bytes },
    { id: 'two', itemId: 'second', bytes },
  ])
  const keys = pack.findings.map(({ key }) => key)
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(2)
})
