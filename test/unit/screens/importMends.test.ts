import { describe, expect, test } from 'vitest'
import {
  inRole,
  itemFromBlock,
  joinBlock,
  joinItem,
  withBlockKind,
  withBlockWords,
  roleOf,
  withHead,
  withNewItem,
  withPerson,
  withoutPerson,
} from '../../../renderer/screens/import/importMends.ts'
import type { AttendanceRole, PersonMend } from '../../../renderer/screens/import/importMends.ts'
import { rowsOf, printedOfBlock, wordsOfBlock } from '../../../renderer/screens/import/importRows.ts'
import { cutPiece, paperLines } from '../../../renderer/screens/import/sourceText.ts'
import { importedRecord } from '../../../electron/import/importedRecord.ts'
import { readMinutes } from '../../../electron/import/readMinutes.ts'
import { defined } from '../../../shared/domain/assert.ts'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { checkRecord } from '../../../shared/domain/recordIntegrity.ts'
import { lettered } from '../../helpers/importedTexts.ts'
import { countingIds } from '../../helpers/countingIds.ts'

const newId = countingIds('new')
const { record } = importedRecord(lettered, readMinutes(lettered), { date: '2026-01-01', newId })
const dredging = defined(
  record.items.find(({ title }) => title.includes('Dredging')),
  'an item',
)

function blocksOf(mended: MeetingRecord, itemId = dredging.id) {
  checkRecord(mended)
  return defined(
    mended.minutes.find((each) => each.itemId === itemId),
    'its minutes',
  ).blocks
}
const [first, second, third] = blocksOf(record)
const place = (block: { readonly id: string } | undefined) => ({
  itemId: dredging.id,
  blockId: defined(block, 'a block').id,
})

describe('a mend of what was read', () => {
  test('a new line in the words of a point - is a point of its own', () => {
    const blocks = blocksOf(withBlockWords(record, place(second), 'One.\n\n Two. ', newId))
    expect(blocks.slice(1, 3).map((block) => [block.kind, wordsOfBlock(block)])).toEqual([
      ['point', 'One.'],
      ['point', 'Two.'],
    ])
    expect(blocks[1]?.id).toBe(second?.id)
  })

  test('a block that is joined - follows the words of the one before', () => {
    const blocks = blocksOf(joinBlock(record, place(third), newId))
    const words = [wordsOfBlock(defined(second, 'a block')), printedOfBlock(defined(third, 'a block'))]
    expect(wordsOfBlock(defined(blocks[1], 'a block'))).toBe(words.join(' '))
    expect(blocks.length).toBe(blocksOf(record).length - 1)
  })

  test('a sentence made a resolution, and back - has its words', () => {
    const resolved = withBlockKind(record, place(first), 'resolution', newId)
    expect(blocksOf(resolved)[0]?.kind).toBe('resolution')
    const back = withBlockKind(resolved, place(first), 'prose', newId)
    expect(blocksOf(back)[0]).toMatchObject({
      kind: 'prose',
      content: [{ text: wordsOfBlock(defined(first, 'it')) }],
    })
  })

  test('a heading that was none, joined and made an item again - loses no word', () => {
    const joined = joinItem(record, dredging.id, newId)
    const before = defined(record.items[record.items.indexOf(dredging) - 1], 'an item before')
    const blocks = blocksOf(joined, before.id)
    const heading = defined(
      blocks.find((block) => wordsOfBlock(block).includes('Dredging')),
      'the words of the heading',
    )
    const again = itemFromBlock(joined, { itemId: before.id, blockId: heading.id }, newId)
    checkRecord(again)
    const words = (of: MeetingRecord): string[] =>
      rowsOf({ record: of, fields: [], notes: [] }).flatMap((row) =>
        row.kind === 'block'
          ? [wordsOfBlock(row.block)]
          : row.kind === 'item'
            ? [`${row.minutes?.number ?? ''} ${row.item.title}`]
            : [],
      )
    expect(words(again)).toEqual(words(record))
  })

  test('somebody who is nobody - is gone from every list', () => {
    const { personId } = defined(record.attendance[0], 'somebody')
    const mended = withoutPerson(record, personId)
    checkRecord(mended)
    expect(JSON.stringify(mended)).not.toContain(`"${personId}"`)
  })

  test('a member who was an officer - has no seat that day', () => {
    const { personId } = defined(record.attendance[0], 'somebody')
    const mend = {
      name: 'Cllr Ida Mosse',
      title: 'Clerk',
      role: 'attendee',
      reason: '',
      office: 'member',
    } as const
    const mended = withPerson(record, personId, mend, newId)
    checkRecord(mended)
    expect(mended.people.find(({ id }) => id === personId)).toMatchObject({
      address: 'Cllr',
      name: 'Ida Mosse',
    })
    expect(mended.members.some((seat) => seat.personId === personId)).toBe(false)
  })

  test('another day - is that of the seats too', () => {
    const mended = withHead(record, 'meeting.date', '2025-03-05')
    expect(new Set(mended.members.map(({ from }) => from))).toEqual(new Set(['2025-03-05']))
  })
})

describe('the paper', () => {
  test('a line with marks - shows none of them, and knows where its words stand', () => {
    const source = '# Minutes\n\n  a) **Fares** rise\n\f\nEnd'
    const lines = paperLines(source)
    expect(
      lines.map(({ heading, indent, afterGap, startsPage }) => [heading, indent, afterGap, startsPage]),
    ).toEqual([
      [1, 0, false, false],
      [0, 1, true, false],
      [0, 0, expect.any(Boolean), true],
    ])
    for (const piece of lines.flatMap(({ pieces }) => pieces)) {
      expect(source.slice(piece.from, piece.from + piece.text.length)).toBe(piece.text)
    }
    expect(lines[1]?.pieces.map(({ text, strong }) => [text, strong])).toEqual([
      ['a) ', false],
      ['Fares', true],
      [' rise', false],
    ])
    expect(cutPiece({ text: 'Fares', from: 10, strong: true }, { from: 12, to: 40 })).toEqual({
      ...{ before: 'Fa', inside: 'res', after: '' },
    })
  })
})

describe('who was there', () => {
  const idOf = (name: string): string =>
    defined(
      record.people.find((person) => person.name === name),
      name,
    ).id
  const mendOf = (name: string, role: AttendanceRole, words: Partial<PersonMend> = {}): PersonMend => ({
    ...{ name, title: '', role, reason: '', office: 'member', ...words },
  })

  test('whose post was read as a reason - has it as a title in attendance, and back, and no word is lost', () => {
    const away = mendOf('Olu Adeyemi', 'apologies', { reason: 'Governance Officer' })
    const there = inRole(away, 'attendee')
    expect(there).toMatchObject({ role: 'attendee', title: 'Governance Officer', reason: '' })
    expect(inRole(there, 'absent')).toEqual({ ...away, role: 'absent' })
    expect(inRole(away, 'present')).toEqual({ ...away, role: 'present' })
  })

  test('and was not read - is added last, with a seat', () => {
    const mended = withPerson(record, 'added', mendOf('Councillor Ruth Ashworth', 'apologies'), newId)
    checkRecord(mended)
    expect(mended.people.at(-1)).toEqual({
      ...{ id: 'added', address: 'Councillor', name: 'Ruth Ashworth', title: '' },
    })
    expect(mended.attendance.at(-1)).toMatchObject({
      personId: 'added',
      status: 'apologies',
      capacity: 'member',
    })
    expect(mended.members.at(-1)).toMatchObject({ personId: 'added', role: 'member' })
  })

  test('as the chair - is the only one', () => {
    const mended = withPerson(
      record,
      idOf('Tom Fell'),
      mendOf('Councillor Tom Fell', 'present', { office: 'chair' }),
      newId,
    )
    checkRecord(mended)
    const chairs = mended.members.filter(({ role }) => role === 'chair')
    expect(chairs.map(({ personId }) => personId)).toEqual([idOf('Tom Fell')])
  })

  test('or sent a substitute - still did when the name is mended', () => {
    const id = idOf('Una Beck')
    const sent = withPerson(record, id, mendOf('Councillor Una Beck', 'substituted'), newId)
    checkRecord(sent)
    const listed = defined(
      sent.attendance.find(({ personId }) => personId === id),
      'her line',
    )
    expect([listed.status, roleOf(listed)]).toEqual(['substituted', 'substituted'])
  })

  test('at a meeting to come - stays unmarked when the name is mended', () => {
    const id = idOf('Tom Fell')
    const coming = {
      ...record,
      attendance: record.attendance.map((each) => ({ ...each, status: 'not-yet' as const })),
    }
    const mended = withPerson(coming, id, mendOf('Councillor Thomas Fell', 'present'), newId)
    expect(mended.attendance.find(({ personId }) => personId === id)?.status).toBe('not-yet')
  })
})

describe('an item that was not read', () => {
  test('comes after the one it is added to, with its number', () => {
    const mended = withNewItem(
      record,
      { id: 'own', after: dredging.id },
      { number: '34A', title: 'Low Green' },
    )
    checkRecord(mended)
    const at = mended.items.findIndex(({ id }) => id === 'own')
    expect(mended.items[at - 1]?.id).toBe(dredging.id)
    expect(mended.minutes[at]).toEqual({ itemId: 'own', number: '34A', frozen: true, blocks: [] })
  })

  test('comes first where there is none', () => {
    const bare = { ...record, items: [], minutes: [], facts: [] }
    const mended = withNewItem(bare, { id: 'own', after: null }, { number: '', title: 'Low Green' })
    expect(mended.items.map(({ id, title }) => [id, title])).toEqual([['own', 'Low Green']])
    expect(mended.minutes).toEqual([{ itemId: 'own', number: '', frozen: false, blocks: [] }])
  })
})
