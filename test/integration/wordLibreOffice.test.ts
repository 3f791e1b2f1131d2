import { describe, expect, it } from 'vitest'
import { renderWord } from '../../electron/render/word.ts'
import { paperLines } from '../../shared/document/paperText.ts'
import { convertWord, libreOfficeIsHere } from '../helpers/libreOffice.ts'
import { samplePaper } from '../helpers/samplePaper.ts'

describe('A Word file opened in LibreOffice', () => {
  it(
    'shows every line of the paper under the label the paper gives it',
    { timeout: 150_000 },
    async ({ skip }) => {
      skip(!libreOfficeIsHere, 'LibreOffice (soffice) is not installed')
      const paper = samplePaper()
      const text = await convertWord(await renderWord(paper), 'txt:Text (encoded):UTF8', 'txt')
      const shown = Buffer.from(text)
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .split(/\r?\n/)
        .map((line) => line.replace(/\s+/g, ' ').trim())
        // Its text files have bullets of their own at the second level; on its pages the dash is a dash.
        .map((line) => line.replace(/^◦ /, '– '))
        .filter((line) => line !== '')
      expect(shown).toEqual(paperLines(paper).map((line) => line.replace(/\s+/g, ' ').trim()))
    },
  )
})
