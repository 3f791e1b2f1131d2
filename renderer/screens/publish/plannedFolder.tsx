import { useState } from 'react'
import type { ReactNode } from 'react'
import type { PublicationFolder } from '../../../shared/api/publishContract.ts'
import { Button } from '../../parts/button.tsx'
import { shownSize } from '../../parts/shownSize.ts'

interface PlannedFolderProps {
  /** Null while nothing is known. */
  readonly plan: PublicationFolder | null
  readonly isWorking: boolean
  /** Why nothing can be published; null when it can. */
  readonly problem: string | null
  readonly written: PublicationFolder | null
  /** How much the checks of the meeting have found. */
  readonly toLookAt: number
}

/** The folder as it will be, what was looked at, and, once it is written, where it is. */
export function PlannedFolder(props: PlannedFolderProps): ReactNode {
  const { plan, isWorking, problem, written, toLookAt } = props
  if (problem !== null) {
    return (
      <p className="callout callout-problem" role="alert">
        <strong>Nothing can be published so. </strong>
        {problem}
      </p>
    )
  }
  const shown = written ?? plan
  if (shown === null) return <p className="muted">Working out what will be written.</p>
  const bytes = shown.files.reduce((sum, file) => sum + file.bytes, 0)
  const count = shown.files.length === 1 ? '1 file' : `${shown.files.length} files`
  return (
    <>
      <section className="publish-folder" aria-label="What is written" aria-busy={isWorking}>
        <p className="publish-name">
          <span className="file-name">{shown.name}</span>{' '}
          <span className="cell-hint">
            {count}, {shownSize(bytes)}
            {shown.already ? '. The same is published already: it stays as it is.' : ''}
          </span>
        </p>
        <FileTree files={shown.files} />
      </section>
      <Checks plan={shown} toLookAt={toLookAt} />
      {written === null ? null : <Written written={written} />}
    </>
  )
}

/** Files of the folder first, then those of each folder in it. */
function FileTree({ files }: Pick<PublicationFolder, 'files'>): ReactNode {
  const folders = [...new Set(files.map(({ path }) => folderOf(path)))].toSorted()
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a list that scrolls is reached by the keyboard
    <div className="publish-tree" tabIndex={0} role="group" aria-label="Files">
      {folders.map((folder) => (
        <div key={folder}>
          {folder === '' ? null : <p className="publish-subfolder">{folder}/</p>}
          <ul>
            {files
              .filter(({ path }) => folderOf(path) === folder)
              .map(({ path, bytes, what }) => (
                <li key={path}>
                  <span className="file-name">{path.slice(folder === '' ? 0 : folder.length + 1)}</span>
                  <span className="publish-what">{what}</span>
                  <span className="publish-size">{shownSize(bytes)}</span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

function Checks({
  plan,
  toLookAt,
}: {
  readonly plan: PublicationFolder
  readonly toLookAt: number
}): ReactNode {
  const { findings } = plan
  return (
    <ul className="publish-checks">
      <li>✓ No exempt text: made from what everybody may read</li>
      {findings.length === 0 ? <li>✓ Accessible: headings, lists, tables and language are marked</li> : null}
      {toLookAt === 0 ? null : (
        <li>
          ! {toLookAt === 1 ? '1 thing' : `${toLookAt} things`} to look at in the meeting: the list stands
          beside its papers
        </li>
      )}
      {findings.map(({ sentence, level }) => (
        <li key={sentence}>
          {level === 'problem' ? '!' : 'i'} {sentence}
        </li>
      ))}
    </ul>
  )
}

/** Where it is, and the message that tells others. */
function Written({ written }: { readonly written: PublicationFolder }): ReactNode {
  const [copied, setCopied] = useState<string | null>(null)
  const copy = (what: string, text: string): void =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(`${what} copied.`),
      () => setCopied('The clipboard cannot be written here. The message lies in the folder as message.txt.'),
    )
  const { message } = written
  return (
    <section className="callout publish-written" aria-label="Published">
      <p>
        <strong>{written.already ? 'Published already' : 'Published'}</strong> in{' '}
        <span className="file-name">{written.folder}</span>
      </p>
      <div className="buttons">
        <Button onPress={() => copy('The path is', written.folder)}>Copy the path</Button>
        <Button onPress={() => copy('The message is', `${message.subject}\n\n${message.text}`)}>
          Copy message
        </Button>
        <a href={message.mailto}>Write an e-mail</a>
        <span role="status">{copied}</span>
      </div>
    </section>
  )
}
