import { sql } from 'kysely'
import { type Item, noData } from './item.ts'

type Report = { id: string; title: string; media: string; rank: number; publishedOn: string; isDead: boolean }

const LEVELS = ['', '区级', '市级', '国家级']

/**
 * E2 (domain §11.2): the highest level of media that told of the point – 3 national, 2 city, 1 district; 0 where only the town's or its
 * own. What can no longer be found (a dead link) does not count.
 */
export const mediaReached: Item = {
  name: 'learning.publicity',
  title: '最高一级的媒体（国家级3，市级2，区级1）',
  find: async (tx, { point, asOf }) => {
    const { rows } = await sql<Report>`
      select id, title, media, case level when 'nation' then 3 when 'city' then 2 when 'district' then 1 else 0 end as rank,
        to_char(published_on, 'YYYY-MM-DD') as "publishedOn", link_state = 'dead' as "isDead"
      from learning.pub_publicity where point_id = ${point.pointId} and published_on between ${point.startsOn} and ${asOf}
      order by rank desc, published_on, id`.execute(tx)
    if (rows.length === 0) return noData('还没有登记宣传报道')
    const counted = rows.filter(({ isDead }) => !isDead)
    const part = Math.max(0, ...counted.map(({ rank }) => rank))
    const reached = part > 0 ? `最高一级为${LEVELS[part]}媒体` : '还没有区级以上媒体的报道'
    return {
      part,
      whole: null,
      reason: `共${rows.length}条，${reached}`,
      sources: rows.map(({ title, media, rank, publishedOn, isDead }) => ({
        title: `“${title}”`,
        detail: `${media}（${LEVELS[rank] || '街镇或自办'}），${publishedOn}${isDead ? '，链接已失效，不计' : ''}`,
        page: '/learning/publicity',
      })),
    }
  },
}
