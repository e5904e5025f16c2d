import { sql } from 'kysely'
import { fen, showYuan } from '#kernel/money.ts'
import { type Item, noData } from './item.ts'

type Fund = { id: string; name: string; agreed: boolean; members: number; hasRules: boolean; signedOn: string | null }

/** D1 (domain §11.2): an agreement in force with a certified charity, an odd committee in office, and rules on file. One fund, the best. */
export const fundSetUp: Item = {
  name: 'fund.setup',
  title: '基金的协议、管委会与办法',
  find: async (tx, { point, asOf, parameter }) => {
    const { rows } = await sql<Fund>`
      select f.id, f.name, coalesce(f.signed_on <= ${asOf} and f.is_certified and (f.ended_on is null or f.ended_on > ${asOf}), false) as agreed,
        (select count(*)::int from fund.pub_member m where m.fund_id = f.id and m.seat = 'member' and ${asOf}::date between m.from_date and m.to_date)
          as members,
        exists (select from fund.pub_paper p where p.fund_id = f.id and p.kind = 'rules'
          and (p.added_at at time zone 'Asia/Shanghai')::date <= ${asOf}) as "hasRules", to_char(f.signed_on, 'YYYY-MM-DD') as "signedOn"
      from fund.pub_fund f where f.area_code = ${point.townCode} order by f.signed_on nulls last, f.id`.execute(tx)
    const least = parameter('fund.committee-least')
    const inOffice = ({ members }: Fund) => members >= least && members % 2 === 1
    const countOf = (one: Fund) => [one.agreed, inOffice(one), one.hasRules].filter(Boolean).length
    const best = rows.toSorted((one, other) => countOf(other) - countOf(one))[0]
    if (!best) return noData('还没有登记社区基金')
    const page = `/fund/funds/${best.id}`
    return {
      part: countOf(best),
      whole: 3,
      reason: `${best.name}：协议${best.agreed ? '有效' : '无效或未签'}，管委会${inOffice(best) ? '在任' : '不合要求'}，管理办法${best.hasRules ? '齐备' : '没有'}`,
      sources: [
        { title: `${best.name}设立协议`, detail: best.signedOn ? `${best.signedOn}签` : '还没有签', page },
        { title: '管理委员会', detail: `在任委员${best.members}名（不少于${least}名且为单数）`, page },
        { title: '管理办法', detail: best.hasRules ? '已存档' : '没有存档', page },
      ],
    }
  },
}

type Duty = { id: string; title: string; dueOn: string; publishedOn: string | null }

/** D3 (domain §11.2): disclosure duties of the town's funds that were due by the day and were done late, or not at all. */
export const lateDisclosures: Item = {
  name: 'disclosure.late',
  title: '逾期办理或未办的公开事项数',
  find: async (tx, { point, asOf }) => {
    const { rows } = await sql<Duty>`
      select d.id, coalesce(n.title, '公开事项') as title, to_char(d.due_on, 'YYYY-MM-DD') as "dueOn",
        to_char(min(n.published_on), 'YYYY-MM-DD') as "publishedOn"
      from disclosure.pub_duty d left join disclosure.pub_notice n on n.duty_id = d.id and n.published_on <= ${asOf}
      where d.area_code = ${point.townCode} and d.state <> 'dropped' and d.due_on between ${point.startsOn} and ${asOf}::date - 1
      group by d.id, d.due_on, n.title order by d.due_on, d.id`.execute(tx)
    if (rows.length === 0) return noData('还没有到期的公开事项')
    const late = rows.filter(({ dueOn, publishedOn }) => publishedOn === null || publishedOn > dueOn)
    return {
      part: late.length,
      whole: rows.length,
      reason:
        late.length > 0 ? `到期${rows.length}项，其中${late.length}项逾期或未办` : `到期${rows.length}项，都按时公开`,
      sources: [...late, ...rows.filter((one) => !late.includes(one))].map(({ id, title, dueOn, publishedOn }) => ({
        title,
        detail: `应于${dueOn}前公开，${publishedOn ? `${publishedOn}公开` : '至今未公开'}`,
        page: `/fund/disclosure?duty=${id}`,
      })),
    }
  },
}

type Book = { id: string; name: string; income: number; spent: number }

/** D4 (domain §11.2): what the town's funds spent, of all they took in, up to the day; in fen. The ledger admits no spending outside the five uses. */
export const fundSpent: Item = {
  name: 'fund.spent',
  title: '基金支出占收入',
  find: async (tx, { point, asOf }) => {
    const { rows } = await sql<Book>`
      select f.id, f.name, coalesce(sum(e.fen) filter (where e.kind in ('gift', 'gift-goods', 'interest', 'transfer-in')), 0)::bigint
          - coalesce(sum(e.fen) filter (where e.kind = 'refund'), 0)::bigint as income,
        coalesce(sum(e.fen) filter (where e.kind in ('grant', 'goods-out')), 0)::bigint
          - coalesce(sum(e.fen) filter (where e.kind = 'recover'), 0)::bigint as spent
      from fund.pub_fund f left join ledger.pub_entry e on e.fund_id = f.id and e.happened_on <= ${asOf}
      where f.area_code = ${point.townCode} group by f.id, f.name order by f.name, f.id`.execute(tx)
    const income = rows.reduce((sum, one) => sum + one.income, 0)
    const spent = rows.reduce((sum, one) => sum + one.spent, 0)
    if (income <= 0) return noData('社区基金还没有收入')
    return {
      part: Math.max(0, spent),
      whole: income,
      reason: `收入${showYuan(fen(income))}元，支出${showYuan(fen(spent))}元`,
      sources: rows.map(({ id, name, income: into, spent: out }) => ({
        title: `${name}账`,
        detail: `收入${showYuan(fen(into))}元，支出${showYuan(fen(out))}元`,
        page: `/fund/funds/${id}`,
      })),
    }
  },
}
