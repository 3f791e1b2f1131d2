import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { useDraftState } from '../state/useDraft.ts'
import type { Draft } from '../state/draft.ts'
import { withField } from '../state/fieldWords.ts'
import { useNotices } from '../state/notices.ts'
import { SaveStatus } from './saveStatus.tsx'

/** The saving of a draft in the status bar; what stands in its way is said in the notice area. */
export function DraftStatus<Value extends object>({ draft }: { readonly draft: Draft<Value> }): ReactNode {
  const { saving, savedAt, problem, errors } = useDraftState(draft)
  useEffect(() => {
    const { show, dismiss } = useNotices.getState()
    if (problem === null) return
    show({
      id: 'draft',
      kind: 'problem',
      text: problem,
      action: { name: 'Try again', run: () => void draft.flush() },
    })
    return () => dismiss('draft')
  }, [problem, draft])
  const [wrong] = Object.entries(errors)
  const reason = wrong === undefined ? undefined : withField(wrong[1], wrong[0])
  return <SaveStatus saving={saving} savedAt={savedAt} reason={reason} />
}
