export { correctablePoints, toldCorrection } from '../../../shared/document/compose/correctable.ts'
export type { CorrectablePoint } from '../../../shared/document/compose/correctable.ts'
