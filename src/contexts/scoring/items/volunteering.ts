import { sql } from 'kysely'
import type { Item } from './item.ts'

/**
 * C3 (domain §11.2): team, plan, records within ten working days and points, as their criteria measure them, and whether a
 * certificate of service was issued to a volunteer of the point's communities.
 */
export const volunteersPractice: Item = {
  name: 'volunteering.practice',
  title: '志愿服务各项做法（引用的指标，加出具证明）',
  readsCriteria: true,
  find: async (tx, { point, asOf, criteria }) => {
    const { rows } = await sql<{ issued: number; lastOn: string | null }>`
      select count(*)::int as issued, to_char(max(c.issued_on), 'YYYY-MM-DD') as "lastOn" from recognition.pub_certificate c
      where c.state = 'issued' and c.issued_on between ${point.startsOn} and ${asOf} and exists (
        select from volunteering.pub_volunteer v where v.person_id = c.person_id and v.area_code = any(${point.communityCodes}::text[]))`.execute(
      tx,
    )
    const { issued = 0, lastOn = null } = rows[0] ?? {}
    const met = criteria.filter(({ verdict }) => verdict === 'met')
    const missing = [
      ...criteria.filter(({ verdict }) => verdict !== 'met').map(({ title }) => title),
      ...(issued > 0 ? [] : ['出具证明']),
    ]
    return {
      part: met.length + (issued > 0 ? 1 : 0),
      whole: criteria.length + 1,
      reason: missing.length > 0 ? `尚未做到：${missing.join('、')}` : '各项都已做到',
      sources: [
        ...criteria.map(({ code, title, verdict, reason }) => ({
          title: `${title}（${code}）`,
          detail: verdict === 'met' ? '达到' : reason || '未达到',
          page: `/points/${point.pointId}?asOf=${asOf}`,
        })),
        {
          title: '志愿服务记录证明',
          detail: issued > 0 ? `已出具${issued}份，最近一份${lastOn}` : '还没有出具过',
          page: '/volunteering/recognition',
        },
      ],
    }
  },
}
