import type { CoreAccess } from '../../state/core.tsx'
import { useNotices } from '../../state/notices.ts'
import { sayPutBack } from './backupWords.ts'

const askedKey = 'minutebook.putting-back'

/** From now on a page that is read from the start tells that a backup was put back, if one was. */
export function notePutBack(): void {
  sessionStorage.setItem(askedKey, new Date().toISOString())
}

/** It was not done: there is nothing to tell. */
export function forgetPutBack(): void {
  sessionStorage.removeItem(askedKey)
}

/** Says that it was done, and where what stood there before is kept; once. */
export async function tellPutBack({ client }: Pick<CoreAccess, 'client'>): Promise<void> {
  const asked = sessionStorage.getItem(askedKey)
  if (asked === null) return
  const { putBack } = await client.backups.list({})
  if (putBack === null || putBack.at < asked) return
  forgetPutBack()
  useNotices.getState().show({ id: 'put-back', kind: 'note', text: sayPutBack(putBack) })
}
