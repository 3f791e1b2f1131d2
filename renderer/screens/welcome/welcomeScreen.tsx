import { useState } from 'react'
import type { ReactNode } from 'react'
import { navigate } from 'wouter/use-hash-location'
import { Frame } from '../../frame/frame.tsx'
import { AppearanceFields } from '../../parts/appearanceFields.tsx'
import { Button } from '../../parts/button.tsx'
import { TextField } from '../../parts/textField.tsx'
import { useCore } from '../../state/core.tsx'
import type { BookStatus } from '../../state/data.ts'
import { LastBookBackups } from '../backups/lastBookBackups.tsx'
import { MendBook } from '../mend/mendBook.tsx'
import { CouncilForm } from './councilForm.tsx'
import { useStartBook } from './startBook.ts'
import { UnlockBook } from './unlockBook.tsx'

/** First run: where the minute book lives, who keeps it, and the sample or one's own council. */
export function WelcomeScreen({ status }: { readonly status: BookStatus }): ReactNode {
  const { client } = useCore()
  const [folder, setFolder] = useState(status.suggestedFolder)
  const [officer, setOfficer] = useState(status.officer ?? { name: '', title: '' })
  const [isSettingUp, setIsSettingUp] = useState(false)
  const book = useStartBook()
  const chooseFolder = async (): Promise<void> => {
    const chosen = await client.book.chooseFolder({})
    if (chosen.folder !== null) setFolder(chosen.folder)
  }
  // The sample can be looked at without a name; one's own minutes need to say who kept them.
  const sampleOfficer = {
    name: officer.name.trim() === '' ? 'Governance Officer' : officer.name,
    title: officer.title,
  }
  return (
    <Frame title="Welcome to Minutebook" work={{ name: 'Welcome' }}>
      <div className="welcome">
        <p className="welcome-lead">
          Agendas, minutes and papers for council committees. Everything stays on this computer: no account,
          and nothing is sent anywhere.
        </p>
        {status.locked === null ? null : (
          <UnlockBook key={status.locked.folder} locked={status.locked} why={status.problem} />
        )}
        {status.problem === null || status.locked !== null ? null : (
          <p className="callout callout-problem">
            <strong>The minute book could not be opened. </strong>
            {status.problem}
          </p>
        )}
        {status.problemReason === 'damaged' ? <MendBook /> : null}
        {/* A book that is open in another Minutebook lacks nothing that a backup could give it. */}
        {status.problem === null || status.locked !== null || status.problemReason === 'busy' ? null : (
          <LastBookBackups />
        )}
        <section>
          <h2>Where the minute book lives</h2>
          <div className="with-button" data-book-folder>
            <TextField
              label="Folder"
              hint="One file and a folder of attachments. Choose a folder on this computer, not one that is synchronised or shared."
              value={folder}
              onChange={setFolder}
              error={book.errors['folder']}
            />
            {status.canChooseFolder ? (
              <Button onPress={() => void chooseFolder().catch(book.fail)}>Change…</Button>
            ) : null}
          </div>
          <div className="buttons">
            <Button isPending={book.isBusy} onPress={() => void book.open(folder)}>
              Open the minute book in this folder
            </Button>
          </div>
        </section>
        <section>
          <h2>Who keeps the minutes</h2>
          <div className="field-row">
            <TextField
              label="Your name"
              value={officer.name}
              onChange={(name) => setOfficer({ ...officer, name })}
              error={book.errors['name']}
              width="medium"
            />
            <TextField
              label="Your title"
              hint="For example Governance Officer"
              value={officer.title}
              onChange={(title) => setOfficer({ ...officer, title })}
              width="medium"
            />
          </div>
        </section>
        {isSettingUp ? (
          <CouncilForm
            isBusy={book.isBusy}
            onCancel={() => setIsSettingUp(false)}
            onDone={(council) =>
              void book.create({ folder, officer, start: { kind: 'council', council } }).then((done) => {
                if (done) navigate('/committees')
              })
            }
          />
        ) : (
          <section aria-label="Begin" className="welcome-begin">
            <div>
              <Button
                kind="primary"
                isPending={book.isBusy}
                onPress={() =>
                  void book.create({ folder, officer: sampleOfficer, start: { kind: 'sample' } })
                }
              >
                Open the sample council
              </Button>
              <p>An invented scrutiny committee with three meetings: two minuted, and one to try.</p>
            </div>
            <div>
              <Button isPending={book.isBusy} onPress={() => setIsSettingUp(true)}>
                Set up my council
              </Button>
              <p>Four questions. Everything else has a default that you can change.</p>
            </div>
          </section>
        )}
        <section aria-label="Appearance">
          <AppearanceFields />
        </section>
      </div>
    </Frame>
  )
}
