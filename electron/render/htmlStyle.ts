import { defined } from '../../shared/domain/assert.ts'
import type { PaperDocument } from '../../shared/document/model.ts'

/** Text as a CSS string: every character that is not plain is written as its number, so that no text can end the string or the sheet. */
function cssString(text: string): string {
  const escaped = text.replace(/[^A-Za-z0-9 ]/gu, (character) => {
    const code = defined(character.codePointAt(0), 'a matched character has a code')
    return `\\${code.toString(16)} `
  })
  return `"${escaped}"`
}

/** The heading colour, or the ink of the text where it is not a plain '#rrggbb'. */
function headingInk(document: PaperDocument): string {
  return /^#[0-9a-f]{6}$/i.test(document.headingColour) ? document.headingColour : '#1b2430'
}

/** The column of the headings' numbers, as wide as the longest: text hangs on one edge from the first item to the last. */
function hang(document: PaperDocument): string {
  const lengths = document.blocks.map((block) => (block.kind === 'heading' ? (block.number?.length ?? 0) : 0))
  return Math.max(2.1, 0.6 + 0.6 * Math.max(0, ...lengths)).toFixed(1)
}

/** Headings and the paragraphs that count on from them (1, 1.1) stand on one edge, whatever their sizes. */
function decimalColumn(document: PaperDocument): string {
  const lengths = document.blocks.flatMap((block) =>
    block.kind === 'point' && block.markers === 'decimals' ? [block.label.length] : [],
  )
  if (lengths.length === 0) return ''
  const column = `${Math.max(2.55, 0.6 + 0.55 * Math.max(...lengths)).toFixed(2)}rem`
  return `.numbered { --hang: ${column}; }
.points.level-0 > li { padding-left: ${column}; }
.points.level-0 > li > .label { min-width: ${column}; margin-left: -${column}; }`
}

/** Shares of the columns of each table, in per cent, hung on the table's own id: no element carries a style of its own. */
function columnWidths(document: PaperDocument): string {
  const rules: string[] = []
  let number = 0
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue
    number += 1
    const all = block.columns.reduce((sum, column) => sum + column.share, 0)
    block.columns.forEach((column, index) => {
      const width = ((column.share / all) * 100).toFixed(1)
      rules.push(`#table-${number} col:nth-child(${index + 1}) { width: ${width}%; }`)
    })
  }
  return rules.join('\n')
}

/**
 * The whole stylesheet of a page. Colours are at least 7:1 on their ground in light and in dark, borders at least 3:1.
 * Print puts the caveat at the head of every sheet and the page number at its foot, as the other forms of the paper do.
 */
export function htmlStyle(document: PaperDocument): string {
  return `
:root {
  color-scheme: light dark;
  --ground: #ffffff; --ink: #1b2430; --quiet: #48525e; --rule: #7b8590; --soft: #f2f4f6;
  --hang: ${hang(document)}em;
  --heading: ${headingInk(document)}; --link: #0b4a80; --caveat: #7f1717; --caveat-ground: #fdf1f0;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181d; --ink: #e8ebef; --quiet: #b6bec8; --rule: #7f8a96; --soft: #1f252c;
    --heading: #dfe7f2; --heading: color-mix(in srgb, ${headingInk(document)} 25%, #ffffff);
    --link: #9ccbff; --caveat: #ffb9b3; --caveat-ground: #35191a;
  }
  img { background: #ffffff; padding: 0.35rem; border-radius: 2px; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word;
  font: 1.0625rem/1.55 "Source Sans 3", "Segoe UI", Arial, "Helvetica Neue", sans-serif;
}
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem; }
main { padding-top: 1.5rem; padding-bottom: 2rem; }
.caveat {
  margin: 1.25rem 0 0; padding: 0.6rem 0.9rem; border: 1px solid currentColor; border-left-width: 0.35rem;
  background: var(--caveat-ground); color: var(--caveat); font-weight: 700;
}
h1, h2, h3, h4, h5, h6 { color: var(--heading); line-height: 1.25; margin: 1.6em 0 0.5em; text-wrap: balance; }
h1 { font-size: 1.75rem; margin-top: 0.6em; }
h2 { font-size: 1.3rem; }
h3 { font-size: 1.1rem; }
h4, h5, h6 { font-size: 1rem; }
.numbered { padding-left: var(--hang); text-indent: calc(-1 * var(--hang)); }
.number { display: inline-block; min-width: var(--hang); padding-right: 0.3em; text-indent: 0; white-space: pre; }
p, dl, ul, ol { margin: 0 0 0.75em; }
.centred { text-align: center; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.crest img { display: block; max-width: 100%; }
dl { display: grid; grid-template-columns: minmax(5.5em, auto) 1fr; gap: 0.25em 1em; }
dl div { display: contents; }
dt { font-weight: 700; }
dd { margin: 0; min-width: 0; }
.lines { list-style: none; padding: 0; }
.points { list-style: none; margin: 0 0 0.75em; padding: 0; }
.points li { margin: 0 0 0.6em; padding-left: 2.4em; }
.points .points { margin: 0.6em 0 0; }
.points.level-1:not(.points .points) { margin-left: 2.4em; }
.points.level-2:not(.points .points) { margin-left: 4.8em; }
.label { display: inline-block; min-width: 2.4em; margin-left: -2.4em; white-space: pre; }
${decimalColumn(document)}
.unmarked li { padding-left: 0; }
.unmarked .unmarked { padding-left: 2.4em; }
.event { margin: 1em 0; padding-left: 0.9em; border-left: 3px solid var(--rule); font-style: italic; }
.resolution { margin: 1.1em 0; font-weight: 700; }
.resolution .lead { margin-bottom: 0.5em; }
.resolution strong { font-weight: 700; }
.notice { margin: 1.25em 0; padding: 0.75em 1em; border: 1px solid var(--rule); background: var(--soft); }
.scroll { overflow-x: auto; margin: 0 0 1.25em; }
table { width: 100%; min-width: 17rem; border-collapse: collapse; border-top: 2px solid var(--rule); border-bottom: 2px solid var(--rule); }
th, td { padding: 0.45em 0.6em; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); }
thead th, thead td { background: var(--soft); border-bottom: 2px solid var(--rule); }
.end { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td p { margin: 0; }
td p.labelled { padding-left: 1.6em; }
td .label { min-width: 1.6em; margin-left: -1.6em; }
.small { font-size: 0.9375rem; color: var(--quiet); }
${columnWidths(document)}
.signature { display: flex; gap: 1em; align-items: end; margin: 2.5em 0 0; max-width: 26rem; }
.signature .word { min-width: 4em; }
.signature .rule { flex: 1; border-bottom: 1px solid var(--ink); height: 1.5em; }
footer { padding-top: 1rem; padding-bottom: 2rem; }
footer p { margin: 0; padding-top: 0.75rem; border-top: 1px solid var(--rule); color: var(--quiet); font-size: 0.9375rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 30rem) {
  h1 { font-size: 1.45rem; }
  dl, dl div { display: block; margin-bottom: 0.5em; }
  .points .points .points { margin-left: -1.2em; }
}
@media print {
  @page {
    size: A4; margin: 25mm 20mm 23mm 25mm;
    @top-center { content: ${cssString(document.caveat)}; white-space: pre-line; font: bold 9pt Arial, sans-serif; color: ${headingInk(document)}; }
    @bottom-left { content: ${cssString(document.footer)}; font: 9pt Arial, sans-serif; color: #48525e; }
    ${document.pageNumbers ? '@bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt Arial, sans-serif; color: #48525e; }' : ''}
  }
  :root {
    --ground: #ffffff; --ink: #000000; --quiet: #48525e; --rule: #7b8590; --soft: #f2f4f6;
    --heading: ${headingInk(document)}; --link: #000000;
  }
  body { font-size: 11pt; line-height: 1.35; }
  header, footer { display: none; }
  main { max-width: none; padding: 0; }
  img { background: none; padding: 0; }
  h1, h2, h3, h4, h5, h6, .keep, .lead { break-after: avoid; }
  tr, .notice, .event, .signature, .lines { break-inside: avoid; }
  .break { break-after: page; }
  .scroll { overflow: visible; }
  p, li { orphans: 2; widows: 2; }
}
`
}
