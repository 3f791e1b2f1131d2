/** Titles that items of meetings have everywhere, with or without "To receive" before them. */
const known =
  /^(?:\d+\.? )?(?:(?:to|the) )?(?:(?:receive|consider|note|approve|confirm|agree|sign|record|hear|accept|discuss|take|deal with|elect|appoint|declare|determine|resolve)(?: and (?:approve|sign|note|consider|confirm|accept|receive))?(?:,? if (?:thought fit|appropriate),?)? )?(?:any |the |a )?(?:apolog(?:y|ies)|declarations? (?:of |by )|disclosures? of|disclosable|pecuniary|interests?\b|minutes(?: (?:of|from)|$)|approval of (?:the )?(?:previous )?minutes|confirmation of (?:the )?minutes|(?:previous|last|draft) minutes|matters arising|welcome|introductions?|chair(?:man|woman|person)?['’]?s? (?:announcements?|welcome|opening|business|update|report)|(?:mayor|leader|clerk|chairman|chairwoman|chair)(?:['’]s)? (?:announcements?|report|communications?|update|question time)|announcements?|election of|appointment of|(?:urgent|other urgent) (?:business|items?|matters)|items? of urgent business|other business|any other (?:urgent )?business|a\.?o\.?b\b|public (?:participation|question|forum|speaking|session|open session|time|comments?)|questions? (?:from|by|on notice|to)|open forum|(?:receipt of )?petitions?|deputations?|members['’] questions|notices? of motions?|motions?(?: on notice)?$|exclusion of (?:the )?(?:press|public)|exempt (?:information|business|items?)|exclude (?:the )?(?:press|public)|date (?:and time )?of (?:the )?next|next meeting|dates? of (?:future )?meetings?|work(?:ing)? (?:programme|plan)|forward (?:plan|work programme|programme)|planning applications?|planning (?:matters|appeals)|finance|financial|accounts for payment|payments?|correspondence|reports? (?:from|of|by)|committee membership|change (?:in|of) (?:committee )?membership|membership|dispensations?|minute'?s silence|order of business|variation of|attendance(?: by)?|substitut(?:es|ions|e members)|closure of|close(?: of meeting)?$|highways|chair$)/i

export function isKnownTitle(text: string): boolean {
  return text.length < 200 && known.test(text)
}

/** Words that make a sentence of a line, and no title. */
export function hasVerb(text: string): boolean {
  return /\b(?:was|were|has|had|have|is|are|would|will|said|asked|noted|reported|agreed|resolved|thanked|stated|confirmed|welcomed|explained|queried|left|presented|introduced|requested|attended|received|considered|declared)\b/.test(
    text,
  )
}

/** What parts the business of a meeting, and is none: "PART B", "Part II – Exempt", "Section 2: items for decision". */
export function isDivider(text: string): boolean {
  return (
    text.length < 160 &&
    /^(?:part|section) (?:[A-D]|[1-4]|I{1,3}|IV|one|two|three|four)\b(?!\s*[.)]\s*\p{Ll})/iu.test(text)
  )
}
