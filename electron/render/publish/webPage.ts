import { assertNever } from '../../../shared/domain/assert.ts'
import type {
  BusinessRow,
  DecisionRow,
  WebFrame,
  WebLink,
  WebPage,
  WebPart,
} from '../../../shared/document/web/webPage.ts'
import { htmlBody } from '../html.ts'
import { escaped } from '../htmlText.ts'

export const stylePath = 'style.css'

/** Nothing but the style sheet and pictures of the same folder: no script, no form, no other place. */
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"

/** One page of a meeting as HTML. The same page gives the same text. */
export function renderWebPage(page: WebPage, frame: WebFrame): string {
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="author" content="${escaped(frame.council)}">
<title>${escaped(frame.caveat === '' ? page.title : `Draft: ${page.title}`)}</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<a class="skip" href="#main">Skip to the main content</a>
<header class="council"><div class="wide">${crest(frame)}<p>${escaped(frame.council)}</p></div></header>
${trail(page)}<main id="main" class="wide" tabindex="-1">
${frame.caveat === '' ? '' : `<p class="caveat">${escaped(frame.caveat)}</p>\n`}${head(page)}
${page.parts.map(part).join('\n')}
${onward(page)}</main>
<footer><div class="wide">
${frame.foot.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
<p>${link(frame.statement)}</p>
</div></footer>
</body>
</html>
`
}

function crest({ crest }: WebFrame): string {
  return crest === null ? '' : `<img src="${escaped(crest.path)}" alt="${escaped(crest.alt)}" height="56">`
}

function trail({ trail, heading }: WebPage): string {
  if (trail.length === 0) return ''
  const links = trail.map((each) => `<li>${link(each)}</li>`).join('')
  return `<nav class="trail wide" aria-label="Where you are"><ol>${links}<li aria-current="page">${escaped(heading)}</li></ol></nav>\n`
}

function head({ kind, heading, about }: WebPage): string {
  const lines = about.map((line) => `<p class="about">${escaped(line)}</p>`).join('\n')
  // The line above is read before the heading: it is what the heading is of.
  return `${kind === '' ? '' : `<p class="kind">${escaped(kind)}</p>\n`}<h1>${escaped(heading)}</h1>${lines === '' ? '' : `\n${lines}`}`
}

function part(each: WebPart): string {
  switch (each.kind) {
    case 'heading':
      return `<h2 id="${idOf(each.id)}">${escaped(each.text)}</h2>`
    case 'blocks':
      return htmlBody(each.blocks)
    case 'links':
      return `<ul class="files">${each.links.map((file) => `<li>${link(file)}</li>`).join('\n')}</ul>`
    case 'decisions':
      return decisions(each.heading, each.rows)
    case 'business':
      return business(each.about, each.rows)
    default:
      return assertNever(each)
  }
}

function decisions(heading: string, rows: readonly DecisionRow[]): string {
  const items = rows.map(
    ({ href, number, title, resolutions }) =>
      `<div class="decision"><h3>${numbered(number)}<a href="${escaped(href)}">${escaped(title)}</a></h3>\n${htmlBody(resolutions)}</div>`,
  )
  return `<section class="decisions" aria-labelledby="decisions"><h2 id="decisions">${escaped(heading)}</h2>\n${items.join('\n')}</section>`
}

function business(about: string, rows: readonly BusinessRow[]): string {
  const items = rows.map(({ number, title, href, about, subItems }) => {
    const below = about === '' ? '' : `<div class="below">${escaped(about)}</div>`
    const subs =
      subItems.length === 0
        ? ''
        : `<ol class="sub">${subItems.map((sub) => `<li>${numbered(sub.number)}${escaped(sub.title)}</li>`).join('')}</ol>`
    return `<li>${numbered(number)}<a href="${escaped(href)}">${escaped(title)}</a>${below}${subs}</li>`
  })
  const numbers = about === '' ? '' : `<p class="aside">${escaped(about)}</p>\n`
  return `${numbers}<ol class="business">${items.join('\n')}</ol>`
}

function numbered(number: string): string {
  return number === '' ? '' : `<span class="number">${escaped(number)} </span>`
}

function link({ href, text, what }: WebLink): string {
  const about = what === '' ? '' : ` <span class="what">(${escaped(what)})</span>`
  return href === '' ? `${escaped(text)}${about}` : `<a href="${escaped(href)}">${escaped(text)}${about}</a>`
}

function onward({ previous, next }: WebPage): string {
  if (previous === null && next === null) return ''
  const one = (rel: 'prev' | 'next', words: string, to: WebLink | null): string =>
    to === null
      ? ''
      : `<p class="${rel}"><span class="way">${words}</span> <a rel="${rel}" href="${escaped(to.href)}">${escaped(to.text)}</a></p>`
  return `<nav class="onward" aria-label="Other items">${one('prev', 'Previous item', previous)}${one('next', 'Next item', next)}</nav>\n`
}

function idOf(id: string): string {
  return escaped(id.replace(/\s+/g, '-'))
}
