import { useEffect, useRef } from 'react'

/** A file dropped anywhere in the window: the browser would open it in place of Minutebook. */
export function useDroppedFile(take: (file: File) => void): void {
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
        const [file] = event.dataTransfer?.files ?? []
        if (file === undefined) return
        event.preventDefault()
        current.current(file)
      },
      stop,
    )
    return () => stop.abort()
  }, [])
}
