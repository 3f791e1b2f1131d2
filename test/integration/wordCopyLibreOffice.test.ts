import { expect, test } from 'vitest'
import { defined } from '../../shared/domain/assert.ts'
import { libreOfficeIsHere } from '../helpers/libreOffice.ts'
import { editInLibreOffice } from '../helpers/libreOfficeEdit.ts'
import { keepFile } from '../helpers/packsInBook.ts'
import { readingFiles } from '../helpers/readingFiles.ts'
import { nothingRendered } from '../helpers/renderers.ts'
import { aWordCopy } from '../helpers/reviewCases.ts'
import { testCore } from '../helpers/testBook.ts'

/** What somebody does to the Word copy of the sample council's minutes of October. Basic, as LibreOffice runs it. */
const edits = `
  Dim search, found, cursor, note
  search = doc.createSearchDescriptor()

  ' One word for another.
  search.SearchString = "three centres had run out"
  found = doc.findFirst(search)
  found.String = "four centres had run out"

  ' A sentence more, at the end of a point.
  search.SearchString = "repeated at Easter if the grant allows."
  found = doc.findFirst(search)
  cursor = doc.Text.createTextCursorByRange(found.End)
  doc.Text.insertString(cursor, " Nobody was turned away.", False)

  ' A comment in the margin.
  search.SearchString = "independent chair had been chosen"
  found = doc.findFirst(search)
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Content = "Who told us that?"
  note.Author = "Ruth Ashworth"
  doc.Text.insertTextContent(found, note, True)

  ' A point taken out, with its end.
  search.SearchString = "All team managers will go through"
  found = doc.findFirst(search)
  cursor = doc.Text.createTextCursorByRange(found)
  cursor.gotoStartOfParagraph(False)
  cursor.gotoNextParagraph(True)
  cursor.String = ""

  ' A paragraph more.
  search.SearchString = "The meeting resumed at 11.15 am."
  found = doc.findFirst(search)
  cursor = doc.Text.createTextCursorByRange(found.End)
  doc.Text.insertControlCharacter(cursor, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
  doc.Text.insertString(cursor, "Two members had left by then.", False)

  ' Only the look.
  search.SearchString = "Members welcomed the tone"
  found = doc.findFirst(search)
  found.CharWeight = com.sun.star.awt.FontWeight.BOLD

  ' A word without tracking.
  doc.RecordChanges = False
  search.SearchString = "The Committee noted the evaluation."
  found = doc.findFirst(search)
  found.String = "The Committee welcomed the evaluation."
  doc.RecordChanges = True
`

test('a Word copy that was changed and commented on in LibreOffice comes back with exactly that, on exactly those points', async ({
  skip,
}) => {
  skip(!libreOfficeIsHere, 'LibreOffice (soffice) is not installed')
  const core = await testCore({ start: 'sample', reading: readingFiles({ render: nothingRendered }) })
  const { meetingId, reviewId, word } = await aWordCopy(core)
  const take = async (bytes: Uint8Array): Promise<number> => {
    const sha256 = await keepFile(core, bytes)
    const taken = await core.client.reviews.receiveWord({ meetingId, sha256, fileName: 'draft.docx' })
    expect(taken.reviewId).toBe(reviewId)
    return taken.remarks
  }
  // Opened and saved, no more: nothing is said of it.
  expect(await take(await editInLibreOffice(word, ''))).toBe(0)
  expect(await take(await editInLibreOffice(word, edits))).toBe(6)
  const [review] = await core.client.reviews.list({ meetingId })
  const { answer, remarks } = defined(review, 'a draft was sent')
  expect(remarks.map(({ paragraph }) => paragraph?.side ?? null)).toEqual([
    null,
    null,
    'after',
    null,
    null,
    null,
  ])
  expect(answer).toMatchObject({ by: 'Ruth Ashworth', verdict: null, note: '' })
  expect(remarks.map(({ where, comment, wording }) => [where, comment, wording])).toEqual([
    ['Minute 18, Point h', 'Delete this point.', ''],
    ['Minute 18, Point t', 'Who told us that?', null],
    ['Minute 18', '', 'Two members had left by then.'],
    [
      ...['Minute 19, Point a', ''],
      'Families told the review that letters had arrived late and that four centres had run out of places by the second week.',
    ],
    [
      ...['Minute 19, Point b', ''],
      'The minibus trial had filled 84 of 90 seats and would be repeated at Easter if the grant allows. Nobody was turned away.',
    ],
    ['Minute 19', '', 'The Committee welcomed the evaluation.'],
  ])
}, 150_000)
