import { grey, styleId } from './wordStyleNames.ts'

/** The styles that the library refers to or cannot make, as they stand in styles.xml. */
const missingStyles =
  `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>
<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="${styleId.table}"><w:name w:val="Paper table"/><w:basedOn w:val="TableNormal"/>
<w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="${grey}"/>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="${grey}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="C3C9D0"/></w:tblBorders>
<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="${grey}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>`.replaceAll(
    '\n',
    '',
  )

const builtIn =
  /^(Normal|Title|Heading\d|header|footer|Header|Footer|Strong|Emphasis|Hyperlink|ListParagraph|Caption|Bibliography|LineNumber|TOC\d|(Foot|End)note\w+|\w+Char)$/

/** styles.xml with what the library leaves out: two styles, and which styles are a council's own. */
export function finishedStyles(xml: string): string {
  return xml
    .replace(
      /<w:style w:type="(paragraph|character)" w:styleId="([^"]*)"/g,
      (start, type: string, id: string) => {
        return builtIn.test(id) ? start : `<w:style w:type="${type}" w:customStyle="1" w:styleId="${id}"`
      },
    )
    .replace('</w:styles>', `${missingStyles}</w:styles>`)
}
