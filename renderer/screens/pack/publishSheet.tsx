import { useEffect, useRef } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import type { MeetingView } from '../../state/data.ts'
import { today } from '../../state/today.ts'
import { latestFor, packName } from './packEditions.ts'
import { notAccessibleWords, publishBlock } from './packFindings.ts'
import type { ListedFindings } from './packFindings.ts'
import { dayOf, noticeArithmetic } from './packNotice.ts'
import { lastPage, shownRange } from './packPlaces.ts'
import type { FinishedPack } from './packSituation.ts'
import { ShortHash } from './publications.tsx'

interface PublishSheetProps {
  readonly view: MeetingView
  readonly finished: FinishedPack
  readonly found: ListedFindings
  readonly isPublishing: boolean
  readonly onPublish: () => void
  readonly onClose: () => void
}

/** All that is about to happen, on one sheet over the foot of the screen: Enter publishes, Esc leaves it. */
export function PublishSheet(props: PublishSheetProps): ReactNode {
  const { view, finished, found, isPublishing, onPublish, onClose } = props
  const { pack, fileName } = finished
  const sheet = useRef<HTMLElement>(null)
  const blocked = publishBlock(found.open)
  useEffect(() => sheet.current?.focus(), [])
  const publish = (): void => {
    if (blocked === null && !isPublishing) onPublish()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const isOnButton = event.target instanceof HTMLButtonElement
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && !isOnButton) publish()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Enter and Esc work from the whole sheet; the buttons do the same
    <section
      ref={sheet}
      className="publish-sheet"
      aria-label="Publish this pack"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      data-publish-sheet
    >
      <h2>Publish: {packName(pack)}</h2>
      <dl>
        <Line name="What">
          {view.record.committee.name}, {shortDate(view.record.meeting.date)}. {versionWords(props)}
        </Line>
        <Line name="To">
          {pack.audience === 'public'
            ? 'The public. Exempt and confidential papers are left out.'
            : 'Members of the committee. It holds what is exempt, marked on every page: not for publication.'}
        </Line>
        <Line name="File">
          <span className="file-name">{fileName}</span>, pages{' '}
          {shownRange({ first: pack.firstPage, last: lastPage(pack) })}
          {blankWords(pack.blanks.length)}; <ShortHash sha256={pack.sha256} />
        </Line>
        <Line name="Accessible">
          {pack.accessible
            ? 'Yes: every page is tagged, and the file says that it is PDF/UA-1.'
            : notAccessibleWords(found)}
        </Line>
        <NoticeLines view={view} />
        <Line name="To look at">{lookedAtWords(found)}</Line>
      </dl>
      {blocked === null ? null : (
        <p className="pack-problem" role="alert">
          ! {blocked}
        </p>
      )}
      <div className="buttons">
        <Button
          kind="primary"
          keys="Enter"
          isDisabled={blocked !== null}
          isPending={isPublishing}
          onPress={publish}
        >
          {isPublishing ? 'Publishing' : 'Publish now'}
        </Button>
        <Button keys="Esc" onPress={onClose}>
          Not yet
        </Button>
        <span className="cell-hint">
          What is published is kept as it is: it can be had again, and never changes.
        </span>
      </div>
    </section>
  )
}

function Line(props: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  )
}

function versionWords({ view, finished }: PublishSheetProps): string {
  const { pack } = finished
  const { publications } = view.record
  // An agenda takes the place of the last and of its supplements.
  const counted =
    pack.edition === 'agenda' ? publications.filter(({ kind }) => kind === 'agenda') : publications
  const latest = latestFor(counted, pack.audience)
  if (latest === null) return 'The first publication for these readers.'
  const count = pack.changes.length
  if (count === 0)
    return `Nothing changed since ${dayOf(latest.at)}: everything in one pack, with new page numbers.`
  const since = `${count === 1 ? 'One thing' : `${count} things`} changed since ${dayOf(latest.at)}`
  return pack.edition === 'supplement'
    ? `${since}; it begins on page ${pack.firstPage}.`
    : `${since}. It takes the place of what went out then.`
}

function blankWords(blanks: number): string {
  if (blanks === 0) return ''
  return blanks === 1 ? ', one of them blank' : `, ${blanks} of them blank`
}

function NoticeLines({ view }: { readonly view: MeetingView }): ReactNode {
  const notice = noticeArithmetic(view.notice, today())
  if (notice === null)
    return <Line name="Notice">The clear days of this year are not known: count them by hand.</Line>
  return (
    <Line name="Notice">
      {notice.isLate ? <b className="pack-blocks">! </b> : '✓ '}
      {notice.words}
    </Line>
  )
}

function lookedAtWords({ open, accepted }: ListedFindings): string {
  const advice = open.filter(({ level }) => level === 'advice').length
  const left = open.length - advice
  const parts = [
    left === 0 ? 'Nothing has to be mended' : `${left} not mended or accepted`,
    ...(advice === 0 ? [] : [`${advice} for your information`]),
    ...(accepted.length === 0 ? [] : [`${accepted.length} accepted with a reason`]),
  ]
  return open.length === 0 && accepted.length === 0 ? 'Nothing.' : `${parts.join(', ')}.`
}
