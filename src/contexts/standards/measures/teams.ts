import { sql } from 'kysely'
import type { Measure, Population, PopulationRow } from './measure.ts'

/** A team counts where it does something: an activity of its own that began in the programme year and was not called off. */
const activeTeams: Population = {
  recordKind: 'teams.team',
  title: '志愿服务队伍',
  rows: ({ asOf, yearFrom }) => sql<PopulationRow>`
    select s.subject_id, t.id as record_id, 1 as counted,
      case when t.founded_on > ${asOf} then '统计日之后才成立'
           when t.ended_on <= ${asOf} then '已于' || to_char(t.ended_on, 'YYYY-MM-DD') || '解散'
           when did.times is null then '本年度尚无活动' end as left_out,
      case when did.times is not null then '本年度活动' || did.times || '次' end
        || case when t.organisation_id is not null then '；同时备案为社区社会组织' else '' end as note,
      t.batch_id
    from subject s
    join teams.pub_team t on t.area_code = s.area_code
    left join lateral (
      select nullif(count(*), 0) as times from activities.pub_activity a
      where a.team_id = t.id and a.state in ('recruiting', 'closed', 'running', 'ended', 'recorded')
        and (a.starts_at at time zone 'Asia/Shanghai')::date between ${yearFrom} and ${asOf}) as did on true`,
}

/** The notice's five directions stand beside each project (三（五）). */
const projects: Population = {
  recordKind: 'teams.project',
  title: '志愿服务项目',
  rows: ({ asOf, yearFrom }) => sql<PopulationRow>`
    select s.subject_id, p.id as record_id, 1 as counted,
      case when p.state = 'draft' then '尚未启动'
           when p.started_on > ${asOf} then '统计日之后才启动'
           when p.ended_on < ${yearFrom} then '已于' || to_char(p.ended_on, 'YYYY-MM-DD') || '结束' end as left_out,
      (select string_agg(case tag when 'relief' then '扶贫济困' when 'respect' then '敬老助残' when 'health' then '医疗服务'
         when 'safety' then '平安建设' when 'culture' then '文化科技' else tag end, '、') from unnest(p.tags) as tag) as note,
      p.batch_id
    from subject s join teams.pub_project p on p.area_code = s.area_code`,
}

/** The plan for the calendar year that the day lies in; only one that another hand approved. */
const plans: Population = {
  recordKind: 'teams.yearly-plan',
  title: '年度志愿服务计划',
  rows: ({ asOf }) => sql<PopulationRow>`
    select s.subject_id, y.id as record_id, 1 as counted,
      case when y.year <> extract(year from ${asOf}::date) then '不是' || extract(year from ${asOf}::date) || '年的计划'
           when y.state <> 'approved' then '尚未批准'
           when y.approved_on > ${asOf} then '统计日之后才批准' end as left_out,
      y.year || '年' as note, null::uuid as batch_id
    from subject s join teams.pub_yearly_plan y on y.area_code = s.area_code`,
}

export const teamsMeasures: Measure[] = [
  {
    name: 'volunteering.teams',
    level: 'community',
    unit: '支',
    part: activeTeams,
    noDataHint: '请登记志愿队伍，并以队伍的名义组织活动',
  },
  {
    name: 'volunteering.projects',
    level: 'community',
    unit: '个',
    part: projects,
    noDataHint: '请登记并启动志愿服务项目',
  },
  {
    name: 'volunteering.yearly-plan',
    level: 'community',
    unit: '份',
    part: plans,
    noDataHint: '请填报年度志愿服务计划，由街镇批准',
  },
]
