import type { Plugin } from 'prosemirror-state'
import { isExcluded } from '../../../shared/domain/exclusion.ts'
import { isAside } from '../../../shared/domain/meetingFact.ts'
import type { LineFact, MeetingFact } from '../../../shared/domain/meetingFact.ts'
import type { Writing } from '../../../shared/domain/writing.ts'
import type { NameBook } from '../../editor/names.ts'
import type { TooMuch } from '../../editor/paste.ts'
import { minutesPlugins } from '../../editor/plugins.ts'
import { windowSpelling } from '../../spelling/windowSpelling.ts'
import type { CoreAccess } from '../../state/core.tsx'
import type { AppliedChange } from '../../state/coreTexts.ts'
import type { MeetingView } from '../../state/data.ts'
import { MinutesSession } from '../../state/minutesSession.ts'
import { newId } from '../../state/newId.ts'
import { whyMinutesStand } from './confirmedMinutes.ts'
import { reportProblem, useNotices } from '../../state/notices.ts'
import { sayPasted } from './writingStatus.ts'

export interface SessionMeeting {
  /** The latest reading. */
  view(): MeetingView
  /** The latest settings of writing. */
  writing(): Writing
  /** Whom the editor offers at the caret. */
  readonly names: NameBook
  /** Puts words on an item as a text file of the officer's. */
  attach(text: string, itemId: string | null): void
}

/** The minutes of a meeting, written with the editor's plugins and kept by the core. */
export function liveSession(client: CoreAccess['client'], meeting: SessionMeeting): MinutesSession {
  const view = meeting.view()
  const meetingId = view.record.meeting.id
  const session: MinutesSession = new MinutesSession({
    open: (itemId) => client.minutes.open({ meetingId, itemId }),
    apply: (change) => client.minutes.apply(asSent(meetingId, change)),
    plugins: () => plugins,
    facts: lineFacts(view),
    problem: reportProblem,
    isThere: (itemId) => meeting.view().record.items.some((item) => item.id === itemId),
    whyItStands: () => whyMinutesStand(meeting.view()),
    newId,
    now: () => performance.now(),
    schedule: (task, milliseconds) => {
      const timer = setTimeout(task, milliseconds)
      return () => clearTimeout(timer)
    },
  })
  const plugins = livePlugins(meeting, session)
  return session
}

function livePlugins(meeting: SessionMeeting, session: MinutesSession): Plugin[] {
  const { houseStyle } = meeting.view().record.council
  const rules = {
    get colonStartsPoints() {
      return meeting.writing().colonStartsPoints
    },
  }
  return minutesPlugins({
    labels: {
      markers: { points: houseStyle.points, subPoints: houseStyle.subPoints },
      resolution: houseStyle.resolution,
    },
    rules,
    placeholder: 'Type the minutes of this item',
    newId,
    isExcluded: () => isExcluded(session.summary.getState().facts),
    names: meeting.names,
    onPastedAsPoints: (pasted) => sayPasted(session, pasted),
    onTooMuch: (pasted) =>
      askToAttach(pasted, () => meeting.attach(pasted.text, session.summary.getState().itemId)),
    onHiddenMarks: (sentence) =>
      useNotices.getState().show({ id: 'hidden-marks', kind: 'note', text: sentence }),
    spelling: windowSpelling,
  })
}

function askToAttach({ text, sentence }: TooMuch, attach: () => void): void {
  const dismiss = (): void => useNotices.getState().dismiss('too-much')
  useNotices.getState().show({
    ...{ id: 'too-much', kind: 'note', text: sentence },
    ...(text === '' ? {} : { action: { name: 'Attach', run: () => [dismiss(), attach()] } }),
  })
}

/** What has a line in the minutes: of these the session is the witness. */
export function lineFacts(view: MeetingView): LineFact[] {
  const facts: readonly MeetingFact[] = view.record.facts
  return facts.filter((fact): fact is LineFact => !isAside(fact))
}

type Sent = Parameters<CoreAccess['client']['minutes']['apply']>[0]

/** The contract's arrays are its own: it gets copies. */
function asSent(meetingId: string, change: AppliedChange): Sent {
  return {
    meetingId,
    itemId: change.itemId,
    changeId: change.changeId,
    baseRevision: change.baseRevision,
    steps: change.steps.map((step) => ({ ...step })),
    facts: { add: [...change.facts.add], remove: [...change.facts.remove] },
    undoes: [...change.undoes],
  }
}
