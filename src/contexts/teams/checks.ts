import type { Check } from '#platform/context.ts'

export const teamsChecks: Check[] = [
  {
    name: '志愿队伍登记在社区（村）或街镇',
    rowsThatBreakIt: `select t.id from teams.team t join directory.area a on a.code = t.area_code where a.level not in ('community', 'town')`,
  },
  {
    name: '站点、年度计划、志愿服务项目按社区（村）登记',
    rowsThatBreakIt: `select r.id from (select id, area_code from teams.station union all select id, area_code from teams.yearly_plan
        union all select id, area_code from teams.project) as r join directory.area a on a.code = r.area_code where a.level <> 'community'`,
  },
  {
    name: '一个社会组织只对应一支在队的队伍',
    rowsThatBreakIt: `select organisation_id from teams.team where organisation_id is not null and ended_on is null group by organisation_id having count(*) > 1`,
  },
  {
    name: '队员在队的时间在队伍存续之内，同一人不重叠',
    rowsThatBreakIt: `select m.id from teams.member m join teams.team t on t.id = m.team_id
      where m.from_date < t.founded_on or (t.ended_on is not null and m.state in ('applied', 'member'))
        or exists (select from teams.member o where o.team_id = m.team_id and o.person_id = m.person_id and o.id <> m.id
          and daterange(o.from_date, o.to_date, '[)') && daterange(m.from_date, m.to_date, '[)') and o.from_date is not null and m.from_date is not null)`,
  },
  {
    name: '现有队伍的负责人在队',
    rowsThatBreakIt: `select t.id from teams.team t where t.ended_on is null
      and not exists (select from teams.member m where m.team_id = t.id and m.person_id = t.lead_person_id and m.state = 'member')`,
  },
  {
    name: '提交的年度计划至少安排一项活动，批准的有提交和批准两步',
    rowsThatBreakIt: `select y.id from teams.yearly_plan y where (y.state in ('submitted', 'approved')
        and not exists (select from teams.planned_activity p where p.plan_id = y.id))
      or (y.state = 'approved' and not exists (select from teams.plan_step s where s.plan_id = y.id and s.step = 'approved'))`,
  },
  {
    name: '个人学习时长不超过培训时长',
    rowsThatBreakIt: `select n.id from teams.training_attendance n join teams.training g on g.id = n.training_id where n.minutes > g.minutes`,
  },
  {
    name: '已结束的导入不留待入库的行',
    rowsThatBreakIt: `select b.id, b.kind from platform.import_batch b where b.status in ('stored', 'cancelled', 'refused') and b.kind like 'teams.%'
      and exists (select from platform.import_page r where r.batch_id = b.id)`,
  },
]
