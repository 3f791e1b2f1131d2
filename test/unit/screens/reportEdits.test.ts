import { describe, expect, test } from 'vitest'
import { pasted } from '../../../renderer/screens/report/pastedReport.ts'
import * as edits from '../../../renderer/screens/report/reportEdits.ts'
import type { Edited } from '../../../renderer/screens/report/reportEdits.ts'
import { ReportHistory } from '../../../renderer/screens/report/reportHistory.ts'
import { aSection } from '../../helpers/recordBuilder.ts'

const at = (section: number, paragraph: number) => ({ section, paragraph })

/** What stands after an edit, and where the caret is: "0.1@3". */
function after(edited: Edited | null): unknown {
  if (edited === null) return null
  const { section, paragraph, at: offset } = edited.caret
  return [...edited.sections.map(({ paragraphs }) => paragraphs), `${section}.${paragraph}@${offset}`]
}

const two = [aSection('purpose', ['One two.', 'Three.']), aSection('background', ['Four.'])]

describe('Enter', () => {
  test('at the end of a paragraph makes the next one', () => {
    expect(after(edits.entered(two, at(0, 0), 8, 8))).toEqual([
      ['One two.', '', 'Three.'],
      ['Four.'],
      '0.1@0',
    ])
  })

  test('within it takes the rest along, without the space', () => {
    expect(after(edits.entered(two, at(0, 0), 3, 3))).toEqual([['One', 'two.', 'Three.'], ['Four.'], '0.1@0'])
  })

  test('replaces what is selected', () => {
    expect(after(edits.entered(two, at(0, 0), 0, 4))).toEqual([['', 'two.', 'Three.'], ['Four.'], '0.1@0'])
  })

  test('after a colon begins a), and goes on to b)', () => {
    const asked = [aSection('action-required', ['The Committee is asked to:'])]
    const begun = edits.entered(asked, at(0, 0), 26, 26)
    expect(after(begun)).toEqual([['The Committee is asked to:', '\t'], '0.1@0'])
    const typed = edits.typed(begun?.sections ?? [], at(0, 1), 'note it')
    expect(after(edits.entered(typed, at(0, 1), 7, 7))).toEqual([
      ['The Committee is asked to:', '\tnote it', '\t'],
      '0.2@0',
    ])
  })

  test('in an empty sub-paragraph ends them, and in an empty last paragraph goes on to the next heading', () => {
    const listed = [aSection('action-required', ['Asked to:', '\tnote it', '\t']), aSection('wards', [])]
    const ended = edits.entered(listed, at(0, 2), 0, 0)
    expect(after(ended)).toEqual([['Asked to:', '\tnote it', ''], [], '0.2@0'])
    expect(after(edits.entered(ended?.sections ?? [], at(0, 2), 0, 0))).toEqual([
      ['Asked to:', '\tnote it'],
      [],
      '1.0@Infinity',
    ])
  })

  test('in what says nothing under the last heading does nothing', () => {
    expect(edits.entered([aSection('contact', [])], at(0, 0), 0, 0)).toBeNull()
  })
})

describe('Backspace and Delete', () => {
  test('join an empty paragraph, or one with words, to the one before', () => {
    expect(after(edits.joinedBack(two, at(0, 1)))).toEqual([['One two.Three.'], ['Four.'], '0.0@8'])
    expect(after(edits.joinedNext(two, at(0, 0)))).toEqual([['One two.Three.'], ['Four.'], '0.0@8'])
    const empty = [aSection('purpose', ['One.', ''])]
    expect(after(edits.joinedBack(empty, at(0, 1)))).toEqual([['One.'], '0.0@4'])
  })

  test('take the words of a sub-paragraph without its mark', () => {
    expect(after(edits.joinedBack([aSection('purpose', ['\tone', '\ttwo'])], at(0, 1)))).toEqual([
      ['\tonetwo'],
      '0.0@3',
    ])
  })

  test('never cross a heading, and take an empty first paragraph away only where another follows', () => {
    expect(edits.joinedBack(two, at(1, 0))).toBeNull()
    expect(edits.joinedNext(two, at(0, 1))).toBeNull()
    expect(after(edits.joinedBack([aSection('purpose', ['', 'Two.'])], at(0, 0)))).toEqual([
      ['Two.'],
      '0.0@Infinity',
    ])
    expect(edits.joinedBack([aSection('purpose', [])], at(0, 0))).toBeNull()
  })
})

describe('A paragraph that is moved', () => {
  const long = [
    aSection('purpose', ['A.', 'B:', '\tone', '\ttwo', 'C.']),
    aSection('background', []),
    aSection('wards', ['All']),
  ]

  test('takes its sub-paragraphs along, past whole paragraphs', () => {
    expect(after(edits.moved(long, at(0, 1), -1, 2))).toEqual([
      ['B:', '\tone', '\ttwo', 'A.', 'C.'],
      [],
      ['All'],
      '0.0@2',
    ])
    expect(after(edits.moved(long, at(0, 4), -1, 0))).toEqual([
      ['A.', 'C.', 'B:', '\tone', '\ttwo'],
      [],
      ['All'],
      '0.1@0',
    ])
    expect(after(edits.moved(long, at(0, 0), 1, 0))).toEqual([
      ['B:', '\tone', '\ttwo', 'A.', 'C.'],
      [],
      ['All'],
      '0.3@0',
    ])
  })

  test('moves by a line when it is a sub-paragraph', () => {
    expect(after(edits.moved(long, at(0, 3), -1, 0))).toEqual([
      ['A.', 'B:', '\ttwo', '\tone', 'C.'],
      [],
      ['All'],
      '0.2@0',
    ])
    expect(after(edits.moved(long, at(0, 2), 1, 0))).toEqual([
      ['A.', 'B:', '\ttwo', '\tone', 'C.'],
      [],
      ['All'],
      '0.3@0',
    ])
  })

  test('goes on under the next heading, and no further than the last', () => {
    expect(after(edits.moved(long, at(0, 4), 1, 1))).toEqual([
      ['A.', 'B:', '\tone', '\ttwo'],
      ['C.'],
      ['All'],
      '1.0@1',
    ])
    expect(after(edits.moved(long, at(2, 0), -1, 0))).toEqual([
      ['A.', 'B:', '\tone', '\ttwo', 'C.'],
      ['All'],
      [],
      '1.0@0',
    ])
    expect(edits.moved(long, at(2, 0), 1, 0)).toBeNull()
    expect(edits.moved(long, at(0, 0), -1, 0)).toBeNull()
  })

  test('loses nothing and doubles nothing, wherever it goes', () => {
    const words = (sections: Edited['sections']): string[] =>
      sections.flatMap(({ paragraphs }) => paragraphs).toSorted()
    for (const [section, { paragraphs }] of long.entries()) {
      for (const paragraph of paragraphs.keys()) {
        for (const by of [-1, 1] as const) {
          const moved = edits.moved(long, at(section, paragraph), by, 0)
          if (moved !== null) expect(words(moved.sections)).toEqual(words(long))
        }
      }
    }
  })
})

describe('A heading of the author’s own', () => {
  test('stands after the section, and its name is typed first', () => {
    const edited = edits.headingAdded(two, 0)
    expect(edited.sections.map(({ heading }) => heading)).toEqual([
      'Purpose',
      'New heading',
      'Background information',
    ])
    expect(edited.caret).toEqual({ section: 1, paragraph: -1, at: 0 })
  })

  test('moves with its paragraphs, and the last one stays', () => {
    expect(after(edits.headingMoved(two, 0, 1))).toEqual([['Four.'], ['One two.', 'Three.'], '1.0@0'])
    expect(edits.headingMoved(two, 0, -1)).toBeNull()
    expect(after(edits.headingRemoved(two, 1))).toEqual([['One two.', 'Three.'], '0.0@0'])
    expect(edits.headingRemoved([aSection('purpose', [])], 0)).toBeNull()
  })
})

describe('What is typed', () => {
  test('keeps no tab and no hidden mark, and clears to nothing', () => {
    const typed = edits.typed(two, at(1, 0), '\tFi\u202Eve\u0007')
    expect(typed[1]?.paragraphs).toEqual([' Five'])
    expect(edits.typed(typed, at(1, 0), '')[1]?.paragraphs).toEqual([])
  })
})

describe('What is pasted', () => {
  test('as one line is left to the box', () => {
    expect(pasted(two, at(0, 0), { start: 0, end: 0 }, 'one line\n')).toBeNull()
  })

  test('as several lines becomes paragraphs without their typed numbers', () => {
    expect(
      after(pasted(two, at(0, 0), { start: 4, end: 4 }, '1.1 alpha\n\n1.2 beta:\na) one\n• two\n')),
    ).toEqual([['One alpha', 'beta:', '\tone', '\ttwo', 'two.', 'Three.'], ['Four.'], '0.3@Infinity'])
  })

  test('as a whole report goes under its headings', () => {
    const empty = [
      aSection('purpose', []),
      aSection('background', ['Before.']),
      aSection('background-papers', []),
      aSection('contact', []),
    ]
    const text = [
      ...['1 Purpose', '1.1 To tell.', '3. Background information', '3.1 It rained.', '3.2 It stopped.'],
      ...['5 Background papers, other than published works', '5.1 None', '8 Contact information', 'Ada Fenn'],
    ].join('\r\n')
    expect(after(pasted(empty, at(0, 0), { start: 0, end: 0 }, text))).toEqual([
      ['To tell.'],
      ['Before.', 'It rained.', 'It stopped.'],
      ['None'],
      ['Ada Fenn'],
      '3.Infinity@Infinity',
    ])
  })
})

describe('Undo', () => {
  test('takes typing into one paragraph back in one go, and an act by itself', () => {
    let now = 0
    const history = new ReportHistory(() => now)
    const state = (text: string): Edited => ({
      sections: [aSection('purpose', [text])],
      caret: { ...at(0, 0), at: text.length },
    })
    const type = (from: string): void => history.before(state(from).sections, state(from).caret, '0.0')
    type('')
    type('O')
    now += 2_000
    type('On')
    history.before(state('One').sections, state('One').caret, null)
    expect(history.undo(state('One.'))).toEqual(state('One'))
    expect(history.undo(state('One'))).toEqual(state('On'))
    expect(history.undo(state('On'))).toEqual(state(''))
    expect(history.undo(state(''))).toBeNull()
    expect(history.redo(state(''))).toEqual(state('On'))
    type('On')
    expect(history.redo(state('Onx'))).toBeNull()
  })
})
