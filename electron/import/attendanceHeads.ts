import { groupOf } from '../../shared/domain/nameParts.ts'

/** What the words over a list of names say of those in it. */
export interface AttendanceHead {
  /** `roll`: members, whether they came or not. */
  readonly capacity: 'member' | 'substitute' | 'attendee' | 'roll'
  readonly status: 'present' | 'absent' | 'apologies'
  readonly role: 'chair' | 'vice-chair' | 'co-optee' | null
  readonly voting: boolean
  /** A political group that those below belong to; empty for none. */
  readonly group: string
  /** Members who visit, where another list says who of the committee came. */
  readonly visiting: boolean
  /** The post that the head itself names: "Clerk: Ann Cole"; empty for none. */
  readonly title: string
}

const member: AttendanceHead = {
  ...{
    capacity: 'member',
    status: 'present',
    role: null,
    voting: true,
    group: '',
    visiting: false,
    title: '',
  },
}
const attendee: AttendanceHead = { ...member, capacity: 'attendee' }
const members = String.raw`(?:(?:voting |elected |core |full |committee |panel |board |cabinet |council |borough |county |district |city |town |parish |ward )*(?:members?|councillors?|cllrs?|executive members)(?: of the (?:committee|panel|board|council|cabinet|executive|sub-committee|commission))?)`
const were = String.raw`(?: (?:were|was|in attendance|at the meeting|for (?:all or )?(?:part of )?the meeting))*`

const heads: readonly (readonly [RegExp, AttendanceHead])[] = [
  [
    /^(?:members|councillors|cllrs|committee members|panel members|board members|cabinet members|executive members|executive councillors|cabinet councillors)(?: (?:in attendance|attending|present))$/i,
    { ...member, visiting: true },
  ],
  [
    /^(?:elected|committee|panel|board|cabinet|voting|council|core|executive) (?:members|councillors)$|^(?:councillors|cllrs|panel|the panel|sub-committee)$/i,
    { ...member, capacity: 'roll' },
  ],
  [
    /^(?:attending |also attending |attended |present )?under (?:standing orders?|(?:council )?procedure rules?|rule|article|overview)\b[^:]{0,50}$/i,
    attendee,
  ],
  [
    /^(?:list of |record of )?(?:(?:committee|panel|board|council|sub-committee|full) )?(?:membership|members|attendance(?: record| list| sheet)?|attendees|roll[- ]call|those attending)(?: of the (?:committee|panel|board|council|sub-committee|commission))?$/i,
    { ...member, capacity: 'roll' },
  ],
  [
    /^(?:(?:the )?chair(?:man|woman|person)?|(?:councillor |member )?presiding|in the chair|chaired by|(?:the )?(?:town |lord )?mayor|presided over by)$/i,
    { ...member, role: 'chair' },
  ],
  [
    /^(?:the )?(?:vice|deputy)[- ](?:chair(?:man|woman|person)?|(?:town )?mayor)$/i,
    { ...member, role: 'vice-chair' },
  ],
  [
    /^(?:(?:non|without)[- ]?(?:voting)?)? ?(?:non-voting )(?:co-?opt(?:ed|ees?|ee)?|advisory|independent|representatives?)?\b[^:]{0,50}$/i,
    { ...member, role: 'co-optee', voting: false },
  ],
  [
    /^(?:(?:education |statutory |church |parent governor |voting )*co-?opt(?:ed|ees?)(?: (?:members?|representatives?))?|(?:education|church|parent governor|diocesan|faith) representatives?)\b.*\bnon[- ]voting\b[^:]{0,20}$/i,
    { ...member, role: 'co-optee', voting: false },
  ],
  [
    /^(?:(?:education |statutory |church |parent governor |voting )*co-?opt(?:ed|ees?)(?: (?:members?|representatives?))?|(?:education|church|parent governor|diocesan|faith|statutory) representatives?(?: members?)?|(?:voting |statutory )?independent (?:members?|persons?))(?: present)?\b[^:]{0,40}$/i,
    { ...member, role: 'co-optee' },
  ],
  [
    new RegExp(
      String.raw`^(?:${members} )?(?:also )?absent(?: (?:without|with no) apolog(?:y|ies)(?: received)?| and no apologies(?: received)?)?$|^(?:${members} )?(?:not (?:present|in attendance)|did not attend|absences|without apolog(?:y|ies)|no apologies(?: received)?)$`,
      'i',
    ),
    { ...member, status: 'absent' },
  ],
  [
    new RegExp(
      String.raw`^(?:${members} )?(?:apologies|apology)(?: (?:of|for) (?:absence|non-attendance|inability to attend))?(?: (?:have been|has been|had been|were|was))?(?: (?:received|submitted|tendered|given|reported|accepted))?(?: (?:from|by|on behalf of))?(?: (?:the following|${members}))?$|^absent with apolog(?:y|ies)$|^(?:${members} )?sent apologies$|^(?:${members} )?absent \(apologies\)$`,
      'i',
    ),
    { ...member, status: 'apologies' },
  ],
  [
    new RegExp(
      String.raw`^(?:${members} )?(?:named )?(?:substitutes?|reserves?|deput(?:y|ies))(?: ${members})?(?: (?:present|in attendance|attending))*$|^(?:substitut(?:es?|ions?|ing)|reserve members?)(?: (?:present|in attendance))?$`,
      'i',
    ),
    { ...member, capacity: 'substitute' },
  ],
  [
    /^(?:also (?:present|in attendance|attending)|others? (?:present|in attendance|attending|attendees)|in attendance|attending|by invitation|officers?|council officers|officers? (?:present|in attendance|attending|support)|(?:members|councillors|cllrs|cabinet members?|portfolio holders?|executive members?|non-?members|other members|other councillors|visiting members|visiting councillors|ward (?:members|councillors)|district councillors?|county councillors?|borough councillors?)(?: also)? (?:in attendance|attending|also present|also in attendance)(?: .{0,50})?|(?:other|visiting|non-committee|observing) (?:members|councillors|cllrs)(?: .{0,40})?|(?:cabinet members?|portfolio holders?|ward (?:members|councillors)|district councillors?|county councillors?|borough councillors?)(?: present)?)$/i,
    attendee,
  ],
  [
    /^(?:colleagues|officers|others|also|partners|guests?|visitors?|staff|speakers?|witnesses|invitees|observers?|in attendance|attended by|external|press|public speakers|advisers?|advisors?|representatives|presenters?|apologies from officers)\b[^:.]{0,70}$/i,
    attendee,
  ],
  [
    new RegExp(
      String.raw`^(?:those |list of those )?(?:${members} )?present${were}(?: at the meeting)?(?: (?:from|for) .{1,30})?$|^(?:${members} )(?:attending|in attendance${were})$|^attended$|^members? \(?present\)?$|^present ${members}$`,
      'i',
    ),
    member,
  ],
]

/** The post of somebody that is given as a head: "Clerk: Ann Cole", "Minute taker: …". */
const posts =
  /^(?:the )?(?:(?:parish|town|deputy|assistant|acting|locum|interim|proper|responsible|financial) )*(?:clerk(?: to the (?:council|committee|parish council))?(?: (?:and|&|\/) (?:rfo|responsible financial officer))?|rfo|proper officer|responsible financial officer|minute[- ]taker|minutes(?: taken)? by|note[- ]taker|secretary|committee (?:administrator|manager|secretary|clerk)|democratic services(?: officer)?|legal adviser|legal advisor|monitoring officer|chief executive|town clerk|governance officer)$/i

/** The head that words are; null for other words. Counts in brackets and colons are no part of it. */
export function attendanceHead(text: string): AttendanceHead | null {
  if (text.length > 110) return null
  const words = text
    .replace(/^\(?\*\)? ?/, '')
    .replace(/[:.\s–—-]+$/, '')
    .replace(/\s*[([]\d{1,3}[)\]]$/, '')
    .replace(/\s*\(s\)/gi, 's')
    .trim()
  if (words === '') return null
  const found = heads.find(([pattern]) => pattern.test(words))?.[1]
  if (found !== undefined) return found
  if (posts.test(words))
    return {
      ...attendee,
      title: words.replace(/^the /i, '').replace(/^minutes(?: taken)? by$/i, 'Minute taker'),
    }
  return null
}

/** A political group over a list of members: "Labour Group". */
export function groupHead(text: string): string | null {
  const words = text.replace(/[:\s–—-]+$/, '')
  return words.length < 60 && groupOf(words) ? words.replace(/^the /i, '') : null
}

/** Whether a line begins the list of those who came: its head, alone or before names. */
export function isAttendanceHead(text: string): boolean {
  const parted = /^([^:]{3,90}):/.exec(text.slice(0, 100))?.[1]
  return attendanceHead(text) !== null || (parted !== undefined && attendanceHead(parted) !== null)
}
