import type { CoreAccess } from '../../state/core.tsx'
import { newId } from '../../state/newId.ts'
import { reportDone, reportProblem } from '../../state/notices.ts'
import { uploadPapers } from '../../state/uploads.ts'

/** Puts what was too much to paste on the item that is minuted, as a document of plain text that is not public until somebody says so. */
export async function attachText(
  { client, sendFile }: Pick<CoreAccess, 'client' | 'sendFile'>,
  meetingId: string,
  text: string,
  itemId: string | null,
): Promise<void> {
  try {
    const added = await uploadPapers({
      ...{ meetingId, itemId, known: [], send: sendFile, newId },
      files: [new File([text], 'Pasted text.txt', { type: 'text/plain' })],
      add: (files) => client.papers.add({ meetingId, itemId, files: [...files] }),
    })
    if (added.length > 0) reportDone('What you pasted is a document of this item: “Pasted text.txt”.')
  } catch (error) {
    reportProblem(error)
  }
}
