import type { ReactNode } from 'react'
import type { MeetingRecord } from '../../../shared/domain/meetingRecord.ts'
import { publishedMinutes } from '../../../shared/domain/publishedMinutes.ts'
import type { LeftUndecided } from '../../../shared/domain/publishedMinutes.ts'
import { Button } from '../../parts/button.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { reportDone } from '../../state/notices.ts'

const isWhole = ({ extent }: LeftUndecided): boolean => extent === 'whole'

/** Minutes of the past of which nobody has said who may read them: all of them in one press. */
export function UndecidedImport({ view }: { readonly view: MeetingView }): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const { meeting, items } = view.record
  const count = items.filter(({ classification }) => classification === 'unset').length
  if (meeting.importedFrom === null || meeting.state === 'confirmed' || count === 0) return null
  // What stands after an exclusion is decided one by one.
  // The schema gives `undefined` where the rules leave a field out, and JSON knows no difference.
  const isAllLeft = publishedMinutes(view.record as MeetingRecord).undecided.filter(isWhole).length === count
  const publish = (): void =>
    void act(async () => {
      const { sentence } = await client.imports.published({ meetingId: meeting.id })
      reportDone(sentence === '' ? 'Everything here is public.' : sentence)
    })
  return (
    <div className="undecided-papers">
      <span>
        <span aria-hidden="true">? </span>
        {count === 1 ? '1 item is not decided' : `${count} items are not decided`}: searches and registers for
        the public leave this meeting out.
      </span>
      {isAllLeft ? null : <Button onPress={publish}>Everything here was published</Button>}
    </div>
  )
}
