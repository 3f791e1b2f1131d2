import { useEffect, useState } from 'react'
import { create } from 'zustand'
import type { PackPages } from '../../state/packData.ts'
import { keptPlace, lastPage } from './packPlaces.ts'

export interface PackPlace {
  /** The page that is looked at. */
  readonly page: number
  readonly go: (page: number) => void
}

/** The page that is looked at; where it goes when the pack is made again, the place goes with it. */
export function usePackPlace(shown: PackPages | null): PackPlace {
  const [chosen, setChosen] = useState<{ readonly pack: PackPages; readonly page: number } | null>(null)
  const page = shown === null ? 1 : pageIn(shown, chosen)
  const go = (next: number): void => {
    if (shown === null) return
    setChosen({ pack: shown, page: Math.max(shown.firstPage, Math.min(next, lastPage(shown))) })
  }
  useEffect(() => {
    useOpenPack.setState({
      goToItem: (itemId) => {
        const range = shown?.ranges.find((one) => one.itemId === itemId)
        if (range === undefined || shown === null) return false
        setChosen({ pack: shown, page: range.first })
        return true
      },
    })
    return () => useOpenPack.setState({ goToItem: () => false })
  }, [shown])
  return { page, go }
}

function pageIn(
  shown: PackPages,
  chosen: { readonly pack: PackPages; readonly page: number } | null,
): number {
  if (chosen === null) return shown.firstPage
  return chosen.pack === shown ? chosen.page : keptPlace(chosen.pack, shown, chosen.page)
}

/** The pack screen, while it is open: what leads to an item leads to its pages there. False when it has none, or no pack is shown. */
export const useOpenPack = create<{ readonly goToItem: (itemId: string) => boolean }>(() => ({
  goToItem: () => false,
}))
