import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { navigate } from 'wouter/use-hash-location'
import { bundleEnding } from '../../../shared/api/bundlesContract.ts'
import { useCommands } from '../../frame/commands.ts'
import { openMeetingOf } from '../../frame/openMeeting.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { useNotices } from '../../state/notices.ts'

const isBundle = ({ name }: File): boolean => name.toLowerCase().endsWith(bundleEnding)

/** Where bundles come in, whatever screen is open: dropped anywhere on the window, or chosen. */
export function BundleDoor(): ReactNode {
  const { sendFile } = useCore()
  const act = useAct()
  const input = useRef<HTMLInputElement>(null)
  const [location] = useLocation()
  const meetingId = openMeetingOf(location)
  const open = async (file: File): Promise<void> => {
    const notices = useNotices.getState()
    const text = `Reading “${file.name}”.`
    notices.show({ id: 'bundle', kind: 'note', text })
    await act(async () => {
      const options = { signal: new AbortController().signal, onProgress: () => undefined }
      const { sha256 } = await sendFile(file, options)
      navigate(`/bundle/${sha256}`)
    })
    notices.dismiss('bundle')
  }
  useBundleDrop((file) => void open(file))
  useCommands(
    [
      {
        id: 'bundle.open',
        title: 'Open a meeting bundle from a colleague',
        group: 'Meetings',
        run: () => input.current?.click(),
      },
      {
        id: 'bundle.save',
        title: 'Save this meeting as a bundle for a colleague',
        group: 'Meetings',
        enabled: meetingId !== null && meetingId !== 'new',
        run: () => navigate(`/meetings/${meetingId ?? ''}/bundle`),
      },
    ],
    'app',
  )
  return (
    <input
      ref={input}
      type="file"
      hidden
      accept={bundleEnding}
      data-bundle-file
      onChange={({ target }) => {
        const [file] = target.files ?? []
        if (file !== undefined) void open(file)
        target.value = ''
      }}
    />
  )
}

/** Before any screen takes the file for a paper of its own. */
function useBundleDrop(take: (file: File) => void): void {
  const current = useRef(take)
  useEffect(() => {
    current.current = take
  })
  useEffect(() => {
    const stop = new AbortController()
    const options = { capture: true, signal: stop.signal }
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
    // Without this the browser would open the file in place of Minutebook.
    window.addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault(), options)
    window.addEventListener(
      'drop',
      (event) => {
        const files = [...(event.dataTransfer?.files ?? [])]
        const [file] = files
        if (files.length !== 1 || file === undefined || !isBundle(file)) return
        event.preventDefault()
        event.stopImmediatePropagation()
        current.current(file)
      },
      options,
    )
    return () => stop.abort()
  }, [])
}
