import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { formatDate } from '../../../shared/domain/civilTime.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import { useLive } from './useLive.ts'

/** What was erased of an item, by whom and why, and the way to erase what was deleted since. */
export function EraseDeleted({ itemId }: { readonly itemId: string }): ReactNode {
  const live = useLive()
  const { api } = useCore()
  const input = { meetingId: live.meetingId, itemId }
  const erasures = useQuery(api.audit.erasures.queryOptions({ input, staleTime: 0, gcTime: 0 }))
  const [isAsked, setIsAsked] = useState(false)
  return (
    <div className="history-erasing">
      {erasures.data?.map(({ seq, actor, wallTime, reason, changes }) => (
        <p key={seq} className="history-note">
          {changes === 1 ? '1 edit' : `${changes.toLocaleString('en-GB')} edits`} erased by {actor} on{' '}
          {formatDate(wallTime.slice(0, 10), '3 November 2022')} at {wallTime.slice(11, 16)}: {reason}
        </p>
      ))}
      {isAsked ? (
        <EraseForm itemId={itemId} onEnd={() => setIsAsked(false)} />
      ) : (
        <Button kind="quiet" onPress={() => setIsAsked(true)}>
          Erase what was deleted here…
        </Button>
      )}
    </div>
  )
}

function EraseForm(props: { readonly itemId: string; readonly onEnd: () => void }): ReactNode {
  const { itemId, onEnd } = props
  const live = useLive()
  const { api, client } = useCore()
  const act = useAct()
  const input = { meetingId: live.meetingId, itemId }
  const found = useQuery({
    ...api.audit.erasable.queryOptions({ input, staleTime: 0, gcTime: 0 }),
    queryFn: async () => {
      await live.session.queue.flush()
      return client.audit.erasable(input)
    },
  })
  const [reason, setReason] = useState('')
  const [withBackups, setWithBackups] = useState(false)
  const [isPending, setIsPending] = useState(false)
  if (found.data === undefined) return null
  const { changes, backups } = found.data
  const erase = async (): Promise<void> => {
    setIsPending(true)
    const isDone = await act(async () => {
      await live.session.queue.flush()
      const done = await client.audit.erase({ ...input, reason: reason.trim(), withBackups })
      live.session.forgetErased(itemId)
      reportDone(
        withBackups
          ? `What was deleted is erased (${sayEdits(done.changes)}), and the backups of before are gone.`
          : `What was deleted is erased (${sayEdits(done.changes)}).${sayBackups(done.backups)}`,
      )
    })
    setIsPending(false)
    if (isDone) onEnd()
  }
  if (changes === 0) {
    return (
      <InView>
        <p>Nothing that was written in this item has been deleted again.</p>
        <Button onPress={onEnd}>Close</Button>
      </InView>
    )
  }
  return (
    <InView>
      <p>
        The text stays as it stands. Everything that led to it ({sayEdits(changes)}) loses its words for good:
        nobody can go back to an earlier version. That there were edits, when and by whom stays in the audit
        trail. Drafts that were sent to the chair keep what they said.
      </p>
      <TextField label="Reason, for the audit trail" value={reason} onChange={setReason} takesFocus />
      {backups === 0 ? null : (
        <Checkbox isSelected={withBackups} onChange={setWithBackups}>
          Also take away the {backups === 1 ? 'backup' : `${backups} backups`} beside the book that still hold
          {backups === 1 ? 's' : ''} the words; a new one is taken first
        </Checkbox>
      )}
      <div className="buttons">
        <Button
          kind="primary"
          isPending={isPending}
          isDisabled={reason.trim() === ''}
          onPress={() => void erase()}
        >
          Erase for good
        </Button>
        <Button onPress={onEnd}>Keep them</Button>
      </div>
    </InView>
  )
}

/** The question itself, wherever the pane was scrolled to: its first field has the focus, else all of it. */
function InView({ children }: { readonly children: ReactNode }): ReactNode {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (panel.current?.contains(document.activeElement) !== true) panel.current?.focus()
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={panel} className="callout" role="group" aria-label="Erase what was deleted here" tabIndex={-1}>
      {children}
    </div>
  )
}

function sayEdits(changes: number): string {
  return changes === 1 ? '1 edit' : `${changes.toLocaleString('en-GB')} edits`
}

/** Honest about what an erasure does not reach. */
function sayBackups(backups: number): string {
  if (backups === 0) return ''
  const which =
    backups === 1 ? 'The backup of before still holds' : `The ${backups} backups of before still hold`
  return ` ${which} the words until they are let go, after a year at the latest; so do copies in a second place.`
}
