import { fen, showYuan } from '#kernel/money.ts'
import { CHANGEABLE, WAYS, type Way } from '../vocabulary.ts'

type Item = keyof typeof CHANGEABLE
/** What may change of a plan after filing; a subset of the plan. */
export type Changeable = Record<Exclude<Item, 'ways' | 'platforms' | 'costFen' | 'partners'>, string> & {
  ways: readonly Way[]
  platforms: readonly { name: string; url: string }[]
  costFen: number
  partners: readonly { name: string; duty: string; agreedOn: string | null; evaluatedOn: string | null }[]
}

function inWords(item: Item, plan: Changeable): string {
  switch (item) {
    case 'ways':
      return plan.ways.map((way) => WAYS[way]).join('、')
    case 'platforms':
      return plan.platforms.map(({ name, url }) => `${name}（${url}）`).join('、')
    case 'costFen':
      return `${showYuan(fen(plan.costFen))}元`
    case 'partners':
      return plan.partners
        .map(({ name, duty, agreedOn }) => `${name}：${duty}${agreedOn ? `（协议${agreedOn}）` : ''}`)
        .join('；')
    default:
      return plan[item]
  }
}

/** The items that differ, before and after, in words for the record of the change. */
export function changedItems(before: Changeable, after: Changeable): { item: string; before: string; after: string }[] {
  return (Object.keys(CHANGEABLE) as Item[]).flatMap((item) => {
    const [was, is] = [inWords(item, before), inWords(item, after)]
    return was === is ? [] : [{ item: CHANGEABLE[item], before: was, after: is }]
  })
}
