import { memo, useEffect, useMemo, useRef } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { chunksOf } from './chunks.ts'
import { cutPiece } from './sourceText.ts'
import type { PaperLine } from './sourceText.ts'

export interface Span {
  readonly from: number
  readonly to: number
}

interface SourcePaneProps {
  readonly lines: readonly PaperLine[]
  /** What the field in hand was read from; null for nothing. */
  readonly span: Span | null
  /** The officer pressed a place of the source. */
  readonly onPlace: (offset: number) => void
}

/** The file as it was read, like paper, with the place of the field in hand marked. */
export function SourcePane({ lines, span, onPlace }: SourcePaneProps): ReactNode {
  const chunks = useMemo(() => chunksOf(lines, 40), [lines])
  const pane = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (span === null) return
    const mark = pane.current?.querySelector('mark')
    mark?.scrollIntoView({ block: 'center' })
  }, [span])
  const onClick = (event: MouseEvent): void => {
    const offset = offsetAt(event)
    if (offset !== null) onPlace(offset)
  }
  return (
    <section className="import-source" aria-labelledby="import-source-heading">
      <h2 id="import-source-heading">The file</h2>
      {/* Who has no pointer comes to a place of the source from its field. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a way of pointers beside that of the keys */}
      <div
        ref={pane}
        className="import-scroll import-paper"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keys must reach it
        tabIndex={0}
        role="region"
        aria-label="Text of the file"
        onClick={onClick}
      >
        {lines.length === 0 ? (
          <p className="muted">A meeting record of Minutebook: it is taken as it is.</p>
        ) : (
          chunks.map((chunk) => (
            <LineChunk key={chunk[0]?.from} lines={chunk} span={withinChunk(chunk, span)} />
          ))
        )}
      </div>
    </section>
  )
}

/** Lines that are drawn anew together, when the place in hand comes or goes. */
const LineChunk = memo(function LineChunk(props: {
  readonly lines: readonly PaperLine[]
  readonly span: Span | null
}): ReactNode {
  return props.lines.map((line) => <Line key={line.from} line={line} span={within(line, props.span)} />)
})

function withinChunk(lines: readonly PaperLine[], span: Span | null): Span | null {
  const [first, last] = [lines[0], lines.at(-1)]
  const isIn = span !== null && first !== undefined && last !== undefined
  return isIn && span.from < last.to && span.to > first.from ? span : null
}

const Line = memo(function Line(props: { readonly line: PaperLine; readonly span: Span | null }): ReactNode {
  const { line, span } = props
  const classes = [
    'import-line',
    ...(line.heading > 0 ? ['is-heading'] : []),
    ...(line.afterGap ? ['after-gap'] : []),
    ...(line.startsPage ? ['starts-page'] : []),
  ]
  return (
    <p className={classes.join(' ')} style={{ paddingInlineStart: `${line.indent * 1.25}rem` }}>
      {line.pieces.map((piece) => {
        const { before, inside, after } = cutPiece(piece, span)
        const words = (
          <>
            {before}
            {inside === '' ? null : <mark>{inside}</mark>}
            {after}
          </>
        )
        const Tag = piece.strong ? 'strong' : 'span'
        return (
          <Tag key={piece.from} data-from={piece.from} data-length={piece.text.length}>
            {words}
          </Tag>
        )
      })}
    </p>
  )
})

/** The part of the span in this line: lines without one stay as they are. */
function within(line: PaperLine, span: Span | null): Span | null {
  return span !== null && span.from < line.to && span.to > line.from ? span : null
}

/** Where in the source a press was. */
function offsetAt(event: MouseEvent): number | null {
  const { target } = event
  if (!(target instanceof Element)) return null
  const piece = target.closest<HTMLElement>('[data-from]')
  if (piece === null) return null
  const from = Number(piece.dataset['from'])
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY)
  if (caret === null || caret === undefined || !piece.contains(caret.offsetNode)) return from
  // A marked piece is cut in three: what stands before the caret counts.
  const range = document.createRange()
  range.setStart(piece, 0)
  range.setEnd(caret.offsetNode, caret.offset)
  return from + range.toString().length
}
