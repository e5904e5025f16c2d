import type { Check } from '#platform/context.ts'

export const expertsChecks: Check[] = [
  {
    name: '走访和意见属于联系点的创建点，日期在联系期内',
    rowsThatBreakIt: `select v.id from experts.visit v join experts.contact c on c.id = v.contact_id
        where v.point_id <> c.point_id or v.area_code <> c.area_code or v.visited_on < c.from_date
      union all select d.id from experts.advice d join experts.contact c on c.id = d.contact_id
        where d.point_id <> c.point_id or d.area_code <> c.area_code or d.given_on < c.from_date`,
  },
  {
    name: '意见先答复后有结果，日期不倒置',
    rowsThatBreakIt: `select id from experts.advice where answered_on < given_on or result_on < answered_on or (result_on is not null and answered_on is null)`,
  },
]
