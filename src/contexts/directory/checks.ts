import type { Check } from '#platform/context.ts'

export const directoryChecks: Check[] = [
  {
    name: '区划的路径须由上级路径加本级代码构成',
    rowsThatBreakIt: `select a.code, a.path from directory.area a left join directory.area p on p.code = a.parent_code
      where a.path <> coalesce(p.path || '.', '') || a.code`,
  },
  {
    name: '常住人口只能登记在社区（村）',
    rowsThatBreakIt: `select r.id from directory.population_return r join directory.area a on a.code = r.area_code where a.level <> 'community'`,
  },
  {
    name: '人口基数须是同一社区上报过的一期',
    rowsThatBreakIt: `select b.id from directory.population_base b join directory.population_return r on r.id = b.return_id where r.area_code <> b.area_code`,
  },
  {
    name: '人员须登记在区划表中的地方',
    rowsThatBreakIt: `select p.id, p.area_code from directory.person p left join directory.area a on a.code = p.area_code where a.code is null`,
  },
  {
    name: '有证件盲索引的人员须有加密原文',
    rowsThatBreakIt: 'select id from directory.person where id_blind is not null and sealed is null',
  },
  {
    name: '已删除个人信息的人员不留姓名、证件、电话、出生日期',
    rowsThatBreakIt: `select id from directory.person where erased_on is not null
      and (name <> '已删除' or num_nonnulls(sealed, id_blind, phone_blind, masked_id, masked_phone, sex, birth_date) > 0)`,
  },
  {
    name: '已确认的名称须对应同一上级之下的区划',
    rowsThatBreakIt: `select m.id, m.written_name from directory.name_match m join directory.area a on a.code = m.area_code where a.parent_code <> m.parent_code`,
  },
]
