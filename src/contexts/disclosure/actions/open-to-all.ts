import { publicCommittee } from '#contexts/fund/public.ts'
import { giftOfToken, giftsOfPerson, giversOfPerson, hashOfToken } from '#contexts/giving/public.ts'
import { lotOfLink, lotsOfGivers } from '#contexts/goods/public.ts'
import { PerMinute } from '#platform/access/sign-in/strangers.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { disclosureContract } from '../contract.ts'
import { disclosureErrors } from '../errors.ts'
import { waysOf } from '../gift-way.ts'
import { goodsWaysOf } from '../goods-way.ts'
import { statementPaper } from '../papers/statement-paper.ts'
import { statementSheetOf } from '../papers/statement-sheet.ts'
import { totalsOf } from '../store/book.ts'
import { findPublicFund, listFunds } from '../store/funds.ts'
import { listNotices } from '../store/notices.ts'
import { shownCampaigns, shownProjects } from '../store/projects.ts'
import { findStatement, statementsOfFund } from '../store/statements.ts'
import { chartsOf, fundRow, projectRow, publicNotice, statementRow } from '../views.ts'

type Endpoints = typeof disclosureContract.endpoints

/** Everything below comes from what the funds publish or may: sums, notices, projects. Names only as givers wished. */
export const publicFunds: Handler<Endpoints['publicFunds']> = (_, { tx, today }) =>
  seeingAll(tx, async () => {
    const funds = await listFunds(tx, null)
    const totals = await totalsOf(
      tx,
      funds.map(({ id }) => id),
      today,
    )
    return { rows: funds.map((fund) => fundRow(fund, totals.get(fund.id))) }
  })

export const publicFund: Handler<Endpoints['publicFund']> = ({ fundId }, { tx, today }) =>
  seeingAll(tx, async () => {
    const fund = await findPublicFund(tx, fundId)
    if (!fund || fund.from === null) throw disclosureErrors.noFund()
    const notices = await listNotices(tx, { codes: null, fundId, page: 1, pageSize: 50 })
    return {
      fund: fundRow(fund, (await totalsOf(tx, [fundId], today)).get(fundId)),
      ...(await chartsOf(tx, fundId, today)),
      statements: (await statementsOfFund(tx, fundId)).map(statementRow),
      notices: notices.rows.map(publicNotice),
      campaigns: await shownCampaigns(tx, fundId),
      projects: (await shownProjects(tx, fundId)).map(projectRow),
      committee: await publicCommittee(tx, fundId, today),
    }
  })

export const publicStatement: Handler<Endpoints['publicStatement']> = async ({ statementId }, { tx }) => {
  const found = await findStatement(tx, statementId)
  if (!found) throw disclosureErrors.noStatement()
  const { content, fundId, noticeNo, publishedOn, seq, digest, isWhole, laterId } = found
  return { ...content, fundId, noticeNo, publishedOn, seq, digest, isWhole, laterId }
}

export const printStatement: Handler<Endpoints['printStatement']> = async ({ statementId }, { tx, address }) => {
  const found = await findStatement(tx, statementId)
  if (!found) throw disclosureErrors.noStatement()
  return statementPaper(found, address)
}

export const statementSheet: Handler<Endpoints['statementSheet']> = async ({ statementId }, { tx }) => {
  const found = await findStatement(tx, statementId)
  if (!found) throw disclosureErrors.noStatement()
  return statementSheetOf(found)
}

/** Soft: it keeps one address from asking all day; the random word of a link keeps everybody from guessing. */
const limit = new PerMinute(30)

/** Whoever has the link sees the way of its gift or lot, a gift's with the same giver's goods beside it; and no name. */
export const giftByLink: Handler<Endpoints['giftByLink']> = async ({ token }, { tx, now, ip }) => {
  if (ip !== undefined && !limit.allows(ip, now)) throw disclosureErrors.tooMany()
  const gift = await giftOfToken(tx, token)
  if (gift)
    return {
      rows: await waysOf(tx, [gift]),
      goods: await goodsWaysOf(tx, await lotsOfGivers(tx, [gift.giverId])),
    }
  const lot = await lotOfLink(tx, hashOfToken(token))
  if (!lot) throw disclosureErrors.unknownLink()
  return { rows: [], goods: await goodsWaysOf(tx, [lot]) }
}

export const myGifts: Handler<Endpoints['myGifts']> = async (_, { tx, actor, own }) => {
  own()
  const { personId } = actor
  if (!personId) return { rows: [], goods: [] }
  const lots = await lotsOfGivers(tx, await giversOfPerson(tx, personId))
  return { rows: await waysOf(tx, await giftsOfPerson(tx, personId)), goods: await goodsWaysOf(tx, lots) }
}
