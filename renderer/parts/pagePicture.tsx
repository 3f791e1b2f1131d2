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
    let url: string | null = null
    let isGone = false
    fetchBytes(path).then(
      (bytes) => {
        if (isGone) return
        url = URL.createObjectURL(bytes)
        setShown({ path, url, problem: null })
      },
      (error: unknown) => {
        if (!isGone) setShown({ path, url: null, problem: sentenceOf(error) })
      },
    )
    return () => {
      isGone = true
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [path, fetchBytes])
  if (shown?.path !== path) return <div className="page-picture page-picture-coming" aria-hidden="true" />
  if (shown.url === null) return <p className="field-hint">{shown.problem}</p>
  return <img className="page-picture" src={shown.url} alt={label} />
}
