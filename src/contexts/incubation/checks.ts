import type { Check } from '#platform/context.ts'

export const incubationChecks: Check[] = [
  {
    name: '社会组织的状态与阶段等于经过的最后一步（名册带来的、没有经过的除外）',
    rowsThatBreakIt: `select o.id, o.name, o.state, o.stage from incubation.organisation o
      join lateral (select s.state, s.stage from incubation.step s where s.organisation_id = o.id order by s.seq desc limit 1) last on true
      where (o.state, o.stage) is distinct from (last.state, last.stage) and o.end_reason <> '名录中已注销'`,
  },
  {
    name: '已备案、已登记的社会组织对应名录中的组织，名录中是现有的',
    rowsThatBreakIt: `select o.id, o.name from incubation.organisation o left join directory.organisation d on d.id = o.organisation_id
      where o.state in ('filed', 'active', 'registered', 'rectifying', 'suspended') and (d.id is null or d.standing = 'unregistered')`,
  },
  {
    name: '纳入培育的社会组织有培育方案，起始等级与当前等级来自能力评估',
    rowsThatBreakIt: `select o.id, o.name from incubation.organisation o where o.cultivated_since is not null and (
        not exists (select from incubation.plan p where p.organisation_id = o.id and p.signed_on >= o.cultivated_since)
        or o.level_now is distinct from (select a.level from incubation.pub_assessment a where a.organisation_id = o.id order by a.year desc, a.quarter desc limit 1))`,
  },
  {
    name: '社区初审与街镇备案不是同一人',
    rowsThatBreakIt: `select f.id from incubation.step f where f.act = 'file' and f.by_account = (
        select c.by_account from incubation.step c where c.organisation_id = f.organisation_id and c.act = 'check' and c.seq < f.seq order by c.seq desc limit 1)`,
  },
  {
    name: '评估等级只属于登记满两年的社会组织',
    rowsThatBreakIt: `select g.id from incubation.grade g join incubation.organisation o on o.id = g.organisation_id
      where o.registered_on is null or g.from_date < (o.registered_on + interval '24 months')::date`,
  },
  {
    name: '在平台上注销的社会组织，注销之后没有活动记录',
    rowsThatBreakIt: `select s.id from incubation.pub_service s join incubation.organisation o on o.id = s.organisation_id
      where s.served_on > o.ended_on and o.end_kind is not null`,
  },
]
