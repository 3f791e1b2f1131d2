import type { LineFact } from '../../../shared/domain/meetingFact.ts'
import type { Payloads } from '../../db/changeKinds.ts'

interface EditWords {
  readonly item: (itemId: string) => string
  readonly person: (personId: string | null) => string
}

/** An edit of the minutes; where something that happened came into them or left them with it, that is what is told. */
export function sayEdit({ itemId, undoes, facts }: Payloads['minutes.stepped'], words: EditWords): string {
  const where = words.item(itemId)
  const acts = facts.add.map((fact) => `${sayFact(fact, words)} (at ${fact.at})`)
  const gone = facts.remove.length
  if (acts.length === 0 && gone === 0) {
    return undoes.length > 0
      ? `An edit of the minutes of ${where} was taken back.`
      : `The minutes of ${where} were edited.`
  }
  if (acts.length === 0) {
    const what = gone === 1 ? 'something recorded was' : `${gone} things recorded were`
    return `In the minutes of ${where} ${what} taken out again.`
  }
  const how = undoes.length > 0 ? ', again' : gone > 0 ? ', corrected' : ''
  return `In the minutes of ${where}: ${acts.join('; ')}${how}.`
}

/** In words that somebody would search for. Never what was said. */
function sayFact(fact: LineFact, { person }: Pick<EditWords, 'person'>): string {
  switch (fact.kind) {
    case 'adjourned':
      return 'the meeting was adjourned'
    case 'resumed':
      return 'the meeting was resumed'
    case 'arrived':
      return `the arrival of ${person(fact.personId)} was recorded`
    case 'left':
      return `the departure of ${person(fact.personId)} was recorded, who left`
    case 'returned':
      return `the return of ${person(fact.personId)} was recorded`
    case 'took-chair':
      return `${person(fact.personId)} took the chair`
    case 'excluded':
      return 'the public were excluded; the exclusion was recorded'
    case 'readmitted':
      return 'the public were readmitted'
    case 'declared':
      return `a declaration of interest by ${person(fact.personId)} was recorded`
    case 'moved':
      return fact.amends === null ? 'a motion was recorded' : 'an amendment was recorded'
    case 'voted':
      return `${fact.method === 'recorded' ? 'a recorded vote' : 'a vote'} was recorded, ${fact.carried ? 'carried' : 'lost'}`
    case 'vote-noted':
      return `the vote of ${person(fact.personId)} was recorded by name`
    case 'urgent':
      return 'the reason for urgency was recorded'
  }
}
