import { milestonesOfPoint } from '#contexts/standards/public.ts'
import { type Item, noData } from './item.ts'

/** A2 (domain §11.2): of the milestones due by the day, how many the point had reached on theirs; the frozen figure where there is one. */
export const milestones: Item = {
  name: 'programme.milestones',
  title: '按期达到的里程碑',
  find: async (tx, { point, asOf }) => {
    const due = await milestonesOfPoint(tx, point.pointId, asOf)
    if (due.length === 0) return noData('还没有到期的里程碑')
    const part = due.filter(({ reached }) => reached).length
    return {
      part,
      whole: due.length,
      reason: `到期里程碑${due.length}个，按期达到${part}个`,
      sources: due.map(({ title, dueOn, percent, progress, reached, isFrozen }) => ({
        title: `${title}（${dueOn}，应达${percent}%）`,
        detail: `当日加权进度${progress / 100}%，${reached ? '达到' : '未达到'}${isFrozen ? '；取自冻结的快照' : ''}`,
        page: isFrozen ? '/snapshots' : `/points/${point.pointId}?asOf=${dueOn}`,
      })),
    }
  },
}
