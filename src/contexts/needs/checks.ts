import type { Check } from '#platform/context.ts'

export const needsChecks: Check[] = [
  {
    name: '需求的状态等于经过里最后一次改变状态的步骤',
    rowsThatBreakIt: `select n.id, n.state from needs.need n where n.state <> (select s.state from needs.step s
      where s.need_id = n.id and s.state is not null order by s.seq desc limit 1)`,
  },
  {
    name: '属于政策待遇的需求，有转介回执和答复才办结',
    rowsThatBreakIt: `select n.id, n.no from needs.need n where n.benefit is not null and n.state in ('resolved', 'confirmed')
      and not exists (select from needs.referral r where r.need_id = n.id and r.benefit = n.benefit and r.receipt_no is not null and r.outcome is not null)`,
  },
  {
    name: '属于政策待遇的需求不单凭款物办结',
    rowsThatBreakIt: `select n.id, n.no from needs.need n where n.benefit is not null and n.state in ('resolved', 'confirmed', 'archived')
      and n.means = array['gift']`,
  },
  {
    name: '并入的需求仍在同一街镇，且不再并入别处',
    rowsThatBreakIt: `select n.id, n.no from needs.need n join needs.need into_one on into_one.id = n.merged_into
      where into_one.town_code <> n.town_code or into_one.state = 'merged'`,
  },
  {
    name: '不留名的需求没有记下是谁',
    rowsThatBreakIt: `select n.id, n.no from needs.need n where n.is_nameless and (n.reporter_person_id is not null
      or exists (select from needs.step s where s.need_id = n.id and s.party = 'resident' and s.by_person is not null))`,
  },
  {
    name: '还要办的需求有期限，办结的没有',
    rowsThatBreakIt: `select n.id, n.no, n.state from needs.need n where (n.due_on is not null) <>
      (n.state in ('reported', 'verified', 'classified', 'assigned', 'in_service', 'referred', 'resolved'))`,
  },
]
