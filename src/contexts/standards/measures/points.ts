import { type AnyMeasure, awaited } from './measure.ts'

export const pointsMeasures: AnyMeasure[] = [awaited('volunteering.points-in-use', '积分规则', '套', '志愿服务积分')]
