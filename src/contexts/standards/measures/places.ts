import { sql } from 'kysely'
import type { Measure, Population, PopulationRow } from './measure.ts'

const communities: Population = {
  recordKind: 'programme.point-community',
  title: '辐射社区',
  rows: ({ asOf }) => sql<PopulationRow>`
    select s.subject_id, c.id as record_id, 1 as counted,
      case when c.from_date > ${asOf} then '统计日之后才纳入' when c.to_date <= ${asOf} then '已于' || to_char(c.to_date, 'YYYY-MM-DD') || '退出' end as left_out,
      case when c.area_code is null then '名称待确认' when c.role = 'covered_only' then '仅辐射' else '试点' end as note, null::uuid as batch_id
    from subject s join programme.pub_point_community c on c.point_id = s.point_id`,
}

/** Organisations of the covered communities, or of the town itself; each is one record, so none counts twice. */
const communityOrganisations: Population = {
  recordKind: 'directory.organisation',
  title: '社区社会组织',
  rows: ({ asOf }) => sql<PopulationRow>`
    select distinct on (s.subject_id, o.id) s.subject_id, o.id as record_id, 1 as counted,
      case when o.standing = 'unregistered' then '尚未登记或备案'
           when o.standing_on > ${asOf} then '统计日之后才登记备案'
           when o.ended_on <= ${asOf} then '已于' || to_char(o.ended_on, 'YYYY-MM-DD') || '注销' end as left_out,
      nullif(o.domain, '') as note, o.batch_id
    from subject s
    join directory.organisation o on o.kind = 'community_social_org' and (o.area_code = s.town_code or o.area_code in (
      select c.area_code from programme.pub_point_community c
      where c.point_id = s.point_id and c.from_date <= ${asOf} and (c.to_date is null or c.to_date > ${asOf})))`,
}

export const placeMeasures: Measure[] = [
  {
    name: 'programme.communities-covered',
    level: 'point',
    unit: '个',
    part: communities,
    noDataHint: '请在申报中填写辐射社区',
  },
  {
    name: 'directory.community-organisations',
    level: 'point',
    unit: '个',
    part: communityOrganisations,
    noDataHint: '请导入社区社会组织名册',
  },
]
