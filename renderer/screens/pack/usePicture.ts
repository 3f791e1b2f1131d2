import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import { defined } from '../../../shared/domain/assert.ts'
import { useCore } from '../../state/core.tsx'
import { PagePictures } from './pagePictures.ts'
import type { Picture } from './pagePictures.ts'

const PicturesContext = createContext<PagePictures | null>(null)
export const PicturesProvider = PicturesContext.Provider

/** The pictures of one screen; they are let go when it is left. */
export function useNewPictures(): PagePictures {
  const core = useCore()
  const [pictures] = useState(
    () =>
      new PagePictures({
        fetchBytes: (path) => core.fetchBytes(path),
        createUrl: (bytes) => URL.createObjectURL(bytes),
        revokeUrl: (url) => URL.revokeObjectURL(url),
      }),
  )
  useEffect(() => {
    pictures.open()
    return () => pictures.close()
  }, [pictures])
  return pictures
}

/** The picture of page `number` (from 1, of the file) of a made paper, `width` pixels wide. Null without an output. */
export function usePicture(outputId: string | null, number: number, width: number): Picture | null {
  const pictures = defined(useContext(PicturesContext), 'pictures are shown inside PicturesProvider')
  const path = outputId === null ? null : `/api/output/${outputId}/pages/${number}?width=${width}`
  const subscribe = useCallback(
    (changed: () => void) => (path === null ? () => undefined : pictures.show(path, changed)),
    [pictures, path],
  )
  return useSyncExternalStore(subscribe, () => (path === null ? null : pictures.picture(path)))
}
