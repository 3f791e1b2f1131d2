import {
  BuilderElement,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableProperties,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { ITableOptions } from 'docx'
import { defined } from '../../shared/domain/assert.ts'
import type { Block, CellLine, TableColumn } from '../../shared/document/model.ts'
import { printableText } from './printableText.ts'
import { wordRuns } from './wordRuns.ts'
import { styleId, textWidth } from './wordStyleNames.ts'

/** A table whose first row comes again on every page, whose rows stay in one piece, and which says what it is. */
export function wordTable(block: Extract<Block, { kind: 'table' }>): Table {
  const shares = block.columns.reduce((sum, column) => sum + column.share, 0)
  const widths = block.columns.map((column) => Math.floor((textWidth * column.share) / shares))
  const cell = (index: number, children: Paragraph[]): TableCell =>
    new TableCell({
      children,
      width: { size: defined(widths[index], 'every cell stands in a column'), type: WidthType.DXA },
    })
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.columns.map((column, index) =>
      cell(index, [
        new Paragraph({
          style: column.align === 'end' ? styleId.tableHeadingEnd : styleId.tableHeading,
          children: [new TextRun(printableText(column.heading))],
        }),
      ]),
    ),
  })
  const rows = block.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: block.columns.map((column, index) =>
          cell(index, cellLines(row.cells[index] ?? [], column)),
        ),
      }),
  )
  return new DescribedTable(
    {
      rows: [header, ...rows],
      style: styleId.table,
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      tableLook: {
        firstRow: true,
        firstColumn: false,
        lastRow: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
    },
    printableText(block.summary),
  )
}

/** The library has no option for a table's description, which Word shows as its alternative text. */
class DescribedTable extends Table {
  constructor(options: ITableOptions, summary: string) {
    super(options)
    const properties = this.root.find((child) => child instanceof TableProperties)
    if (!(properties instanceof TableProperties)) throw new Error('A table of the library has properties')
    properties.addChildElement(
      new BuilderElement({
        name: 'w:tblDescription',
        attributes: { summary: { key: 'w:val', value: summary } },
      }),
    )
  }
}

function cellLines(lines: readonly CellLine[], column: TableColumn): Paragraph[] {
  if (lines.length === 0) return [new Paragraph({ style: styleId.tableText })]
  return lines.map((line) => {
    if (line.label !== null && line.label !== '') {
      return new Paragraph({
        style: styleId.tableLabelled,
        children: [new TextRun({ children: [printableText(line.label), new Tab()] }), ...wordRuns(line.runs)],
      })
    }
    return new Paragraph({ style: lineStyle(line, column), children: wordRuns(line.runs) })
  })
}

function lineStyle(line: CellLine, column: TableColumn): string {
  if (column.align === 'end') return line.small ? styleId.tableSmallEnd : styleId.tableTextEnd
  return line.small ? styleId.tableSmall : styleId.tableText
}
