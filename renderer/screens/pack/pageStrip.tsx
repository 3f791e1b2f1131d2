import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { PackPages } from '../../state/packData.ts'
import { lastPage, pageFinder, pageGroups } from './packPlaces.ts'
import { groupHeading, thumbnailName } from './pageWords.ts'
import { pageAfterKey, rowOf, rowsInView, stripHeight, stripRows } from './thumbnailRows.ts'
import type { StripRow } from './thumbnailRows.ts'
import { afterDigit, nothingTyped } from './typedPage.ts'
import type { TypedPage } from './typedPage.ts'
import { usePicture } from './usePicture.ts'

interface PageStripProps {
  readonly pack: PackPages
  /** Where the pictures are had; null while nothing was built. */
  readonly outputId: string | null
  readonly page: number
  readonly onPage: (page: number) => void
}

/** A thumbnail, its number and the space around it, in rem: 96 pixels wide at text of normal size. */
const thumbnailWidth = 6
/** Pictures are fetched finer than they are shown: at their own size, lines of text run together into bars. */
const finerBy = 2
const rowHeight = 8.5 + 1.25 + 0.5
const gap = 0.375
const headingHeight = 1.75

/** Every page of the pack as a small picture under the item it belongs to. A list: arrows, Home, End, or a number typed. */
export function PageStrip({ pack, outputId, page, onPage }: PageStripProps): ReactNode {
  const list = useRef<HTMLDivElement>(null)
  const typed = useRef<TypedPage>(nothingTyped)
  const view = useView(list)
  const groups = useMemo(() => pageGroups(pack), [pack])
  const about = useMemo(() => pageFinder(pack), [pack])
  const columns = Math.max(1, Math.floor((view.width / view.em - gap) / (thumbnailWidth + gap)))
  const rows = useMemo(
    () =>
      stripRows(groups, {
        columns,
        heading: headingHeight * view.em,
        pages: rowHeight * view.em,
      }),
    [groups, columns, view.em],
  )
  const shown = rowsInView(rows, view.top, view.height)
  const current = rowOf(rows, page)
  // The list names its current page to screen readers: it is there also while the officer has scrolled elsewhere.
  const drawn = current === undefined || shown.includes(current) ? shown : [...shown, current]
  useLayoutEffect(() => {
    const element = list.current
    if (element === null || current === undefined) return
    const heading = headingHeight * view.em
    if (current.top - heading < element.scrollTop) element.scrollTop = current.top - heading
    else if (current.top + current.height > element.scrollTop + element.clientHeight) {
      element.scrollTop = current.top + current.height - element.clientHeight
    }
    // Only when the page or its row changes: scrolling by hand is left alone.
  }, [current, view.em])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const screenful = Math.floor(view.height / (rowHeight * view.em))
    let next = pageAfterKey(rows, page, event.key, screenful)
    if (/^\d$/.test(event.key)) {
      const last = lastPage(pack)
      const found = afterDigit(typed.current, event.key, event.timeStamp, { first: pack.firstPage, last })
      typed.current = found.typed
      next = found.page ?? page
    }
    if (next === null) return
    event.preventDefault()
    onPage(next)
  }
  return (
    <div
      ref={list}
      className="strip"
      role="listbox"
      tabIndex={0}
      aria-label="Pages"
      aria-activedescendant={optionId(page)}
      onKeyDown={onKeyDown}
      data-page-strip
    >
      <div className="strip-pages" role="presentation" style={{ height: stripHeight(rows) }}>
        {Object.values(Object.groupBy(drawn, (row) => row.group.id)).map((ofGroup = []) => (
          <StripGroup
            key={ofGroup[0]?.group.id}
            rows={ofGroup}
            page={page}
            name={(number) => {
              const found = about(number)
              return found === null ? `Page ${number}` : thumbnailName(found)
            }}
            pack={pack}
            outputId={outputId}
            pictureWidth={Math.round(thumbnailWidth * view.em * finerBy)}
            onPage={onPage}
          />
        ))}
      </div>
    </div>
  )
}

function optionId(page: number): string {
  return `pack-page-${page}`
}

interface StripGroupProps extends PageStripProps {
  readonly rows: readonly StripRow[]
  readonly name: (page: number) => string
  readonly pictureWidth: number
}

function StripGroup(props: StripGroupProps): ReactNode {
  const { rows, name, pack, page, outputId, pictureWidth, onPage } = props
  const group = rows[0]?.group
  if (group === undefined) return null
  const { range, title } = groupHeading(group)
  return (
    <div role="group" aria-label={`${title}, ${range}`}>
      {rows.map((row) =>
        row.kind === 'heading' ? (
          <div
            key="heading"
            className="strip-heading"
            style={{ top: row.top, height: row.height }}
            title={`${range} ${title}`}
            aria-hidden="true"
          >
            <b>{range}</b> {title}
          </div>
        ) : (
          <div key={row.pages[0]} className="strip-row" role="presentation" style={{ top: row.top }}>
            {row.pages.map((number) => (
              <Thumbnail
                key={number}
                number={number}
                name={name(number)}
                isBlank={pack.blanks.includes(number)}
                isCurrent={number === page}
                place={number - pack.firstPage + 1}
                count={pack.pages}
                outputId={outputId}
                pictureWidth={pictureWidth}
                onPress={() => onPage(number)}
              />
            ))}
          </div>
        ),
      )}
    </div>
  )
}

function Thumbnail(props: {
  readonly number: number
  readonly name: string
  readonly isBlank: boolean
  readonly isCurrent: boolean
  readonly place: number
  readonly count: number
  readonly outputId: string | null
  readonly pictureWidth: number
  readonly onPress: () => void
}): ReactNode {
  const { number, name, isBlank, isCurrent, place, count, outputId, pictureWidth, onPress } = props
  const picture = usePicture(outputId, place, pictureWidth)
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the list has the keys
    <div
      id={optionId(number)}
      className="strip-page"
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      aria-label={name}
      aria-posinset={place}
      aria-setsize={count}
      onClick={onPress}
    >
      <span className="strip-picture" aria-hidden="true">
        {picture?.state === 'there' ? (
          <img src={picture.url} alt="" />
        ) : (
          <span className="strip-empty">{isBlank ? 'blank' : ''}</span>
        )}
      </span>
      <span className="strip-number" aria-hidden="true">
        {number}
        {isBlank ? ' blank' : ''}
      </span>
    </div>
  )
}

interface View {
  readonly top: number
  readonly width: number
  readonly height: number
  /** The size of text, in pixels: row heights follow it. */
  readonly em: number
}

/** What of the strip is in view, as it is scrolled and sized. */
function useView(list: { readonly current: HTMLDivElement | null }): View {
  const [view, setView] = useState<View>({ top: 0, width: 220, height: 600, em: 16 })
  useLayoutEffect(() => {
    const element = list.current
    if (element === null) return undefined
    const look = (): void => {
      const em = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      setView({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight, em })
    }
    look()
    const sized = new ResizeObserver(look)
    sized.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      sized.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [list])
  return view
}
