import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { navigate } from 'wouter/use-hash-location'
import { dayOf, timeAt } from '../../../shared/domain/civilTime.ts'
import { bundleCommands, bundleWords, countedFiles } from './bundleWords.ts'
import type { BundleChoice, OpenedBundle } from './bundleWords.ts'
import { Differences } from './differences.tsx'
import { Frame } from '../../frame/frame.tsx'
import { MainRail } from '../../frame/mainRail.tsx'
import { Button } from '../../parts/button.tsx'
import { Loading } from '../../parts/loading.tsx'
import { shortDate } from '../../parts/shownDates.ts'
import { useAct } from '../../state/act.ts'
import { useCore } from '../../state/core.tsx'
import { reportDone } from '../../state/notices.ts'
import './bundle.css'

/** A bundle that was opened: how it stands to the book, what differs, and what can be done. Nothing is changed by looking. */
export function OpenedBundleScreen({ sha256 }: { readonly sha256: string }): ReactNode {
  const { api } = useCore()
  const opened = useQuery(api.bundles.open.queryOptions({ input: { sha256 } }))
  return (
    <Frame
      title="Meeting bundle"
      rail={{ name: 'Places', content: <MainRail at="meetings" isInside /> }}
      work={{ name: 'Meeting bundle' }}
    >
      {opened.data === undefined ? <Loading query={opened} /> : <Sheet bundle={opened.data} />}
    </Frame>
  )
}

function Sheet({ bundle }: { readonly bundle: OpenedBundle }): ReactNode {
  const { standing } = bundle
  const { title, sentence } = bundleWords(bundle)
  return (
    <div className="stack bundle-sheet">
      <section>
        <h2>{title}</h2>
        <p>{sentence}</p>
        <Choices bundle={bundle} />
      </section>
      {'differences' in standing ? (
        <Differences differences={standing.differences} by={bundle.by} kind={standing.kind} />
      ) : null}
      <section>
        <h2>The bundle</h2>
        <dl className="bundle-facts">
          <dt>Meeting</dt>
          <dd>
            {bundle.committee}, {shortDate(bundle.date)}, {bundle.start}
          </dd>
          <dt>Saved by</dt>
          <dd>
            {bundle.by}, {shortDate(dayOf(bundle.madeAt))} at {timeAt(bundle.madeAt)}, on {bundle.device}
          </dd>
          <dt>Files</dt>
          <dd>{countedFiles(bundle.files)}</dd>
          {bundle.contains === 'exempt' || bundle.contains === 'confidential' ? (
            <>
              <dt>Holds</dt>
              <dd>
                <strong>{bundle.contains} matter</strong>
              </dd>
            </>
          ) : null}
        </dl>
        {bundle.missing.length === 0 ? null : (
          <p>Not in the bundle, and not in this book: {bundle.missing.join(', ')}. Ask for them.</p>
        )}
      </section>
    </div>
  )
}

function Choices({ bundle }: { readonly bundle: OpenedBundle }): ReactNode {
  const { client } = useCore()
  const act = useAct()
  const { sha256, seen, standing } = bundle
  const choose = async (choice: BundleChoice): Promise<void> => {
    if (choice === 'mine') {
      navigate(`/meetings/${standing.kind === 'kept' ? standing.copyId : bundle.meetingId}/agenda`)
      return
    }
    await act(async () => {
      const { meetingId } = await client.bundles.take({ sha256, seen, choice })
      // The notice belongs to the screen that is gone to.
      flushSync(() => navigate(`/meetings/${meetingId}/agenda`))
      reportDone(bundleCommands(bundle)[choice].done)
    })
  }
  const words = bundleCommands(bundle)
  return (
    <ul className="bundle-choices">
      {bundle.choices.map((choice, index) => (
        <li key={choice}>
          <Button
            kind={index === 0 && standing.kind !== 'conflict' ? 'primary' : 'plain'}
            onPress={() => void choose(choice)}
          >
            {words[choice].name}
          </Button>
          <span>{words[choice].hint}</span>
        </li>
      ))}
    </ul>
  )
}
