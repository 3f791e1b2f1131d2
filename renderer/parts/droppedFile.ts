import { useEffect, useRef } from 'react'

/** A file dropped anywhere in the window: the browser would open it in place of Minutebook. */
export function useDroppedFile(take: (file: File) => void): void {
  useDroppedFiles(([file]) => {
    if (file !== undefined) take(file)
  })
}

/** The same of however many are dropped together; never none. */
export function useDroppedFiles(take: (files: readonly File[]) => void): void {
  const current = useRef(take)
  useEffect(() => {
    current.current = take
  })
  useEffect(() => {
    const stop = new AbortController()
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true
    window.addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault(), stop)
    window.addEventListener(
      'drop',
      (event) => {
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length === 0) return
        event.preventDefault()
        current.current(files)
      },
      stop,
    )
    return () => stop.abort()
  }, [])
}
