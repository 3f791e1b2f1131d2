import { expect, test } from 'vitest'
import { clearDays } from '../../shared/domain/clearDays.ts'
import { readVectors, vectorsMissing } from '../helpers/vectors.ts'

/** The days that were worked out by hand, outside of this project. */

test('every vector of the file of clear days is come to', ({ skip }) => {
  skip(vectorsMissing !== '', vectorsMissing)
  const vectors = readVectors()
  expect(vectors.length).toBeGreaterThanOrEqual(13)
  const ours = vectors.map(({ meeting, days, counting }) => ({
    ...{ meeting, days, counting },
    latestPublication: clearDays({ meeting, days, counting }).latestPublication,
  }))
  expect(ours).toEqual(vectors)
})
