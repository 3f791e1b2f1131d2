import type { ReactNode } from 'react'
import { useUploads } from '../state/uploads.ts'
import { Button } from './button.tsx'
import { Progress } from './progress.tsx'
import './uploadsList.css'

/** Files of a meeting that are on their way. */
export function UploadsList({ meetingId }: { readonly meetingId: string }): ReactNode {
  const own = useUploads().uploads.filter((upload) => upload.meetingId === meetingId)
  if (own.length === 0) return null
  return (
    <ul className="uploads" aria-label="Files being added">
      {own.map((upload) => (
        <li key={upload.id}>
          <span className="upload-name">
            <Progress label={upload.fileName} value={upload.sent} />
          </span>
          <Button kind="quiet" label={`Cancel ${upload.fileName}`} onPress={upload.cancel}>
            Cancel
          </Button>
        </li>
      ))}
    </ul>
  )
}
