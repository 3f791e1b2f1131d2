/** Whether the officer said of a folder of old minutes that they were published. Frozen: never edited after release. */
export const importPublished = {
  version: 110,
  sql: `
ALTER TABLE import_run ADD COLUMN published INTEGER NOT NULL DEFAULT 0 CHECK (published IN (0, 1));
`,
} as const
