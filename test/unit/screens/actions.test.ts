import { TextSelection, type Selection } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import {
  actionLine,
  actionToOffer,
  dayTyped,
  proposedAction,
  sourceAtCaret,
  whoTyped,
} from '../../../renderer/screens/live/bars/actionEntry.ts'
import {
  actionOffers,
  dropOffer,
  keepOffer,
  watchForActions,
} from '../../../renderer/screens/live/bars/actionOffer.ts'
import type { Minuting } from '../../../renderer/screens/live/bars/actionOffer.ts'
import { enter } from '../../../renderer/editor/enter.ts'
import type { Aside } from '../../../shared/domain/meetingFact.ts'
import type { MeetingView } from '../../../renderer/state/data.ts'
import { anAction, aPersonOnTheDay, aRecord } from '../../helpers/recordBuilder.ts'
import { testSession } from '../../helpers/screens/fakeCore.ts'
import { stateOf } from '../../helpers/screens/minutesDoc.ts'
import type { Written } from '../../helpers/screens/minutesDoc.ts'

const people = [
  aPersonOnTheDay('ida-moss'),
  aPersonOnTheDay('gwen-hart', { address: '', title: 'Director of Roads' }),
]
const clause = 'request that the Director of Roads provides a briefing by 12 January 2027'
const briefing = {
  what: 'provide a briefing',
  personId: 'gwen-hart',
  who: 'Director of Roads',
  by: '2027-01-12',
}

describe('an action', () => {
  test('is caught from the line of the caret', () => {
    const source = sourceAtCaret(stateOf([[`1 ${clause}|`]]))
    expect(source?.text).toBe(clause)
    expect(proposedAction(source, people, '2026-10-14')).toEqual(briefing)
  })

  test('has the words of a line that asks for nothing, and is never caught from a line the product wrote', () => {
    expect(proposedAction({ id: 'b1', text: 'The bins.' }, people, '2026-10-14')).toEqual({
      what: 'The bins.',
      personId: null,
      who: '',
      by: null,
    })
    expect(sourceAtCaret(stateOf(['! Adjourned.|']))).toBeNull()
  })

  test('is offered once, and only when it says who or when', () => {
    const source = { id: 'c1', text: clause }
    expect(actionToOffer(source, people, '2026-10-14', [])).toEqual(briefing)
    expect(actionToOffer(source, people, '2026-10-14', [anAction('a', { sourceId: 'c1' })])).toBeNull()
    expect(actionToOffer({ id: 'c1', text: 'note the report' }, people, '2026-10-14', [])).toBeNull()
  })

  test('knows whom the letters name', () => {
    expect(whoTyped('councillor ida moss', people)).toEqual({
      who: 'councillor ida moss',
      personId: 'ida-moss',
    })
    expect(whoTyped('Director of Roads', people).personId).toBe('gwen-hart')
    expect(whoTyped('officers', people)).toEqual({ who: 'officers', personId: null })
    expect(whoTyped('', people)).toEqual({ who: '', personId: null })
  })

  test('has a day, or none, or a sentence that says how to type one', () => {
    expect(dayTyped('12/1/27')).toBe('2027-01-12')
    expect(dayTyped(' ')).toBeNull()
    expect(() => dayTyped('soon')).toThrow(/day, month and year/)
  })

  test('is one line: who, what, by when', () => {
    expect(actionLine(briefing)).toBe('Director of Roads – provide a briefing – by 12 January 2027')
    expect(actionLine({ what: 'mend the gate', who: '', by: null })).toBe('mend the gate')
  })
})

async function minuting(written: readonly Written[], caret: number) {
  const { session } = await testSession({ first: written, second: ['Other.'] })
  const kept: Aside[] = []
  const live: Minuting = {
    session,
    view: { record: aRecord({ people }) } as unknown as MeetingView,
    asides: { all: () => kept, change: ({ put = [] }) => kept.push(...put) },
    now: () => '10:15',
  }
  const state = session.state()
  session.dispatch(state.tr.setSelection(TextSelection.create(state.doc, caret)))
  const stop = watchForActions(live)
  const offered = () => actionOffers(live).getState().offer
  const pressEnter = (): void => {
    session.run(enter({ colonStartsPoints: true }))
  }
  const type = (text: string): void => void session.dispatch(session.state().tr.insertText(text))
  return { session, live, kept, offered, pressEnter, type, stop }
}

describe('Enter at the end of a clause that asks somebody for something', () => {
  test('offers its action, which is kept with the clause as its source', async () => {
    const { session, live, kept, offered, pressEnter, type } = await minuting([['1 x']], 3)
    type(` ${clause}`)
    session.dispatch(session.state().tr.delete(2, 4))
    expect(offered()).toBeNull()
    pressEnter()
    expect(offered()?.words).toEqual(briefing)
    type('note it')
    expect(keepOffer(live)).toBe(true)
    expect(kept).toMatchObject([
      { kind: 'action', itemId: 'first', sourceId: 'b2', at: '10:15', done: false },
    ])
    expect([offered(), keepOffer(live)]).toEqual([null, false])
  })

  test('offers nothing for a clause that asks for nothing, or when the caret only goes elsewhere', async () => {
    const { session, offered, pressEnter } = await minuting([['1 note it', `1 ${clause}`]], 9)
    pressEnter()
    expect(offered()).toBeNull()
    const goTo = (selection: TextSelection | Selection): void =>
      void session.dispatch(session.state().tr.setSelection(selection))
    goTo(TextSelection.atEnd(session.state().doc))
    goTo(TextSelection.create(session.state().doc, 11))
    expect(session.state().selection.$from.parent.textContent).toBe('')
    expect(offered()).toBeNull()
  })

  test('takes the offer back with its line, with its item, and when told', async () => {
    const { session, live, offered, pressEnter, stop } = await minuting([[`1 ${clause}`]], 2 + clause.length)
    pressEnter()
    expect(offered()).not.toBeNull()
    await session.show('second')
    expect(offered()).toBeNull()
    await session.show('first')
    session.undo()
    pressEnter()
    expect(offered()).not.toBeNull()
    dropOffer(live)
    expect(offered()).toBeNull()
    session.undo()
    stop()
    pressEnter()
    expect(offered()).toBeNull()
  })
})
