import type { Check } from '#platform/context.ts'

export const inspectionChecks: Check[] = [
  {
    name: '已提交的自评每项都有说明和分，合计等于各项之和',
    rowsThatBreakIt: `select a.id from inspection.assessment a where a.state = 'submitted' and (
      exists (select from inspection.assessment_item i where i.assessment_id = a.id and (i.words = '' or i.own_centi is null))
      or a.own_total_centi <> (select coalesce(sum(i.own_centi), 0) from inspection.assessment_item i where i.assessment_id = a.id))`,
  },
  {
    name: '实地检查由检查人记录、由另一名检查人核签',
    rowsThatBreakIt: `select v.id from inspection.visit v where
      (v.recorded_by is not null and not exists (select from inspection.inspector i where i.visit_id = v.id and i.account_id = v.recorded_by))
      or (v.confirmed_by is not null and not exists (select from inspection.inspector i where i.visit_id = v.id and i.account_id = v.confirmed_by))`,
  },
  {
    name: '满意度答卷数等于用过的号码数，用过的号码都是印发的',
    rowsThatBreakIt: `select s.id from inspection.survey s where
      (select count(*) from inspection.answer a where a.survey_id = s.id) <> (select count(*) from inspection.used_code u where u.survey_id = s.id)
      or exists (select from inspection.used_code u where u.survey_id = s.id and not exists (
        select from inspection.survey_community c where c.survey_id = s.id and u.seq between c.first_seq and c.last_seq))`,
  },
  {
    name: '一次调查各社区的号码互不重叠',
    rowsThatBreakIt: `select c.survey_id, c.community_code from inspection.survey_community c join inspection.survey_community o
      on o.survey_id = c.survey_id and o.community_code <> c.community_code and o.first_seq <= c.last_seq and c.first_seq <= o.last_seq`,
  },
  {
    name: '抽查名单的份数等于抽出数，都在全部档案之中',
    rowsThatBreakIt: `select s.id from inspection.sample s where s.sampled <> (select count(*) from inspection.sampled_file f where f.sample_id = s.id)
      or exists (select from inspection.sampled_file f where f.sample_id = s.id and f.key <> all (s.population))`,
  },
  {
    name: '办结的抽查逐份判定，合格数等于判为合格的份数',
    rowsThatBreakIt: `select s.id from inspection.sample s where s.state = 'closed' and (
      exists (select from inspection.sampled_file f where f.sample_id = s.id and f.verdict is null)
      or s.passed <> (select count(*) from inspection.sampled_file f where f.sample_id = s.id and f.verdict = 'passed'))`,
  },
]
