import type { AgendaItem } from '../agenda.ts'
import type { RuleName } from './ruleBook.ts'
import { formatTime } from '../civilTime.ts'
import type { Finding } from './findings.ts'
import type { Vote, VoteNoted } from '../meetingFact.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { hasWords } from '../minutes.ts'
import { nameAmong } from '../person.ts'
import { factsUntil, presiderAt, roomOf, votingRights } from '../presenceTimeline.ts'
import type { Room, VotingRight } from '../presenceTimeline.ts'
import { barSentence, checkVote, checkVoteNoted, needsRecordedVote } from '../voting.ts'
import type { VoteRefused } from '../voting.ts'

/**
 * Of each vote, whether it can have been as the minutes say: the room may have changed since it was entered, by a time put right or a
 * declaration made later (R24, R25, R30, R32, R36); and of the budget, whether every vote is by name (R26).
 */
export function voteFindings(record: MeetingRecord): Finding[] {
  const room = roomOf(record)
  return [
    ...record.facts.flatMap((fact) => {
      if (fact.kind === 'voted') return ofVote(record, room, fact)
      return fact.kind === 'vote-noted' ? ofVoteNoted(record, room, fact) : []
    }),
    ...record.items.flatMap((item) => budgetFindings(record, item)),
  ]
}

function ofVote(record: MeetingRecord, room: Room, vote: Vote): Finding[] {
  const moment = { before: vote.id }
  const rights = votingRights(room, vote.itemId, moment)
  const barred = vote.ballots.flatMap(({ personId }) =>
    rights.filter((right) => right.personId === personId && !right.may),
  )
  if (barred.length > 0) {
    return barred.map(({ personId, why }) =>
      finding(
        record,
        vote,
        ruleOf(why),
        why === null ? '' : barSentence(why, nameAmong(record.people, personId)),
      ),
    )
  }
  const check = checkVote(vote, rights, presiderAt(room, moment), (id) => nameAmong(record.people, id))
  return check.ok ? [] : [finding(record, vote, ruleOfRefusal(check, rights), check.sentence)]
}

function ofVoteNoted(record: MeetingRecord, room: Room, noted: VoteNoted): Finding[] {
  const before = factsUntil(record.facts, { before: noted.id }).filter((fact) => fact.itemId === noted.itemId)
  const last = before.findLastIndex((fact) => fact.kind === 'voted')
  const vote = before[last]
  const others = before.slice(last + 1).filter((fact) => fact.kind === 'vote-noted')
  const rights = votingRights(room, noted.itemId, { before: noted.id })
  const check = checkVoteNoted(noted, rights, vote?.kind === 'voted' ? vote : null, others, (id) =>
    nameAmong(record.people, id),
  )
  return check.ok
    ? []
    : [
        finding(
          record,
          noted,
          check.code === 'may-not-vote' ? ruleOfRefusal(check, rights) : 'R25',
          check.sentence,
        ),
      ]
}

function finding(record: MeetingRecord, fact: Vote | VoteNoted, rule: RuleName, sentence: string): Finding {
  const at = formatTime(fact.at, record.council.houseStyle.times)
  return { rule, level: 'problem', where: fact.itemId, why: `Of the vote at ${at}: ${sentence}` }
}

function ruleOfRefusal(refusal: VoteRefused, rights: readonly VotingRight[]): RuleName {
  return ruleOf(rights.find((right) => right.personId === refusal.personId)?.why ?? null)
}

function ruleOf(why: VotingRight['why']): RuleName {
  switch (why) {
    case 'interest':
      return 'R36'
    case 'no-vote':
      return 'R32'
    case 'substituted':
    case 'substitute-beside-member':
      return 'R30'
    case 'absent':
    case 'left':
    case null:
      return 'R24'
  }
}

/** What is decided on the budget is voted on by name, every time (R26). */
function budgetFindings(record: MeetingRecord, item: AgendaItem): Finding[] {
  if (!needsRecordedVote(item, record.items)) return []
  const votes = record.facts.filter((fact) => fact.kind === 'voted' && fact.itemId === item.id)
  const isResolved = record.minutes.some(
    (minutes) =>
      minutes.itemId === item.id &&
      minutes.blocks.some((block) => block.kind === 'resolution' && hasWords(block)),
  )
  const isByName = votes.every((vote) => vote.kind === 'voted' && vote.method === 'recorded')
  if (votes.length === 0 ? !isResolved : isByName) return []
  return [
    {
      rule: 'R26',
      level: 'problem',
      where: item.id,
      why: `“${item.title}” decides on the budget, and a vote in it is not recorded by name. Enter who voted for, against and abstained, each time.`,
    },
  ]
}
