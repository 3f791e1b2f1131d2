import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useCommands } from '../../frame/commands.ts'
import { Frame } from '../../frame/frame.tsx'
import { focusNow, showPane } from '../../frame/frameState.ts'
import type { MeetingView } from '../../state/data.ts'
import { WithMeeting } from '../meeting/meetingFrame.tsx'
import { MeetingHeading } from '../meeting/meetingHeading.tsx'
import { MeetingTabs } from '../meeting/meetingTabs.tsx'
import { focusWay, nextFinding } from '../../parts/findingsFocus.ts'
import { FindingsPane } from './findingsPane.tsx'
import { PackChoices } from './packChoices.tsx'
import { toLookAtWords } from './packFindings.ts'
import { PackFoot } from './packFoot.tsx'
import { itemStart, pageGroups } from './packPlaces.ts'
import { usePackPlace } from './packPlace.ts'
import { usePackActs } from './packRefusal.ts'
import { pagesFromBefore } from './packSituation.ts'
import { PageStrip } from './pageStrip.tsx'
import { PageTools, PageView } from './pageView.tsx'
import { Publications } from './publications.tsx'
import { PublishedAsItIs } from './publishedAsItIs.tsx'
import { PublishSheet } from './publishSheet.tsx'
import { usePackDesk } from './usePackDesk.ts'
import { usePackFile } from './usePackFile.ts'
import { PicturesProvider, useNewPictures } from './usePicture.ts'
import { zoomAfter } from './zoom.ts'
import './pack.css'

/** The pack as it goes out: its pages, what is to be looked at, and the way to print, save or publish it. */
export function PackScreen({ meetingId }: { readonly meetingId: string }): ReactNode {
  const pictures = useNewPictures()
  return (
    <WithMeeting meetingId={meetingId} title="Pack">
      {(view) => (
        <PicturesProvider value={pictures}>
          <Pack key={meetingId} view={view} />
        </PicturesProvider>
      )}
    </WithMeeting>
  )
}

function Pack({ view }: { readonly view: MeetingView }): ReactNode {
  const meetingId = view.record.meeting.id
  const desk = usePackDesk(view)
  const file = usePackFile(desk, view)
  const place = usePackPlace(desk.shown)
  const [zoom, setZoom] = useState(100)
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  const { shown, situation, finished, found } = desk
  const groups = useMemo(() => (shown === null ? [] : pageGroups(shown)), [shown])
  const toItem = (step: 1 | -1): void => {
    const start = itemStart(groups, place.page, step)
    if (start !== null) place.go(start)
  }
  const openSheet = (): void => {
    showPane('work')
    setIsSheetOpen(true)
    focusNow(() => focusOn('[data-publish-sheet]'))
  }
  const blocks = found.open.filter(({ level }) => level === 'blocked').length
  const stopped = desk.build.stopped?.sentence ?? null
  const orSayWhyNot = usePackActs({ situation, problem: desk.problem, blocks, stopped })
  const fromBefore = pagesFromBefore(situation, desk.build)
  useEffect(() => {
    // Who came by a key has the page under the arrows at once.
    if (document.activeElement === document.body) focusOn('[data-pack-page]')
  }, [])
  useCommands([
    {
      id: 'pack.print',
      title: 'Print the pack',
      group: 'Pack',
      keys: ['Ctrl+P'],
      run: () => orSayWhyNot('print', file.print),
    },
    {
      id: 'pack.save',
      title: 'Save the pack as PDF',
      group: 'Pack',
      keys: ['Ctrl+S', 'F12'],
      run: () => orSayWhyNot('save', file.save),
    },
    {
      id: 'pack.publish',
      title: 'Publish the pack',
      group: 'Pack',
      keys: ['Ctrl+Enter'],
      run: () => orSayWhyNot('publish', openSheet),
    },
    {
      id: 'pack.goPage',
      title: 'Go to a page of the pack',
      group: 'Pack',
      keys: ['Ctrl+G'],
      run: () => focusNow(focusPageNumber),
    },
    {
      id: 'pack.nextItem',
      title: 'Pages of the next item',
      group: 'Pack',
      keys: ['Ctrl+PgDn'],
      run: () => toItem(1),
    },
    {
      id: 'pack.previousItem',
      title: 'Pages of the item before',
      group: 'Pack',
      keys: ['Ctrl+PgUp'],
      run: () => toItem(-1),
    },
    {
      id: 'pack.nextFinding',
      title: 'Next thing to look at in the pack',
      group: 'Pack',
      keys: ['F7', 'Ctrl+Shift+L'],
      run: () => {
        const next = nextFinding()
        showPane('inspector')
        focusNow(() => focusWay(next))
      },
    },
    {
      id: 'pack.larger',
      title: 'Larger page',
      group: 'Pack',
      run: () => setZoom((now) => zoomAfter(now, '+') ?? now),
    },
    {
      id: 'pack.smaller',
      title: 'Smaller page',
      group: 'Pack',
      run: () => setZoom((now) => zoomAfter(now, '-') ?? now),
    },
    { id: 'pack.fitWidth', title: 'Page at the width of the pane', group: 'Pack', run: () => setZoom(100) },
    {
      id: 'pack.build',
      title: 'Build the pack again',
      group: 'Pack',
      enabled: desk.plan !== null,
      run: desk.buildAgain,
    },
  ])
  const publish = async (): Promise<void> => {
    if (!(await file.publish())) return
    setIsSheetOpen(false)
    focusNow(() => focusOn('[data-pack-page]'))
  }
  const closeSheet = (): void => {
    setIsSheetOpen(false)
    focusNow(() => focusOn('[data-publish-button] button') ?? focusOn('[data-pack-page]'))
  }
  return (
    <Frame
      title={`Pack, ${view.record.committee.name}`}
      heading={<MeetingHeading view={view} />}
      tabs={<MeetingTabs meetingId={meetingId} at="pack" />}
      rail={{
        name: 'Pages',
        content:
          shown === null ? (
            <p className="rail-note">{desk.problem ?? withoutPages(desk.unchangedSince !== null)}</p>
          ) : (
            <>
              {fromBefore === null ? null : <p className="strip-before">{fromBefore}</p>}
              <PageStrip pack={shown} outputId={desk.outputId} page={place.page} onPage={place.go} />
            </>
          ),
      }}
      work={{ name: 'Pack', flush: true }}
      inspector={{
        name: 'To look at',
        content: (
          <div className="pack-side">
            {situation === 'published' ? <Publications publications={view.record.publications} /> : null}
            <FindingsPane view={view} found={found} inOrder={desk.inOrder} onPage={place.go} />
            {situation === 'published' ? null : <Publications publications={view.record.publications} />}
          </div>
        ),
      }}
      status={<span>{toLookAtWords(found.open)}</span>}
    >
      <div className="pack">
        <PackChoices
          audience={desk.wish.audience}
          onAudience={desk.chooseAudience}
          pages={desk.pages}
          editions={desk.editions}
          edition={desk.wish.edition}
          onEdition={desk.chooseEdition}
        />
        {shown === null ? (
          <PublishedAsItIs
            publication={desk.unchangedSince}
            problem={desk.problem}
            onBuild={() => desk.chooseEdition('agenda')}
          />
        ) : (
          <>
            <PageTools pack={shown} page={place.page} onPage={place.go} zoom={zoom} onZoom={setZoom} />
            {fromBefore === null ? null : (
              <p className="pack-before">{fromBefore} They are not what would go out now.</p>
            )}
            <PageView
              pack={shown}
              outputId={desk.outputId}
              page={place.page}
              onPage={place.go}
              zoom={zoom}
              onZoom={setZoom}
              without={withoutPictures[situation] ?? null}
              onBuild={desk.buildAgain}
            />
          </>
        )}
        {isSheetOpen && finished !== null && situation === 'ready' ? (
          <PublishSheet
            view={view}
            finished={finished}
            found={found}
            isPublishing={file.isPublishing}
            onPublish={() => void publish()}
            onClose={closeSheet}
          />
        ) : (
          <PackFoot
            situation={situation}
            build={desk.build}
            plan={desk.plan}
            problem={desk.problem}
            blocks={blocks}
            onCancel={desk.cancel}
            onBuild={desk.buildAgain}
            onPrint={file.print}
            onSave={file.save}
            onPublish={openSheet}
          />
        )}
      </div>
    </Frame>
  )
}

function withoutPages(isPublished: boolean): string {
  return isPublished
    ? 'The pack is published as it is: no pages are built anew.'
    : 'The pages stand here once they are worked out.'
}

const withoutPictures: Partial<Record<string, string>> = {
  due: 'It is drawn once the pack is built.',
  building: 'It is drawn once the pack is built.',
  blocked: 'Nothing is built while something blocks the pack. The list “To look at” says what.',
  stopped: 'It is drawn once the pack is built.',
}

function focusOn(selector: string): HTMLElement | null {
  const found = document.querySelector<HTMLElement>(selector)
  found?.focus()
  return found
}

function focusPageNumber(): HTMLElement | null {
  showPane('work')
  return focusOn('[data-page-number]')
}
