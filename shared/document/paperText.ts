import { assertNever } from '../domain/assert.ts'
import type { Block, CellLine, PaperDocument, Run } from './model.ts'

/** The words of some runs. */
export function runsText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('')
}

/** Every printed line of a paper's body with its label, in reading order: what Word, PDF and HTML must all say. */
export function paperLines(document: PaperDocument): string[] {
  return document.blocks.flatMap(blockLines).filter((line) => line !== '')
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [labelled(block.number, block.text)]
    case 'paragraph':
    case 'event':
    case 'notice':
      return [runsText(block.runs)]
    case 'facts':
      return block.facts.map((fact) => labelled(fact.term, runsText(fact.runs)))
    case 'lines':
      return block.lines.map(runsText)
    case 'point':
      return [labelled(block.label, runsText(block.runs))]
    case 'resolution':
      return resolutionLines(block)
    case 'table':
      return [
        ...block.columns.map((column) => column.heading),
        ...block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.map(cellLine))),
      ]
    case 'signature':
      return [...block.lines]
    case 'figure':
    case 'pageBreak':
      return []
    default:
      return assertNever(block)
  }
}

function resolutionLines(block: Extract<Block, { kind: 'resolution' }>): string[] {
  const [only] = block.clauses
  if (only?.label === '' && block.clauses.length === 1) return [labelled(block.lead, runsText(only.runs))]
  const lead = block.lead === '' ? [] : [block.lead]
  return [...lead, ...block.clauses.map((clause) => labelled(clause.label, runsText(clause.runs)))]
}

function cellLine(line: CellLine): string {
  return labelled(line.label, runsText(line.runs))
}

function labelled(label: string | null, text: string): string {
  return label === null || label === '' ? text : `${label} ${text}`.trimEnd()
}
