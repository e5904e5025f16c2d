import type { Check } from '#platform/context.ts'

export const standardsChecks: Check[] = [
  {
    name: '达标的结果须确实达到下限',
    rowsThatBreakIt: `select as_of, point_id, criterion, community_id from standards.measurement where verdict = 'met' and (
      part is null or (floor_whole is null and part < floor_part) or (floor_whole is not null and (coalesce(whole, 0) = 0 or part * floor_whole < floor_part * whole)))`,
  },
  {
    name: '尚无数据的结果不带数字',
    rowsThatBreakIt: `select as_of, point_id, criterion from standards.measurement where verdict = 'no-data' and part is not null`,
  },
]
