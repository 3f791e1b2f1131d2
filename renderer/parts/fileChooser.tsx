import { useRef } from 'react'
import type { ReactNode } from 'react'

/** What a clerk is given: the system's chooser can show everything else on demand. */
const usualPapers = [
  '.pdf',
  '.doc,.docx,.docm,.odt,.rtf',
  '.png,.jpg,.jpeg,.gif,.bmp,.tif,.tiff,.webp',
  '.txt,.md',
].join(',')

export interface FileChooser {
  /** Opens the system's chooser; call it from a key or a press. */
  readonly open: (onFiles: (files: readonly File[]) => void, many: boolean) => void
  /** Stands somewhere on the screen, unseen. */
  readonly input: ReactNode
}

/** The system's own file chooser, for whoever does not drag. */
export function useFileChooser(): FileChooser {
  const input = useRef<HTMLInputElement>(null)
  const onFiles = useRef<(files: readonly File[]) => void>(() => undefined)
  return {
    open: (then, many) => {
      if (input.current === null) return
      onFiles.current = then
      input.current.multiple = many
      // The same file may be chosen again after it was taken away.
      input.current.value = ''
      input.current.click()
    },
    input: (
      <input
        ref={input}
        type="file"
        hidden
        accept={usualPapers}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          if (files.length > 0) onFiles.current(files)
        }}
      />
    ),
  }
}
