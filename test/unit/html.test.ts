import { DOMParser } from '@xmldom/xmldom'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { renderHtml } from '../../electron/render/html.ts'
import type { Block } from '../../shared/document/model.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { hostileText, samplePaper } from '../helpers/samplePaper.ts'

/** What the page says with styles off, one line per paragraph, list line, heading or cell line. */
function shownLines(html: string): string[] {
  const body = html.slice(html.indexOf('<main>'), html.indexOf('</main>'))
  return body
    .replace(/<caption.*?<\/caption>/gs, '')
    .replaceAll('</dt><dd>', ' ')
    .replace(/<\/?(em|strong|span|a)\b[^>]*>/g, '')
    .split(/<[^>]*>/)
    .map((line) => unescaped(line).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

function validate(html: string) {
  const report = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
  }).validateStringSync(html)
  return report.results.flatMap((result) =>
    result.messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
  )
}

describe('An HTML page', () => {
  it('says every line of the paper in order, with its label as text', () => {
    const paper = samplePaper()
    expect(shownLines(renderHtml(paper))).toEqual(paperLines(paper))
  })

  it('is valid HTML by html-validate, its accessibility rules included', () => {
    expect(validate(renderHtml(samplePaper()))).toEqual([])
    expect(validate(renderHtml(samplePaper({ caveat: '', footer: '', author: 'A' })))).toEqual([])
  })

  it('goes on with a list after prose from where it stopped', () => {
    const html = renderHtml(samplePaper())
    const starts = [...html.matchAll(/<ol class="points level-0[^"]*"( start="(\d+)")?>/g)].map(
      (each) => each[2] ?? '1',
    )
    // Item 15 is broken after points 12, 20 and 27; then its resolution, item 16, and the two lists of item 17.
    expect(starts).toEqual(['1', '13', '21', '28', '1', '1', '1', '1'])
  })

  it('nests sub-points in their point, and stands them alone when prose has come between', () => {
    const point = (level: 0 | 1 | 2, label: string): Block => ({
      kind: 'point',
      list: 'one',
      markers: 'letters',
      level,
      label,
      say: '',
      runs: [{ text: 'x' }],
    })
    const blocks: Block[] = [
      point(0, 'a)'),
      point(1, 'i.'),
      point(2, '(1)'),
      { kind: 'event', runs: [{ text: 'y' }] },
      point(1, 'ii.'),
      point(0, 'b)'),
    ]
    const html = renderHtml(samplePaper({ blocks }))
    const shape = html
      .slice(html.indexOf('<main>') + 6, html.indexOf('</main>'))
      .replace(/<span[^>]*>|<\/span>|\n/g, '')
    expect(shape).toBe(
      '<ol class="points level-0"><li>a) x<ol class="points level-1"><li>i. x<ol class="points level-2"><li>(1) x</li></ol></li></ol></li></ol>' +
        '<p class="event">y</p>' +
        '<ol class="points level-1" start="2"><li>ii. x</li></ol><ol class="points level-0" start="2"><li>b) x</li></ol>',
    )
  })

  it('prints hostile words as words, wherever they stand', () => {
    const text = `${hostileText}</style></title>--><img src=x onerror=alert(1)>\u0000\ud800`
    const runs = [{ text }]
    const html = renderHtml(
      samplePaper({
        title: text,
        author: text,
        caveat: text,
        footer: text,
        headingColour: 'red;}</style><script>',
        blocks: [
          { kind: 'figure', mediaType: 'image/png', data: '"><script>', alt: text, heightMm: 10 },
          { kind: 'heading', id: '" onclick="x', level: 1, number: text, text },
          { kind: 'facts', facts: [{ term: text, runs }] },
          {
            kind: 'table',
            summary: text,
            columns: [{ heading: text, share: 1, align: 'start' }],
            rows: [{ cells: [[{ label: text, runs }]] }],
          },
          { kind: 'signature', lines: [text] },
        ],
      }),
    )
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    expect(html.match(/<img/g)).toHaveLength(1)
    expect(html).not.toMatch(/<script| onerror=(?!alert\(1\)&gt;)|" onclick|\u0000/i)
    const title = /<title>(.*?)<\/title>/s.exec(html)?.[1] ?? ''
    expect(unescaped(title)).toBe(text.replace('\u0000\ud800', ''))
  })

  it('has no script and leads nowhere but to web and mail addresses', () => {
    const runs = [
      'https://a.example/?q="1"&b',
      'mailto:b@c.example',
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
    ].map((href) => ({ text: 'here', href }))
    const html = renderHtml(samplePaper({ blocks: [{ kind: 'paragraph', runs }] }))
    expect([...html.matchAll(/href="([^"]*)"/g)].map((each) => each[1])).toEqual([
      'https://a.example/?q=&quot;1&quot;&amp;b',
      'mailto:b@c.example',
    ])
    expect(renderHtml(samplePaper())).not.toMatch(/<script|\son\w+=|javascript:/i)
  })

  it('has columns with headings, and a caption that says what the table is', () => {
    const html = renderHtml(samplePaper())
    const table = /<table.*<\/table>/s.exec(html)?.[0].replaceAll('<col>', '<col/>') ?? ''
    const tree = new DOMParser().parseFromString(table, 'text/xml')
    expect([...tree.getElementsByTagName('th')].map((each) => each.getAttribute('scope'))).toEqual([
      'col',
      'col',
      'col',
    ])
    expect(tree.getElementsByTagName('caption')[0]?.textContent).toBe(
      'Business of the meeting, with the pages of each paper',
    )
  })

  it('says its language, title and caveat', () => {
    const html = renderHtml(samplePaper())
    expect(html).toContain('<html lang="en-GB">')
    expect(html).toContain('<title>Minutes of the Parks and Open Spaces Committee, 12 November 2026</title>')
    expect(html).toContain(
      '<header><p class="caveat">Draft: subject to confirmation at the next meeting</p></header>',
    )
    expect(renderHtml(samplePaper({ caveat: 'NOT FOR PUBLICATION\nDraft' }))).toContain(
      '<header><p class="caveat">NOT FOR PUBLICATION<br>Draft</p></header>',
    )
    expect(renderHtml(samplePaper({ caveat: '' }))).not.toContain('<header>')
  })
})
