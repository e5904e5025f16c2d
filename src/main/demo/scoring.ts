import type { ScoreTable } from '#contexts/programme/contract.ts'
import { programmeOf } from '#contexts/programme/public.ts'
import { CITY_CLERK } from './accounts.ts'
import type { Desk } from './desk.ts'

const REASON = '复评侧重整改以后的影响：宣传减1分，影响加1分'

/** E2 gives a point to E4, and with it the best of its anchors. */
function moved(table: ScoreTable): ScoreTable {
  const items = table.items.map((item) => {
    if (item.code === 'E4')
      return { ...item, full: 300, anchors: [{ centi: 300, text: '做法被两个以上创建点采用' }, ...item.anchors] }
    if (item.code !== 'E2') return item
    const steps = [
      { count: 3, centi: 200 },
      { count: 1, centi: 100 },
    ]
    const rule = '以最高一级媒体计：国家级2分，市级、区级1分。'
    return { ...item, full: 200, rule, by: { way: 'steps' as const, steps } }
  })
  return { ...table, items }
}

/** A second version of the score table, for re-evaluations only: drafted, and waiting for another hand. */
export async function tellOfScoring(desk: Desk): Promise<void> {
  const table = (await desk.seeing((tx) => programmeOf(tx)))?.scoreTable
  if (!table) return
  const at = '2024-05-08 10:00'
  const { rows } = await desk.send<{ rows: { id: string }[] }>(CITY_CLERK, 'scoring.listTables', {}, at)
  const basedOn = rows.at(-1)?.id
  const draft = { areaCode: '12', basedOn, reason: REASON }
  const { tableId } = await desk.send<{ tableId: string }>(CITY_CLERK, 'scoring.draftTable', draft, at)
  const form = { areaCode: '12', tableId, version: 1, content: moved(table), stages: ['re'], reason: REASON }
  await desk.send(CITY_CLERK, 'scoring.changeTable', form, '2024-05-08 10:20')
}
