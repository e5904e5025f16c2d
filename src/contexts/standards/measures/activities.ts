import { type AnyMeasure, awaited } from './measure.ts'

export const activitiesMeasures: AnyMeasure[] = [
  awaited('volunteering.records-on-time', '按时完成的记录', '条', '志愿服务活动'),
]
