import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { useCore } from '../state/core.tsx'
import { sentenceOf } from '../state/notices.ts'
import './pagePicture.css'

/** A page as a picture, from the core's byte lane: `path` under /api. Its place is kept while it comes. */
export function PagePicture(props: {
  readonly path: string
  /** What it is of: "The first page of cover report.docx". */
  readonly label: string
}): ReactNode {
  const { path, label } = props
  const { fetchBytes } = useCore()
  const [shown, setShown] = useState<{ path: string; url: string | null; problem: string | null } | null>(
    null,
  )
  useEffect(() => {
    let isGone = false
    fetchBytes(path)
      .then(dataUrl)
      .then(
        (url) => {
          if (!isGone) setShown({ path, url, problem: null })
        },
        (error: unknown) => {
          if (!isGone) setShown({ path, url: null, problem: sentenceOf(error) })
        },
      )
    return () => {
      isGone = true
    }
  }, [path, fetchBytes])
  if (shown?.path !== path) return <div className="page-picture page-picture-coming" aria-hidden="true" />
  if (shown.url === null) return <p className="field-hint">{shown.problem}</p>
  return <img className="page-picture" src={shown.url} alt={label} />
}

/** The picture in its address: nothing has to be let go of, however soon the picture goes. */
function dataUrl(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(reader.error ?? new Error('The picture could not be read'))
    reader.readAsDataURL(bytes)
  })
}
