import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { useLocation } from 'wouter'
import { useStore } from 'zustand'
import { focusEditor, focusEditorOf } from '../../editor/editorView.tsx'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { useFrame } from '../../frame/frameState.ts'
import { shownKeys } from '../../frame/keyCaps.tsx'
import { holdKeys } from '../../frame/typeAhead.ts'
import { Button } from '../../parts/button.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import type { MeetingView } from '../../state/data.ts'
import { reportProblem, useNotices } from '../../state/notices.ts'
import { WithMeeting } from '../meeting/meetingFrame.tsx'
import { ImportedMark } from '../meeting/meetingHeading.tsx'
import { MeetingTabs } from '../meeting/meetingTabs.tsx'
import { ActionOffered } from './bars/actionOffered.tsx'
import { AgendaRail } from './agendaRail.tsx'
import { focusBar } from './bars/focusBar.ts'
import { Clock } from './clock.tsx'
import { ClosedItem, wantsPin } from './closedItem.tsx'
import { isOfThePast, useIsMending, whyKeptAsPrinted, whyMinutesStand } from './confirmedMinutes.ts'
import { ConfirmOffer } from './confirmOffer.tsx'
import { ExemptBanner } from './exemptBanner.tsx'
import { useHistory } from './historyCommands.ts'
import { SidePane } from './historyPane.tsx'
import { InterestPromptBar } from './interestPromptBar.tsx'
import { AdjournedBanner, ItemTitle, ItemWork, WordCount } from './itemWork.tsx'
import { shownNumbers } from './itemNumbers.ts'
import { useKeepAwake } from './keepAwake.ts'
import { LiveBars } from './liveBars.tsx'
import { adjourn, liveCommands } from './liveCommands.ts'
import { adjournedSince } from './adjournment.ts'
import { goToLastPlace, useLastPlace } from './recoveredPlace.ts'
import { useMinutePlaces } from './minutePlaces.ts'
import { ReadingAloud } from './readingAloud.tsx'
import { rollCall } from './rollCall.ts'
import { SpellingMenu } from './spellingMenu.tsx'
import { SpellingStatus } from './spellingStatus.tsx'
import { focusImportedBanner, StandsBanner } from './standsBanner.tsx'
import { WhereAmI } from './whereAmI.tsx'
import { MinutesSaved, NotSaved } from './saving.tsx'
import {
  LiveProvider,
  useAttendance,
  useFacts,
  useLiveMeeting,
  useQuorum,
  useShownItem,
  useWriting,
} from './useLive.ts'
import type { LiveMeeting } from './liveMeeting.ts'
import { WritingHelp } from './writingHelp.tsx'
import './live.css'

/** The live screen: agenda, minutes and people side by side, and no dialog in the way. */
export function LiveScreen(props: {
  readonly meetingId: string
  /** The item in the address; null for the one that was shown last. */
  readonly itemId: string | null
}): ReactNode {
  return (
    <WithMeeting meetingId={props.meetingId} title="Live minutes">
      {(view) => <Live key={props.meetingId} view={view} addressed={props.itemId} />}
    </WithMeeting>
  )
}

function Live(props: { readonly view: MeetingView; readonly addressed: string | null }): ReactNode {
  const { view } = props
  const live = useLiveMeeting(view, useWriting())
  const [adding, setAdding] = useState(false)
  const { committee, items } = view.record
  /** The item that was asked for last, where the core wants the PIN first. */
  const [closed, setClosed] = useState<string | null>(null)
  const show = useShow(live, view, { addressed: props.addressed, setClosed })
  const shown = useShownItem(live)
  const showNext = (step: 1 | -1): void => {
    const next = items[items.findIndex((item) => item.id === shown) + step]
    if (next !== undefined) show(next.id)
  }
  useUndoStop(live, view)
  useMinutePlaces(live)
  useKeepAwake()
  const isHistory = useHistory((state) => state.isOpen)
  const isPast = isOfThePast(view)
  const isMending = useIsMending(view)
  const isKept = isPast && !isMending
  const facts = useFacts(live)
  const isAdjourned = !isPast && adjournedSince(facts) !== null
  const changeAdding = (wants: boolean): void => {
    const why = wants ? whyKeptAsPrinted(view) : null
    if (why === null) setAdding(wants)
    else reportProblem(why)
  }
  const names = useStore(live.session.undoStack.names)
  useCommands(
    liveCommands({
      live,
      undoName: names.undo,
      redoName: names.redo,
      ...{ isAdjourned, isPast, isKept },
      showNext,
      addItem: () => {
        flushSync(() => {
          useFrame.getState().show('rail')
          setAdding(true)
        })
        focusBar('.new-item')
      },
    }),
  )
  // A meeting begins with who is there; after that with the words.
  const [beginsWithWords] = useState(
    () => !isKept && view.record.attendance.some((one) => one.status !== 'not-yet'),
  )
  const [beginsWithBanner] = useState(isKept)
  useEffect(() => {
    if (beginsWithBanner) focusImportedBanner()
    else if (!beginsWithWords) document.querySelector<HTMLElement>('.attendance-row')?.focus()
  }, [beginsWithBanner, beginsWithWords])
  return (
    <LiveProvider value={live}>
      <Frame
        title={`Live, ${committee.name}`}
        heading={<LiveHeading view={view} />}
        tabs={<MeetingTabs meetingId={view.record.meeting.id} at="live" />}
        actions={
          isPast ? undefined : (
            <>
              <Clock />
              <Button keys="F9" onPress={() => adjourn(live)}>
                {isAdjourned ? 'Resume' : 'Adjourn'}
              </Button>
              <Button keys="F8" onPress={() => live.openBar({ kind: 'came-or-went' })}>
                Arrived/left
              </Button>
              <Button kind="primary" keys="Ctrl+Enter" onPress={() => showNext(1)}>
                Next item
              </Button>
            </>
          )
        }
        rail={{
          name: 'Agenda',
          content: <AgendaRail view={view} onShow={show} isAdding={adding} onAdding={changeAdding} />,
        }}
        work={{ name: workName(view, shown) }}
        inspector={{ name: isHistory ? 'Earlier versions' : 'Attendance', content: <SidePane view={view} /> }}
        status={<Facts view={view} live={live} />}
      >
        <div className="live-top">
          <NotSaved view={view} />
          <LiveBars view={view} />
          <SpellingMenu view={view} />
          <WhereAmI />
          <WritingHelp view={view} />
          <StandsBanner view={view} />
          {isPast ? null : <AdjournedBanner />}
          <ExemptBanner stands={whyMinutesStand(view) !== null} />
          {closed === null ? <ItemTitle view={view} /> : null}
          {isPast ? null : <InterestPromptBar view={view} />}
          {isPast ? null : <ConfirmOffer view={view} />}
        </div>
        {closed === null ? (
          <ItemWork view={view} takesFocus={beginsWithWords} />
        ) : (
          <ClosedItem
            key={closed}
            title={items.find((item) => item.id === closed)?.title ?? ''}
            onOpened={() => show(closed)}
          />
        )}
        <ActionOffered />
      </Frame>
    </LiveProvider>
  )
}

interface Shows {
  readonly addressed: string | null
  readonly setClosed: (itemId: string | null) => void
}

/**
 * Opens items. When the screen opens: the item in the address, else the one that was shown before, else the first of the meeting. The
 * address follows what is shown, so that a reload opens it again.
 */
function useShow(
  live: LiveMeeting,
  view: MeetingView,
  { addressed, setClosed }: Shows,
): (itemId: string) => void {
  const { items } = view.record
  const before = useShownItem(live)
  const lastPlace = useLastPlace(live)
  const place = lastPlace === 'asking' ? null : lastPlace
  const known = (itemId: string | null): string | undefined => items.find((item) => item.id === itemId)?.id
  // After an interruption the place where the words stopped counts for more than the address.
  const interruptedAt = place?.interrupted === true ? known(place.itemId) : undefined
  const beginWith =
    interruptedAt ?? known(addressed) ?? known(before) ?? known(place?.itemId ?? null) ?? items[0]?.id ?? null
  const [, navigate] = useLocation()
  const written = useRef<string | null>(null)
  // An officer who was quicker than the place of before is where she wants to be.
  const hasChosen = useRef(false)
  const write = useCallback(
    (itemId: string): void => {
      written.current = itemId
      navigate(`/meetings/${live.meetingId}/live/${itemId}`, { replace: true })
    },
    [live, navigate],
  )
  useEffect(
    () =>
      live.session.summary.subscribe((now, was) => {
        if (now.itemId !== null && now.itemId !== was.itemId) write(now.itemId)
      }),
    [live, write],
  )
  useEffect(() => {
    const isShown = known(addressed) !== undefined && addressed === written.current
    if (isShown || beginWith === null || lastPlace === 'asking') return
    const isFirst = written.current === null
    if (isFirst && hasChosen.current) return
    let isGone = false
    const shown = (): void => {
      if (isGone) return
      setClosed(null)
      if (isFirst && place !== null && place.itemId === beginWith) goToLastPlace(live, place)
      write(beginWith)
    }
    live.session.show(beginWith, shown).catch((error: unknown) => {
      if (wantsPin(error)) setClosed(beginWith)
      else reportProblem(error)
    })
    return () => {
      isGone = true
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only on opening, at another address, or when the item shown was taken off the agenda
  }, [live, addressed, lastPlace === 'asking', items.some((item) => item.id === before)])
  return (itemId) => {
    hasChosen.current = true
    // What is typed from now on is meant for that item.
    const release = holdKeys()
    const shown = (): void => {
      setClosed(null)
      focusEditorOf(itemId, release)
    }
    live.session
      .show(itemId, shown)
      .then((isShown) => (isShown ? undefined : release()))
      .catch((error: unknown) => {
        release()
        if (wantsPin(error)) {
          setClosed(itemId)
          return
        }
        reportProblem(error)
        focusEditor()
      })
  }
}

/** Says what Ctrl+Z would change elsewhere, until it is pressed again or something else is done. */
function useUndoStop(live: LiveMeeting, view: MeetingView): void {
  const { at } = useStore(live.session.stop)
  const place = view.record.items.find((item) => item.id === at?.itemId)?.title
  useEffect(() => {
    if (at === null) return
    const { show, dismiss } = useNotices.getState()
    const where = place === undefined ? '' : ` in “${place}”`
    const key = shownKeys(at.direction === 'undo' ? 'Ctrl+Z' : 'Ctrl+Y')
    const text = `Next to ${at.direction}: ${at.name}${where}. Press ${key} again.`
    show({ id: 'undo-stop', kind: 'note', text })
    return () => dismiss('undo-stop')
  }, [at, place])
}

/** One line: the room for words is below. */
function LiveHeading({ view }: { readonly view: MeetingView }): ReactNode {
  return (
    <div className="live-heading">
      <a href="#/" aria-label="Meetings">
        ←
      </a>
      <h1>
        {view.record.committee.name} · {shortDate(view.record.meeting.date)}
      </h1>
      <ImportedMark view={view} />
    </div>
  )
}

function workName(view: MeetingView, itemId: string | null): string {
  const number = shownNumbers(view).get(itemId ?? '')
  return number === undefined ? 'Minutes' : `Minutes, item ${number}`
}

function Facts({ view, live }: { readonly view: MeetingView; readonly live: LiveMeeting }): ReactNode {
  const { quorate, present, members } = useQuorum(live, view)
  const { marked, of } = rollCall(useAttendance(live, view))
  const quorumWords = quorate ? 'Quorate' : 'Not quorate'
  return (
    <>
      <MinutesSaved />
      {marked === 0 || isOfThePast(view) ? null : (
        <span>{marked < of ? `${marked} of ${of} marked` : `${quorumWords} ${present}/${members}`}</span>
      )}
      <SpellingStatus view={view} live={live} />
      <ReadingAloud />
      <WordCount />
      <UndoLink live={live} />
    </>
  )
}

/** What Ctrl+Z would take back, for the pointer and for the eye; it stays as long as the step can be taken back. */
function UndoLink({ live }: { readonly live: LiveMeeting }): ReactNode {
  const { undo } = useStore(live.session.undoStack.names)
  if (undo === null) return null
  return (
    <button type="button" className="status-undo" onClick={() => live.session.undo()}>
      Undo {undo}
    </button>
  )
}
