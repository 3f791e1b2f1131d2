import type { EditorState } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { backspace } from '../../../renderer/editor/backspace.ts'
import { acceptName, closeNames, completionOf, moveInNames } from '../../../renderer/editor/completion.ts'
import { enter } from '../../../renderer/editor/enter.ts'
import { NameBook, folded } from '../../../renderer/editor/names.ts'
import { eraseNameAfter, eraseNameBefore } from '../../../renderer/editor/tokens.ts'
import { nameEntries } from '../../../renderer/screens/live/nameEntries.ts'
import type { NamesOfAMeeting } from '../../../renderer/screens/live/nameEntries.ts'
import { after, countingIds, stateOf, testPlugins, writtenOf } from '../../helpers/screens/minutesDoc.ts'
import type { Written } from '../../helpers/screens/minutesDoc.ts'
import { aPerson } from '../../helpers/recordBuilder.ts'

const on = (
  id: string,
  name: string,
  address = 'Councillor',
  title = '',
): NamesOfAMeeting['people'][number] => ({
  id,
  name,
  address,
  title,
})

const meeting: NamesOfAMeeting = {
  date: '2026-02-03',
  attendance: [
    { personId: 'ash', capacity: 'member', status: 'apologies' },
    { personId: 'bel', capacity: 'member', status: 'present' },
    { personId: 'lan', capacity: 'attendee', status: 'present' },
    { personId: 'dia', capacity: 'attendee', status: 'absent' },
  ],
  members: [
    { personId: 'ash', role: 'chair' },
    { personId: 'bel', role: 'member' },
    { personId: 'cro', role: 'member' },
  ],
  people: [
    on('ash', 'Ruth Ashworth'),
    on('bel', 'Zoë Bellingham'),
    on('cro', 'Nadia Crowe-Łaska'),
    on('lan', 'Moira Lang', '', 'Director of Family Services'),
    on('dia', 'Diane Aske', '', 'Director of Planning'),
  ],
  everybody: [
    aPerson('ash', { name: 'Ruth Ashworth' }),
    aPerson('obr', { name: 'Sean O’Brien', address: '' }),
    aPerson('fin', {
      name: 'Felix Ashe',
      address: '',
      titles: [{ title: 'Treasurer', from: null, to: null }],
    }),
  ],
  bodies: ['Licensing Committee', 'Ashbourne Council'],
}

function bookOf(given: NamesOfAMeeting = meeting): NameBook {
  const names = new NameBook()
  names.set(() => nameEntries(given))
  return names
}

function begun(written: readonly Written[], names = bookOf()): EditorState {
  return stateOf(written, testPlugins(countingIds(), true, names))
}

/** Types as the hand does, a letter a transaction. */
function typed(text: string, from: EditorState = begun(['|'])): EditorState {
  return [...text].reduce((state, letter) => state.apply(state.tr.insertText(letter)), from)
}

function offered(state: EditorState): readonly string[] | null {
  return completionOf(state)?.entries.map((entry) => entry.name) ?? null
}

describe('the names of a meeting', () => {
  test('stand in the order of who is likeliest to be named', () => {
    expect(nameEntries(meeting).map((entry) => entry.name)).toEqual([
      'Councillor Zoë Bellingham',
      'Moira Lang',
      'Councillor Ruth Ashworth',
      'Councillor Nadia Crowe-Łaska',
      'Diane Aske',
      'Felix Ashe',
      'Sean O’Brien',
      'Licensing Committee',
      'Ashbourne Council',
    ])
  })

  test('are written with the title of an officer, and without that of a member', () => {
    const words = (personId: string): unknown =>
      nameEntries(meeting).find((entry) => entry.personId === personId)?.words
    expect(words('lan')).toBe('Moira Lang, Director of Family Services')
    expect(words('ash')).toBe('Councillor Ruth Ashworth')
    expect(words('obr')).toBe('Sean O’Brien')
  })

  test.each([
    ['zoe', ['Councillor Zoë Bellingham']],
    ['laska', ['Councillor Nadia Crowe-Łaska']],
    ['crowe-l', ['Councillor Nadia Crowe-Łaska']],
    ['obr', ['Sean O’Brien']],
    ["o'b", ['Sean O’Brien']],
    ['dir', ['Moira Lang', 'Diane Aske']],
    ['family', ['Moira Lang']],
    ['chair', ['Councillor Ruth Ashworth']],
    ['ash', ['Councillor Ruth Ashworth', 'Felix Ashe', 'Ashbourne Council']],
    ['licensing com', ['Licensing Committee']],
    ['x', []],
  ])('are found by “%s”', (letters, names) => {
    expect(
      bookOf()
        .find(letters)
        .map((entry) => entry.name),
    ).toEqual(names)
  })

  test('lose accents and case for finding', () => {
    expect(folded('Zoë O’Brien-ŁASKA Weiß')).toBe('zoe obrien laska weiss')
  })
})

describe('the list at the caret', () => {
  test('opens at once after “@”, with who is here first', () => {
    expect(offered(typed('@'))?.slice(0, 2)).toEqual(['Councillor Zoë Bellingham', 'Moira Lang'])
  })

  test.each([
    ['@di', ['Moira Lang', 'Diane Aske']],
    ['thanked (@ruth a', ['Councillor Ruth Ashworth']],
    ['Councillor as', ['Councillor Ruth Ashworth']],
    ['cllr Cr', ['Councillor Nadia Crowe-Łaska']],
    ['Councillor Nadia cr', ['Councillor Nadia Crowe-Łaska']],
  ])('offers after “%s” whom it may mean', (text, names) => {
    expect(offered(typed(text))).toEqual(names)
  })

  test.each([
    'Councillor a',
    'Councillor as ',
    'Councillors as',
    'ask@di',
    '@xyz',
    '@ruth asked',
    'Councillor di',
  ])('stays away after “%s”', (text) => {
    expect(offered(typed(text))).toBeNull()
  })

  test('opens for typing alone: not for the caret that passes, a paste, undo or an input method', () => {
    const text = begun(['@di|'])
    expect(offered(text.apply(text.tr.setSelection(text.selection)))).toBeNull()
    const composed = begun(['|'])
    expect(offered(composed.apply(composed.tr.insertText('@di').setMeta('composition', 1)))).toBeNull()
    expect(offered(composed.apply(composed.tr.insertText('@di').setMeta('undoStep', 'a paste')))).toBeNull()
  })

  test('closes while an input method composes', () => {
    const open = typed('@d')
    expect(offered(open)).not.toBeNull()
    expect(offered(open.apply(open.tr.insertText('i').setMeta('composition', 1)))).toBeNull()
  })

  test('stays closed after Esc until another word is begun', () => {
    const shut = after(typed('@d'), closeNames)
    expect(shut.doc.textContent).toBe('@d')
    expect(offered(shut)).toBeNull()
    expect(offered(typed('i', shut))).toBeNull()
    expect(offered(typed('i and @d', shut))).toEqual(['Moira Lang', 'Diane Aske'])
  })

  test('goes round its ends', () => {
    const open = typed('@di')
    const active = (state: EditorState): number | undefined => completionOf(state)?.active
    expect(active(open)).toBe(0)
    expect(active(after(open, moveInNames(1)))).toBe(1)
    expect(active(after(after(open, moveInNames(1)), moveInNames(1)))).toBe(0)
    expect(active(after(open, moveInNames(-1)))).toBe(1)
  })

  test('marks no row once a whole name was typed after “Councillor”, so that Enter is a new line', () => {
    expect(completionOf(typed('Councillor Ashwort'))?.active).toBe(0)
    expect(completionOf(typed('Councillor Ashworth'))?.active).toBe(-1)
    expect(completionOf(typed('Councillor Ruth Ashworth'))?.active).toBe(-1)
    expect(completionOf(typed('@Ashworth'))?.active).toBe(0)
  })

  test('is not slowed by 5,000 people', () => {
    const everybody = Array.from({ length: 5_000 }, (_, n) =>
      aPerson(`p${n}`, { name: `Given${n} Family${n}`, address: n % 2 === 0 ? 'Councillor' : '' }),
    )
    const state = begun(['|'], bookOf({ ...meeting, everybody }))
    const started = performance.now()
    const open = state.apply(state.tr.insertText('@'))
    const opened = performance.now() - started
    expect(offered(typed('family4999', open))).toEqual(['Given4999 Family4999'])
    // A row of the bench judges by the budget; here a busy machine gets ten times as long.
    expect(opened).toBeLessThan(500)
  })
})

describe('a chosen name', () => {
  const choose = (text: string, index = 0): EditorState => after(typed(text), acceptName(index))

  test('takes the place of what was typed of it, as a reference', () => {
    expect(writtenOf(choose('Thanks to @di'))).toEqual([
      'Thanks to {Moira Lang, Director of Family Services}|',
    ])
    expect(writtenOf(choose('Cllr as'))).toEqual(['{Councillor Ruth Ashworth}|'])
    expect(choose('Cllr as').doc.child(0).child(0).attrs['personId']).toBe('ash')
  })

  test('of a body is words', () => {
    expect(writtenOf(choose('The @lic'))).toEqual(['The Licensing Committee|'])
  })

  test('is words in an event line, which holds text alone', () => {
    const state = typed(' @di', begun(['! The meeting adjourned|.']))
    expect(writtenOf(after(state, acceptName(0)))).toEqual([
      '! The meeting adjourned Moira Lang, Director of Family Services|.',
    ])
  })

  test('lets the words go on, at either end of a line', () => {
    expect(writtenOf(typed(' asked', choose('@ruth')))).toEqual(['{Councillor Ruth Ashworth} asked|'])
    expect(writtenOf(after(choose('They heard @ruth'), enter({ colonStartsPoints: true })))).toEqual([
      'They heard {Councillor Ruth Ashworth}',
      '|',
    ])
  })

  test('goes whole at one Backspace or Delete', () => {
    const tokens: readonly Written[] = ['- {Ann Lee}|{Bo Day} came']
    expect(writtenOf(after(begun(tokens), eraseNameBefore))).toEqual(['- |{Bo Day} came'])
    expect(writtenOf(after(begun(tokens), eraseNameAfter))).toEqual(['- {Ann Lee}| came'])
    expect(writtenOf(after(begun(['- |{Bo Day} came']), eraseNameBefore))).toEqual(['- |{Bo Day} came'])
    expect(writtenOf(after(begun(['- |{Bo Day} came']), backspace))).toEqual(['|{Bo Day} came'])
  })

  test('does not break the lines around it', () => {
    const press = enter({ colonStartsPoints: true })
    expect(writtenOf(after(begun(['- {Ann Lee}| said:']), press))).toEqual(['- {Ann Lee}', '- |said:'])
    expect(writtenOf(after(begun(['{Ann Lee} said:|']), press))).toEqual(['{Ann Lee} said:', '- |'])
    expect(writtenOf(after(begun(['- |{Ann Lee}']), press))).toEqual(['- ', '- |{Ann Lee}'])
  })
})
