import JSZip from 'jszip'
import { photoWithNotes } from './leakyFiles.ts'
import type { LeakyFile } from './leakyFiles.ts'

const spaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const officer = 'w:id="9" w:date="2026-09-01T09:00:00Z"'

/**
 * A Word file with words in every place that its print never shows: properties, comments, what tracked changes took out, hidden text of
 * every kind, templates, variables, data, and files inside.
 */
export async function leakyWord({ shown, hidden }: LeakyFile): Promise<Uint8Array> {
  const x = (place: string): string => escaped(hidden(place))
  const zip = new JSZip()
  zip.file('[Content_Types].xml', contentTypes)
  zip.file('_rels/.rels', packageRelations)
  zip.file(
    'docProps/core.xml',
    `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${x('the title of a Word file')}</dc:title><dc:subject>${x('the subject of a Word file')}</dc:subject><dc:creator>${x('the author of a Word file')}</dc:creator><cp:keywords>${x('the keywords of a Word file')}</cp:keywords><dc:description>${x('the remarks of a Word file')}</dc:description><cp:lastModifiedBy>${x('who last wrote a Word file')}</cp:lastModifiedBy><cp:category>${x('the category of a Word file')}</cp:category></cp:coreProperties>`,
  )
  zip.file(
    'docProps/app.xml',
    `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Template>${x('the template of a Word file')}</Template><Company>${x('the company of a Word file')}</Company><Manager>${x('the manager of a Word file')}</Manager></Properties>`,
  )
  zip.file(
    'docProps/custom.xml',
    `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Case"><vt:lpwstr>${x('a property of a Word file')}</vt:lpwstr></property></Properties>`,
  )
  zip.file('word/document.xml', documentPart(shown, x))
  zip.file('word/_rels/document.xml.rels', documentRelations)
  zip.file(
    'word/comments.xml',
    `<w:comments ${spaces}><w:comment w:id="1" w:author="${x('who wrote a comment')}" w:initials="AB" w:date="2026-09-01T09:00:00Z"><w:p><w:r><w:t>${x('a comment of a Word file')}</w:t></w:r></w:p></w:comment></w:comments>`,
  )
  zip.file(
    'word/header1.xml',
    `<w:hdr ${spaces}><w:p><w:r><w:t>Borough papers</w:t></w:r>${vanished(x('hidden words of a header'))}</w:p></w:hdr>`,
  )
  zip.file(
    'word/footnotes.xml',
    `<w:footnotes ${spaces}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>See the annex.</w:t></w:r>${vanished(x('hidden words of a footnote'))}${deleted(x('deleted words of a footnote'), x('who deleted a footnote'))}</w:p></w:footnote></w:footnotes>`,
  )
  zip.file('word/styles.xml', stylesPart)
  zip.file(
    'word/settings.xml',
    `<w:settings ${spaces}><w:trackRevisions/><w:docVars><w:docVar w:name="Case" w:val="${x('a variable of a Word file')}"/></w:docVars></w:settings>`,
  )
  zip.file(
    'word/people.xml',
    `<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="${x('the people of a Word file')}"/></w15:people>`,
  )
  zip.file('customXml/item1.xml', `<case>${x('the data of a Word file')}</case>`)
  zip.file(
    'word/glossary/document.xml',
    `<w:glossaryDocument ${spaces}><w:docParts><w:docPart><w:docPartBody><w:p><w:r><w:t>${x('a building block of a Word file')}</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>`,
  )
  zip.file('word/embeddings/oleObject1.bin', hidden('a file inside a Word file'))
  zip.file(
    'word/media/image1.jpeg',
    photoWithNotes((place) => hidden(`${place} in a Word file`)),
  )
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function vanished(words: string): string {
  return `<w:r><w:rPr><w:vanish/></w:rPr><w:t>${words}</w:t></w:r>`
}

function deleted(words: string, who: string): string {
  return `<w:del ${officer} w:author="${who}"><w:r><w:delText>${words}</w:delText></w:r></w:del>`
}

function documentPart(shown: readonly string[], x: (place: string) => string): string {
  const said = shown.map((words) => `<w:p><w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p>`)
  const paragraphs = [
    `<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>Words with a comment.</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>`,
    `<w:p><w:r><w:t xml:space="preserve">The depot </w:t></w:r>${deleted(x('deleted words'), x('who deleted words'))}<w:ins ${officer} w:author="${x('who added words')}"><w:r><w:t>stays open.</w:t></w:r></w:ins></w:p>`,
    `<w:p><w:moveFrom ${officer} w:author="${x('who moved words')}"><w:r><w:t>${x('words that were moved away')}</w:t></w:r></w:moveFrom></w:p>`,
    `<w:p><w:r><w:rPr><w:rPrChange ${officer} w:author="${x('who changed the look of words')}"><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>Looks.</w:t></w:r></w:p>`,
    `<w:p>${vanished(x('hidden words'))}<w:r><w:rPr><w:specVanish/><w:vanish/></w:rPr><w:t>${x('a hidden heading in a line')}</w:t></w:r></w:p>`,
    `<w:p><w:r><w:rPr><w:rStyle w:val="Unseen"/></w:rPr><w:t>${x('words of a hidden style')}</w:t></w:r></w:p>`,
    `<w:p><w:pPr><w:pStyle w:val="UnseenParagraph"/></w:pPr><w:r><w:t>${x('a paragraph of a hidden style')}</w:t></w:r></w:p>`,
    `<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:rPr><w:vanish/></w:rPr></w:pPr>${vanished(x('a hidden heading'))}</w:p>`,
    `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>A heading</w:t></w:r>${vanished(x('hidden words of a heading'))}</w:p>`,
    `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>A cell</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:del ${officer} w:author="A"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="9000" w:type="dxa"/></w:tcPr><w:p>${deleted(x('a deleted row'), 'A')}</w:p></w:tc></w:tr></w:tbl>`,
    `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> QUOTE ${x('the instruction of a field').replaceAll('&quot;', '')} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>A field</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    `<w:p><w:sdt><w:sdtPr><w:alias w:val="${x('the name of a control')}"/><w:tag w:val="${x('the tag of a control')}"/></w:sdtPr><w:sdtContent><w:r><w:t>A control</w:t></w:r></w:sdtContent></w:sdt></w:p>`,
    `<w:p><w:bookmarkStart w:id="3" w:name="Case1"/><w:r><w:t>A place</w:t></w:r><w:bookmarkEnd w:id="3"/><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
    `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="360000" cy="360000"/><wp:docPr id="1" name="${x('the name of a picture')}" descr="A map"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Picture"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rImage"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="360000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`,
    `<w:p><w:r><w:object><v:shape id="s1" style="width:10pt;height:10pt"/><o:OLEObject Type="Embed" ProgID="Package" ShapeID="s1" DrawAspect="Content" ObjectID="_1" r:id="rObject"/></w:object></w:r></w:p>`,
  ]
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ${spaces}><w:body>${said.join('')}${paragraphs.join('')}<w:sectPr><w:headerReference w:type="default" r:id="rHeader"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

const stylesPart = `<w:styles ${spaces}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="character" w:styleId="Unseen"><w:name w:val="Unseen"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="UnseenParagraph"><w:name w:val="Unseen Paragraph"/><w:basedOn w:val="Normal"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const contentTypes = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/><Default Extension="jpeg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/><Override PartName="/word/comments.xml" ContentType="${main}.comments+xml"/><Override PartName="/word/header1.xml" ContentType="${main}.header+xml"/><Override PartName="/word/footnotes.xml" ContentType="${main}.footnotes+xml"/><Override PartName="/word/styles.xml" ContentType="${main}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${main}.settings+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`
const packageRelations = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="r3" Type="${relations}/extended-properties" Target="docProps/app.xml"/><Relationship Id="r4" Type="${relations}/custom-properties" Target="docProps/custom.xml"/></Relationships>`
const documentRelations = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${(
  [
    ['rStyles', 'styles', 'styles.xml'],
    ['rSettings', 'settings', 'settings.xml'],
    ['rComments', 'comments', 'comments.xml'],
    ['rHeader', 'header', 'header1.xml'],
    ['rNotes', 'footnotes', 'footnotes.xml'],
    ['rImage', 'image', 'media/image1.jpeg'],
    ['rObject', 'oleObject', 'embeddings/oleObject1.bin'],
    ['rData', 'customXml', '../customXml/item1.xml'],
    ['rGlossary', 'glossaryDocument', 'glossary/document.xml'],
  ] as const
)
  .map(([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`)
  .join('')}</Relationships>`
