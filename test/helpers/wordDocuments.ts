import { wordFile } from './badFiles.ts'

export const wordNames =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" mc:Ignorable="w14"'

const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface WordDocumentParts {
  /** The XML inside the body. */
  readonly body: string
  /** The XML inside w:styles, w:numbering, w:footnotes. */
  readonly styles?: string
  readonly numbering?: string
  readonly footnotes?: string
}

/** A Word document with parts beside its body. */
export function wordDocument({ body, ...beside }: WordDocumentParts): Uint8Array {
  const parts = Object.entries(beside)
  return wordFile({
    body: body.replaceAll(/<(mc:AlternateContent|w:pict|m:oMath)(?=[ >])/g, `<$1 ${wordNames}`),
    relations: parts
      .map(
        ([name], index) =>
          `<Relationship Id="rId${index + 20}" Type="${kinds}/${name}" Target="${name}.xml"/>`,
      )
      .join(''),
    more: new Map(
      parts.map(([name, xml]) => [
        `word/${name}.xml`,
        Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><w:${name} ${wordNames}>${xml}</w:${name}>`),
      ]),
    ),
  })
}

/** Words of a run. `look` is what stands in its properties: "<w:b/>". */
export function run(text: string, look = ''): string {
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

/** A paragraph of runs, or of plain words. `properties` are what stands in its own: "<w:pStyle …/>". */
export function paragraph(content: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') || content === '' ? content : run(content)}</w:p>`
}

export function listed(list: number, level: number): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
}

export function styled(id: string, more = ''): string {
  return `<w:pStyle w:val="${id}"/>${more}`
}

/** A level of a list. */
export function level(n: number, format: string, text: string, more = '', start = 1): string {
  return `<w:lvl w:ilvl="${n}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl>`
}

/** A definition of lists, and one list of it of the same number, unless others are given. */
export function definition(
  id: number,
  levels: string,
  lists?: string,
  before = '',
): readonly [string, string] {
  return [
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${before}${levels}</w:abstractNum>`,
    lists ?? list(id, id),
  ]
}

export function list(id: number, of: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${overrides}</w:num>`
}

/** Word wants all definitions before all lists. */
export function numbering(definitions: readonly (readonly [string, string])[]): string {
  return [...definitions.map(([abstract]) => abstract), ...definitions.map(([, lists]) => lists)].join('')
}

/** A table of cells, each a list of paragraphs' XML. */
export function table(rows: readonly (readonly string[])[], head = false): string {
  const cell = (xml: string): string =>
    xml.startsWith('<w:tc>') ? xml : `<w:tc>${xml.startsWith('<') ? xml : paragraph(xml)}</w:tc>`
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows
    .map(
      (cells, index) =>
        `<w:tr>${head && index === 0 ? '<w:trPr><w:tblHeader/></w:trPr>' : ''}${cells.map(cell).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`
}
