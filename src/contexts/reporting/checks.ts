import type { Check } from '#platform/context.ts'

export const reportingChecks: Check[] = [
  {
    name: '已签署或接收的报告有本轮的签章，签署的内容与现在的数字、创建点一致',
    rowsThatBreakIt: `select r.id from reporting.report r left join reporting.seal s on s.report_id = r.id and s.round = r.round
      where r.state in ('signed', 'accepted') and (s.report_id is null
        or s.content::jsonb->'figures' is distinct from r.figures or s.content::jsonb->'points' is distinct from r.points)`,
  },
  {
    name: '签署人不是编写人，公钥是签署人的',
    rowsThatBreakIt: `select s.report_id, s.round from reporting.seal s join reporting.report r on r.id = s.report_id
        where s.round = r.round and s.signer_account = any(r.writers)
      union all select s.report_id, s.round from reporting.seal s
        where not exists (select from reporting.signing_key k where k.id = s.key_id and k.account_id = s.signer_account and k.public_key = s.public_key)`,
  },
  {
    name: '手工更改的数字都写明了理由',
    rowsThatBreakIt: `select r.id, f->>'code' as code from reporting.report r, jsonb_array_elements(r.figures) f
      where f->'hand' <> 'null'::jsonb and length(trim(coalesce(f->'hand'->>'reason', ''))) < 4`,
  },
  {
    name: '每夜核验没有发现无效的签章',
    rowsThatBreakIt: 'select report_id, round, verdict from reporting.seal_doubt',
  },
  {
    name: '报告的状态等于经过的最后一步',
    rowsThatBreakIt: `select r.id, r.state from reporting.report r where exists (select from reporting.step s where s.report_id = r.id)
      and r.state <> (select s.state from reporting.step s where s.report_id = r.id order by s.seq desc limit 1)`,
  },
  {
    name: '通报所选的区都达到样本和最低分，分数不低于它们而没有选入的都有理由',
    rowsThatBreakIt: `select c.id, k->>'districtCode' as district from reporting.commendation c, jsonb_array_elements(c.candidates) k
      where c.state in ('proposed', 'decided') and (
        (k->>'districtCode' = any(c.chosen) and k->'leftOut' <> 'null'::jsonb)
        or (k->>'districtCode' <> all(c.chosen) and k->'leftOut' = 'null'::jsonb
          and (k->>'totalCenti')::int >= (select min((o->>'totalCenti')::int) from jsonb_array_elements(c.candidates) o where o->>'districtCode' = any(c.chosen))
          and not exists (select from jsonb_array_elements(c.passed) p where p->>'districtCode' = k->>'districtCode' and length(p->>'reason') >= 4)))`,
  },
]
