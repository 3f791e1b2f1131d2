import type { ReactNode } from 'react'
import { Menu } from '../../parts/menu.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { CommitteeData } from '../../state/data.ts'
import { useNotices } from '../../state/notices.ts'

/** Calendar files: of all committees or of one, for the public or with what is due. */
export function IcsMenu({ committees }: { readonly committees: readonly CommitteeData[] }): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const save = (committeeId: string | null, deadlines: boolean) => (): void =>
    void act(async () => {
      const { fileName, text } = await client.calendar.ics({ committeeId, deadlines })
      saveFile(new Blob([text], { type: 'text/calendar;charset=utf-8' }), fileName)
      // Beside what was done last, whose Undo stays.
      useNotices.getState().show({
        ...{ id: 'calendar-file', kind: 'done' },
        text: `“${fileName}” is saved: open it with another calendar.`,
      })
    })
  const ofCommittees = committees.length < 2 ? [] : committees
  return (
    <Menu
      label="Calendar file (.ics)"
      text="Calendar file (.ics) ▾"
      className="button button-plain"
      entries={[
        { id: 'all', name: 'All meetings', run: save(null, false) },
        { id: 'due', name: 'All meetings and what is due, for the office', run: save(null, true) },
        ...ofCommittees.map(({ id, name }) => ({ id, name: `Meetings of ${name}`, run: save(id, false) })),
      ]}
    />
  )
}
