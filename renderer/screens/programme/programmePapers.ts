import { useState } from 'react'
import { AppError } from '../../../shared/domain/appError.ts'
import { saveFile } from '../../parts/saveFile.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { CoreAccess } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'

export type ProgrammeFormat = 'pdf' | 'docx' | 'html' | 'csv'

export interface PapersOfProgramme {
  readonly isMaking: boolean
  /** Makes the paper and saves it where downloads go. */
  readonly save: (format: ProgrammeFormat) => void
  /** Puts the programme, as it stands, on the work-programme item of a meeting: one press. */
  readonly attach: (meetingId: string, day: string) => void
  /** Puts the cards of a meeting on its agenda. */
  readonly toAgenda: (meetingId: string, day: string) => void
}

export function usePapersOfProgramme(committeeId: string): PapersOfProgramme {
  const core = useCore()
  const { client } = core
  const act = useAct()
  const [isMaking, setIsMaking] = useState(false)
  const busy = async (work: () => Promise<unknown>): Promise<boolean> => {
    setIsMaking(true)
    const isDone = await act(work)
    setIsMaking(false)
    return isDone
  }
  return {
    isMaking,
    save: (format) => {
      void busy(async () => {
        await saveMade(core, () => client.programme.make({ committeeId, format }))
      })
    },
    attach: (meetingId, day) => {
      void busy(async () => {
        const { outputId } = await madeBy(core, () => client.programme.make({ committeeId, format: 'pdf' }))
        await client.programme.attach({ committeeId, meetingId, outputId })
      }).then((isDone) => {
        if (isDone) reportDone(`The agenda of ${day} has the work programme as Appendix 1, as it stands now.`)
      })
    },
    toAgenda: (meetingId, day) => {
      let added: readonly string[] = []
      void act(async () => {
        added = (await client.programme.toAgenda({ committeeId, meetingId })).itemIds
      }).then((isDone) => {
        if (!isDone) return
        const count = added.length === 1 ? '1 item was' : `${added.length} items were`
        reportDone(`${count} put on the agenda of ${day}.`, () => {
          void act(async () => {
            for (const itemId of added) await client.agenda.removeItem({ meetingId, itemId })
          })
        })
      })
    },
  }
}

/** Orders a paper and saves it where downloads go. */
export async function saveMade(
  core: CoreAccess,
  order: () => Promise<{ readonly jobId: string }>,
): Promise<void> {
  const { outputId, fileName } = await madeBy(core, order)
  saveFile(await core.fetchBytes(`/api/output/${outputId}`), fileName)
}

/** Orders a paper and waits until it is made. */
export async function madeBy(
  core: Pick<CoreAccess, 'client'>,
  order: () => Promise<{ readonly jobId: string }>,
): Promise<{ readonly outputId: string; readonly fileName: string; readonly notes: readonly string[] }> {
  const { jobId } = await order()
  for await (const event of await core.client.jobs.watch({ jobId })) {
    if (event.state === 'done') return event
    if (event.state === 'failed') throw new AppError(event.code, event.message)
  }
  throw new AppError('unexpected', 'The paper was not made. Try it again.')
}
