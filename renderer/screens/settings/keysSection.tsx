import { useState } from 'react'
import type { ReactNode } from 'react'
import { useAppearance, useSetAppearance } from '../../frame/appearance.ts'
import { commandList } from '../../frame/commandList.ts'
import type { ListedCommand } from '../../frame/commandList.ts'
import { shownKeys } from '../../frame/keyCaps.tsx'
import { keysNow, resetProblem } from '../../frame/keyRules.ts'
import type { ChosenKeys } from '../../frame/keyRules.ts'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'
import { reportDone } from '../../state/notices.ts'
import { KeyField } from './keyField.tsx'
import './keys.css'

/** Every command with its keys, whichever screen it belongs to; each may have others. */
export function KeysSection(): ReactNode {
  const chosen = useAppearance((state) => state.keys)
  const save = useSaveKeys()
  const [typed, setTyped] = useState('')
  const [changing, setChanging] = useState<string | null>(null)
  const found = commandList.filter((command) => isFound(command, typed, chosen))
  const groups = Object.entries(Object.groupBy(found, (command) => command.group))
  const resetAll = (): void => {
    save({})
    reportDone('Every command has its own keys again.', () => save(chosen))
  }
  return (
    <div className="stack keys-settings">
      <div className="field-row">
        <TextField label="Find a command or keys" value={typed} onChange={setTyped} width="medium" />
        <Button isDisabled={Object.keys(chosen).length === 0} onPress={resetAll}>
          Reset all keys
        </Button>
      </div>
      {groups.map(([group, commands]) => (
        <section key={group}>
          <h2>{group}</h2>
          <ul className="keys-list">
            {(commands ?? []).map((command) => (
              <li key={command.id}>
                <CommandKeys
                  command={command}
                  chosen={chosen}
                  isChanging={changing === command.id}
                  onChanging={(isChanging) => setChanging(isChanging ? command.id : null)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {found.length === 0 ? <p className="muted">No command by that name.</p> : null}
      <p className="field-hint">
        The keys of writing (Enter, Tab, Ctrl+B and the like) are Word’s and stay as they are. F1 lists them.
      </p>
    </div>
  )
}

/** What is chosen here holds everywhere at once; the core keeps it for the next start. */
function useSaveKeys(): (keys: ChosenKeys) => void {
  const set = useSetAppearance()
  return (keys) =>
    set({ keys: Object.fromEntries(Object.entries(keys).map(([id, list]) => [id, [...list]])) })
}

function isFound(command: ListedCommand, typed: string, chosen: ChosenKeys): boolean {
  const words = [command.title, command.group, ...keysNow(command, chosen)].join(' ').toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word))
}

const placeNames: Readonly<Record<ListedCommand['place'], string>> = {
  everywhere: '',
  calendar: 'calendar',
  agenda: 'agenda',
  pack: 'pack',
  live: 'live',
  report: 'report',
  search: 'search',
  import: 'import',
  registers: 'registers',
  audit: 'audit trail',
  programme: 'work programme',
  plan: 'forward plan',
  committees: 'committees',
  people: 'people',
}

interface CommandKeysProps {
  readonly command: ListedCommand
  readonly chosen: ChosenKeys
  readonly isChanging: boolean
  readonly onChanging: (isChanging: boolean) => void
}

function CommandKeys({ command, chosen, isChanging, onChanging }: CommandKeysProps): ReactNode {
  const save = useSaveKeys()
  const keys = keysNow(command, chosen)
  const place = placeNames[command.place]
  const give = (given: readonly string[]): void => {
    save({ ...chosen, [command.id]: given })
    onChanging(false)
  }
  return (
    <div className="keys-line" data-command={command.id}>
      <span>
        {command.title} {place === '' ? null : <span className="field-hint">{place}</span>}
      </span>
      <span className="keys-now">
        {keys.length === 0 ? <span className="field-hint">no keys</span> : null}
        {keys.map((one) => (
          <kbd key={one}>{shownKeys(one)}</kbd>
        ))}
      </span>
      {command.isFixed === true ? (
        <span className="field-hint">fixed</span>
      ) : (
        <span className="buttons">
          <Button
            kind="quiet"
            label={`Change the keys of ${command.title}`}
            onPress={() => onChanging(!isChanging)}
          >
            Change
          </Button>
          {chosen[command.id] === undefined ? null : (
            <ResetButton command={command} chosen={chosen} save={save} />
          )}
        </span>
      )}
      {isChanging ? (
        <KeyField command={command} chosen={chosen} onGive={give} onCancel={() => onChanging(false)} />
      ) : null}
    </div>
  )
}

function ResetButton(props: {
  readonly command: ListedCommand
  readonly chosen: ChosenKeys
  readonly save: (keys: ChosenKeys) => void
}): ReactNode {
  const { command, chosen, save } = props
  const [problem, setProblem] = useState<string | null>(null)
  const reset = (): void => {
    const why = resetProblem(command.id, chosen)
    setProblem(why)
    if (why !== null) return
    const { [command.id]: _own, ...rest } = chosen
    save(rest)
  }
  return (
    <>
      <Button kind="quiet" label={`Reset the keys of ${command.title}`} onPress={reset}>
        Reset
      </Button>
      {problem === null ? null : (
        <span className="field-error" role="alert">
          {problem}
        </span>
      )}
    </>
  )
}
