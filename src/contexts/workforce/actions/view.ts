import { maskName } from '#kernel/masking.ts'
import type { TrainingRow } from '../store/trainings.ts'

/** Masked for everybody; the whole name is shown by the directory's own command, with a reason and an audit line. */
export const viewOf = <R extends { name: string; areaPath: string; batchId: string | null }>({
  areaPath: _path,
  batchId: _batch,
  ...shown
}: R) => ({ ...shown, name: maskName(shown.name) })

export const trainingView = ({ areaPath: _path, ...shown }: TrainingRow) => ({ ...shown, name: maskName(shown.name) })
