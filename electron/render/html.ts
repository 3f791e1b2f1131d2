import { assertNever } from '../../shared/domain/assert.ts'
import type { Block, CellLine, PaperDocument } from '../../shared/document/model.ts'
import { htmlList, label } from './htmlList.ts'
import type { Counts } from './htmlList.ts'
import { htmlStyle } from './htmlStyle.ts'
import { escaped, htmlRuns } from './htmlText.ts'

type Point = Extract<Block, { kind: 'point' }>

/** A paper as one HTML page without script, whole in itself: the stylesheet is inside, pictures are data. */
export function renderHtml(document: PaperDocument): string {
  const caveat =
    document.caveat === ''
      ? ''
      : `<header><p class="caveat">${escaped(document.caveat).replaceAll('\n', '<br>')}</p></header>\n`
  const foot = [document.author, document.footer].filter((line) => line !== '').map(escaped)
  return `<!DOCTYPE html>
<html lang="${escaped(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${escaped(document.author)}">
<title>${escaped(document.title)}</title>
<style>${htmlStyle(document)}</style>
</head>
<body>
${caveat}<main>
${htmlBody(document.blocks)}
</main>
${foot.length === 0 ? '' : `<footer><p>${foot.join('<br>')}</p></footer>\n`}</body>
</html>
`
}

/** Blocks as they stand in a page: lists that go on after other lines count on. */
export function htmlBody(blocks: readonly Block[]): string {
  const parts: string[] = []
  const counts = new Map<string, Counts>()
  let tables = 0
  let run: Point[] = []
  const endRun = (): void => {
    const [first] = run
    if (first === undefined) return
    const key = `${first.markers} ${first.list}`
    const listCounts = counts.get(key) ?? [0, 0, 0]
    counts.set(key, listCounts)
    parts.push(htmlList(run, listCounts))
    run = []
  }
  for (const block of blocks) {
    if (block.kind === 'point') {
      const [first] = run
      if (first !== undefined && (first.list !== block.list || first.markers !== block.markers)) endRun()
      run.push(block)
      continue
    }
    endRun()
    // Under the next heading the paragraphs begin again.
    if (block.kind === 'heading' && block.list !== undefined) counts.delete(`decimals ${block.list}`)
    if (block.kind === 'table') tables += 1
    parts.push(htmlBlock(block, tables))
  }
  endRun()
  return parts.join('\n')
}

function htmlBlock(block: Exclude<Block, Point>, tables: number): string {
  switch (block.kind) {
    case 'heading':
      return heading(block)
    case 'paragraph': {
      const classes = [block.centred ? 'centred' : '', block.keepWithNext ? 'keep' : ''].filter(Boolean)
      const named = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`
      return `<p${named}>${htmlRuns(block.runs)}</p>`
    }
    case 'facts':
      return `<dl>${block.facts
        .map((fact) => `<div><dt>${escaped(fact.term)}</dt><dd>${htmlRuns(fact.runs)}</dd></div>`)
        .join('')}</dl>`
    case 'lines':
      return `<ul class="lines">${block.lines.map((line) => `<li>${htmlRuns(line)}</li>`).join('')}</ul>`
    case 'event':
      return `<p class="event">${htmlRuns(block.runs)}</p>`
    case 'resolution':
      return resolution(block)
    case 'table':
      return table(block, `table-${tables}`)
    case 'figure': {
      const height = Math.round((block.heightMm / 25.4) * 96)
      return `<p class="crest"><img src="data:${block.mediaType};base64,${escaped(block.data)}" alt="${escaped(block.alt)}" height="${height}"></p>`
    }
    case 'notice':
      return `<div class="notice${block.keepWithNext ? ' keep' : ''}" role="note">${htmlRuns(block.runs)}</div>`
    case 'pageBreak':
      return '<div class="break"></div>'
    case 'signature':
      return block.lines
        .map(
          (line) =>
            `<p class="signature"><span class="word">${escaped(line)}</span> <span class="rule"></span></p>`,
        )
        .join('\n')
    default:
      return assertNever(block)
  }
}

function heading(block: Extract<Block, { kind: 'heading' }>): string {
  const tag = `h${block.level}`
  const id = escaped(block.id.replace(/\s+/g, '-'))
  if (block.number === null) return `<${tag} id="${id}">${escaped(block.text)}</${tag}>`
  return `<${tag} id="${id}" class="numbered"><span class="number">${escaped(block.number)} </span>${escaped(block.text)}</${tag}>`
}

/** One clause without a mark is one sentence with the lead; several stand under it as a list. */
function resolution(block: Extract<Block, { kind: 'resolution' }>): string {
  const [only] = block.clauses
  const lead = escaped(block.lead)
  if (only !== undefined && block.clauses.length === 1 && only.label === '') {
    return `<section class="resolution"><p><strong>${lead}${lead === '' ? '' : ' '}${htmlRuns(only.runs)}</strong></p></section>`
  }
  const clauses = htmlList(block.clauses, [0, 0, 0], true)
  const above = lead === '' ? '' : `<p class="lead"><strong>${lead}</strong></p>`
  return `<section class="resolution">${above}${clauses}</section>`
}

/** The summary is a caption that is heard and not seen. A wide table scrolls by itself, with the keyboard too. */
function table(block: Extract<Block, { kind: 'table' }>, id: string): string {
  const end = (index: number): string => (block.columns[index]?.align === 'end' ? ' class="end"' : '')
  const heads = block.columns.map((column, index) =>
    column.heading === '' ? '<td></td>' : `<th scope="col"${end(index)}>${escaped(column.heading)}</th>`,
  )
  const rows = block.rows.map((row) => {
    const cells = block.columns.map(
      (_column, index) => `<td${end(index)}>${(row.cells[index] ?? []).map(cellLine).join('')}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="scroll" role="group" aria-labelledby="${id}-caption" tabindex="0"><table id="${id}"><caption id="${id}-caption"><span class="unseen">${escaped(block.summary)}</span></caption>
<colgroup>${'<col>'.repeat(block.columns.length)}</colgroup>
<thead><tr>${heads.join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`
}

function cellLine(line: CellLine): string {
  const classes = [line.small ? 'small' : '', line.label ? 'labelled' : ''].filter(Boolean)
  const named = classes.length === 0 ? '' : ` class="${classes.join(' ')}"`
  return `<p${named}>${label(line.label ?? '')}${htmlRuns(line.runs)}</p>`
}
