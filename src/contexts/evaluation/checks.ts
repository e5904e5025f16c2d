import type { Check } from '#platform/context.ts'

export const evaluationChecks: Check[] = [
  {
    // While scoring somebody who fills a place may still have to declare.
    name: '评分结束的评估组没有尚未声明的成员',
    rowsThatBreakIt: `select o.no, s.name from evaluation.occasion o join evaluation.seat s on s.occasion_id = o.id and s.round = o.round
      where o.state in ('discussing', 'preliminary', 'told', 'objected', 'reviewed', 'final', 'published') and s.state = 'asked'`,
  },
  {
    name: '有结果的评估，评估组不少于三人且为单数',
    rowsThatBreakIt: `select o.no, count(*) from evaluation.occasion o join evaluation.seat s on s.occasion_id = o.id and s.round = o.round and s.state = 'submitted'
      where o.total_centi is not null and o.state not in ('scoring', 'reviewing', 'discussing') group by o.id having count(*) < 3 or count(*) % 2 = 0`,
  },
  {
    name: '复核的评估组没有第一次的成员',
    rowsThatBreakIt: `select s.occasion_id, s.name from evaluation.seat s join evaluation.seat f on f.occasion_id = s.occasion_id and f.person_id = s.person_id
      where s.round = 2 and f.round = 1`,
  },
  {
    name: '审定结果的人不是告知结果的人',
    rowsThatBreakIt: `select o.no from evaluation.occasion o join evaluation.step s on s.occasion_id = o.id and s.kind = 'final' where s.by_account = o.settled_by`,
  },
]
