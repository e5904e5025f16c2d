import type { Check } from '#platform/context.ts'

const COUNTED = `('town_submitted', 'district_reviewing', 'district_approved', 'city_filed', 'published', 'active', 'closed')`
/** The least number of communities on a day, from the package (三（二）). */
const minOn = (day: string) => `(select (line->>'value')::int
  from programme.programme g, jsonb_array_elements(g.package->'parameters') line
  where line->>'code' = 'point.min-communities' and line->>'from' <= greatest(${day}::text, g.starts_on::text)
  order by line->>'from' desc limit 1)`

export const programmeChecks: Check[] = [
  {
    name: '各区在办和在建的街镇、试点社区不超过现行名额（附件1）',
    rowsThatBreakIt: `select q.district_code, q.towns, q.communities, count(distinct p.id) as used_towns, count(c.id) as used_communities
      from programme.quota q join programme.point p on p.district_code = q.district_code and p.status in ${COUNTED}
        left join programme.point_community c on c.point_id = p.id and c.role = 'pilot' and c.to_date is null
      group by q.district_code having count(distinct p.id) > q.towns or count(c.id) > q.communities`,
  },
  {
    name: '现行名额等于附件1加历次决定',
    rowsThatBreakIt: `select q.district_code from programme.quota q left join programme.quota_decision d on d.district_code = q.district_code
      group by q.district_code having q.towns <> q.notice_towns + coalesce(sum(d.towns), 0)
        or q.communities <> q.notice_communities + coalesce(sum(d.communities), 0) or q.covered <> coalesce(sum(d.covered), 0)`,
  },
  {
    name: '创建点的社区须在本街镇之下，街镇须在本区之下（三（二））',
    rowsThatBreakIt: `select p.id, c.written_name from programme.point p join directory.area town on town.code = p.town_code
        left join programme.point_community c on c.point_id = p.id left join directory.area a on a.code = c.area_code
      where town.parent_code <> p.district_code or a.parent_code <> p.town_code`,
  },
  {
    name: '在办和在建的创建点辐射的社区不少于下限（三（二））',
    rowsThatBreakIt: `select p.id, count(c.id) from programme.point p
        left join programme.point_community c on c.point_id = p.id and c.to_date is null
      where p.status in ${COUNTED} group by p.id having count(c.id) < ${minOn('p.starts_on')}`,
  },
  {
    name: '备案以后以仅辐射社区补足的，须有名额决定（附件1、三（二））',
    rowsThatBreakIt: `select district_code, sum(lacking), covered from (
        select p.district_code, q.covered, greatest(0, ${minOn('p.starts_on')} - count(c.id) filter (where c.role = 'pilot')) as lacking
        from programme.point p join programme.quota q on q.district_code = p.district_code
          join programme.point_community c on c.point_id = p.id and c.to_date is null
        where p.status in ('city_filed', 'published', 'active', 'closed') group by p.id, q.district_code) one
      group by district_code, covered having sum(lacking) > covered`,
  },
  {
    name: '在建的创建点每条创建标准有一项任务',
    rowsThatBreakIt: `select p.id, line->>'code' as criterion from programme.point p, programme.programme g,
        jsonb_array_elements(g.package->'criteria') line
      where p.status = 'active' and not exists (select from programme.task t
        where t.point_id = p.id and t.parent_id is null and t.criterion = line->>'code')`,
  },
  {
    name: '创建点的状态等于最后一次办理的结果',
    rowsThatBreakIt: `select p.id, p.status from programme.point p where p.status is distinct from
      (select e.to_status from programme.point_event e where e.point_id = p.id order by e.seq desc limit 1)`,
  },
  {
    name: '提交与区级通过不能为同一人',
    rowsThatBreakIt: 'select id from programme.point where submitted_by = approved_by',
  },
]
