import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { useDroppedFiles } from '../../parts/droppedFile.ts'
import { EmptyState } from '../../parts/emptyState.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { useNotices } from '../../state/notices.ts'
import { BookTabs } from '../registers/bookTabs.tsx'
import './import.css'
import type { ImportListed } from './importRows.ts'
import { filesNotRead, useImportFiles } from './useImportFiles.ts'

/** What can be read; the system's chooser can show everything else on demand. */
const readable = '.docx,.docm,.doc,.odt,.rtf,.pdf,.html,.htm,.txt,.md,.json'

/** Minutes and agendas from outside: those that wait for a look, and what became of the others. */
export function ImportScreen(): ReactNode {
  const { api } = useCore()
  const list = useQuery(api.imports.list.queryOptions({ input: {} }))
  const input = useRef<HTMLInputElement>(null)
  const files = useImportFiles()
  const choose = (): void => input.current?.click()
  // It speaks of this list, and goes with it.
  useEffect(() => () => useNotices.getState().dismiss(filesNotRead), [])
  useDroppedFiles((dropped) => void files.take(dropped))
  useCommands([
    {
      ...{ id: 'import.choose', title: 'Choose files to import', group: 'Import' },
      ...{ keys: ['Ctrl+N', 'Alt+Shift+N'], run: choose },
    },
  ])
  const waiting = list.data?.files.filter(({ state }) => state === 'read').length ?? 0
  return (
    <Frame
      title="Import"
      tabs={<BookTabs at="import" />}
      actions={
        <Button
          kind="primary"
          keys="Ctrl+N"
          command="import.choose"
          isPending={files.standing !== null}
          onPress={choose}
        >
          Choose files…
        </Button>
      }
      rail={{ name: 'Places', content: <MainRail at="book" isInside /> }}
      work={{ name: 'Files from outside' }}
      status={<span role="status">{files.standing ?? waitingWords(waiting)}</span>}
    >
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={readable}
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])]
          event.target.value = ''
          if (chosen.length > 0) void files.take(chosen)
        }}
      />
      <p className="muted">
        <a href="#/migrate">Migrate a folder</a> takes in a whole folder of old minutes at once.
      </p>
      {list.data === undefined ? (
        <Loading query={list} />
      ) : list.data.files.length === 0 ? (
        <EmptyState title="No files yet">
          Minutes and agendas of the past, from Word, PDF, web pages or plain text: drop them on this window
          or choose them. Each is shown beside what was read of it, and goes into the minute book when you
          take it.
        </EmptyState>
      ) : (
        <div className="stack">
          <ImportTable files={list.data.files} />
          {list.data.more === 0 ? null : (
            <p className="muted">{list.data.more.toLocaleString('en-GB')} more wait behind these.</p>
          )}
        </div>
      )}
    </Frame>
  )
}

function waitingWords(count: number): string {
  if (count === 0) return 'No file waits'
  return count === 1 ? '1 file waits for your look' : `${count} files wait for your look`
}

function ImportTable({ files }: { readonly files: readonly ImportListed[] }): ReactNode {
  return (
    <table className="list-table">
      <caption className="visually-hidden">Files</caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Meeting</th>
          <th scope="col">Where it stands</th>
          <th scope="col">
            <span className="visually-hidden">What to do</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {files.map((file) => (
          <ImportLine key={file.id} file={file} />
        ))}
      </tbody>
    </table>
  )
}

const stateWords: Readonly<Record<ImportListed['state'], string>> = {
  waiting: 'Not read yet',
  read: 'Waits for your look',
  taken: 'In the minute book',
  again: 'There before',
  refused: 'Not read',
  'put-aside': 'Put aside',
}

function ImportLine({ file }: { readonly file: ImportListed }): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const { id, fileName, state, title, sentence, meetingId } = file
  const href =
    state === 'read' ? `#/import/${id}` : meetingId === null ? null : `#/meetings/${meetingId}/live`
  const aside = (isAside: boolean): void =>
    void act(() => client.imports.putAside({ importId: id, aside: isAside }))
  return (
    <tr className={href === null ? '' : 'row-leads'}>
      <th scope="row">{href === null ? fileName : <a href={href}>{fileName}</a>}</th>
      <td>
        {title === '' ? '–' : title}
        {sentence === '' ? null : <span className="cell-hint">{sentence}</span>}
      </td>
      <td className="cell-short">{stateWords[state]}</td>
      <td className="cell-short">
        {state === 'read' || state === 'refused' ? (
          <Button kind="quiet" label={`Put aside ${fileName}`} onPress={() => aside(true)}>
            Put aside
          </Button>
        ) : state === 'put-aside' ? (
          <Button kind="quiet" label={`Back again: ${fileName}`} onPress={() => aside(false)}>
            Back again
          </Button>
        ) : null}
      </td>
    </tr>
  )
}
