import type { Check } from '#platform/context.ts'

export const learningChecks: Check[] = [
  {
    name: '推广的案例写到个人的，有仍然有效的同意',
    rowsThatBreakIt: `select c.id from learning.case c where c.state = 'promoted' and c.tells_of_people and not learning.words_stand(c.id)`,
  },
  {
    name: '有人像的照片都有同意书，且属于同一篇案例',
    rowsThatBreakIt: `select f.id from learning.case_file f where f.shows_people and not exists (
      select from learning.consent c where c.id = f.consent_id and c.case_id = f.case_id and c.photos)`,
  },
  {
    name: '审核、推广的人不是撰写的人',
    rowsThatBreakIt: `select c.id from learning.case c join learning.case_step s on s.case_id = c.id
      where s.kind in ('reviewed', 'selected', 'promoted') and s.by_id = c.written_by`,
  },
  {
    name: '采用的是别处的做法',
    rowsThatBreakIt: `select a.id from learning.adoption a join learning.case c on c.id = a.case_id where a.point_id = c.point_id`,
  },
  {
    name: '宣传了个人的，有先于刊发的同意',
    rowsThatBreakIt: `select p.id from learning.publicity p where p.voided_at is null and (p.tells_of_people or p.kind = 'person')
      and not exists (select from learning.consent c where c.publicity_id = p.id and c.given_on <= p.published_on)`,
  },
]
