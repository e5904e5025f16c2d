import { type Act, MOVES } from '../rules/states.ts'

const OTHERS: Readonly<Record<string, string>> = {
  report: '提出',
  add: '居民补充',
  'take-in': '并入另一件',
  visit: '走访',
  case: '个案',
  plan: '服务计划',
  group: '小组活动',
  activity: '活动',
  delivery: '服务',
  hours: '志愿服务',
  payment: '资助付款',
  handout: '发放物资',
}
/** How a step of the story is called; an act of another context under its own word. */
export const stepTitle = (kind: string): string =>
  Object.hasOwn(MOVES, kind) ? MOVES[kind as Act].label : (OTHERS[kind] ?? '办理')
