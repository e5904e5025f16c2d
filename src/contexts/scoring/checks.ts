import type { Check } from '#platform/context.ts'

export const scoringChecks: Check[] = [
  {
    name: '密封的评分单与密封时的指纹一致',
    rowsThatBreakIt: `select id from scoring.sheet where encode(sha256(convert_to(content::text, 'UTF8')), 'hex') <> sha256`,
  },
  {
    name: '密封的评分单所用的评分表，是该阶段起用的那一版',
    rowsThatBreakIt: `select s.id from scoring.sheet s left join scoring.stage_use u on u.stage = s.stage
      where u.table_id is distinct from s.table_id`,
  },
  {
    name: '评分表的满分合计为100分',
    rowsThatBreakIt: `select t.id from scoring.score_table t where t.state = 'fixed'
      and (select sum((i ->> 'full')::int) from jsonb_array_elements(t.content -> 'items') i) <> 10000`,
  },
  {
    name: '密封的评分单中，计算得分不高于满分、不低于零',
    rowsThatBreakIt: `select s.id, i ->> 'code' as item from scoring.sheet s, jsonb_array_elements(s.content::jsonb -> 'items') i
      where (i ->> 'computedCenti')::int not between 0 and (i ->> 'fullCenti')::int`,
  },
]
