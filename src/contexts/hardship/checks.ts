import type { Check } from '#platform/context.ts'

export const hardshipChecks: Check[] = [
  {
    name: '困难群众登记在社区（村）',
    rowsThatBreakIt: `select l.id from hardship.person l join directory.area a on a.code = l.area_code where a.level <> 'community'`,
  },
  {
    name: '同一人同一困难类别的在册时间不重叠',
    rowsThatBreakIt: `select l.id, o.id as other, l.code from hardship.pub_listed l join hardship.pub_listed o
      on o.person_id = l.person_id and o.code = l.code and o.id > l.id
      where daterange(l.from_date, l.to_date, '[]') && daterange(o.from_date, o.to_date, '[]')`,
  },
  {
    name: '离开困难群众名册的写明原因',
    rowsThatBreakIt: `select id from hardship.person where to_date is not null and coalesce(left_reason, '') = ''`,
  },
  {
    name: '已结束的导入不留待入库的困难群众',
    rowsThatBreakIt: `select b.id, b.kind from platform.import_batch b where b.status in ('stored', 'cancelled', 'refused') and b.kind like 'hardship.%'
      and exists (select from platform.import_page r where r.batch_id = b.id)`,
  },
]
