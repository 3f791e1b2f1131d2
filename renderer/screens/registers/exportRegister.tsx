import { useState } from 'react'
import type { ReactNode } from 'react'
import type { RegisterKind } from '../../../shared/domain/registers/register.ts'
import { AppError } from '../../../shared/domain/appError.ts'
import { Button } from '../../parts/button.tsx'
import { Select } from '../../parts/select.tsx'
import { saveFile } from '../../parts/saveFile.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { useCommands } from '../../frame/commands.ts'
import type { RegisterFilter } from './registerData.ts'
import { setRegisterFilter, useRegisterFilter } from './registerFilter.ts'

type Format = 'pdf' | 'docx' | 'csv'
type Table = 'members' | 'meetings' | 'entries'

interface Export {
  readonly name: string
  readonly format: Format
  readonly table?: Table
}

const exports: readonly Export[] = [
  { name: 'PDF', format: 'pdf' },
  { name: 'Word', format: 'docx' },
  { name: 'CSV', format: 'csv' },
]
const attendanceExports: readonly Export[] = [
  ...exports.slice(0, 2),
  { name: 'CSV by member', format: 'csv', table: 'members' },
  { name: 'CSV by meeting', format: 'csv', table: 'meetings' },
  { name: 'CSV of each', format: 'csv', table: 'entries' },
]

const audiences = [
  { id: 'public', name: 'For the public', hint: 'Exempt and confidential rows are left out.' },
  { id: 'members', name: 'Members’ copy', hint: 'With exempt rows, marked; the file’s name says so.' },
] as const

/** The register as a file, of what the filters show. */
export function ExportRegister(props: {
  readonly kind: RegisterKind
  readonly filter: RegisterFilter
}): ReactNode {
  const { kind, filter } = props
  const core = useCore()
  const act = useAct()
  const audience = useRegisterFilter((state) => state.audience)
  const [making, setMaking] = useState<string | null>(null)
  const make = async ({ name, format, table = 'members' }: Export): Promise<void> => {
    setMaking(name)
    let said = ''
    const isDone = await act(async () => {
      const { jobId } = await core.client.registers.make({ kind, filter, audience, format, table })
      for await (const event of await core.client.jobs.watch({ jobId })) {
        if (event.state === 'failed') throw new AppError(event.code, event.message)
        if (event.state !== 'done') continue
        saveFile(await core.fetchBytes(`/api/output/${event.outputId}`), event.fileName)
        said = [`Saved as ${event.fileName}.`, ...event.notes].join(' ')
      }
    })
    setMaking(null)
    if (isDone) reportDone(said)
  }
  useCommands(
    exports.map((each) => ({
      id: `registers.${each.format}`,
      title: `Save the register as ${each.name}`,
      group: 'Minute book',
      run: () => void make(each),
    })),
  )
  return (
    <div className="field-row">
      {kind === 'attendance' ? null : (
        <Select
          label="Copy"
          width="medium"
          options={audiences}
          value={audience}
          onChange={(chosen) => setRegisterFilter({ audience: chosen })}
        />
      )}
      <div className="buttons">
        {(kind === 'attendance' ? attendanceExports : exports).map((each) => (
          <Button key={each.name} isPending={making === each.name} onPress={() => void make(each)}>
            {each.name}
          </Button>
        ))}
      </div>
    </div>
  )
}
