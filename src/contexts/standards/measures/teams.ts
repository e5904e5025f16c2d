import { type AnyMeasure, awaited } from './measure.ts'

export const teamsMeasures: AnyMeasure[] = [
  awaited('volunteering.teams', '志愿服务队伍', '支', '志愿服务活动'),
  awaited('volunteering.projects', '志愿服务项目', '个', '志愿服务活动'),
  awaited('volunteering.yearly-plan', '年度计划', '份', '志愿服务活动'),
]
