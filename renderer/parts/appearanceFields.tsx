import type { ReactNode } from 'react'
import { steppedTextSize, useAppearance, useSetAppearance } from '../frame/appearance.ts'
import { Button } from './button.tsx'
import { Radios } from './choice.tsx'

const themes = [
  { id: 'system', name: 'Same as this computer' },
  { id: 'light', name: 'Light' },
  { id: 'dark', name: 'Dark' },
] as const

/** Text size and theme: on the welcome screen and in the settings. */
export function AppearanceFields(): ReactNode {
  const { theme, textSize } = useAppearance()
  const set = useSetAppearance()
  return (
    <div className="appearance">
      <div role="group" aria-label="Text size" className="text-size">
        <span className="field-label">Text size</span>
        <Button label="A− Smaller text" onPress={() => set({ textSize: steppedTextSize(textSize, -1) })}>
          A−
        </Button>
        <output aria-live="polite">{textSize} %</output>
        <Button label="A+ Larger text" onPress={() => set({ textSize: steppedTextSize(textSize, 1) })}>
          A+
        </Button>
      </div>
      <Radios
        label="Theme"
        options={themes}
        value={theme}
        onChange={(chosen) => set({ theme: chosen })}
        inline
      />
    </div>
  )
}
