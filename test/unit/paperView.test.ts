import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultHouseStyle } from '../../shared/domain/houseStyle.ts'
import type { MeetingRecord } from '../../shared/domain/meetingRecord.ts'
import type { MinutesBlock } from '../../shared/domain/minutes.ts'
import { membersView, publicView } from '../../shared/domain/paperView.ts'
import { composeAgenda } from '../../shared/document/compose/agenda.ts'
import { composeMinutes } from '../../shared/document/compose/minutes.ts'
import {
  aCouncil,
  aDeclaration,
  aFact,
  aMotion,
  anAction,
  anAttendance,
  anItem,
  anUrgency,
  aParkedLine,
  aPersonOnTheDay,
  aRecord,
  minutesOf,
  note,
  point,
  prose,
  resolution,
  words,
  aPaper,
} from '../helpers/recordBuilder.ts'

const canary = 'CANARY'
const exemption = { paragraphs: [3], publicInterest: `${canary} in the argument` }

/** Words that must stay in, by where they stand. `open` says whether the place is one the public reads. */
function aBlock(
  kind: MinutesBlock['kind'],
  id: string,
  classification: MinutesBlock['classification'],
  text: string,
): MinutesBlock {
  const given = { id, classification }
  switch (kind) {
    case 'prose':
      return prose(text, given)
    case 'point':
      return point(text, 1, given)
    case 'note':
      return note(text, given)
    case 'resolution':
      return resolution([text, text], given)
    case 'event':
      return { ...given, kind, event: 'left', factId: null, edited: true, content: words(text) }
  }
}

const classified = fc.constantFrom('public', 'exempt', 'confidential')
const randomRecord = fc
  .array(
    fc.record({
      classification: classified,
      isSubItem: fc.boolean(),
      blocks: fc.array(
        fc.record({
          kind: fc.constantFrom<MinutesBlock['kind']>('prose', 'point', 'event', 'resolution', 'note'),
          classification: classified,
        }),
        { maxLength: 6 },
      ),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts): MeetingRecord => {
    let parent: { id: string; isOpen: boolean } | null = null
    const items: MeetingRecord['items'][number][] = []
    const minutes: MeetingRecord['minutes'][number][] = []
    parts.forEach(({ classification, isSubItem, blocks }, index) => {
      const under = isSubItem ? parent : null
      const isOpen: boolean = classification === 'public' && (under?.isOpen ?? true)
      const id = `item-${index}`
      if (under === null) parent = { id, isOpen }
      items.push(
        anItem(id, {
          parentId: under?.id ?? null,
          classification,
          exemption: classification === 'exempt' ? exemption : null,
          notes: `${canary} in the notes`,
          recommendations: [isOpen ? 'Agree' : `${canary} in a recommendation`],
        }),
      )
      minutes.push(
        minutesOf(
          id,
          blocks.map((block, at) => {
            const isRead = isOpen && block.classification === 'public' && block.kind !== 'note'
            return aBlock(block.kind, `${id}-${at}`, block.classification, isRead ? 'Open words' : canary)
          }),
        ),
      )
    })
    return aRecord({
      items,
      minutes,
      people: [...aRecord().people, aPersonOnTheDay('witness', { name: canary })],
      // Of what happened only the lines of the text are printed, never the facts themselves.
      facts: [
        aDeclaration('declared', { items: ['item-0'], nature: `${canary} in an interest`, sensitive: true }),
        aDeclaration('openly', { items: ['item-0'], nature: `${canary} in a nature` }),
        aMotion('moved', { itemId: 'item-0', words: `${canary} in a motion` }),
        anUrgency('urgent', { itemId: 'item-0', reason: `${canary} in the urgency` }),
        anAction('action', { itemId: 'item-0', what: `${canary} in an action`, who: canary }),
        aParkedLine('parked', { itemId: 'item-0', words: `${canary} out of turn` }),
        aFact('arrived', { kind: 'arrived', personId: 'witness', itemId: 'item-0' }),
      ],
      attendance: [
        anAttendance('tom-fell'),
        anAttendance('ida-moss', 'apologies', {
          reason: { category: 'unwell', words: `${canary} in a reason` },
        }),
      ],
      papers: [aPaper('p', { itemId: null, fileName: `${canary}.pdf`, classification: 'exempt' })],
    })
  })

describe('a public view', () => {
  it('never holds a word from an exempt place, an officer’s note, or a private reason', () => {
    fc.assert(
      fc.property(randomRecord, (record) => {
        expect(JSON.stringify(record)).toContain(canary)
        const view = publicView(record)
        expect(JSON.stringify(view)).not.toContain(canary)
        expect(JSON.stringify(view)).not.toContain('"closed"')
        expect(JSON.stringify([composeAgenda(view), composeMinutes(view)])).not.toContain(canary)
      }),
      { numRuns: 60 },
    )
  })

  it('reads no word of an exempt item, even of a block that says it is public', () => {
    const record = aRecord({
      items: [anItem('a', { classification: 'exempt', exemption })],
      minutes: [minutesOf('a', [prose(canary)])],
    })
    expect(publicView(record).items[0]?.blocks).toEqual([{ kind: 'withheld', points: [] }])
  })

  it('says where words are missing, once for each stretch', () => {
    const secret = { classification: 'exempt' } as const
    const record = aRecord({
      minutes: [
        minutesOf('first', [
          point('One'),
          point('Two', 0, secret),
          point('Under two', 1, secret),
          note('Remember'),
          prose('Hidden', secret),
          point('Three'),
        ]),
      ],
    })
    expect(publicView(record).items[0]?.blocks).toEqual([
      expect.objectContaining({ kind: 'point', level: 0, content: words('One') }),
      { kind: 'withheld', points: [0, 1] },
      expect.objectContaining({ kind: 'point', level: 0, content: words('Three') }),
    ])
  })

  it('does not say “None” beside a declaration of interest that it leaves out, wherever that stands', () => {
    const none = minutesOf('interests', [prose('None.')])
    const items = [anItem('interests', { kind: 'interests' }), anItem('staff')]
    const line = (classification: 'public' | 'exempt'): MinutesBlock => ({
      ...{ id: 'line', kind: 'event', event: 'declared', factId: 'd', edited: false, classification },
      content: words('Tom Fell declared an interest.'),
    })
    const told = (classification: 'public' | 'exempt') => {
      const minutes = [none, minutesOf('staff', [line(classification)])]
      return publicView(aRecord({ items, minutes })).items[0]?.blocks
    }
    expect(told('exempt')).toEqual([{ kind: 'withheld', points: [] }])
    expect(told('public')).toMatchObject([{ content: words('None.') }])
    const members = membersView(aRecord({ items, minutes: [none, minutesOf('staff', [line('exempt')])] }))
    expect(members.items[0]?.blocks).toMatchObject([{ content: words('None.') }])
  })

  it('keeps the labels that the full copy has', () => {
    const secret = { classification: 'exempt' } as const
    const record = aRecord({
      minutes: [
        minutesOf('first', [
          point('One'),
          point('Two', 0, secret),
          point('Two i', 1, secret),
          point('Two ii', 1),
          point('Three'),
        ]),
      ],
    })
    const labels = (view: ReturnType<typeof publicView>): string[] =>
      composeMinutes(view).blocks.flatMap((block) => (block.kind === 'point' ? [block.label] : []))
    expect(labels(membersView(record))).toEqual(['a)', 'b)', 'i.', 'ii.', 'c)'])
    expect(labels(publicView(record))).toEqual(['a)', 'ii.', 'c)'])
  })

  it('is refused while an item, or a block of its minutes, is unset', () => {
    expect(() => publicView(aRecord({ items: [anItem('a', { classification: 'unset' })] }))).toThrow(
      /“Item a” is neither marked public nor exempt/,
    )
    const minutes = [minutesOf('first', [prose('x', { classification: 'unset' })])]
    expect(() => publicView(aRecord({ minutes }))).toThrow(/“Item first” is neither/)
  })

  it('tells of nobody whom only withheld words name', () => {
    const token = { kind: 'person', personId: 'witness', text: 'A witness' } as const
    const record = (classification: 'public' | 'exempt'): MeetingRecord =>
      aRecord({
        people: [...aRecord().people, aPersonOnTheDay('witness')],
        minutes: [
          minutesOf('first', [{ ...prose('x', { classification }), kind: 'prose', content: [token] }]),
        ],
      })
    const ids = (view: ReturnType<typeof publicView>): string[] => view.people.map((person) => person.id)
    expect(ids(publicView(record('exempt')))).toEqual(['ida-moss', 'tom-fell', 'una-beck'])
    expect(ids(publicView(record('public')))).toContain('witness')
    expect(ids(membersView(record('exempt')))).toContain('witness')
  })

  it.each([
    ['none', { category: 'other', words: '' }],
    ['category', { category: 'unwell', words: '' }],
    ['full', { category: 'unwell', words: 'a broken ankle' }],
  ] as const)('carries of a reason what a council that prints “%s” prints', (apologyReasons, reason) => {
    const given = anAttendance('ida-moss', 'apologies', {
      reason: { category: 'unwell', words: 'a broken ankle' },
    })
    const council = aCouncil({ houseStyle: { ...defaultHouseStyle, apologyReasons } })
    expect(publicView(aRecord({ council, attendance: [given] })).attendance).toEqual([
      { ...given, reason, from: null, until: null },
    ])
  })
})

describe('a view for members', () => {
  it('says of each block why the public may not read it: for itself, its item, or the item it stands under', () => {
    const record = aRecord({
      items: [
        anItem('open'),
        anItem('exempt', { classification: 'exempt', exemption }),
        anItem('under', { parentId: 'exempt' }),
      ],
      minutes: [
        minutesOf('open', [
          prose('a'),
          prose('b', { classification: 'exempt' }),
          prose('c', { classification: 'confidential' }),
        ]),
        minutesOf('exempt', [prose('d'), prose('e', { classification: 'confidential' })]),
        minutesOf('under', [prose('f')]),
      ],
    })
    const closed = membersView(record).items.map((item) =>
      item.blocks.map((block) => (block.kind === 'withheld' ? 'withheld' : block.closed)),
    )
    expect(closed).toEqual([[undefined, 'exempt', 'confidential'], ['exempt', 'confidential'], ['exempt']])
  })
})

describe('the attendance of a view', () => {
  const attendance = (given: Partial<MeetingRecord>): unknown =>
    publicView(aRecord(given)).attendance.map(({ personId, status, reason, from, until }) => [
      personId,
      status,
      reason,
      from,
      until,
    ])

  it('tells from when and until when somebody was there who was not there throughout', () => {
    const facts = [
      aFact('came', { kind: 'arrived', at: '10:20', personId: 'tom-fell' }),
      aFact('went', { kind: 'left', at: '11:40', personId: 'una-beck' }),
    ]
    expect(attendance({ facts })).toEqual([
      ['ida-moss', 'present', null, null, null],
      ['tom-fell', 'present', null, '10:20', null],
      ['una-beck', 'present', null, null, '11:40'],
    ])
  })

  it('counts a member as present who sent apologies and came after all', () => {
    const tom = anAttendance('tom-fell', 'apologies', { reason: { category: 'unwell', words: '' } })
    const came = aFact('came', { kind: 'arrived', at: '10:20', personId: 'tom-fell' })
    expect(attendance({ attendance: [tom], facts: [came] })).toEqual([
      ['tom-fell', 'present', null, '10:20', null],
    ])
    expect(attendance({ attendance: [tom] })).toEqual([
      ['tom-fell', 'apologies', { category: 'unwell', words: '' }, null, null],
    ])
  })
})

describe('a members’ view', () => {
  it('holds exempt words and unset items, and no note', () => {
    const record = aRecord({
      items: [anItem('a', { classification: 'unset', notes: canary, recommendations: ['Agree'] })],
      minutes: [minutesOf('a', [prose('Secret', { classification: 'exempt' }), note(canary)])],
    })
    const view = membersView(record)
    expect(view.items[0]).toMatchObject({
      recommendations: ['Agree'],
      blocks: [{ kind: 'prose', content: words('Secret') }],
    })
    expect(JSON.stringify(view)).not.toContain(canary)
  })
})
