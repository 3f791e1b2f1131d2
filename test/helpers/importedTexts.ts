/** Invented minutes as councils write them, one text a manner. */

/** Lettered points, an adjournment, clauses under a lead: one paragraph a line, page breaks in the middle of sentences. */
export const lettered = `
Brackenford City Council

Harbour and Leisure Scrutiny Committee

Minutes of the meeting held at the Guildhall, Quay Street, Brackenford on 5 March 2026 from 2.00 pm - 3.45 pm

Membership

Present

Councillor Ida Moss (Chair)
Councillor Tom Fell

Absent

Councillor Una Beck

Colleagues, partners and others in attendance:

Pia Lund - Harbour Master
Olu Adeyemi - Governance Officer

31 Apologies for absence

Councillor Una Beck – unwell

32 Declarations of interests

None

33 Minutes

The minutes of the meeting held on 5 February 2026 were confirmed as an accurate record and signed by the Chair.

34 Dredging of the inner harbour

The Harbour Master presented the survey, highlighting the following:

- a) The channel has lost forty centimetres since the last survey, and the
\f
larger boats wait for the tide.
- b) Three things would have to be done:
 - i. a licence for the spoil
 - ii. a notice to mariners

The meeting adjourned at 2:40pm.

The meeting resumed at 2:50pm.

- c) The cost falls in the next year.

Resolved to:

(1) recommend that:

a. the licence is applied for in April; and

b. the notice is published

(2) review the survey in a year.

35 Work programme

Resolved to note the work programme.
`

/** Decimal paragraphs, headings in capitals, RESOLVED, movers and counted votes. */
export const decimal = `
MARLOW VALE DISTRICT COUNCIL
PLANNING COMMITTEE
MINUTES of the Meeting held in the Council Chamber on Tuesday, 14th April 2026 at 7.00pm

Present: Councillors A Rowan (Chair), B Sedge, C Teasel and D Yarrow

Apologies: Councillor E Vetch

Officers: Ros Kemp, Head of Planning

1. APOLOGIES FOR ABSENCE
1.1 Apologies were received from Councillor E Vetch.

2. APPLICATION 26/0147 – LAND AT MILL LANE
2.1 The Head of Planning introduced the report.
2.2 Councillor D Yarrow left the meeting at 7.25pm.
2.3 It was proposed by Councillor B Sedge, seconded by Councillor C Teasel and RESOLVED that permission be granted.
2.4 Votes for: 2 Against: 1 Abstentions: 0

3. DATE OF NEXT MEETING
3.1 Tuesday 12 May 2026.
`

/** Numbers in brackets on a line of their own, a title in capitals below, prose, one sentence of decision. */
export const bracketed = `
Fennick Borough Council
Licensing Committee
Minutes of a meeting held on 9 June 2026 at 10.30 am

Members present:
Cllr Jo Marsh
Cllr Kit Orme

(26)
MINUTES

The minutes were approved.

(27)
TAXI FARES

The Committee considered the fares. AGREED notes were circulated.

AGREED that the fares be raised by ten pence from July.

(28)
EXCLUSION OF THE PUBLIC

RESOLVED:-
1. That the public be excluded.
2. That the reason be minuted.
`

/** Year suffixes, bullets. */
export const suffixed = `
Ostwick Town Council
Minutes of the meeting of the Parks Committee held on 3rd February 2026 at 6.30pm

In attendance: Town Clerk

76/26 Apologies

Apologies were received from Councillors Ash and Elm.

77/26 Play areas

Members heard:
• that the swings at Low Green were mended
• that the slide was not

78/26 Any other business

There was none.
`
