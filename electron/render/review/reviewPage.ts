import { createHash } from 'node:crypto'
import type { ReviewDraft, ReviewItem, ReviewPoint } from '../../../shared/domain/review.ts'
import { readAsset } from '../assets.ts'
import { escaped } from '../htmlText.ts'

/**
 * The draft as one page that the chair opens in any browser, from a file and with no network: to read, hear, remark on point by point,
 * and approve or return. Its script may do nothing but that: the page's own policy lets it neither load nor send.
 */
export async function renderReview(draft: ReviewDraft): Promise<string> {
  const [script, style] = await Promise.all(
    (['reviewPage.js', 'reviewPage.css'] as const).map(async (name) =>
      new TextDecoder().decode(await readAsset(name)),
    ),
  )
  const hash = createHash('sha256')
    .update(script ?? '', 'utf8')
    .digest('base64')
  const { reviewId, meetingId, sentBy } = draft
  const about = { reviewId, meetingId, draft: draft.draft, sentBy, ...namesOf(draft) }
  const title = `Draft minutes: ${draft.committee}, ${draft.date}`
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style ?? ''}</style>
</head>
<body>
<header class="bar"><div>
<p class="where">${escaped(title)}</p>
<p id="progress" role="status"></p>
<button type="button" id="aloud" aria-pressed="false">Read aloud</button>
<a href="#ends">Approve or return</a>
</div></header>
<main>
<p class="caveat">Draft minutes, for the chair. Not for publication.</p>
<h1>${escaped(draft.committee)}</h1>
<p>${escaped(draft.council)}. Meeting of ${escaped(draft.date)}. Sent by ${escaped(sentBy)}.</p>
<p>Read the minutes below. Press Comment beside a point to say something of it or to suggest another wording; the arrow keys go from point to point. At the end, approve the draft or return it, and send the file that is made back to ${escaped(sentBy)}. Nothing leaves this page by itself.</p>
${draft.items.map(section).join('\n')}
${ends()}
</main>
<script type="application/json" id="about">${JSON.stringify(about).replaceAll('<', '\\u003c')}</script>
<script>${script ?? ''}</script>
</body>
</html>
`
}

/** Whose answer it is, and to what: the page makes the file's name of them, and of the name that is given there. */
function namesOf({ to, committee, date }: ReviewDraft): { readonly to: string; readonly of: string } {
  return { to, of: `${committee}, ${date}` }
}

function section(item: ReviewItem): string {
  const number = item.number === '' ? '' : `<span class="number">${escaped(item.number)} </span>`
  const heading = `<h2>${number}${escaped(item.title)}</h2>`
  if (item.points.length === 0) return `<section>${heading}</section>`
  return `<section>${heading}<ul class="points">${item.points.map((point) => entry(item, point)).join('\n')}</ul></section>`
}

function entry(item: ReviewItem, point: ReviewPoint): string {
  const id = escaped(point.id)
  const where = `${item.number === '' ? item.title : `Minute ${item.number}`}${point.say === '' ? '' : `, ${point.say}`}`
  const lead = point.lead === '' ? '' : `<p class="lead">${escaped(point.lead)}</p>`
  return `<li class="${point.kind} level-${point.level}" data-point="${id}" data-say="${escaped(where)}">${lead}
<span class="label" aria-hidden="true">${escaped(point.label)}</span>
<span><span class="unseen">${escaped(point.say === '' ? '' : `${point.say}: `)}</span><span class="text" id="t-${id}">${escaped(point.text)}</span> <span class="remarked" hidden>Remarked</span></span>
<button type="button" class="remark-button" aria-expanded="false" aria-controls="r-${id}" aria-describedby="t-${id}">Comment<span class="unseen"> on ${escaped(where)}</span></button>
<div class="remark" id="r-${id}" hidden>
<label for="c-${id}">Comment</label><textarea id="c-${id}" rows="2" spellcheck="true"></textarea>
<label for="w-${id}">Wording you suggest</label><p class="hint" id="h-${id}">Change the words here; left as they are, nothing is suggested.</p>
<textarea id="w-${id}" rows="3" spellcheck="true" aria-describedby="h-${id}">${escaped(point.text)}</textarea>
<div class="buttons"><button type="button" class="keep">Keep this remark<span class="unseen"> on ${escaped(where)}</span></button>
<button type="button" class="take-back">Remove this remark<span class="unseen"> on ${escaped(where)}</span></button></div>
</div></li>`
}

function ends(): string {
  return `<section class="ends" id="ends"><h2>Your answer</h2>
<label for="by">Your name</label><input type="text" id="by" autocomplete="name">
<label for="note">A word on the whole draft</label><textarea id="note" rows="2" spellcheck="true"></textarea>
<p>Approving this draft is not signing the minutes: they are signed where the committee agrees them.</p>
<p id="read-so-far"></p>
<div class="buttons"><button type="button" class="first" id="approve" aria-describedby="read-so-far">Approve the draft</button>
<button type="button" id="return">Return it to be changed</button>
<button type="button" id="save">Keep it for later</button>
<button type="button" id="copy">Copy my answer as text</button></div>
<p id="told" role="status" tabindex="-1"></p>
<div id="by-hand" hidden><label for="to-copy">Your answer as text</label><textarea id="to-copy" rows="6" readonly></textarea></div>
<label for="go-on">Go on with an answer kept earlier</label><input type="file" id="go-on" accept=".json,application/json">
</section>`
}
