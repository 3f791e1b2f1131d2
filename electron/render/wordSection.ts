import { Footer, Header, PageNumber, Paragraph, Tab, TextRun } from 'docx'
import type { FileChild, ISectionOptions } from 'docx'
import type { PaperDocument } from '../../shared/document/model.ts'
import { printableText } from './printableText.ts'
import { page, styleId } from './wordStyleNames.ts'

/** The A4 page: the caveat at its head, the footer line and the page number at its foot. */
export function wordSection(document: PaperDocument, children: FileChild[]): ISectionOptions {
  return {
    properties: {
      page: {
        size: { width: page.width, height: page.height },
        margin: {
          top: page.top,
          bottom: page.bottom,
          left: page.left,
          right: page.right,
          header: page.edge,
          footer: page.edge,
        },
      },
    },
    ...(document.caveat === ''
      ? {}
      : {
          headers: {
            default: new Header({
              children: document.caveat
                .split('\n')
                .map(
                  (line) =>
                    new Paragraph({ style: styleId.caveat, children: [new TextRun(printableText(line))] }),
                ),
            }),
          },
        }),
    ...(document.footer === '' && !document.pageNumbers
      ? {}
      : { footers: { default: new Footer({ children: [footerLine(document)] }) } }),
    children,
  }
}

function footerLine(document: PaperDocument): Paragraph {
  const number = new TextRun({
    children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
  })
  return new Paragraph({
    style: styleId.footer,
    children: [new TextRun(printableText(document.footer)), ...(document.pageNumbers ? [number] : [])],
  })
}
