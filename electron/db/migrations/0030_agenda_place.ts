/** The place of an item on the agenda as it went out. Frozen: never edited after release. */
export const agendaPlace = {
  version: 30,
  sql: `
ALTER TABLE agenda_item ADD COLUMN agenda_place INTEGER CHECK (agenda_place > 0);
`,
} as const
