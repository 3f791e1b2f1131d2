import type { WebFrame } from '../../../shared/document/web/webPage.ts'

/**
 * The one style sheet of a meeting's pages. Colours are at least 7:1 on their ground in light and in dark, borders at least 3:1; nothing
 * needs more than 320 pixels of width.
 */
export function webStyle({ headingColour }: Pick<WebFrame, 'headingColour'>): string {
  const ink = /^#[0-9a-f]{6}$/i.test(headingColour) ? headingColour : '#1b2430'
  return `:root {
  color-scheme: light dark;
  --ground: #ffffff; --ink: #1b2430; --quiet: #48525e; --rule: #7b8590; --faint: #d8dde2; --soft: #f4f6f8;
  --heading: ${ink}; --link: #0b4a80; --caveat: #7f1717; --caveat-ground: #fdf1f0; --decided: ${ink};
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181d; --ink: #e8ebef; --quiet: #b6bec8; --rule: #7f8a96; --faint: #333b44; --soft: #1c2229;
    --heading: #dfe7f2; --heading: color-mix(in srgb, ${ink} 20%, #ffffff);
    --link: #9ccbff; --caveat: #ffb9b3; --caveat-ground: #35191a; --decided: #9ccbff;
  }
  header.council img { background: #ffffff; padding: 0.25rem; border-radius: 3px; }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: auto; }
body {
  margin: 0; background: var(--ground); color: var(--ink); overflow-wrap: break-word;
  font: 1.0625rem/1.6 "Source Sans 3", "Segoe UI", Arial, "Helvetica Neue", sans-serif;
}
.wide { max-width: 48rem; margin: 0 auto; padding: 0 1.25rem; }
.skip { position: absolute; left: 0; top: -4rem; padding: 0.6rem 1rem; background: var(--ground); color: var(--link); z-index: 1; }
.skip:focus { top: 0; }
a { color: var(--link); text-underline-offset: 0.15em; text-decoration-thickness: 0.06em; }
a:hover { text-decoration-thickness: 0.14em; }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
main:focus { outline: none; }

header.council { border-bottom: 1px solid var(--faint); background: var(--soft); }
header.council .wide { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; padding-top: 0.8rem; padding-bottom: 0.8rem; }
header.council p { margin: 0; font-weight: 700; color: var(--heading); }
header.council img { display: block; height: 3.5rem; width: auto; max-width: 100%; }
.trail.wide { padding-top: 0.9rem; font-size: 0.9375rem; }
.trail ol { list-style: none; margin: 0; padding: 0; }
.trail li { display: inline; }
.trail li + li::before { content: "\\203a\\a0"; margin: 0 0.15em 0 0.4em; color: var(--quiet); }
.trail li[aria-current] { color: var(--quiet); }
main.wide { padding-top: 1.5rem; padding-bottom: 2.75rem; }
.caveat {
  margin: 0 0 1.5rem; padding: 0.55rem 0.9rem; border: 1px solid currentColor; border-left-width: 0.35rem;
  background: var(--caveat-ground); color: var(--caveat); font-weight: 700;
}
.kind { margin: 0; color: var(--quiet); font-weight: 700; }
.about { margin: 0 0 0.2rem; color: var(--quiet); }
.about + :not(.about) { margin-top: 1.25rem; }
.aside { color: var(--quiet); font-size: 0.9375rem; margin-bottom: 0.4rem; }
h1, h2, h3, h4, h5, h6 { color: var(--heading); line-height: 1.25; text-wrap: balance; }
h1 { font-size: 1.9rem; margin: 0.1rem 0 0.6rem; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 0.6rem; }
h3 { font-size: 1.1rem; margin: 1.5rem 0 0.4rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.2rem 0 0.3rem; }
p, dl, ul, ol { margin: 0 0 0.75em; }
.numbered { --hang: 2.2em; padding-left: var(--hang); text-indent: calc(-1 * var(--hang)); }
.numbered .number { display: inline-block; min-width: var(--hang); padding-right: 0.3em; text-indent: 0; white-space: pre; }
dl { display: grid; grid-template-columns: minmax(5.5em, auto) 1fr; gap: 0.3em 1em; }
dl div { display: contents; }
dt { font-weight: 700; }
dd { margin: 0; min-width: 0; }
.lines { list-style: none; padding: 0; }
.lines li { margin: 0 0 0.15em; }

.decisions { margin: 2rem 0 0; padding: 1rem 1.25rem 0.5rem; background: var(--soft); border-left: 0.35rem solid var(--decided); }
.decisions h2 { margin-top: 0; }
.decision + .decision { border-top: 1px solid var(--faint); padding-top: 0.9rem; margin-top: 0.9rem; }
.decision h3 { margin: 0 0 0.2rem; }
.decision .resolution { margin: 0 0 0.5rem; padding: 0; background: none; border: 0; }
.decision .resolution strong { font-weight: 400; }

.business { list-style: none; padding: 0; margin: 0; border-top: 1px solid var(--faint); }
.business > li { position: relative; padding: 0.55rem 0 0.55rem 3.2rem; border-bottom: 1px solid var(--faint); }
.business .number { color: var(--quiet); font-variant-numeric: tabular-nums; }
.business > li > .number { position: absolute; left: 0; width: 3rem; overflow-wrap: anywhere; white-space: pre-wrap; }
.business .below { color: var(--quiet); font-size: 0.9375rem; }
.business .sub { list-style: none; margin: 0.3rem 0 0; padding: 0; }
.files { padding-left: 1.2rem; }
.files li { margin: 0 0 0.35em; }
.what { font-weight: 400; }

.points { list-style: none; margin: 0 0 0.75em; padding: 0; }
.points li { margin: 0 0 0.6em; padding-left: 2.4em; }
.points .points { margin: 0.6em 0 0; }
.points.level-1:not(.points .points) { margin-left: 2.4em; }
.points.level-2:not(.points .points) { margin-left: 4.8em; }
.label { display: inline-block; min-width: 2.4em; margin-left: -2.4em; white-space: pre; }
.unmarked li { padding-left: 0; }
.unmarked .unmarked { padding-left: 2.4em; }
.event { margin: 1em 0; padding-left: 0.9em; border-left: 3px solid var(--rule); font-style: italic; }
.resolution { margin: 1.25em 0; padding: 0.8em 1rem 0.1em; background: var(--soft); border-left: 0.35rem solid var(--decided); }
.resolution > p:last-child { margin-bottom: 0.7em; }
.resolution .lead { margin-bottom: 0.4em; }
.notice { margin: 1.25em 0; padding: 0.75em 1em; border: 1px solid var(--rule); background: var(--soft); }
.scroll { overflow-x: auto; margin: 0 0 1.25em; }
table { width: 100%; border-collapse: collapse; border-top: 2px solid var(--rule); border-bottom: 2px solid var(--rule); }
th, td { padding: 0.4em 0.6em; text-align: left; vertical-align: top; border-bottom: 1px solid var(--faint); }
thead th, thead td { background: var(--soft); border-bottom: 2px solid var(--rule); }
td p { margin: 0; }
.end { text-align: right; font-variant-numeric: tabular-nums; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.centred { text-align: center; }

.onward { display: flex; flex-wrap: wrap; gap: 0.75rem 2rem; margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--faint); }
.onward p { margin: 0; max-width: 21rem; }
.onward .next { margin-left: auto; text-align: right; }
.onward .way { display: block; color: var(--quiet); font-size: 0.9375rem; }
footer { border-top: 1px solid var(--faint); background: var(--soft); padding: 1rem 0; }
footer p { margin: 0 0 0.25rem; color: var(--quiet); font-size: 0.9375rem; }
@media (max-width: 34rem) {
  h1 { font-size: 1.5rem; }
  dl, dl div { display: block; }
  dd { margin-bottom: 0.5em; }
  .business > li { padding-left: 2.6rem; }
  .business > li > .number { width: 2.4rem; }
  .points li { padding-left: 2em; }
  .label { min-width: 2em; margin-left: -2em; }
  .points .points .points { margin-left: -1.2em; }
  .onward .next { margin-left: 0; text-align: left; }
}
@media (prefers-contrast: more) {
  :root { --quiet: var(--ink); --faint: var(--rule); }
}
@media print {
  @page { size: A4; margin: 20mm; }
  :root {
    --ground: #ffffff; --ink: #000000; --quiet: #333333; --rule: #7b8590; --faint: #b9c0c7; --soft: #ffffff;
    --heading: ${ink}; --link: #000000; --caveat: #7f1717; --caveat-ground: #ffffff; --decided: ${ink};
  }
  body { font-size: 11pt; line-height: 1.4; }
  .wide { max-width: none; padding: 0; }
  .skip, .trail, .onward { display: none; }
  header.council, footer { background: none; }
  header.council img { background: none; padding: 0; }
  h1, h2, h3, h4, .lead, .kind { break-after: avoid; }
  .resolution, .decision, .notice, .event, tr, .business > li { break-inside: avoid; }
  p, li { orphans: 2; widows: 2; }
}
`
}
