import type { Check } from '#platform/context.ts'
import { ADMINISTRATORS } from './rules/three-administrators.ts'

const three = ADMINISTRATORS.map((role) => `'${role}'`).join(', ')
const term = (post: string): string => `daterange(${post}.valid_from, ${post}.valid_to, '[]')`
const held = (post: string): string => `(${post}.valid_to is null or ${post}.valid_to >= ${post}.valid_from)`

export const administrationChecks: Check[] = [
  {
    name: '三员分立：系统、安全、审计管理员不得兼任其他岗位',
    rowsThatBreakIt: `select a.account_id, a.role, b.role as other_role from platform.post a
      join platform.post b on b.account_id = a.account_id and b.role <> a.role
      where a.role in (${three}) and ${held('a')} and ${held('b')} and case when ${held('a')} and ${held('b')} then ${term('a')} && ${term('b')} end`,
  },
  {
    name: '任何人不得自己任命自己',
    rowsThatBreakIt:
      'select id, account_id from platform.post where appointed_by = account_id or ended_by = account_id',
  },
  {
    name: '岗位的区划须与区划树一致',
    rowsThatBreakIt: `select p.id from platform.post p left join directory.area a on a.code = p.area_code
      where (p.area_code is not null or p.area_path is not null) and p.area_path is distinct from a.path`,
  },
]
