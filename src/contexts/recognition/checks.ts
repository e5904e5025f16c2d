import type { Check } from '#platform/context.ts'

export const recognitionChecks: Check[] = [
  {
    name: '有效证明所载的服务记录都没有作废',
    rowsThatBreakIt: `select c.number from recognition.certificate c join recognition.certificate_line l on l.certificate_id = c.id
      where c.state = 'issued' and not exists (select from volunteering.pub_service_record r where r.id = l.record_id)`,
  },
  {
    name: '证明的总时长等于所载各次之和',
    rowsThatBreakIt: `select c.number from recognition.certificate c left join recognition.certificate_line l on l.certificate_id = c.id
      where c.number is not null group by c.id having c.total_minutes is distinct from sum(l.minutes) or c.line_count is distinct from count(l.record_id)`,
  },
  {
    name: '证明只载本人的服务',
    rowsThatBreakIt: `select c.number, l.record_id from recognition.certificate c join recognition.certificate_line l on l.certificate_id = c.id
      join volunteering.pub_service_record r on r.id = l.record_id join volunteering.pub_volunteer v on v.id = r.volunteer_id where v.person_id <> c.person_id`,
  },
  {
    name: '证明编号按区按年连续，不跳号',
    rowsThatBreakIt: `select s.district_code, s.year, s.last from recognition.number_series s where s.last <>
      (select count(*) from recognition.certificate c where c.number like 'ZYFW-' || s.district_code || '-' || s.year || '-%')`,
  },
  {
    name: '证明由社区或街镇出具',
    rowsThatBreakIt: `select c.id from recognition.certificate c left join directory.area a on a.code = c.issuer_area_code
      where a.level is null or a.level not in ('community', 'town')`,
  },
  {
    name: '星级在公示期满之后评定，异议都已答复',
    rowsThatBreakIt: `select s.id from recognition.star s where s.state = 'granted' and (s.granted_on <= s.public_until
      or exists (select from recognition.star_objection o where o.star_id = s.id and (o.answered_at is null or o.upheld)))`,
  },
]
