import { codesWithin } from '#contexts/directory/public.ts'
import { idleFunds, idleWords } from '#contexts/fund/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { disclosureContract } from '../contract.ts'
import { disclosureErrors } from '../errors.ts'
import { programmeDates } from '../limits.ts'
import { type Period, type Raised, raisedIn } from '../rules/raised.ts'
import { calendarYearOf, programmeYearOf } from '../rules/years.ts'
import { totalsOf } from '../store/book.ts'
import { countLate } from '../store/duties.ts'
import { findPublicFund, listFunds as list, type PublicFund } from '../store/funds.ts'
import { thresholdOfTown } from '../store/points.ts'
import { shownCampaigns, shownProjects } from '../store/projects.ts'
import { type RaisedRow, raisedItems } from '../store/raised.ts'
import { statementsOfFund } from '../store/statements.ts'
import { chartsOf, fundRow, projectRow, statementRow } from '../views.ts'

type Endpoints = typeof disclosureContract.endpoints

export const listFunds: Handler<Endpoints['listFunds']> = async ({ areaCode }, { tx, today, reach }) => {
  const codes = await codesWithin(tx, reach(), areaCode)
  const funds = await list(tx, codes)
  const ids = funds.map(({ id }) => id)
  const totals = await totalsOf(tx, ids, today)
  const counts = await countLate(tx, codes, today)
  const idle = await idleFunds(tx, ids, today)
  const period = programmeYearOf(await programmeDates(tx), today)
  const rows = []
  for (const fund of funds) {
    const { open, late } = counts.find(({ fundId }) => fundId === fund.id) ?? { open: 0, late: 0 }
    const raisedFen = raisedIn(period, await raisedItems(tx, fund.id)).fen
    rows.push({ ...fundRow(fund, totals.get(fund.id)), open, late, raisedFen, idle: idleOf(idle, fund.id) })
  }
  return { rows }
}

/** The fund a call is about; permission is settled at its town. */
async function found({ tx, allow, about }: Call, fundId: string): Promise<PublicFund> {
  const fund = await findPublicFund(tx, fundId)
  if (!fund) throw disclosureErrors.noFund()
  allow({ areaPath: fund.areaPath })
  about('fund.fund', fundId)
  return fund
}

export const getFund: Handler<Endpoints['getFund']> = async ({ fundId }, call) => {
  const fund = await found(call, fundId)
  const { tx, today } = call
  const counts = await countLate(tx, [fund.areaCode], today)
  const { open, late } = counts.find((one) => one.fundId === fundId) ?? { open: 0, late: 0 }
  return {
    fund: fundRow(fund, (await totalsOf(tx, [fundId], today)).get(fundId)),
    ...(await chartsOf(tx, fundId, today)),
    statements: (await statementsOfFund(tx, fundId)).map(statementRow),
    campaigns: await shownCampaigns(tx, fundId),
    projects: (await shownProjects(tx, fundId)).map(projectRow),
    open,
    late,
    idle: idleOf(await idleFunds(tx, [fundId], today), fundId),
  }
}

function idleOf(funds: Awaited<ReturnType<typeof idleFunds>>, id: string): string | null {
  const found = funds.find(({ fundId }) => fundId === id)
  return found ? idleWords(found.idle) : null
}

export const getRaised: Handler<Endpoints['getRaised']> = async ({ fundId, asOf }, call) => {
  const fund = await found(call, fundId)
  const { tx, today } = call
  const day = asOf ?? today
  const items = await raisedItems(tx, fundId)
  const programme = programmeYearOf(await programmeDates(tx), day)
  return {
    fundName: fund.name,
    townName: fund.townName,
    asOf: day,
    thresholdFen: await thresholdOfTown(tx, fund.areaCode),
    programmeYear: raisedView(programme, items),
    calendarYear: raisedView(calendarYearOf(day), items),
  }
}

function raisedView(period: Period, items: readonly RaisedRow[]) {
  const shown = new Map(
    items.map(({ id, no, who, recordKind, kind, classTitle, fen, day }) => [
      id,
      { id, no, who, recordKind, kind, classTitle, fen, day },
    ]),
  )
  const { fen, parts, leftOut }: Raised = raisedIn(period, items)
  const rowsOf = (ids: readonly { id: string }[]) => ids.flatMap(({ id }) => shown.get(id) ?? [])
  return {
    ...period,
    fen,
    parts: parts.map((part) => ({ ...part, items: rowsOf(part.items) })),
    leftOut: leftOut.map((reason) => ({ ...reason, items: rowsOf(reason.items) })),
  }
}
