import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { Progress } from '../../parts/progress.tsx'
import type { PackPages } from '../../state/packData.ts'
import { packName } from './packEditions.ts'
import { isStale } from './packSituation.ts'
import type { PackBuild, PackSituation } from './packSituation.ts'

interface PackFootProps {
  readonly situation: PackSituation
  readonly build: PackBuild
  readonly plan: PackPages | null
  /** Why the pages could not be worked out; null when they could. */
  readonly problem: string | null
  readonly blocks: number
  readonly onCancel: () => void
  readonly onBuild: () => void
  readonly onPrint: () => void
  readonly onSave: () => void
  readonly onPublish: () => void
}

/** How far the pack has come, and what can be done with it. */
export function PackFoot(props: PackFootProps): ReactNode {
  const { situation, onPrint, onSave, onPublish } = props
  const hasFile = situation === 'ready' || situation === 'published'
  return (
    <div className="pack-foot">
      <div className="pack-state">
        <State {...props} />
      </div>
      <div className="buttons" data-publish-button>
        <Button keys="Ctrl+P" command="pack.print" isDisabled={!hasFile} onPress={onPrint}>
          Print
        </Button>
        <Button keys="Ctrl+S" command="pack.save" isDisabled={!hasFile} onPress={onSave}>
          Save PDF
        </Button>
        <Button
          kind="primary"
          keys="Ctrl+Enter"
          command="pack.publish"
          isDisabled={situation !== 'ready'}
          onPress={onPublish}
        >
          Publish…
        </Button>
      </div>
    </div>
  )
}

function State({ situation, build, plan, problem, blocks, onCancel, onBuild }: PackFootProps): ReactNode {
  const again = build.finished !== null
  const older = isStale(situation, build) ? ' The pages shown are from before.' : ''
  if (problem !== null) {
    return (
      <p className="pack-problem" role="alert">
        ! {problem}
      </p>
    )
  }
  switch (situation) {
    case 'planning':
      return <p>Working out the pages…</p>
    case 'due':
    case 'building':
      return (
        <div className="pack-building">
          <Progress
            label={`${again ? 'The meeting has changed. Building again' : 'Building'}: ${build.running?.what ?? 'beginning'}`}
            value={build.running?.progress ?? 0}
          />
          <Button label="Cancel the build" isDisabled={build.running === null} onPress={onCancel}>
            Cancel
          </Button>
        </div>
      )
    case 'blocked':
      return (
        <p className="pack-problem" role="alert">
          ! Not built: {blocks === 1 ? 'one thing blocks' : `${blocks} things block`} the pack. See “To look
          at”.{older}
        </p>
      )
    case 'stopped':
      return (
        <>
          <p className={build.stopped?.failed === true ? 'pack-problem' : ''} role="alert">
            {build.stopped?.failed === true ? '! Not built. ' : ''}
            {build.stopped?.sentence}
            {older}
          </p>
          <Button onPress={onBuild}>{again ? 'Build again' : 'Build'}</Button>
        </>
      )
    case 'published':
      return <p role="status">✓ Published, and nothing has changed since.</p>
    case 'ready':
      return <p role="status">✓ {readyWords(plan, build)}</p>
  }
}

function readyWords(plan: PackPages | null, { finished }: PackBuild): string {
  const pages = finished?.pack.pages ?? plan?.pages ?? 0
  const blanks = finished?.pack.blanks.length ?? 0
  const seconds = ((finished?.milliseconds ?? 0) / 1000).toFixed(1)
  const count = `${pages} ${pages === 1 ? 'page' : 'pages'}`
  const name = finished === null ? '' : `${packName(finished.pack)}: `
  return `${name}${count}${blanks === 0 ? '' : `, ${blanks} blank`}. Built in ${seconds} s.`
}
