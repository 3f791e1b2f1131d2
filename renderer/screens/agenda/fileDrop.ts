import { useEffect, useRef, useState } from 'react'
import { defined } from '../../../shared/domain/assert.ts'

/** Files that were dropped, and what of the drop could not be taken. */
export interface DroppedFiles {
  readonly files: readonly File[]
  /** Folders within a dropped folder, by name: their files are not taken. */
  readonly deeper: readonly string[]
}

/**
 * Files from the desktop, wherever on the screen they are let go: a drop beside everything must not make the browser leave the page.
 * `rowAt` names the row of the agenda under the pointer. Gives the row that files are over now.
 */
export function useFileDrop(
  rowAt: (target: Element) => string | null,
  onDrop: (dropped: DroppedFiles, row: string | null) => void,
): string | null {
  const [over, setOver] = useState<string | null>(null)
  const then = useRef(onDrop)
  useEffect(() => {
    then.current = onDrop
  })
  useEffect(() => {
    const rowOf = (event: DragEvent): string | null =>
      event.target instanceof Element ? rowAt(event.target) : null
    const claim = (event: DragEvent): boolean => {
      if (event.dataTransfer?.types.includes('Files') !== true) return false
      event.preventDefault()
      // The tree takes rows that are dragged within it: files are none of them.
      event.stopPropagation()
      return true
    }
    const onOver = (event: DragEvent): void => {
      if (!claim(event)) return
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
      setOver(rowOf(event))
    }
    const onLeave = (event: DragEvent): void => {
      if (claim(event) && event.relatedTarget === null) setOver(null)
    }
    const drop = (event: DragEvent): void => {
      if (!claim(event)) return
      setOver(null)
      const row = rowOf(event)
      void droppedFiles(defined(event.dataTransfer ?? undefined, 'a drop brings something')).then((dropped) =>
        then.current(dropped, row),
      )
    }
    const listened = { dragenter: claim, dragover: onOver, dragleave: onLeave, drop }
    for (const [kind, listener] of Object.entries(listened)) {
      window.addEventListener(kind, listener as EventListener, true)
    }
    return () => {
      for (const [kind, listener] of Object.entries(listened)) {
        window.removeEventListener(kind, listener as EventListener, true)
      }
    }
  }, [rowAt])
  return over
}

/** The files of a drop; of a folder, those that lie directly in it. */
async function droppedFiles(dropped: DataTransfer): Promise<DroppedFiles> {
  // What a drop holds can be asked only now: afterwards it is empty.
  const held = [...dropped.items]
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const files: File[] = []
  const deeper: string[] = []
  for (const { entry, file } of held) {
    if (entry?.isDirectory !== true) {
      if (file !== null) files.push(file)
      continue
    }
    for (const inside of await entriesOf(entry as FileSystemDirectoryEntry)) {
      if (inside.isDirectory) deeper.push(inside.name)
      else files.push(await fileOf(inside as FileSystemFileEntry))
    }
  }
  return { files, deeper }
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    // It gives them a hundred at a time, and then none.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all.filter(({ name }) => !name.startsWith('.'))
    all.push(...some)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}
