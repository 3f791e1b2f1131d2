import type { ReactNode } from 'react'
import type { Upload } from '../state/uploads.ts'
import { useUploads } from '../state/uploads.ts'
import { Button } from './button.tsx'
import { Progress } from './progress.tsx'
import './uploadsList.css'

/** Files of a meeting that are on their way, and those that did not get there. */
export function UploadsList({ meetingId }: { readonly meetingId: string }): ReactNode {
  const { uploads, drop } = useUploads()
  const own = uploads.filter((upload) => upload.meetingId === meetingId)
  const failed = own.filter(({ problem }) => problem !== null)
  return (
    <>
      <div role="alert">
        {failed.length === 0 ? null : (
          <ul className="uploads uploads-failed" aria-label="Files that were not added">
            {failed.map((upload) => (
              <li key={upload.id}>
                <span aria-hidden="true">!</span>
                <span className="upload-name">{sentenceFor(upload)}</span>
                <Button kind="quiet" label={`Dismiss: ${upload.fileName}`} onPress={() => drop([upload.id])}>
                  Dismiss
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {own.length === failed.length ? null : (
        <ul className="uploads" aria-label="Files being added">
          {own
            .filter(({ problem }) => problem === null)
            .map((upload) => (
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
      )}
    </>
  )
}

/** What went wrong, with the name of the file where the sentence lacks it. */
function sentenceFor({ fileName, problem }: Upload): string {
  const sentence = problem ?? ''
  return sentence.includes(fileName) ? sentence : `“${fileName}”: ${sentence}`
}
