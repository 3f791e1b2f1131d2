import { Fragment, Slice } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import type { Transaction } from 'prosemirror-state'
import { describe, expect, test } from 'vitest'
import { hiddenMarksPlugin } from '../../../renderer/editor/hiddenMarks.ts'
import { ownMarkup, paste, pastePlugin, tooMuch } from '../../../renderer/editor/paste.ts'
import type { TooMuch } from '../../../renderer/editor/paste.ts'
import { linesOfHtml } from '../../../renderer/editor/pastedHtml.ts'
import { linesOfText, textOf } from '../../../renderer/editor/pastedLines.ts'
import type { PastedLine } from '../../../renderer/editor/pastedLines.ts'
import { clipboards } from '../../helpers/screens/clipboards.ts'
import { testSession } from '../../helpers/screens/fakeCore.ts'
import { after, countingIds, labelsIn, stateOf, writtenOf } from '../../helpers/screens/minutesDoc.ts'

function written(lines: readonly PastedLine[]): string[] {
  return lines.map((line) => (line.level === null ? '' : `${'-'.repeat(line.level + 1)} `) + textOf(line))
}

const wordPoint = (level: number, label: string, text: string): string =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'>` +
  `<![if !supportLists]><span style='mso-bidi-font-family:Arial'><span style='mso-list:Ignore'>${label}` +
  `<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`

const wordPage =
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>` +
  `<style><!-- p.MsoNormal {margin:0cm} @list l0:level1 {mso-level-text:"%1\\)"} --></style></head><body lang=EN-GB>` +
  `<!--StartFragment--><p class=MsoNormal>The team gave a\r\n presentation:<o:p></o:p></p>` +
  wordPoint(1, 'a)', 'The <b>summer</b> programme&nbsp;ran late.') +
  wordPoint(1, 'b)', 'Three things would change:') +
  wordPoint(2, 'i.', 'places by postcode') +
  wordPoint(2, 'ii.', 'a list each &amp; every Friday') +
  `<p class=MsoNormal>In discussion:<o:p></o:p></p>` +
  wordPoint(1, 'c)', 'The list stood at 41 families &ndash; fewer than before.') +
  `<!--EndFragment--></body></html>`

describe.each(clipboards)('a list copied from $from', ({ html, text, lines }) => {
  test('has its words and its levels', async () => {
    const { session } = await testSession({ one: [''] })
    session.run(paste({ html, text, asText: false }, countingIds('p')))
    expect(writtenOf(session.state())).toEqual([...lines.slice(0, -1), `${lines.at(-1) ?? ''}|`])
    session.state().doc.check()
  })

  test('goes with one step of undo', async () => {
    const { session } = await testSession({ one: ['- Before'] })
    session.run(paste({ html, text, asText: false }, countingIds('p')))
    expect(session.state().doc.childCount).toBeGreaterThan(2)
    session.undo()
    expect(writtenOf(session.state())).toEqual(['- Before|'])
  })
})

test('a clipboard in this editor’s name keeps its lines and references, and loses everything else', () => {
  const own =
    '<p data-kind="point" data-level="1" data-pm-slice="1 1 []">By <span data-person="ann">Ann Lee</span> <strong>now</strong></p>'
  expect(ownMarkup(own)).toBe(own)
  expect(
    ownMarkup(
      '<meta charset="utf-8"><p style="color:red" onclick="x()" data-kind="prose">A<img src=x onerror="x()"></p><script>',
    ),
  ).toBe('<p data-kind="prose">A</p>')
})

describe('lines with typed bullets', () => {
  const read = (text: string, labels = true): string[] => written(linesOfText(text, { labels }))

  test('become points without them', () => {
    expect(read('They said:\n• one\n• two\nPlain.')).toEqual(['They said:', '- one', '- two', 'Plain.'])
    expect(read('– one\n– two')).toEqual(['- one', '- two'])
    expect(read('• only')).toEqual(['- only'])
  })

  test('stay as they are where one dash stands alone, where no space follows, and in plain pasting', () => {
    expect(read('– he said\nand left')).toEqual(['– he said', 'and left'])
    expect(read('-5 degrees\n-6 degrees')).toEqual(['-5 degrees', '-6 degrees'])
    expect(read('• one\n• two', false)).toEqual(['• one', '• two'])
  })
})

describe('a clipboard from Word', () => {
  test('gives points with their levels, the printed labels gone, and prose between them', () => {
    expect(written(linesOfHtml(wordPage))).toEqual([
      'The team gave a presentation:',
      '- The summer programme ran late.',
      '- Three things would change:',
      '-- places by postcode',
      '-- a list each & every Friday',
      'In discussion:',
      '- The list stood at 41 families – fewer than before.',
    ])
  })

  test('keeps bold and nothing else of the looks', () => {
    expect(linesOfHtml(wordPage)[1]?.runs).toEqual([
      { text: 'The ', strong: false, emphasis: false },
      { text: 'summer', strong: true, emphasis: false },
      { text: ' programme ran late.', strong: false, emphasis: false },
    ])
  })

  test('lands after the line of the caret, lettered on from it, as one step', () => {
    const before = stateOf(['They said:', '- Before.|', '- After.'])
    const state = after(before, paste({ html: wordPage, text: '', asText: false }, countingIds('p')))
    state.doc.check()
    expect(labelsIn(state.doc)).toEqual(['a)', 'b)', 'c)', 'i.', 'ii.', 'd)', 'e)'])
  })

  test('takes the place of an empty line', () => {
    const state = after(
      stateOf(['|']),
      paste(
        { html: wordPoint(1, 'a)', 'One') + wordPoint(1, 'b)', 'Two'), text: '', asText: false },
        countingIds('p'),
      ),
    )
    expect(writtenOf(state)).toEqual(['- One', '- Two|'])
  })
})

describe('lists of other programs', () => {
  test('become points by their depth', () => {
    const html =
      '<b style="font-weight:normal"><ol type="a"><li><p>One</p></li><li>Two<ol><li>Inner</li></ol></li></ol></b><p>After</p>'
    expect(written(linesOfHtml(html))).toEqual(['- One', '- Two', '-- Inner', 'After'])
    expect(linesOfHtml(html)[0]?.runs).toEqual([{ text: 'One', strong: false, emphasis: false }])
  })

  test('leave the lines after an empty point as they are', () => {
    expect(written(linesOfHtml('<ul><li>One</li><li></li></ul><p>After</p>'))).toEqual(['- One', 'After'])
  })

  test('with levels written out are read by their typed labels', () => {
    expect(
      written(linesOfHtml('<p>(a) one</p><p>(b) two</p><p>(i) deep</p><p>(ii) deep</p><p>(c) three</p>')),
    ).toEqual(['- one', '- two', '-- deep', '-- deep', '- three'])
  })

  test('never bring scripts, styles or attributes along', () => {
    const html =
      '<style>p{}</style><script>alert(1)</script><p onclick="alert(2)">Words<img src=x onerror=alert(3)></p><svg><text>no</text></svg>'
    expect(written(linesOfHtml(html))).toEqual(['Words'])
  })
})

describe('plain text', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['letters', 'a) one\nb) two\n\nc) three', ['- one', '- two', '- three']],
    ['letters past z', 'y) one\nz) two\naa) three\nbb) four', ['- one', '- two', '- three', '- four']],
    ['numbers', '1. one\n2. two', ['- one', '- two']],
    ['romans below letters', 'a) one:\ni. x\nii. y\nb) two', ['- one:', '-- x', '-- y', '- two']],
    ['the letter i after h', 'h) one\ni) two\nj) three', ['- one', '- two', '- three']],
    ['a list across a sub-heading', 'a) one\nIn discussion:\nb) two', ['- one', 'In discussion:', '- two']],
    ['a lone label', 'a) only this line', ['a) only this line']],
    ['a year at the start', '2024. A year\nAnother line', ['2024. A year', 'Another line']],
    ['words that look like labels', 'mix. One\ncivil. Two', ['mix. One', 'civil. Two']],
  ]
  test.each(rows)('with %s', (_name, text, expected) => {
    expect(written(linesOfText(text, { labels: true }))).toEqual(expected)
  })

  test('keeps its labels when it is pasted as text', () => {
    expect(written(linesOfText('a) one\nb) two', { labels: false }))).toEqual(['a) one', 'b) two'])
  })

  test('loses the marks that would turn its direction round', () => {
    expect(written(linesOfText('one\u202etwo\u0007', { labels: true }))).toEqual(['onetwo'])
  })

  test('of one line goes into the line of the caret, whatever that is', () => {
    const into = (from: string | readonly string[]): unknown =>
      writtenOf(
        after(stateOf([from]), paste({ html: '<p>two </p>', text: '', asText: false }, countingIds('p'))),
      )
    expect(into('- one |three')).toEqual(['- one two|three'])
    expect(into('- |')).toEqual(['- two|'])
    expect(into(['1 one |'])).toEqual([['1 one two|']])
  })

  test('of several lines in a resolution becomes clauses', () => {
    const state = after(
      stateOf([['1 |']]),
      paste({ html: '', text: '(1) note it:\na. one\nb. two', asText: false }, countingIds('p')),
    )
    state.doc.check()
    expect(writtenOf(state)).toEqual([['1 note it:', '2 one', '2 two|']])
  })
})

describe('a paste that is more than minutes can be', () => {
  const question = 'That is about 400 pages. Attach it as a document instead?'

  test('is asked about from a million letters on', () => {
    expect(tooMuch({ text: 'x'.repeat(1_000_000), html: '' })).toBeNull()
    expect(tooMuch({ text: 'x'.repeat(1_000_001), html: '' })?.sentence).toBe(question)
    expect(tooMuch({ text: '', html: `<p>${'x'.repeat(2_500_000)}` })?.sentence).toContain(
      'about 1,000 pages',
    )
    expect(tooMuch({ text: 'few words', html: `<p>${'x'.repeat(2_500_000)}` })).toBeNull()
  })

  test('changes nothing of the text, and is handed over whole', async () => {
    const told: TooMuch[] = []
    const { props } = pastePlugin({ newId: countingIds('p'), onTooMuch: (much) => told.push(much) })
    const { session } = await testSession({ one: ['- What stands here'] })
    const before = session.state()
    const text = 'word '.repeat(300_000)
    const clipboardData = { getData: (type: string) => (type === 'text/plain' ? text : '') }
    const view = { state: before, dispatch: () => told.push({ text: 'dispatched', sentence: '' }) }
    const event = { clipboardData } as unknown as ClipboardEvent
    expect(props.handlePaste?.call(new Plugin({}), view as never, event, Slice.empty)).toBe(true)
    expect([told.length, told[0]?.text === text, session.state() === before]).toEqual([1, true, true])
  })

  test('reads the words alone where the markup is over two million letters', () => {
    const html = `<ul>${'<li style="mso-list:l0 level1">one</li>'.repeat(60_000)}</ul>`
    expect(html.length).toBeGreaterThan(2_000_000)
    const state = stateOf([''])
    let made = state
    paste({ html, text: 'The words alone', asText: false }, countingIds('p'))(
      state,
      (tr) => void (made = state.apply(tr)),
    )
    expect(writtenOf(made)).toEqual(['The words alone|'])
  })
})

describe('marks that nobody sees', () => {
  test('do not come into the minutes: typed, dropped, or in a copy of this editor’s own', async () => {
    const said: string[] = []
    const { props } = hiddenMarksPlugin((sentence) => said.push(sentence))
    const plugin = new Plugin({})
    const { session } = await testSession({ one: ['Before'] })
    const state = session.state()
    let made = state
    const view = { state, dispatch: (tr: Transaction) => void (made = state.apply(tr)) } as never
    const type = (text: string) => props.handleTextInput?.call(plugin, view, 1, 1, text, () => state.tr)
    expect(type('plain')).toBe(false)
    expect(type('a\u202eb')).toBe(true)
    expect(made.doc.textContent).toBe('abBefore')
    expect(props.transformPastedText?.call(plugin, 'c\u2066d', false, view)).toBe('cd')
    const node = state.schema.text('e\u202ef\u0000')
    const pasted = props.transformPasted?.call(plugin, new Slice(Fragment.from(node), 0, 0), view, false)
    expect(pasted?.content.textBetween(0, pasted.content.size)).toBe('ef')
    const sentence =
      'A hidden direction mark was left out: with them a text reads otherwise than it is stored.'
    expect(said).toEqual([sentence, sentence, sentence])
  })
})
