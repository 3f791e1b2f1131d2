import { useEffect, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { recordPaperSchema } from '../../../shared/api/record.ts'
import { Button } from '../../parts/button.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { PagePicture } from '../../parts/pagePicture.tsx'
import { TextField } from '../../parts/textField.tsx'
import { InStatus } from '../../frame/statusSlot.tsx'
import { useCore } from '../../state/core.tsx'
import type { Draft } from '../../state/draft.ts'
import { needsPassword, refusalOf } from '../../state/paperFacts.ts'
import type { FactsData } from '../../state/paperFacts.ts'
import { useDraft, useDraftState } from '../../state/useDraft.ts'
import { ClassificationFields } from './classificationFields.tsx'
import type { PaperData } from './documents.ts'
import type { PaperActs } from './paperActs.ts'

export interface PaperPaneProps {
  readonly meetingId: string
  readonly paper: PaperData
  /** "4 Improvement plan": where it stands. */
  readonly place: string
  readonly facts: FactsData | 'reading' | undefined
  readonly acts: PaperActs
  readonly onReplace: () => void
  readonly onUnlock: () => void
  readonly onMoveTo: () => void
  /** Where the screen finds the draft, so that a key pressed in the list arrives in it. */
  readonly draftRef: RefObject<Draft<PaperData> | null>
}

/** Everything about one paper. It saves itself. */
export function PaperPane(props: PaperPaneProps): ReactNode {
  const { paper, facts, place, acts, draftRef } = props
  const draft = usePaperDraft(props)
  const { value, errors } = useDraftState(draft)
  useEffect(() => {
    draftRef.current = draft
    return () => {
      draftRef.current = null
    }
  }, [draft, draftRef])
  const known = facts === undefined || facts === 'reading' ? null : facts
  const page = usePageAsked(paper.id, known?.pages ?? null)
  return (
    <div className="form" data-paper-form>
      <InStatus>
        <DraftStatus draft={draft} />
      </InStatus>
      <h2>Paper</h2>
      <p className="muted">{place}</p>
      <PaperTitle
        fileName={paper.fileName}
        title={value.title}
        onChange={(title) => draft.change({ title })}
        error={errors['title']}
      />
      <ClassificationFields
        of="document"
        classification={value.classification}
        exemption={value.exemption}
        onChange={draft.change}
        errors={errors}
      />
      {known?.kind === 'picture' ? (
        <TextField
          label="What the picture shows"
          hint="For those who cannot see it: read out in its place."
          value={value.description}
          onChange={(description) => draft.change({ description })}
          error={errors['description']}
          lines={3}
        />
      ) : null}
      <FileFacts paper={paper} facts={facts} />
      {known !== null && known.state === 'ready' && known.pages !== null && known.pages > 0 ? (
        <PagePicture
          // Another file in its place is another picture.
          key={`${paper.sha256} ${page}`}
          path={`/api/meetings/${props.meetingId}/papers/${paper.id}/pages/${page}?width=240`}
          label={page === 1 ? `The first page of ${paper.fileName}` : `Page ${page} of ${paper.fileName}`}
        />
      ) : null}
      <div className="buttons">
        {needsPassword(facts) ? <Button onPress={props.onUnlock}>Enter its password…</Button> : null}
        <Button onPress={() => void acts.open(paper)}>Open the file</Button>
        <Button onPress={props.onReplace}>Replace file…</Button>
        <Button onPress={props.onMoveTo}>Move to…</Button>
        <Button
          onPress={() => void acts.readAgain(paper.id)}
          isPending={facts === 'reading'}
          label="Read again: look at the file anew"
        >
          Read again
        </Button>
      </div>
    </div>
  )
}

/** The page that the address asks for, as a search does; else the first. */
function usePageAsked(paperId: string, pages: number | null): number {
  const [location] = useLocation()
  const [page, paper] = location.split('/').toReversed()
  const asked = paper === paperId ? Number(page) : 1
  return pages !== null && Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1
}

/** The title, which begins with the name the paper has now: the file's own is no title. */
function PaperTitle(props: {
  readonly fileName: string
  readonly title: string
  readonly onChange: (title: string) => void
  readonly error: string | undefined
}): ReactNode {
  const { fileName, title, onChange, error } = props
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextField
      label="Title"
      hint="As bookmarks and lists name it. Empty: the name of the file."
      value={typed ?? title}
      onChange={(now) => {
        setTyped(now)
        onChange(now.trim() === fileName ? '' : now)
      }}
      onFocus={(input) => {
        if (title !== '') return
        // Selected as it appears: the first letter typed replaces it.
        flushSync(() => setTyped(fileName))
        input.select()
      }}
      onBlur={() => setTyped(null)}
      error={error}
    />
  )
}

function usePaperDraft({ meetingId, paper }: PaperPaneProps): Draft<PaperData> {
  const { client } = useCore()
  return useDraft({
    saved: paper,
    schema: recordPaperSchema.required(),
    save: ({ id: paperId, title, description, classification, exemption }) =>
      client.papers.change({
        meetingId,
        paperId,
        change: { title, description, classification, exemption },
      }),
  })
}

/** What was found in the file: name, length, what made its pages, and every sentence about it. */
function FileFacts(props: { readonly paper: PaperData; readonly facts: PaperPaneProps['facts'] }): ReactNode {
  const { paper, facts } = props
  const refusal = refusalOf(facts)
  return (
    <section className="paper-facts" aria-label="The file">
      <p className="file-name">{paper.fileName}</p>
      {facts === undefined || facts === 'reading' ? (
        <p className="muted">Being read: its pages are counted.</p>
      ) : (
        <>
          <p className="muted">{factWords(facts)}</p>
          {refusal !== null && facts.notes.length === 0 ? <Note level="problem" sentence={refusal} /> : null}
          {facts.notes.length === 0 ? null : (
            <ul className="findings">
              {facts.notes.map(({ level, sentence }) => (
                <li key={sentence}>
                  <Note level={level} sentence={sentence} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  )
}

function Note(props: { readonly level: 'problem' | 'advice'; readonly sentence: string }): ReactNode {
  return (
    <div className={`finding finding-${props.level}`}>
      <span aria-hidden="true">{props.level === 'problem' ? '!' : 'i'}</span>
      <span>
        <span className="visually-hidden">{props.level === 'problem' ? 'Problem: ' : 'Advice: '}</span>
        {props.sentence}
      </span>
    </div>
  )
}

const kindWords: Readonly<Record<FactsData['kind'], string>> = {
  pdf: 'PDF',
  word: 'Word',
  picture: 'Picture',
  text: 'Plain text',
  other: 'Another kind of file',
}

function factWords({ kind, pages, engine }: FactsData): string {
  const words = [
    kindWords[kind],
    ...(pages === null ? [] : [pages === 1 ? '1 page' : `${pages} pages`]),
    ...(engine === null ? [] : [`pages made by ${engine}`]),
  ]
  return words.join(' · ')
}

/** Puts the focus on the first paragraph of Schedule 12A in the inspector. */
export function focusParagraphs(): HTMLElement | null {
  const box = document.querySelector<HTMLInputElement>(
    '[data-pane="inspector"] [data-classification] input[type="checkbox"]',
  )
  box?.focus()
  return box
}

/** Puts the caret in the title of the paper in the inspector, all of it selected. */
export function focusPaperTitle(): HTMLElement | null {
  const title = document.querySelector<HTMLInputElement>('[data-paper-form] input')
  title?.focus()
  title?.select()
  return title
}
