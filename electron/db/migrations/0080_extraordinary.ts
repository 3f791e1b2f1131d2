/** Meetings that were called for their own business. Frozen: never edited after release. */
export const extraordinary = {
  version: 80,
  sql: `
ALTER TABLE meeting ADD COLUMN extraordinary INTEGER NOT NULL DEFAULT 0 CHECK (extraordinary IN (0, 1));
`,
} as const
