import { describe, expect, test } from 'vitest'
import { htmlSource } from '../../../electron/import/source/htmlSource.ts'
import { printedMarker } from '../../../electron/import/source/htmlListLabels.ts'
import { sourceLines } from '../../../electron/import/sourceLines.ts'
import { renderHtml } from '../../../electron/render/html.ts'
import { sampleOctober } from '../../../electron/core/sample/sampleOctober.ts'
import { composeAgenda } from '../../../shared/document/compose/agenda.ts'
import { composeMinutes } from '../../../shared/document/compose/minutes.ts'
import { paperLines } from '../../../shared/document/paperText.ts'
import { publicView } from '../../../shared/domain/paperView.ts'
import { generatedMinutes } from '../../helpers/generatedMinutes.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

async function textOf(html: string | Uint8Array): Promise<string> {
  const source = await htmlSource(typeof html === 'string' ? bytesOf(html) : html, 'page.html')
  if (source.kind === 'refused') throw new Error(source.sentence)
  return source.text
}

/** Its lines without those that are empty. */
async function linesOf(html: string | Uint8Array): Promise<string[]> {
  return (await textOf(html)).split('\n').filter((line) => line !== '')
}

const oneSpace = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe('lists', () => {
  const three = '<li>x</li><li>y</li><li>z</li>'
  test.each<[string, string, readonly string[]]>([
    ['count figures', `<ol>${three}</ol>`, ['1.', '2.', '3.']],
    ['begin where they say', `<ol start="26" type="a">${three}</ol>`, ['z.', 'aa.', 'ab.']],
    ['begin at nothing and below it', `<ol start="-1">${three}</ol>`, ['-1.', '0.', '1.']],
    ['have no letters below the first', `<ol start="-1" type="A">${three}</ol>`, ['-1.', '0.', 'A.']],
    ['begin at one where they say no number', `<ol start="five">${three}</ol>`, ['1.', '2.', '3.']],
    ['count capitals', `<ol type="A">${three}</ol>`, ['A.', 'B.', 'C.']],
    ['count numerals', `<ol type="i" start="3">${three}</ol>`, ['iii.', 'iv.', 'v.']],
    ['count large numerals', `<ol type="I" start="8">${three}</ol>`, ['VIII.', 'IX.', 'X.']],
    ['have no numerals for nothing', `<ol type="i" start="0">${three}</ol>`, ['0.', 'i.', 'ii.']],
    ['count down', `<ol reversed>${three}</ol>`, ['3.', '2.', '1.']],
    ['count down from where they say', `<ol reversed start="10">${three}</ol>`, ['10.', '9.', '8.']],
    [
      'go on from a line that has a number of its own',
      '<ol><li>x</li><li value="7">y</li><li>z</li></ol>',
      ['1.', '7.', '8.'],
    ],
    ['are told by their style', `<ol style="list-style-type: lower-alpha">${three}</ol>`, ['a.', 'b.', 'c.']],
    [
      'are told by their style before their type',
      `<ol type="1" style="color:red;list-style:upper-roman inside">${three}</ol>`,
      ['I.', 'II.', 'III.'],
    ],
    [
      'have noughts before',
      `<ol style="list-style-type:decimal-leading-zero" start="9">${three}</ol>`,
      ['09.', '10.', '11.'],
    ],
    [
      'are told by a stylesheet',
      `<style>p,ol.abc > .no{} ol.abc { list-style-type: upper-alpha }</style><ol class="abc">${three}</ol>`,
      ['A.', 'B.', 'C.'],
    ],
    [
      'are not told by a stylesheet for other screens',
      `<style>@media print { ol { list-style: none } }</style><ol>${three}</ol>`,
      ['1.', '2.', '3.'],
    ],
    ['that have no order have dots', `<ul>${three}</ul>`, ['•', '•', '•']],
    [
      'that have no order have no order in figures',
      `<ul start="4" style="list-style:square">${three}</ul>`,
      ['•', '•', '•'],
    ],
  ])('%s', async (_, html, labels) => {
    const words = ['x', 'y', 'z']
    expect(await linesOf(html)).toEqual(labels.map((label, at) => `${label}  ${words[at] ?? ''}`))
  })

  test.each<[string, string]>([
    ['none', '<ol style="list-style:none"><li>x</li></ol>'],
    [
      'none by its stylesheet',
      '<style>.plain{list-style-type:none}</style><ul class="plain"><li>x</li></ul>',
    ],
  ])('without marks have %s', async (_, html) => {
    expect(await linesOf(html)).toEqual(['x'])
  })

  test('whose marks are written in them have these alone', async () => {
    expect(await linesOf('<ol><li>a) first</li><li>(b) second</li><li><b>3.1</b> third</li></ol>')).toEqual([
      'a) first',
      '(b) second',
      '3.1 third',
    ])
  })

  test('inside lists stand deeper, and more than one paragraph stands beneath its mark', async () => {
    const html =
      '<ol type="a"><li>one<ol type="i"><li>deep<ul><li>deeper</li></ul></li></ol></li><li><p>two</p><p>more of two</p></li></ol>after'
    expect(await linesOf(html)).toEqual([
      'a.  one',
      '  i.  deep',
      '    •  deeper',
      'b.  two',
      'more of two',
      'after',
    ])
  })

  test('count past the alphabet and the numerals as browsers do', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map((n) => printedMarker('lower-alpha', n))).toEqual([
      'a.',
      'z.',
      'aa.',
      'az.',
      'ba.',
      'zz.',
      'aaa.',
    ])
    expect([4, 1994, 3999, 4000].map((n) => printedMarker('lower-roman', n))).toEqual([
      'iv.',
      'mcmxciv.',
      'mmmcmxcix.',
      '4000.',
    ])
  })
})

describe('a page', () => {
  test('has headings, strong lines, breaks, terms and quotations', async () => {
    expect(
      await textOf(
        '<h1>Harbour <b>Committee</b></h1><h3>Dues</h3><p><strong>Resolved</strong> <b>to note.</b><p>One<br>two<br><br>three <q>four</q><hr><dl><div><dt>Date:</dt><dd>5 March</dd></div></dl><p style="font-weight:bold">all</p><p><b>part</b> only</p>',
      ),
    ).toBe(
      '# Harbour Committee\n\n### Dues\n\n**Resolved to note.**\n\nOne\ntwo\nthree “four”\n\nDate:\t5 March\n\n**all**\n\npart only\n',
    )
  })

  test('has rows on one line, and the cells that hold paragraphs on lines of their own', async () => {
    expect(
      await linesOf(
        '<table><tr><th>Name<th>Vote<tr><td><p>Ida Moss</p><td>For<tr><td>16.<td><p>Dues</p><p>Report of the Clerk</p></table>',
      ),
    ).toEqual(['**Name\tVote**', 'Ida Moss\tFor', '16.  Dues', 'Report of the Clerk'])
  })

  test('keeps the lines of what is set as it was typed', async () => {
    expect(await linesOf('<pre>a)\tone\n  b)   two\n</pre>')).toEqual(['a)        one', '  b)   two'])
  })

  test('has letters that are written as words, and no letters that are none', async () => {
    expect(
      await textOf('<p>Caf&eacute; &amp; &ldquo;b&#97;r&rdquo; &lt;b&gt; \u0000x &nosuch; &#0;</p>'),
    ).toBe('Café & “bar” <b> x &nosuch; \ufffd\n')
  })

  test.each([
    ['scripts', '<script>alert("hidden")</script>'],
    ['scripts in pictures', '<svg><script>hidden</script><text>hidden</text></svg>'],
    ['styles', '<style>p:after{content:"hidden"}</style>'],
    ['templates', '<template><p>hidden</p></template>'],
    ['what is for browsers without script', '<noscript><p>hidden</p></noscript>'],
    ['menus', '<nav><a href="/">hidden</a></nav>'],
    ['what is hidden', '<p hidden>hidden</p>'],
    ['what is not displayed', '<div style="color:red; DISPLAY : none">hidden</div>'],
    [
      'what its class does not display',
      '<style>.x , .off{display:none}</style><div class="a off">hidden</div>',
    ],
    ['what is kept from readers', '<span aria-hidden="true">hidden</span>'],
    ['fields', '<textarea>hidden</textarea><select><option>hidden</select><input value="hidden">'],
    ['comments', '<!-- hidden --><![if !x]><!-- hidden -->'],
    ['frames', '<iframe srcdoc="<p>hidden</p>">hidden</iframe><object>hidden</object>'],
    ['what its handlers would do', '<img src=x onerror="document.write(\'hidden\')" alt="hidden">'],
  ])('is read without %s', async (_, html) => {
    expect(await textOf(`<body><p>seen</p>${html}<p>seen too</p>`)).toBe('seen\n\nseen too\n')
  })

  test('keeps the words of a link whatever it leads to', async () => {
    expect(await textOf('<a href="javascript:alert(1)">the report</a>')).toBe('the report\n')
  })

  test('is read without the frame of its website, whose council it keeps', async () => {
    expect(
      await linesOf(
        '<title>Minutes - Brackenford City Council</title><header><h1>Search our site now</h1></header><main><h1>Harbour Committee</h1><p>Minutes of the meeting in March.</p></main><footer>Cookies</footer>',
      ),
    ).toEqual(['Brackenford City Council', '# Harbour Committee', 'Minutes of the meeting in March.'])
  })

  test('that Word saved has the marks that Word counted, once', async () => {
    const word = (level: number, mark: string, text: string): string =>
      `<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-fareast-font-family:Arial'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`
    expect(
      await linesOf(
        `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body>${word(1, 'a)', 'first')}${word(2, '(i)', 'below')}${word(1, '·', 'dot')}</body></html>`,
      ),
    ).toEqual(['a)  first', '  (i)  below', '•  dot'])
  })
})

describe('letters of other times', () => {
  const windows = (html: string): Uint8Array =>
    Uint8Array.from(
      [...html].map(
        (letter) => ({ '“': 0x93, '”': 0x94, '–': 0x96, '£': 0xa3 })[letter] ?? letter.charCodeAt(0),
      ),
    )

  test.each([
    ['says so', '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">'],
    ['says a name that stands for them', '<meta charset="iso-8859-1">'],
    ['says nothing', ''],
    ['says what nobody knows', '<meta charset="klingon">'],
  ])('are those of Windows where a page %s', async (_, meta) => {
    expect(await linesOf(windows(`${meta}<p>“£5 – paid”</p>`))).toEqual(['“£5 – paid”'])
  })

  test('are told where a page says that they are others', async () => {
    const source = await htmlSource(windows('<meta charset="utf-8"><p>“£5”</p>'), 'page.html')
    expect(source).toMatchObject({
      text: '“£5”\n',
      notes: [
        'The page says it is written in other letters than it is; look at its quotation marks and dashes.',
      ],
    })
  })

  test('are UTF-8 where they can be, whatever the page says', async () => {
    expect(await linesOf('<meta charset="windows-1252"><p>“£5”</p>')).toEqual(['“£5”'])
  })

  test('of two bytes are read with their mark', async () => {
    expect(await linesOf(Buffer.from('\ufeff<p>“£5”</p>', 'utf16le'))).toEqual(['“£5”'])
  })
})

describe('hostile pages', () => {
  const refusal = async (html: string): Promise<string> => {
    const source = await htmlSource(bytesOf(html), 'bad.html')
    return source.kind === 'refused' ? `${source.code}: ${source.sentence}` : source.text
  }
  const nested =
    'not-readable: “bad.html” is nested so deep, or so long, that no page is. Open it in a browser, save its text alone, and import that.'

  test.each([
    ['blocks', '<div>'.repeat(100_000)],
    ['closed blocks', '<div>'.repeat(100_000) + 'x' + '</div>'.repeat(100_000)],
    ['lists', '<ul><li>'.repeat(50_000)],
    ['tables', '<table><tr><td>'.repeat(30_000)],
    ['letters set strong', '<b><i><font color=1>'.repeat(30_000)],
    [
      'letters that go on in each paragraph',
      Array.from({ length: 3_000 }, (_, n) => `<font size=${n}><p>`).join(''),
    ],
    ['drawings', '<svg><g>'.repeat(50_000)],
  ])('that nest %s without end are refused', async (_, html) => {
    expect(await refusal(html)).toBe(nested)
  })

  test('with hundreds of thousands of nothings are refused', async () => {
    expect(await refusal('<i></i>'.repeat(310_000))).toBe(nested)
  })

  test('of one line of many thousands of pieces are read', async () => {
    expect(await refusal('x<b>y</b>'.repeat(70_000))).toHaveLength(140_001)
    expect(await refusal(`<pre>${' '.repeat(3_000_000)}x`)).toHaveLength(3_000_002)
  })

  test('with an attribute of ten megabytes are read', async () => {
    const long = 'a:b;'.repeat(2_500_000)
    expect(
      await refusal(`<p style="${long}" class="${long.slice(0, 4_000_000)}" onclick="x">words</p>`),
    ).toBe('words\n')
  })

  test('with a stylesheet that leads nowhere are read', async () => {
    const sheet = `${'/*'.repeat(50_000)}${'a{'.repeat(50_000)}${'list-style: '.repeat(20_000)}`
    expect(await refusal(`<style>${sheet}</style><p style="${'list-style: x '.repeat(500)}">words</p>`)).toBe(
      'words\n',
    )
  })

  test('whose tags never end are read as far as they go', async () => {
    expect(await refusal('<p>words<b>strong<td>cell</i></p></table><a href="')).toMatch(/^words/)
  })

  test.each([
    ['nothing', ''],
    ['frames alone', '<frameset><frame src=x></frameset>'],
    ['a program that would fill it', '<div id="app"></div><script>fill()</script>'],
  ])('that have %s say so', async (_, html) => {
    expect(await refusal(html)).toMatch(/^no-text: “bad\.html” has no words on it/)
  })

  test('too long for a page say how long they are', async () => {
    expect(await htmlSource(new Uint8Array(21_000_000), 'big.html')).toMatchObject({
      code: 'too-large',
      sentence:
        '“big.html” has 21 MB, more than the 20 MB that a web page may have. Save its text alone, and import that.',
    })
  })
})

describe('our own pages', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])(
    'of generated minutes %i give every printed line, with its label once',
    async (seed) => {
      const paper = composeMinutes(publicView(generatedMinutes(seed)))
      const lines = sourceLines(await textOf(renderHtml(paper))).map((line) => oneSpace(line.text))
      expect(lines).toEqual(paperLines(paper).map(oneSpace))
    },
  )

  test('of an agenda give its words in order', async () => {
    const paper = composeAgenda(publicView(sampleOctober))
    const lines = sourceLines(await textOf(renderHtml(paper))).map((line) => oneSpace(line.text))
    expect(lines.join(' ')).toBe(paperLines(paper).map(oneSpace).join(' '))
  })
})
