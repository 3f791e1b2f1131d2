import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { navigate } from 'wouter/use-hash-location'
import { monthNames } from '../../shared/domain/civilTime.ts'
import { addressedName } from '../../shared/domain/person.ts'
import { findPlaces } from '../frame/findPlaces.ts'
import { openMeetingOf } from '../frame/openMeeting.ts'
import type { PaletteEntry } from '../frame/paletteSearch.ts'
import { useCore } from '../state/core.tsx'
import type { MeetingSummary, MeetingView, PersonData } from '../state/data.ts'
import { goToPlace, placesOf } from './live/minutePlaces.ts'
import { useOpenPack } from './pack/packPlace.ts'

export interface PaletteSources {
  /** People, meetings, and the items of the open meeting. */
  readonly entries: readonly PaletteEntry[]
  /** The minute numbers and points of the open meeting that the typed words mean: "20ff". */
  readonly placesFor: (typed: string) => readonly PaletteEntry[]
}

/** What the palette leads to beside commands. Each list is made once for what the core gave. */
export function usePaletteEntries(): PaletteSources {
  const { api } = useCore()
  const [location] = useLocation()
  const meetingId = openMeetingOf(location)
  const status = useQuery(api.book.status.queryOptions({ input: {} }))
  const enabled = status.data?.state === 'open'
  const meetings = useQuery({ ...api.meetings.list.queryOptions({ input: {} }), enabled }).data
  const people = useQuery({ ...api.people.list.queryOptions({ input: {} }), enabled }).data
  const view = useQuery({
    ...api.meetings.get.queryOptions({ input: { meetingId: meetingId ?? '' } }),
    enabled: enabled && meetingId !== null,
  }).data
  return useMemo(() => {
    const places = view === undefined ? [] : placesOf(view)
    return {
      entries: [
        ...(view === undefined ? [] : itemEntries(view)),
        ...meetingEntries(meetings ?? []),
        ...peopleEntries(people ?? []),
      ],
      placesFor: (typed) =>
        view === undefined
          ? []
          : findPlaces(places, typed).map((place) => ({
              id: `place ${place.itemId} ${place.blockId ?? ''}`,
              kind: 'place',
              name: `${place.number} ${place.label === '' ? '' : `${place.label}) `}${place.words}`,
              path: 'this meeting',
              run: () => goToPlace(view.record.meeting.id, place),
            })),
    }
  }, [view, meetings, people])
}

function itemEntries(view: MeetingView): PaletteEntry[] {
  const { items, minutes, meeting } = view.record
  const numbers = new Map(minutes.map((one) => [one.itemId, one.number]))
  const agenda = `#/meetings/${meeting.id}/agenda`
  return items.map((item) => ({
    id: `item ${item.id}`,
    kind: 'item',
    name: `${numbers.get(item.id) ?? ''} ${item.title}`.trim(),
    path: 'this meeting',
    run: () => {
      if (useOpenPack.getState().goToItem(item.id)) return
      if (window.location.hash.startsWith(agenda)) navigate(`/meetings/${meeting.id}/agenda/${item.id}`)
      else goToPlace(meeting.id, { itemId: item.id, blockId: null, number: '', label: '', words: '' })
    },
  }))
}

const meetingEntries = onceFor((meetings: readonly MeetingSummary[]): PaletteEntry[] =>
  meetings.map((meeting) => {
    const [year = '', month = '', day = ''] = meeting.date.split('-')
    const date = `${Number(day)} ${monthNames[Number(month) - 1] ?? ''} ${year}`
    return {
      id: `meeting ${meeting.id}`,
      kind: 'meeting',
      name: `${meeting.committeeName}, ${date}`,
      path: meeting.minuteNumbers === '' ? 'meeting' : `meeting, minutes ${meeting.minuteNumbers}`,
      run: () => navigate(`/meetings/${meeting.id}/${meeting.state === 'planned' ? 'agenda' : 'live'}`),
    }
  }),
)

const peopleEntries = onceFor((people: readonly PersonData[]): PaletteEntry[] =>
  people.map((person) => ({
    id: `person ${person.id}`,
    kind: 'person',
    name: addressedName(person),
    path: person.titles.at(-1)?.title ?? 'person',
    run: () => navigate(`/people/${person.id}`),
  })),
)

/** Remembers what was made of a list as long as the list is the same. */
function onceFor<Source extends object, Made>(make: (source: Source) => Made): (source: Source) => Made {
  const made = new WeakMap<Source, Made>()
  return (source) => {
    const known = made.get(source) ?? make(source)
    made.set(source, known)
    return known
  }
}
