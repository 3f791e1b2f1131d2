import type { Declaration } from '../meetingFact.ts'
import type { MeetingRecord } from '../meetingRecord.ts'
import { nameAmong } from '../person.ts'
import type { Finding } from './findings.ts'
import { printedWords } from './printedWords.ts'

/** What the minutes should not tell: what a sensitive interest is (R38), and more of an absence than the simple fact (R29). */
export function privacyFindings(record: MeetingRecord): Finding[] {
  return [
    ...record.facts.flatMap((fact) =>
      fact.kind === 'declared' && fact.sensitive ? sensitiveFindings(record, fact) : [],
    ),
    ...absenceFindings(record),
  ]
}

function sensitiveFindings(record: MeetingRecord, declaration: Declaration): Finding[] {
  const name = nameAmong(record.people, declaration.personId)
  const nature = declaration.nature.trim().toLowerCase()
  return record.minutes.flatMap(({ itemId, blocks }): Finding[] => {
    const tells = nature !== '' && blocks.some((block) => printedWords(block).toLowerCase().includes(nature))
    const isRewritten = blocks.some(
      (block) => block.kind === 'event' && block.factId === declaration.id && block.edited,
    )
    if (!tells && !isRewritten) return []
    return [
      {
        rule: 'R38',
        level: 'advice',
        where: itemId,
        why: tells
          ? `${name} declared a sensitive interest, and the minutes say what it is. Take those words out: only that there is one is told.`
          : `${name} declared a sensitive interest, and its line was rewritten. Make sure that it does not say what the interest is.`,
      },
    ]
  })
}

/** Words beside “unwell” or “personal”, where the council prints them in full. */
function absenceFindings(record: MeetingRecord): Finding[] {
  if (record.council.houseStyle.apologyReasons !== 'full') return []
  return record.attendance.flatMap(({ personId, status, reason }): Finding[] => {
    const isOwn = reason?.category === 'unwell' || reason?.category === 'personal'
    const words = reason?.words.trim() ?? ''
    if (status !== 'apologies' || !isOwn || words === '' || words.toLowerCase() === reason?.category)
      return []
    return [
      {
        rule: 'R29',
        level: 'advice',
        where: personId,
        why: `The minutes would print “${words}” as the reason of ${nameAmong(record.people, personId)}. Record the simple fact, for example “unwell”, or nothing.`,
      },
    ]
  })
}
