import type { Command } from './commands.ts'
import { inGroupOrder } from './groupOrder.ts'
import type { PaletteEntry } from './paletteSearch.ts'

/** How many of the last used stand first. */
const mostRemembered = 5
let remembered: readonly string[] = []

export function rememberedIds(): readonly string[] {
  return remembered
}

/** What was chosen stands first the next time. A minute number is found by typing it. */
export function remember(entry: PaletteEntry): void {
  if (entry.kind === 'place') return
  remembered = [entry.id, ...remembered.filter((id) => id !== entry.id)].slice(0, mostRemembered)
}

/** The commands that can be run now; of two with one name and one id the screen's own. */
export function commandEntries(commands: readonly Command[]): PaletteEntry[] {
  const byId = new Map<string, PaletteEntry>()
  for (const command of inGroupOrder(commands)) {
    if (command.enabled === false || command.id === 'app.palette' || byId.has(command.id)) continue
    const [keys] = command.keys ?? []
    byId.set(command.id, {
      id: `command ${command.id}`,
      kind: 'command',
      name: command.title,
      path: command.group,
      run: () => command.run(),
      ...(keys === undefined ? {} : { keys }),
    })
  }
  return [...byId.values()]
}
