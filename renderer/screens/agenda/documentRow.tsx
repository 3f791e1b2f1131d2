import type { ReactNode } from 'react'
import { Button as AriaButton, TreeItem, TreeItemContent } from 'react-aria-components'
import { Button } from '../../parts/button.tsx'
import { ClassificationMark } from '../../parts/classificationMark.tsx'
import { classificationNames } from '../../parts/itemWords.ts'
import { Menu } from '../../parts/menu.tsx'
import { needsPassword, refusalOf } from '../../state/paperFacts.ts'
import type { FactsData } from '../../state/paperFacts.ts'
import type { AgendaDocument } from './documents.ts'

/** What the screen does for the row of a document. */
export interface DocumentActs {
  readonly onDecide: (
    document: AgendaDocument,
    chosen: Exclude<AgendaDocument['classification'], 'unset'>,
  ) => void
  readonly onRename: (id: string) => void
  readonly onMoveBy: (id: string, step: 1 | -1) => void
  readonly onMoveTo: (document: AgendaDocument) => void
  readonly onReplace: (document: AgendaDocument) => void
  /** Asks for the password of a locked paper. */
  readonly onUnlock: (document: AgendaDocument) => void
  readonly onRemove: (document: AgendaDocument) => void
  readonly onOpen: (document: AgendaDocument) => void
}

export interface DocumentRowProps extends DocumentActs {
  readonly document: AgendaDocument
  readonly isUnderSubItem: boolean
  readonly facts: FactsData | 'reading' | undefined
  /** As the pack has it; null where it has none. */
  readonly pages: number | null
  /** The row that is asked whether what is closed is to be public; null for none. */
  readonly askedPublic: string | null
}

/** A paper or report under its item: what it is, how long, and who may read it. */
export function DocumentRow(props: DocumentRowProps): ReactNode {
  const { document, facts, isUnderSubItem } = props
  const { id, name, kind, classification } = document
  const refusal = refusalOf(facts)
  const pages = pagesWords(props)
  const state = refusal === null ? classificationNames[classification] : 'Cannot be used'
  return (
    <TreeItem
      id={id}
      textValue={`${kind === 'report' ? 'Report: ' : ''}${name}, ${pages}, ${state}`}
      className={isUnderSubItem ? 'agenda-row paper-row paper-row-sub' : 'agenda-row paper-row'}
    >
      <TreeItemContent>
        {kind === 'paper' ? (
          <AriaButton slot="drag" className="grip" aria-label={`Move ${name}`}>
            <span aria-hidden="true">⠿</span>
          </AriaButton>
        ) : (
          <span className="grip grip-none" aria-hidden="true">
            ⠿
          </span>
        )}
        <span className="paper-name" data-row={id}>
          <span className="paper-title">
            <span aria-hidden="true">{kind === 'report' ? '§ ' : '+ '}</span>
            {name}
          </span>
          {props.askedPublic === id ? (
            <span className="cell-hint paper-problem">
              <span aria-hidden="true">! </span>
              {`${classificationNames[classification]}. Press P again to make it public.`}
            </span>
          ) : null}
          <DocumentHint document={document} facts={facts} refusal={refusal} />
          {needsPassword(facts) ? (
            <span className="paper-unlock">
              <Button label={`Enter its password… (${name})`} onPress={() => props.onUnlock(document)}>
                Enter its password…
              </Button>
            </span>
          ) : null}
        </span>
        <span className="paper-pages">{pages}</span>
        <span className="row-state">
          {refusal === null ? (
            <State {...props} />
          ) : (
            <span className="tag tag-refused">
              <span aria-hidden="true">! </span>Not usable
            </span>
          )}
        </span>
        <DocumentMenu {...props} />
      </TreeItemContent>
    </TreeItem>
  )
}

function pagesWords({ document, facts, pages }: DocumentRowProps): string {
  if (document.kind === 'paper' && facts === 'reading') return 'reading…'
  const known = pages ?? (facts === undefined || facts === 'reading' ? null : facts.pages)
  return known === null ? '–' : `${known} p`
}

function DocumentHint(props: {
  readonly document: AgendaDocument
  readonly facts: FactsData | 'reading' | undefined
  readonly refusal: string | null
}): ReactNode {
  const { document, facts, refusal } = props
  if (refusal !== null) {
    return (
      <span className="cell-hint paper-problem">
        <span aria-hidden="true">! </span>
        {refusal}
      </span>
    )
  }
  const known = facts === undefined || facts === 'reading' ? null : facts
  const words = [
    ...(document.kind === 'report' ? ['cover report'] : []),
    ...(document.kind === 'paper' && document.paper.title !== '' ? [document.paper.fileName] : []),
    ...(known === null || known.engine === null ? [] : [`by ${known.engine}`]),
  ]
  const notes = known?.notes.length ?? 0
  if (words.length === 0 && notes === 0) return null
  return (
    <span className="paper-hint">
      {words.join(' · ')}
      {notes === 0 ? null : (
        <span title={known?.notes.map(({ sentence }) => sentence).join(' ')}>
          {words.length === 0 ? '' : ' · '}
          <span aria-hidden="true">i{notes === 1 ? '' : ` ${notes}`}</span>
          <span className="visually-hidden">
            {notes === 1 ? '1 thing to know' : `${notes} things to know`}
          </span>
        </span>
      )}
    </span>
  )
}

function State({ document, onDecide }: DocumentRowProps): ReactNode {
  const { classification, name, exemption } = document
  if (classification === 'unset') {
    return (
      <Menu
        label={`Not decided: ${name}. Public or not`}
        text="? Undecided ▾"
        className="tag tag-unset tag-menu"
        entries={[
          { id: 'public', name: 'Public', keys: 'P', run: () => onDecide(document, 'public') },
          { id: 'exempt', name: 'Exempt…', keys: 'E', run: () => onDecide(document, 'exempt') },
          {
            id: 'confidential',
            name: 'Confidential',
            keys: 'C',
            run: () => onDecide(document, 'confidential'),
          },
        ]}
      />
    )
  }
  const words =
    classification === 'exempt' && exemption !== null
      ? `Exempt ${exemption.paragraphs.join(', ')}`.trim()
      : classificationNames[classification]
  return <ClassificationMark classification={classification} words={words} />
}

function DocumentMenu(props: DocumentRowProps): ReactNode {
  const { document, facts, onDecide } = props
  const { id, name } = document
  const decide = (['public', 'exempt', 'confidential'] as const).filter(
    (chosen) => chosen !== document.classification,
  )
  const decisions = decide.map((chosen) => ({
    id: chosen,
    name: `Mark ${classificationNames[chosen].toLowerCase()}${chosen === 'exempt' ? '…' : ''}`,
    keys: classificationNames[chosen].slice(0, 1),
    run: () => onDecide(document, chosen),
  }))
  const unlock = { id: 'unlock', name: 'Enter its password…', run: () => props.onUnlock(document) }
  const ofPaper = [
    ...(needsPassword(facts) ? [unlock] : []),
    { id: 'rename', name: 'Rename', keys: 'F2', run: () => props.onRename(id) },
    { id: 'up', name: 'Move up', keys: 'Alt+Shift+Up', run: () => props.onMoveBy(id, -1) },
    { id: 'down', name: 'Move down', keys: 'Alt+Shift+Down', run: () => props.onMoveBy(id, 1) },
    { id: 'move', name: 'Move to…', run: () => props.onMoveTo(document) },
    { id: 'replace', name: 'Replace file…', run: () => props.onReplace(document) },
    { id: 'open', name: 'Open the file', run: () => props.onOpen(document) },
  ]
  const ofReport = [{ id: 'open', name: 'Open the report', run: () => props.onOpen(document) }]
  return (
    <Menu
      label={`More for ${name}`}
      entries={[
        ...decisions,
        ...(document.kind === 'paper' ? ofPaper : ofReport),
        { id: 'remove', name: 'Remove', keys: 'Delete', run: () => props.onRemove(document) },
      ]}
    />
  )
}
