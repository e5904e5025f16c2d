import type { Tx } from '#platform/db/database.ts'
import { useTitle } from './freeze-statement.ts'
import { showPeople } from './rules/small-counts.ts'
import { monthsOf, sharesOf, type Totals } from './store/book.ts'
import type { PublicFund } from './store/funds.ts'
import type { Notice } from './store/notices.ts'
import type { ShownProject } from './store/projects.ts'
import type { FrozenStatement } from './store/statements.ts'

const NOTHING = { inFen: 0, outFen: 0, balanceFen: 0, gifts: 0 }
const MONTHS = 12

/** A fund with its sums; what a list of funds and the top of its page show. */
export const fundRow = ({ id, name, townName, charityName, state }: PublicFund, totals: Totals | undefined) => {
  const { inFen, outFen, balanceFen, gifts } = totals ?? NOTHING
  return { id, name, townName, charityName, state, inFen, outFen, balanceFen, gifts }
}

/** What the charts of a fund are drawn from: the last twelve months, all income by source, all spending by use. */
export async function chartsOf(tx: Tx, fundId: string, today: string) {
  const months = await monthsOf(tx, fundId, today, MONTHS)
  const { income, uses } = await sharesOf(tx, fundId, today)
  return { months, income, uses: uses.map(({ title, fen }) => ({ title: useTitle(title), fen })) }
}

export const projectRow = ({ use, people, startsOn: _, endsOn: __, ...shown }: ShownProject) => ({
  ...shown,
  useTitle: use === null ? null : useTitle(use),
  people: people === null ? null : showPeople(people),
})

export const statementRow = ({ id, noticeNo, fromDate, toDate, publishedOn, content, laterId }: FrozenStatement) => ({
  id,
  noticeNo,
  fromDate,
  toDate,
  publishedOn,
  closingFen: content.closingFen,
  isCorrected: laterId !== null,
})

/** A notice as everybody may read it, without the names of the hands. */
export const publicNotice = (notice: Notice) => {
  const { id, no, fundName, areaName, kind, title, content, link, fromDate, toDate } = notice
  const { correctsNo, correctedBy, what, why, publishedOn, statementId } = notice
  const corrected = { correctsNo, correctedBy, what, why }
  return {
    id,
    no,
    fundName,
    areaName,
    kind,
    title,
    content,
    link,
    fromDate,
    toDate,
    ...corrected,
    publishedOn,
    statementId,
  }
}
