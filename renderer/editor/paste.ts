import { Plugin, TextSelection } from 'prosemirror-state'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { Fragment, Slice } from 'prosemirror-model'
import type { Node } from 'prosemirror-model'
import { minutesSchema } from '../../shared/minutesText/schema.ts'
import { hiddenMarksNote, withoutHiddenMarks } from '../../shared/domain/hiddenMarks.ts'
import { withoutIdentity } from './ids.ts'
import { linesOfHtml } from './pastedHtml.ts'
import { linesOfText, textOf } from './pastedLines.ts'
import type { PastedLine } from './pastedLines.ts'
import { markStep } from './stepName.ts'

/** What undo calls a paste. */
export const pasteStep = 'the paste'

/** A clipboard whose lines became points, and how many. */
export interface PastedAsPoints {
  readonly clipboard: Clipboard
  readonly points: number
}

/** What was too much to paste. */
export interface TooMuch {
  readonly text: string
  /** "That is about 400 pages. Attach it as a document instead?" */
  readonly sentence: string
}

/** So many characters are one item's minutes of several hundred pages: nobody means that. */
const mostCharacters = 1_000_000
/** Markup beyond this takes seconds to read: the words alone are taken. */
const mostMarkup = 2_000_000
const charactersOnPage = 2_500

/** What to ask of a clipboard that holds more than minutes can; null for any other. Nothing of it is put in. */
export function tooMuch({ text, html }: Pick<Clipboard, 'text' | 'html'>): TooMuch | null {
  const size = text === '' && html.length > mostMarkup ? html.length : text.length
  if (size <= mostCharacters) return null
  const pages = Math.round(size / charactersOnPage).toLocaleString('en-GB')
  return { text, sentence: `That is about ${pages} pages. Attach it as a document instead?` }
}

export interface Clipboard {
  readonly html: string
  readonly text: string
  /** Ctrl+Shift+V: words only, typed labels and all. */
  readonly asText: boolean
}

/** Puts a clipboard from elsewhere into the minutes as one step. False, and untouched, for what this editor copied itself or for nothing. */
export function paste(clipboard: Clipboard, newId: () => string): Command {
  return (state, dispatch) => {
    if (isOwn(clipboard.html) && !clipboard.asText) return false
    const lines = linesOf(clipboard)
    if (lines.length === 0) return false
    if (dispatch !== undefined) dispatch(markStep(place(state, lines, newId), pasteStep).scrollIntoView())
    return true
  }
}

function isOwn(html: string): boolean {
  return html.includes('data-pm-slice')
}

const ownElements = new Set(['p', 'div', 'span', 'strong', 'em'])
const tag = /<(?<close>\/?)(?<name>[a-z][a-z0-9]*)(?<attributes>(?:"[^"]*"|'[^']*'|[^'">])*)>/gi

/** What this editor writes into a clipboard and no more, should another page have written it in its name. */
export function ownMarkup(html: string): string {
  return html.replaceAll(tag, (_whole, close: string, name: string, attributes: string) => {
    if (!ownElements.has(name.toLowerCase())) return ''
    const kept = attributes.match(/\sdata-[a-z-]+="[^"]*"/gi) ?? []
    return `<${close}${name}${kept.join('')}>`
  })
}

function linesOf(clipboard: Clipboard): readonly PastedLine[] {
  const fromHtml = clipboard.asText || clipboard.html.length > mostMarkup ? [] : linesOfHtml(clipboard.html)
  return fromHtml.length > 0 ? fromHtml : linesOfText(clipboard.text, { labels: !clipboard.asText })
}

/** How many points a clipboard becomes. */
function pointsOf(clipboard: Clipboard): number {
  return linesOf(clipboard).filter((line) => line.level !== null).length
}

function place(state: EditorState, lines: readonly PastedLine[], newId: () => string): Transaction {
  const tr = state.tr
  if (!tr.selection.empty) tr.deleteSelection()
  const { $from } = tr.selection
  const [only] = lines
  if ($from.parent.type.name === 'event') {
    return tr.insertText(lines.map(textOf).join(' '))
  }
  // A phrase goes into the line it is pasted into, whatever that is.
  if (lines.length === 1 && only?.level === null) {
    return tr.replaceSelection(new Slice(Fragment.from(inlines(only)), 0, 0))
  }
  const inClause = $from.parent.type.name === 'clause'
  const classification = $from.depth === 0 ? 'public' : ($from.node(1).attrs['classification'] as string)
  const nodes = lines.map((line) =>
    inClause ? clauseOf(line, newId()) : blockOf(line, newId(), classification),
  )
  return placeBlocks(tr, nodes)
}

function placeBlocks(tr: Transaction, nodes: readonly Node[]): Transaction {
  const { $from } = tr.selection
  const size = nodes.reduce((sum, node) => sum + node.nodeSize, 0)
  let start: number
  if ($from.parent.content.size === 0) {
    start = $from.before()
    tr.replaceWith(start, $from.after(), nodes)
  } else {
    if ($from.parentOffset === 0) start = $from.before()
    else if ($from.parentOffset === $from.parent.content.size) start = $from.after()
    else {
      tr.split($from.pos, 1, [{ type: $from.parent.type, attrs: withoutIdentity($from.parent.attrs) }])
      start = $from.pos + 1
    }
    tr.insert(start, nodes)
  }
  return tr.setSelection(TextSelection.create(tr.doc, start + size - 1))
}

function blockOf(line: PastedLine, id: string, classification: string): Node {
  return line.level === null
    ? minutesSchema.node('prose', { id, classification }, inlines(line))
    : minutesSchema.node('point', { id, classification, level: line.level }, inlines(line))
}

function clauseOf(line: PastedLine, id: string): Node {
  return minutesSchema.node('clause', { id, level: (line.level ?? 0) > 0 ? 1 : 0 }, inlines(line))
}

function inlines(line: PastedLine): Node[] {
  return line.runs.map((run) =>
    minutesSchema.text(run.text, [
      ...(run.strong ? [minutesSchema.mark('strong')] : []),
      ...(run.emphasis ? [minutesSchema.mark('emphasis')] : []),
    ]),
  )
}

export interface PasteOptions {
  readonly newId: () => string
  readonly onPastedAsPoints?: (pasted: PastedAsPoints) => void
  readonly onTooMuch?: (pasted: TooMuch) => void
  readonly onHiddenMarks?: (sentence: string) => void
}

export function pastePlugin({ newId, onPastedAsPoints, onTooMuch, onHiddenMarks }: PasteOptions): Plugin {
  let shift = false
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (_view, event) => {
          shift = event.shiftKey
          return false
        },
      },
      // The browser's reader of markup sees what this editor copied and nothing else.
      transformPastedHTML: (html) => (isOwn(html) ? ownMarkup(html) : ''),
      handlePaste: (view, event) => {
        const data = event.clipboardData
        if (data === null) return false
        const clipboard = {
          html: data.getData('text/html'),
          text: data.getData('text/plain'),
          asText: shift,
        }
        const much = tooMuch(clipboard)
        if (much !== null) {
          onTooMuch?.(much)
          return true
        }
        if (!paste(clipboard, newId)(view.state, view.dispatch.bind(view))) return false
        // What is shown of the clipboard says what it holds, whichever form was read.
        const note = hiddenMarksNote(withoutHiddenMarks(clipboard.text))
        if (note !== null) onHiddenMarks?.(note)
        const points = pointsOf(clipboard)
        if (points > 0) onPastedAsPoints?.({ clipboard, points })
        return true
      },
      handleDrop: (_view, event) => {
        const { dataTransfer } = event
        if (dataTransfer === null) return false
        const much = tooMuch({
          text: dataTransfer.getData('text/plain'),
          html: dataTransfer.getData('text/html'),
        })
        if (much === null) return false
        onTooMuch?.(much)
        event.preventDefault()
        return true
      },
    },
  })
}
