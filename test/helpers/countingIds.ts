/** Ids that sort as they were made and are easy to read in a failure. */
export function countingIds(prefix = 'id'): () => string {
  let count = 0
  return () => `${prefix}-${String((count += 1)).padStart(4, '0')}`
}
