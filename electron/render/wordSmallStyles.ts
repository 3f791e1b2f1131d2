import { BorderStyle } from 'docx'
import type { IParagraphStyleOptions } from 'docx'
import { grey, style, styleId, textWidth } from './wordStyleNames.ts'

/** Styles of the lines in the cells of a table. */
export function tableTextStyles(ink: string): IParagraphStyleOptions[] {
  const cell = { spacing: { before: 40, after: 40, line: 264, lineRule: 'auto' } } as const
  const small = { size: 20, color: grey }
  return [
    style(styleId.tableText, 'Table text', cell),
    style(styleId.tableTextEnd, 'Table text, right', { alignment: 'right' }, {}, styleId.tableText),
    style(
      styleId.tableHeading,
      'Table heading',
      { keepNext: true },
      { bold: true, color: ink },
      styleId.tableText,
    ),
    style(styleId.tableHeadingEnd, 'Table heading, right', { alignment: 'right' }, {}, styleId.tableHeading),
    style(styleId.tableSmall, 'Table small', {}, small, styleId.tableText),
    style(styleId.tableSmallEnd, 'Table small, right', { alignment: 'right' }, {}, styleId.tableSmall),
    style(
      styleId.tableLabelled,
      'Table labelled line',
      { indent: { left: 400, hanging: 400 }, leftTabStop: 400 },
      {},
      styleId.tableText,
    ),
  ]
}

/** Styles of the head and the foot of a page. */
export function edgeStyles(ink: string): IParagraphStyleOptions[] {
  const small = { size: 18, color: grey }
  return [
    style(styleId.header, 'header', { spacing: { after: 0, line: 240, lineRule: 'auto' } }, small),
    style(
      styleId.caveat,
      'Caveat',
      { alignment: 'center', spacing: { after: 0, line: 240, lineRule: 'auto' } },
      { bold: true, size: 18, color: ink },
      styleId.header,
    ),
    style(
      styleId.footer,
      'footer',
      {
        spacing: { after: 0, line: 240, lineRule: 'auto' },
        rightTabStop: textWidth,
        border: { top: { style: BorderStyle.SINGLE, size: 4, space: 6, color: 'B4BBC3' } },
      },
      small,
    ),
  ]
}
