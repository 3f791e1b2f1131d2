import type { ReactNode } from 'react'
import { useAppearance, useSetAppearance } from '../../frame/appearance.ts'
import { AppearanceFields } from '../../parts/appearanceFields.tsx'
import { Radios } from '../../parts/choice.tsx'

const densities = [
  { id: 'dense', name: 'Dense', hint: 'More on the screen' },
  { id: 'comfortable', name: 'Comfortable', hint: 'More room in rows and fields' },
] as const

/** How the window looks for this person; contrast themes of Windows are followed by themselves. */
export function AppearanceSection(): ReactNode {
  const density = useAppearance((state) => state.density)
  const set = useSetAppearance()
  return (
    <div className="form">
      <AppearanceFields />
      <Radios
        label="Rows"
        options={densities}
        value={density}
        onChange={(chosen) => set({ density: chosen })}
        inline
      />
    </div>
  )
}
