import type { Check } from '#platform/context.ts'

import { hoursChecks } from './checks-hours.ts'

export const volunteeringChecks: Check[] = [
  ...hoursChecks,
  {
    name: '志愿者按社区（村）登记',
    rowsThatBreakIt: `select v.id from volunteering.volunteer v left join directory.area a on a.code = v.area_code where a.level is distinct from 'community'`,
  },
  {
    name: '志愿者须是名录中的人',
    rowsThatBreakIt: `select v.id, v.person_id from volunteering.volunteer v left join directory.person p on p.id = v.person_id where p.id is null`,
  },
  {
    name: '一人在同一时间只登记为一处的志愿者',
    rowsThatBreakIt: `select v.id, o.id as other from volunteering.volunteer v join volunteering.volunteer o on o.person_id = v.person_id and o.id > v.id
      where v.registered_on < coalesce(o.left_on, 'infinity') and o.registered_on < coalesce(v.left_on, 'infinity')`,
  },
  {
    name: '一个志愿者编号只属于一人',
    rowsThatBreakIt: `select volunteer_no from volunteering.volunteer where volunteer_no is not null
      group by volunteer_no having count(distinct person_id) > 1`,
  },
  {
    name: '服务日须在注册之日至注销之日之间',
    rowsThatBreakIt: `select r.id from volunteering.pub_service_record r join volunteering.volunteer v on v.id = r.volunteer_id
      where r.served_on < v.registered_on or r.served_on > v.left_on`,
  },
  {
    name: '服务时长记在志愿者登记的社区名下',
    rowsThatBreakIt: `select r.id from volunteering.service_record r join volunteering.volunteer v on v.id = r.volunteer_id where r.area_code <> v.area_code`,
  },
  {
    name: '一人一天的服务时长不超过24小时',
    rowsThatBreakIt: `select volunteer_id, served_on, sum(minutes) as minutes from volunteering.pub_service_record
      group by volunteer_id, served_on having sum(minutes) > 1440`,
  },
  {
    name: '冲销行与被冲销的记录分钟数相抵，其余各项相同',
    rowsThatBreakIt: `select x.id from volunteering.service_record x join volunteering.service_record r on r.id = x.reverses_id
      where x.minutes <> -r.minutes or (x.volunteer_id, x.served_on, x.activity, x.area_code) is distinct from (r.volunteer_id, r.served_on, r.activity, r.area_code)`,
  },
  {
    name: '已结束的导入不留待入库的行',
    rowsThatBreakIt: `select b.id, b.kind from platform.import_batch b where b.status in ('stored', 'cancelled', 'refused') and b.kind like 'volunteering.%'
      and exists (select from platform.import_page r where r.batch_id = b.id)`,
  },
]
