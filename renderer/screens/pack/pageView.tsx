import { useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import type { PackPages } from '../../state/packData.ts'
import { lastPage, pageFinder, shownRange } from './packPlaces.ts'
import { pictureName } from './pageWords.ts'
import { usePicture } from './usePicture.ts'
import { zoomAfter } from './zoom.ts'

interface PageViewProps {
  readonly pack: PackPages
  readonly outputId: string | null
  readonly page: number
  readonly onPage: (page: number) => void
  /** Percent of the width of the pane. */
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
  /** Why there are no pictures yet; null when there are. */
  readonly without: string | null
  /** Makes the pack anew, where its file is no longer at hand. */
  readonly onBuild: () => void
}

/** Widths asked for are multiples of this, so that a pane that is drawn wider does not ask at every pixel. */
const widthStep = 160
const widestPicture = 2_400

/** The page that is looked at, at the width of the pane or larger, with the way to the others. */
export function PageView(props: PageViewProps): ReactNode {
  const { pack, outputId, page, onPage, zoom, onZoom, without, onBuild } = props
  const pane = useRef<HTMLDivElement>(null)
  const width = useWidth(pane)
  const shownWidth = Math.max(80, Math.round(((width - 24) * zoom) / 100))
  const asked = Math.min(
    widestPicture,
    Math.ceil((shownWidth * Math.max(1, devicePixelRatio)) / widthStep) * widthStep,
  )
  const picture = usePicture(outputId, page - pack.firstPage + 1, asked)
  const address = useLastAddress(picture?.state === 'there' ? picture.url : null, `${outputId ?? ''} ${page}`)
  const about = pageFinder(pack)(page)
  const name = about === null ? `Page ${page}` : pictureName(about, pack)
  useLayoutEffect(() => {
    if (pane.current !== null) pane.current.scrollTop = 0
  }, [page])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const nextZoom = zoomAfter(zoom, event.key)
    if (step !== undefined) onPage(page + step)
    else if (nextZoom !== null) onZoom(nextZoom)
    else return
    event.preventDefault()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows turn the page, + and - zoom; the buttons above do the same
    <div
      ref={pane}
      className="pack-page"
      role="region"
      aria-label="The page"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a page that is larger than the pane is scrolled by the keys
      tabIndex={0}
      onKeyDown={onKeyDown}
      data-pack-page
    >
      {address === null ? (
        <div className="pack-page-empty" style={{ width: shownWidth }}>
          <p>{name}</p>
          {picture?.state === 'failed' ? (
            <>
              <p>It could not be drawn.</p>
              <div>
                <Button onPress={onBuild}>Build the pack again</Button>
              </div>
            </>
          ) : null}
          {without === null ? null : <p className="muted">{without}</p>}
        </div>
      ) : (
        <img className="pack-picture" src={address} alt={name} width={shownWidth} />
      )}
    </div>
  )
}

/** The address to show: the new picture, or until it is there the last one of the same page at another size. */
function useLastAddress(url: string | null, of: string): string | null {
  const [last, setLast] = useState<{ readonly of: string; readonly url: string } | null>(null)
  if (url !== null && last?.url !== url) setLast({ of, url })
  if (url !== null) return url
  return last?.of === of ? last.url : null
}

function useWidth(pane: { readonly current: HTMLDivElement | null }): number {
  const [width, setWidth] = useState(560)
  useLayoutEffect(() => {
    const element = pane.current
    if (element === null) return undefined
    const look = (): void => setWidth(element.clientWidth)
    look()
    const sized = new ResizeObserver(look)
    sized.observe(element)
    return () => sized.disconnect()
  }, [pane])
  return width
}

/** Turning the pages, finding one by its number, and zooming. */
export function PageTools(
  props: Pick<PageViewProps, 'pack' | 'page' | 'onPage' | 'zoom' | 'onZoom'>,
): ReactNode {
  const { pack, page, onPage, zoom, onZoom } = props
  const last = lastPage(pack)
  const all = pack.firstPage === 1 ? `of ${last}` : `of ${shownRange({ first: pack.firstPage, last })}`
  return (
    <div className="pack-tools" role="group" aria-label="Pages and size">
      <Button
        kind="quiet"
        label="Previous page"
        isDisabled={page <= pack.firstPage}
        onPress={() => onPage(page - 1)}
      >
        ‹
      </Button>
      <PageNumber page={page} first={pack.firstPage} last={last} onPage={onPage} />
      <span>{all}</span>
      <Button kind="quiet" label="Next page" isDisabled={page >= last} onPress={() => onPage(page + 1)}>
        ›
      </Button>
      <span className="pack-zoom">
        <Button kind="quiet" label="Smaller" onPress={() => onZoom(zoomAfter(zoom, '-') ?? zoom)}>
          −
        </Button>
        <span aria-live="polite">{zoom} %</span>
        <Button kind="quiet" label="Larger" onPress={() => onZoom(zoomAfter(zoom, '+') ?? zoom)}>
          +
        </Button>
        <Button kind="quiet" isDisabled={zoom === 100} onPress={() => onZoom(100)}>
          Fit width
        </Button>
      </span>
    </div>
  )
}

/** The number of the page, and the way to another: type it, then Enter. */
function PageNumber(props: {
  readonly page: number
  readonly first: number
  readonly last: number
  readonly onPage: (page: number) => void
}): ReactNode {
  const { page, first, last, onPage } = props
  const [typed, setTyped] = useState<string | null>(null)
  const go = (): void => {
    const number = Number(typed ?? page)
    setTyped(null)
    if (Number.isInteger(number) && number >= first && number <= last) onPage(number)
  }
  return (
    <label className="pack-number">
      <span>Page</span>
      <input
        className="input"
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? String(page)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setTyped(event.target.value.replaceAll(/\D/g, ''))}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go()
          if (event.key === 'Escape') setTyped(null)
        }}
        data-page-number
      />
    </label>
  )
}
