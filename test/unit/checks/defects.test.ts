import { describe, expect, it } from 'vitest'
import { findingKey, findings, placeOf } from '../../../shared/domain/checks/findings.ts'
import { ruleBook } from '../../../shared/domain/checks/ruleBook.ts'
import { ahead, all, apart, coming, known, together } from '../../helpers/defects.ts'
import { agendaOn, sound } from '../../helpers/soundMeeting.ts'
import type { Known } from '../../helpers/soundMeeting.ts'

function found({ record, around: beside }: Known): string[] {
  return findings(record, beside)
    .map(({ rule, where }) => `${rule} ${where ?? 'meeting'}`)
    .toSorted()
}

describe('the checks of a record', () => {
  it('find nothing in a meeting in good order, before it or after it', () => {
    expect(found(known)).toEqual([])
    expect(found(coming)).toEqual([])
  })

  it.each([...together, ...apart])('find %s, and nothing else', (_, spoil, expected) => {
    expect([...new Set(found(spoil(known)))]).toEqual(expected.toSorted())
  })

  it.each(ahead)('find before the meeting %s, and nothing else', (_, spoil, expected) => {
    expect([...new Set(found(spoil(coming)))]).toEqual(expected.toSorted())
  })

  it('find all of them together, and nothing that is in none of them', () => {
    // An item without minutes has no titles in its text.
    const some = together.filter(([name]) => name !== 'an item with nothing in it')
    const spoiled = some.reduce((each, [, spoil]) => spoil(each), known)
    expect(new Set(found(spoiled))).toEqual(new Set(some.flatMap(([, , expected]) => expected)))
  })

  it('say of each what its rule asks and where to go, and give it a key that changes with what it says', () => {
    const spoiled = together.reduce((each, [, spoil]) => spoil(each), known)
    const told = findings(spoiled.record, spoiled.around)
    expect(told.map(({ rule }) => ruleBook[rule].asks === '')).not.toContain(true)
    expect(new Set(told.map(findingKey)).size).toBe(told.length)
    const items = new Set(spoiled.record.items.map(({ id }) => id))
    for (const finding of told) {
      const { kind, id } = placeOf(finding, spoiled.record)
      if (kind === 'item' || kind === 'agenda-item') expect(items).toContain(id)
      if (kind === 'attendance' || kind === 'person') expect(finding.where).toBe(id)
    }
  })

  it('show the arithmetic of a notice, and how far the table of bank holidays reaches', () => {
    const late = { ...sound, publications: [agendaOn('2026-10-07', all)] }
    expect(findings(late)[0]?.why).toBe(
      'The agenda was first published on Wed 7 October 2026, after the last day for it, Tue 6 October 2026. 5 clear days: Wed 7, Thu 8, Fri 9, Mon 12, Tue 13 Oct. The table of bank holidays covers 2012 to 2028. Move the meeting; where it was convened at shorter notice, accept this and say so.',
    )
    const council = { ...sound.council, extraHolidays: [{ date: '2026-10-12', name: 'Thanksgiving' }] }
    expect(findings({ ...late, council })[0]?.why).toContain(
      'Tue 6, Wed 7, Thu 8, Fri 9, Tue 13 Oct; not counted: Mon 12 Oct (Thanksgiving).',
    )
  })
})
