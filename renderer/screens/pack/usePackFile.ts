import { useState } from 'react'
import { saveFile } from '../../parts/saveFile.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import type { MeetingView } from '../../state/data.ts'
import { reportDone, reportProblem, useNotices } from '../../state/notices.ts'
import { publicationName } from './packEditions.ts'
import { printPdf } from './printPack.ts'
import type { PackDesk } from './usePackDesk.ts'

export interface PackFile {
  readonly print: () => void
  readonly save: () => void
  /** Gives true when it is out. */
  readonly publish: () => Promise<boolean>
  readonly isPublishing: boolean
}

/** What is done with the file of the pack: printed, saved, published. */
export function usePackFile(desk: PackDesk, view: MeetingView): PackFile {
  const core = useCore()
  const act = useAct()
  const [isPublishing, setIsPublishing] = useState(false)
  const { finished, unchangedSince, wish, chooseEdition } = desk
  const fileName = finished?.fileName ?? unchangedSince?.fileName ?? null
  const bytes = async (): Promise<Blob | null> => {
    // What was published is had from the book: it is there after a restart, too.
    if (unchangedSince !== null) return pdf(await core.fetchBytes(`/api/files/${unchangedSince.sha256}`))
    return finished === null ? null : pdf(await core.fetchBytes(`/api/output/${finished.outputId}`))
  }
  const save = async (): Promise<void> => {
    const file = await bytes()
    if (file !== null && fileName !== null) saveFile(file, fileName)
  }
  const print = async (): Promise<void> => {
    const file = await bytes()
    if (file === null || fileName === null || (await printPdf(file))) return
    saveFile(file, fileName)
    useNotices.getState().show({
      id: 'done',
      kind: 'note',
      text: `This window cannot print a PDF itself. It is saved as ${fileName}: open it, and print it there.`,
    })
  }
  const publish = async (): Promise<boolean> => {
    if (finished === null) return false
    setIsPublishing(true)
    const { meetingId } = wish
    const done = await act(() => core.client.packs.publish({ meetingId, outputId: finished.outputId }))
    setIsPublishing(false)
    if (!done) return false
    chooseEdition(null)
    const { pack } = finished
    const name = publicationName({ kind: pack.edition, number: pack.number })
    reportDone(
      `Published: ${name} of ${view.record.committee.name} for ${pack.audience === 'public' ? 'the public' : 'members'}, ${pack.pages} pages. Save the PDF, and put it where your readers find it.`,
    )
    return true
  }
  return {
    print: () => void print().catch(reportProblem),
    save: () => void save().catch(reportProblem),
    publish,
    isPublishing,
  }
}

function pdf(bytes: Blob): Blob {
  return new Blob([bytes], { type: 'application/pdf' })
}
