import type { Check } from '#platform/context.ts'

export const closingChecks: Check[] = [
  {
    name: '整改中的创建点，确有没有办完或两次未通过的整改',
    rowsThatBreakIt: `select p.id from programme.pub_point p where p.is_rectifying and not exists (select from closing.rectification r
      where r.point_id = p.id and r.state in ('open', 'answered', 'failed'))`,
  },
  {
    name: '结项申请批准了的创建点才是已结项，终止了的才是已终止',
    rowsThatBreakIt: `select p.id from programme.pub_point p join closing.closing c on c.point_id = p.id
        where (c.state = 'closed') <> (p.status = 'closed') and c.state <> 'withdrawn' and (c.state = 'closed' or p.status = 'closed')
      union all select r.id from closing.rectification r join programme.pub_point p on p.id = r.point_id
        where r.state = 'ended' and p.status <> 'terminated'`,
  },
  {
    name: '提交了的整改，每个问题本轮都有答复',
    rowsThatBreakIt: `select i.id from closing.issue i join closing.rectification r on r.id = i.rectification_id
      where r.state = 'answered' and not exists (select from closing.answer w where w.issue_id = i.id and w.round = r.round)`,
  },
  {
    name: '整改只延期一次，延期后的期限晚于原期限；没有延期也没有复查未通过的，期限不变',
    rowsThatBreakIt: `select id from closing.rectification where (extended_on is not null and due_on <= first_due_on)
      or (extended_on is null and fails = 0 and due_on <> first_due_on)`,
  },
  {
    name: '批准结项时各项条件都满足或已豁免',
    rowsThatBreakIt: `select c.id from closing.closing c, jsonb_array_elements(c.conditions) one
      where c.state = 'closed' and one ->> 'verdict' = 'not-met'`,
  },
]
