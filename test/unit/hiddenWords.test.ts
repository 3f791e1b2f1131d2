import { describe, expect, test } from 'vitest'
import { hiddenStyles } from '../../electron/render/intake/hiddenStyles.ts'
import { rewriteWordXml } from '../../electron/render/intake/rewriteWordXml.ts'
import { wordsOfWord } from '../../electron/render/intake/wordsOfWord.ts'

const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

const styles = Buffer.from(
  `<w:styles ${space}>
    <w:style w:type="character" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="Under"><w:basedOn w:val="Unseen"/></w:style>
    <w:style w:type="character" w:styleId="Shown"><w:basedOn w:val="Unseen"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="Aside"><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr></w:style>
    <w:style w:type="character" w:styleId="A"><w:basedOn w:val="B"/></w:style>
    <w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style>
  </w:styles>`,
)

test('the styles that hide words are those that say so and those based on them, but for those that say otherwise', () => {
  expect([...hiddenStyles(styles)]).toEqual(['Unseen', 'Under'])
  expect([...hiddenStyles(undefined)]).toEqual([])
})

const run = (words: string, look = ''): string => `<w:r><w:rPr>${look}</w:rPr><w:t>${words}</w:t></w:r>`
const left = (body: string): { readonly words: string; readonly hidden: number } => {
  const part = Buffer.from(`<w:document ${space}><w:body>${body}</w:body></w:document>`)
  const rewritten = rewriteWordXml(part, hiddenStyles(styles))
  if (rewritten === null) throw new Error('The part is sound')
  // Read without what hides: only what is there counts.
  const xml = Buffer.from(rewritten.xml).toString('utf8').replaceAll('<w:vanish></w:vanish>', '')
  return { words: wordsOfWord(Buffer.from(xml)).trim(), hidden: rewritten.hidden }
}

describe('hidden words of a Word document', () => {
  test.each([
    ['that say so themselves', run('b', '<w:vanish/>')],
    ['whose style says so', run('b', '<w:rStyle w:val="Under"/>')],
    ['inside a hyperlink', `<w:hyperlink>${run('b', '<w:vanish w:val="true"/>')}</w:hyperlink>`],
    ['inside what was added as a tracked change', `<w:ins>${run('b', '<w:vanish/>')}</w:ins>`],
  ])('%s are taken out', (_, hidden) => {
    expect(left(`<w:p>${run('a')}${hidden}${run('c')}</w:p>`)).toEqual({ words: 'ac', hidden: 1 })
  })

  test('of a paragraph whose style hides it are taken out, and the next paragraph stays', () => {
    const hidden = `<w:p><w:pPr><w:pStyle w:val="Unseen"/></w:pPr>${run('b')}${run('d')}</w:p>`
    expect(left(`${hidden}<w:p>${run('a')}</w:p>`)).toEqual({ words: 'a', hidden: 2 })
  })

  test.each([
    ['say that they are not hidden', run('b', '<w:vanish w:val="0"/>')],
    ['have a style that shows again', run('b', '<w:rStyle w:val="Shown"/>')],
    ['are of no hidden style', run('b', '<w:rStyle w:val="Strong"/>')],
  ])('are left where they %s', (_, shown) => {
    expect(left(`<w:p>${run('a')}${shown}</w:p>`)).toEqual({ words: 'ab', hidden: 0 })
  })

  test('a hidden piece of a field stays, since the field is none without it', () => {
    const piece = (type: string): string =>
      `<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="${type}"/></w:r>`
    expect(left(`<w:p>${piece('begin')}${piece('end')}${run('a')}</w:p>`).hidden).toBe(0)
  })
})
