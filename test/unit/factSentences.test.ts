import { describe, expect, it } from 'vitest'
import { factSentence, plainContext } from '../../shared/domain/factSentences.ts'
import { timeFormats } from '../../shared/domain/houseStyle.ts'
import { eventKinds, interestKinds, namesPerson, presenceKinds } from '../../shared/domain/meetingFact.ts'
import type { LineFact, MeetingFact, VoteCounts } from '../../shared/domain/meetingFact.ts'
import { defaultWriting } from '../../shared/domain/writing.ts'
import {
  aDeclaration,
  aFact,
  aMotion,
  anUrgency,
  aPersonOnTheDay,
  aVote,
  aVoteNoted,
  ballots,
} from '../helpers/recordBuilder.ts'

const people = ['ida-moss', 'tom-fell', 'una-beck'].map((id) => aPersonOnTheDay(id))
const names: Readonly<Record<string, string>> = {
  first: 'agenda item 5 (Budget)',
  last: 'agenda item 9 (Fees)',
}

function said(
  fact: LineFact,
  facts: readonly MeetingFact[] = [],
  declaration = defaultWriting.declaration,
): string {
  return factSentence(fact, {
    people,
    houseStyle: { times: '10.00 am' },
    facts,
    nameOfItem: (id) => names[id] ?? id,
    declaration,
  })
}

describe('the sentence of somebody who comes or goes', () => {
  it.each([
    ['adjourned', null, 'The meeting adjourned at 11.05 am.'],
    ['resumed', null, 'The meeting resumed at 11.05 am.'],
    ['arrived', 'ida-moss', 'Councillor Ida Moss arrived at 11.05 am.'],
    ['left', 'ida-moss', 'Councillor Ida Moss left the meeting at 11.05 am.'],
    ['returned', 'ida-moss', 'Councillor Ida Moss returned to the meeting at 11.05 am.'],
    ['took-chair', 'ida-moss', 'Councillor Ida Moss took the chair at 11.05 am.'],
    ['excluded', null, 'The press and public were excluded from the meeting at 11.05 am.'],
    ['readmitted', null, 'The press and public were readmitted to the meeting at 11.05 am.'],
    ['left', 'nobody-known', 'A member left the meeting at 11.05 am.'],
  ] as const)('when the meeting or a person %s (%s)', (kind, personId, expected) => {
    const fact = aFact('f', { kind, personId })
    expect(factSentence(fact, plainContext(people, { times: '10.00 am' }))).toBe(expected)
  })

  it('leaves the room, not the meeting, for an item in which they declared an interest, and returns to it', () => {
    const declared = aDeclaration('d', { personId: 'ida-moss', items: ['first'] })
    const left = aFact('l', { kind: 'left', personId: 'ida-moss', itemId: 'first', at: '11:05' })
    const back = aFact('r', { kind: 'returned', personId: 'ida-moss', itemId: 'last', at: '11:20' })
    const home = aFact('h', { kind: 'left', personId: 'ida-moss', itemId: 'last', at: '11:30' })
    const facts = [declared, left, back, home]
    expect(facts.slice(1).map((fact) => said(fact, facts))).toEqual([
      'Councillor Ida Moss left the room at 11.05 am.',
      'Councillor Ida Moss returned to the room at 11.20 am.',
      'Councillor Ida Moss left the meeting at 11.30 am.',
    ])
    // Of somebody else’s interest nothing is told.
    expect(said({ ...left, personId: 'tom-fell' }, facts)).toBe(
      'Councillor Tom Fell left the meeting at 11.05 am.',
    )
  })

  it('gives the time as the house writes it', () => {
    const fact = aFact('f', { at: '13:05' })
    expect(timeFormats.map((times) => factSentence(fact, plainContext([], { times })))).toEqual([
      'The meeting adjourned at 1.05 pm.',
      'The meeting adjourned at 1:05 pm.',
      'The meeting adjourned at 1.05pm.',
      'The meeting adjourned at 1:05pm.',
      'The meeting adjourned at 13:05.',
    ])
  })
})

describe('the sentence of a declaration', () => {
  const declared = (given: Parameters<typeof aDeclaration>[1]): string => said(aDeclaration('d', given))

  it('names the member, the kind of interest and the item', () => {
    expect(interestKinds.map((interest) => declared({ interest }))).toEqual([
      'Councillor Tom Fell declared a disclosable pecuniary interest in agenda item 5 (Budget).',
      'Councillor Tom Fell declared an other registrable interest in agenda item 5 (Budget).',
      'Councillor Tom Fell declared a non-registrable interest in agenda item 5 (Budget).',
      'Councillor Tom Fell declared possible bias or predetermination in agenda item 5 (Budget).',
    ])
  })

  it('gives the nature in the words of the member, however they begin and end', () => {
    expect(declared({ nature: ' they own the yard. ' })).toMatch(/\(Budget\), because they own the yard\.$/)
    expect(declared({ nature: 'as a trustee' })).toMatch(/\(Budget\), as a trustee\.$/)
    expect(declared({ nature: 'because their sister works there' })).toMatch(
      /\), because their sister works there\.$/,
    )
    expect(declared({ nature: 'aspects of the lease concern them' })).toMatch(/\), because aspects of/)
  })

  it('never gives the nature of a sensitive interest, in any wording of the council', () => {
    const sensitive = aDeclaration('d', { nature: 'the refuge in Mill Lane', sensitive: true, leaves: true })
    expect(said(sensitive)).toBe(
      'Councillor Tom Fell declared a disclosable pecuniary interest in agenda item 5 (Budget), and left the room for its consideration.',
    )
    expect(
      said(sensitive, [], '{member}: {interest}{because}{because} ({items}){room}{nature}'),
    ).not.toContain('Mill')
  })

  it('names several items, and says who left or stayed under a dispensation', () => {
    expect(declared({ items: ['first', 'last'], leaves: true })).toBe(
      'Councillor Tom Fell declared a disclosable pecuniary interest in agenda item 5 (Budget) and agenda item 9 (Fees), and left the room for their consideration.',
    )
    expect(declared({ dispensation: true })).toMatch(/\(Budget\), and stayed under a dispensation\.$/)
    expect(declared({ dispensation: true, leaves: true })).toMatch(/\(Budget\), and left the room for its/)
  })

  it('follows the wording of the council, and leaves alone what it does not know', () => {
    expect(said(aDeclaration('d'), [], '{items}: {member} – {interest}.{because} {other}')).toBe(
      'agenda item 5 (Budget): Councillor Tom Fell – a disclosable pecuniary interest. {other}',
    )
  })
})

describe('the sentence of a motion', () => {
  it.each<[Parameters<typeof aMotion>[1], string]>([
    [{}, 'Councillor Ida Moss moved, seconded by Councillor Tom Fell, that the report be noted.'],
    [{ seconder: null }, 'Councillor Ida Moss moved that the report be noted.'],
    [{ mover: null }, 'It was moved, and seconded by Councillor Tom Fell, that the report be noted.'],
    [{ mover: null, seconder: null, words: 'that it be noted!' }, 'It was moved that it be noted!'],
    [
      { amends: 'm' },
      'Councillor Ida Moss moved an amendment, seconded by Councillor Tom Fell, that the report be noted.',
    ],
    [{ amends: 'm', mover: null, seconder: null }, 'An amendment was moved that the report be noted.'],
    [{ words: '' }, 'Councillor Ida Moss moved the motion, seconded by Councillor Tom Fell.'],
    [{ words: '', mover: null, seconder: null }, 'The motion was moved.'],
    [{ words: '', amends: 'm', mover: null }, 'An amendment was moved, and seconded by Councillor Tom Fell.'],
  ])('is right for %o', (given, expected) => {
    expect(said(aMotion('x', given))).toBe(expected)
  })
})

describe('the sentence of a vote', () => {
  const motions = [aMotion('m'), aMotion('a', { amends: 'm' })]
  const hands = (counts: VoteCounts, given: Parameters<typeof aVote>[1] = {}): string =>
    said(aVote('v', { motionId: 'm', method: 'show-of-hands', counts, ...given }), motions)

  it('speaks of the motion, of the amendment, or of what was proposed', () => {
    expect(['m', 'a', null].map((motionId) => said(aVote('v', { motionId }), motions))).toEqual([
      'The motion was agreed without a vote.',
      'The amendment was agreed without a vote.',
      'The proposal was agreed without a vote.',
    ])
  })

  it('gives the numbers of a show of hands', () => {
    expect(hands({ for: 5, against: 2, abstain: 1 })).toBe(
      'The motion was put to the vote: 5 for, 2 against, 1 abstention. The motion was carried.',
    )
    expect(hands({ for: 2, against: 5, abstain: 0 }, { motionId: 'a', carried: false })).toBe(
      'The amendment was put to the vote: 2 for, 5 against, no abstentions. The amendment was lost.',
    )
    expect(hands({ for: 5, against: 0, abstain: 2 })).toContain('5 for, 0 against, 2 abstentions.')
  })

  it('says how a tie was broken, or that it was not', () => {
    const tie = { for: 3, against: 3, abstain: 0 }
    expect(hands(tie, { casting: { personId: 'ida-moss', side: 'for' } })).toBe(
      'The motion was put to the vote: 3 for, 3 against, no abstentions. The votes being equal, Councillor Ida Moss, in the chair, gave a casting vote in favour of the motion. The motion was carried.',
    )
    expect(hands(tie, { casting: { personId: 'ida-moss', side: 'against' }, carried: false })).toMatch(
      /gave a casting vote against the motion\. The motion was lost\.$/,
    )
    expect(hands(tie, { carried: false })).toMatch(
      /no abstentions\. The votes were equal, and no casting vote was given\. The motion was lost\.$/,
    )
  })

  it('names everybody in a recorded vote, side by side with how many they were', () => {
    const cast = ballots({ for: ['ida-moss', 'una-beck'], against: ['tom-fell'] })
    const counts = { for: 2, against: 1, abstain: 0 }
    expect(said(aVote('v', { method: 'recorded', ballots: cast, counts }))).toBe(
      'A recorded vote was taken on the proposal. For (2): Councillor Ida Moss, Councillor Una Beck. Against (1): Councillor Tom Fell. The proposal was carried.',
    )
    const everybody = ballots({ for: ['ida-moss', 'una-beck'], abstain: ['tom-fell'] })
    expect(
      said(
        aVote('v', { method: 'recorded', ballots: everybody, counts: { for: 2, against: 0, abstain: 1 } }),
      ),
    ).toBe(
      'A recorded vote was taken on the proposal. For (2): Councillor Ida Moss, Councillor Una Beck. Against (0): none. Abstaining (1): Councillor Tom Fell. The proposal was carried.',
    )
  })
})

describe('the sentence of one member’s vote', () => {
  it('speaks of what was voted on last in the item', () => {
    const facts = [
      aMotion('m'),
      aMotion('a', { amends: 'm' }),
      aVote('first vote', { motionId: 'a', at: '10:45' }),
      aVote('second vote', { motionId: 'm', at: '10:55' }),
      aVote('elsewhere', { motionId: 'm', at: '10:45', itemId: 'last' }),
    ]
    const noted = (given: Parameters<typeof aVoteNoted>[1]): string => said(aVoteNoted('n', given), facts)
    expect(noted({ at: '10:46' })).toBe(
      'At their request, it was recorded that Councillor Una Beck voted against the amendment.',
    )
    expect(noted({ at: '10:55', side: 'for' })).toMatch(/voted for the motion\.$/)
    expect(noted({ at: '10:46', side: 'abstain' })).toMatch(/Councillor Una Beck abstained\.$/)
    expect(said(aVoteNoted('n'))).toMatch(/voted against the proposal\.$/)
  })
})

describe('the sentence of an urgent item', () => {
  it('gives the opinion of whoever presided and the reason', () => {
    expect(said(anUrgency('u'))).toBe(
      'Councillor Ida Moss, in the chair, was of the opinion that this item should be considered as a matter of urgency by reason of special circumstances: the bridge closes on Monday.',
    )
    expect(said(anUrgency('u', { personId: null }))).toMatch(/^The Chair was of the opinion/)
  })
})

describe('the sentences of all kinds', () => {
  it('end once, hold no gap and name who they are of', () => {
    const facts: LineFact[] = [
      ...presenceKinds.map((kind) => aFact(kind, { kind, personId: namesPerson(kind) ? 'tom-fell' : null })),
      aDeclaration('d'),
      aMotion('m'),
      aVote('v'),
      aVoteNoted('n'),
      anUrgency('u'),
    ]
    expect(new Set(facts.map((fact) => fact.kind))).toEqual(new Set(eventKinds))
    for (const fact of facts) {
      const sentence = said(fact)
      expect(sentence).toMatch(/[^.]\.$/)
      expect(sentence).not.toMatch(/ {2}|,,|undefined|null|A member/)
    }
  })
})
