import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { addressedName } from '../../../shared/domain/person.ts'
import { meetingSchema } from '../../../shared/api/record.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { TimeField } from '../../parts/dateField.tsx'
import { DraftStatus } from '../../parts/draftStatus.tsx'
import { hasBegun } from '../../../shared/domain/checks/stage.ts'
import { NoticeLine } from '../../parts/noticeLine.tsx'
import { Select } from '../../parts/select.tsx'
import { useCore } from '../../state/core.tsx'
import { recordOf } from '../../state/data.ts'
import type { MeetingView } from '../../state/data.ts'
import { useDraft, useDraftState } from '../../state/useDraft.ts'
import { today } from '../../state/today.ts'
import { stateNames } from '../home/meetingsTable.tsx'
import { FindingsList } from './findingsList.tsx'
import { WithMeeting } from './meetingFrame.tsx'
import { MeetingHeading } from './meetingHeading.tsx'
import { MeetingTabs } from './meetingTabs.tsx'
import { ParticularsFields } from './particularsFields.tsx'

/** The particulars of a meeting: when, where, who serves it, who presided. */
export function ParticularsScreen({ meetingId }: { readonly meetingId: string }): ReactNode {
  return (
    <WithMeeting meetingId={meetingId} title="Particulars">
      {(view) => <ParticularsForm key={meetingId} view={view} />}
    </WithMeeting>
  )
}

const nobody = 'nobody'

function ParticularsForm({ view }: { readonly view: MeetingView }): ReactNode {
  const { client, api } = useCore()
  const council = useQuery(api.council.get.queryOptions({ input: {} }))
  const draft = useDraft({
    saved: view.record.meeting,
    schema: meetingSchema,
    save: (meeting) => client.meetings.save(meeting),
  })
  const { value, errors } = useDraftState(draft)
  const stateOptions = Object.entries(stateNames).map(([id, name]) => ({
    id: id as keyof typeof stateNames,
    // Minutes that came from a file are no draft of anything.
    name: view.record.meeting.importedFrom !== null && id === 'draft-minutes' ? 'Imported' : name,
  }))
  return (
    <Frame
      title={`Particulars, ${view.record.committee.name}`}
      heading={<MeetingHeading view={view} />}
      tabs={<MeetingTabs meetingId={value.id} at="particulars" />}
      rail={{ name: 'Places', content: <MainRail at="meetings" isInside /> }}
      work={{ name: 'Particulars of the meeting' }}
      inspector={{
        name: 'To look at',
        content: (
          <>
            <h2>To look at</h2>
            <FindingsList view={view} />
          </>
        ),
      }}
      status={<DraftStatus draft={draft} />}
    >
      <div className="form">
        <ParticularsFields
          value={value}
          onChange={({ date, start, ...change }) =>
            draft.change({
              ...change,
              // Half a date is not a date: the meeting keeps the one it has until the new one is whole.
              ...(typeof date === 'string' ? { date } : {}),
              ...(typeof start === 'string' ? { start } : {}),
            })
          }
          errors={errors}
          afterTimes={
            <>
              <TimeField
                label="Ended"
                value={value.end}
                onChange={(end) => draft.change({ end })}
                error={errors['end']}
              />
              {value.end === null ? null : (
                <Button
                  kind="quiet"
                  label="Clear the time it ended"
                  onPress={() => draft.change({ end: null })}
                >
                  Clear
                </Button>
              )}
            </>
          }
        />
        {value.importedFrom === null ? null : (
          <p className="muted">
            Imported from {value.importedFrom.fileName}. Its members are those the file names, and nothing is
            due for it. If it is known that its minutes were signed, record it on Sign.
          </p>
        )}
        {council.data === undefined || value.importedFrom !== null ? null : (
          <NoticeLine
            meeting={value.date}
            council={council.data}
            day={today()}
            hasBegun={hasBegun(recordOf(view))}
          />
        )}
        <div className="field-row">
          <Select
            label="Who presided"
            hint="Named in the minutes; the Chair unless somebody else took the chair."
            options={[
              { id: nobody, name: 'Not yet known' },
              ...view.record.people.map((person) => ({ id: person.id, name: addressedName(person) })),
            ]}
            value={value.presidedBy ?? nobody}
            onChange={(id) => draft.change({ presidedBy: id === nobody ? null : id })}
            error={errors['presidedBy']}
            width="medium"
          />
          <Select
            label="Where it stands"
            options={stateOptions}
            value={value.state}
            onChange={(state) => draft.change({ state })}
            error={errors['state']}
            width="medium"
          />
        </div>
        <p>
          <a href={`#/audit/${value.id}`}>Audit trail of this meeting</a>
        </p>
      </div>
    </Frame>
  )
}
