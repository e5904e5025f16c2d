import type { Check } from '#platform/context.ts'

export const linkageChecks: Check[] = [
  {
    name: '一条需求同一时间只在一个没有中止的联动项目里',
    rowsThatBreakIt: `select n.need_id, count(*) from linkage.project_need n join linkage.project p on p.id = n.project_id
      where p.state <> 'stopped' group by n.need_id having count(*) > 1`,
  },
  {
    name: '每个联动项目至少有一条需求',
    rowsThatBreakIt: `select p.id from linkage.project p where not exists (select from linkage.project_need n where n.project_id = p.id)`,
  },
  {
    name: '办结的联动项目没有未解决的需求，且至少一方有行动',
    rowsThatBreakIt: `select p.id from linkage.project p where p.state = 'finished' and (
        not exists (select from linkage.pub_act a where a.project_id = p.id)
        or exists (select from linkage.project_need x join needs.pub_need n on n.id = x.need_id
          where x.project_id = p.id and n.state in ('reported', 'verified', 'classified', 'assigned', 'referred')))`,
  },
  {
    name: '行动只属于五方，席位的首次行动在别处有记录',
    rowsThatBreakIt: `select project_id, kind, id from linkage.pub_act where party not in ('community', 'social_worker', 'organisation', 'volunteers', 'charity')
      union all select s.project_id, s.act_kind, s.act_id from linkage.pub_seat s where s.acted_on is not null
        and not exists (select from linkage.pub_act a where a.project_id = s.project_id and a.party = s.party and a.id = s.act_id)`,
  },
  {
    name: '一条记录同一时间只关联到一个联动项目',
    rowsThatBreakIt: `select source_id, count(*) from linkage.live_tie group by source_id having count(*) > 1`,
  },
  {
    name: '催办之前已邀请过',
    rowsThatBreakIt: `select m.project_id, m.party from linkage.reminder m where not exists (
      select from linkage.request r where r.project_id = m.project_id and r.party = m.party and r.asked_at <= m.at)`,
  },
  {
    name: '开过的会议到会超过法定人数，议题都有结果；通过的决议都有任务，赞成过半',
    rowsThatBreakIt: `select m.id from linkage.meeting m where m.state = 'held' and (
        (select count(*) filter (where a.signed_at is not null) * 100 <= count(*) * m.quorum_percent from linkage.attendee a where a.meeting_id = m.id)
        or exists (select from linkage.item i where i.meeting_id = m.id and i.outcome is null))
      union all select i.id from linkage.item i where i.outcome = 'passed' and (i.task_id is null or i.resolution = '' or i.votes_for * 2 <= i.present)`,
  },
  {
    name: '任务的状态与经过相符',
    rowsThatBreakIt: `select t.id from linkage.task t where (t.state = 'done') <> exists (select from linkage.task_step s where s.task_id = t.id and s.kind = 'done')
      or (t.state = 'cancelled') <> exists (select from linkage.task_step s where s.task_id = t.id and s.kind = 'cancelled')`,
  },
]
