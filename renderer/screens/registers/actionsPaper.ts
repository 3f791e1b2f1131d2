import type { CoreAccess } from '../../state/core.tsx'
import type { SendOptions } from '../../state/sendFile.ts'
import { newId } from '../../state/newId.ts'
import { madeBy } from '../programme/programmePapers.ts'

/**
 * Makes the paper of open actions, as the public may read it, and stands it on an item of the agenda in the place of the one made before.
 * Gives what the making of it had to remark.
 */
export async function putActionsOnAgenda(
  core: Pick<CoreAccess, 'client' | 'fetchBytes' | 'sendFile'>,
  meetingId: string,
  itemId: string,
): Promise<readonly string[]> {
  const { client } = core
  const order = { meetingId, paper: 'actions', format: 'pdf', audience: 'public' } as const
  const { outputId, fileName, notes } = await madeBy(core, () => client.papers.make(order))
  const bytes = await core.fetchBytes(`/api/output/${outputId}`)
  const { sha256 } = await core.sendFile(new Blob([bytes], { type: 'application/pdf' }), unwatched())
  const { record } = await client.meetings.get({ meetingId })
  const before = record.papers.find((paper) => paper.itemId === itemId && paper.fileName === fileName)
  const paperId = before?.id ?? newId()
  if (before === undefined) {
    await client.papers.add({ meetingId, itemId, files: [{ id: paperId, fileName, sha256 }] })
    const change = { title: 'Actions from earlier meetings', classification: 'public' } as const
    await client.papers.change({ meetingId, paperId, change })
  } else if (before.sha256 !== sha256) {
    await client.papers.replace({ meetingId, paperId, fileName, sha256 })
  }
  return notes
}

/** It is there in a moment: nobody watches it, or stops it. */
function unwatched(): SendOptions {
  return { signal: new AbortController().signal, onProgress: () => undefined }
}
