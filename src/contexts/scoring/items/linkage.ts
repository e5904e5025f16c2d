import { sql } from 'kysely'
import { areasOf, type Item, noData } from './item.ts'

type Quarter = {
  fromDate: string
  isOver: boolean
  meetings: { id: string; no: string; title: string; heldOn: string; parties: number }[]
}

/**
 * A1 (domain §11.2): in how many quarters since the point began a joint meeting with minutes was held. A quarter that still runs
 * counts only once it has its meeting, so that nobody loses a point for what is not yet due.
 */
export const quarterMeetings: Item = {
  name: 'linkage.meetings',
  title: '开过联席会议的季度数',
  find: async (tx, { point, asOf }) => {
    const { rows } = await sql<Quarter>`
      select to_char(q, 'YYYY-MM-DD') as "fromDate", (q + interval '3 months')::date <= ${asOf}::date + 1 as "isOver",
        coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'no', m.no, 'title', m.title, 'heldOn', m.held_on, 'parties', m.parties)
            order by m.held_on, m.no)
          from linkage.pub_meeting m where m.area_code = any(${areasOf(point)}::text[]) and m.state = 'held' and m.has_minutes
            and m.held_on >= q::date and m.held_on < (q + interval '3 months')::date and m.held_on <= ${asOf}), '[]') as meetings
      from generate_series(${point.startsOn}::date, ${asOf}::date, interval '3 months') as q order by q`.execute(tx)
    const counted = rows.filter(({ isOver, meetings }) => isOver || meetings.length > 0)
    if (counted.length === 0) return noData('第一个季度未满，还没有应开的联席会议')
    const part = counted.filter(({ meetings }) => meetings.length > 0).length
    const empty = counted.filter(({ meetings }) => meetings.length === 0).map(({ fromDate }) => fromDate)
    return {
      part,
      whole: counted.length,
      reason:
        empty.length > 0
          ? `${counted.length}个季度中有${part}个开过联席会议；${empty.join('、')}起的季度没有`
          : `${counted.length}个季度都开过联席会议`,
      sources: counted.flatMap(({ meetings }) =>
        meetings.map(({ id, no, title, heldOn, parties }) => ({
          title: `联席会议“${title}”（${no}）`,
          detail: `${heldOn}召开，签到${parties}方，有纪要`,
          page: `/linkage/meetings/${id}`,
        })),
      ),
    }
  },
}
