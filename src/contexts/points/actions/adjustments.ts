import { codesWithin, findArea } from '#contexts/directory/public.ts'
import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import { addMonths } from '#kernel/time.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { pointsContract } from '../contract.ts'
import { pointsErrors } from '../errors.ts'
import { findAccounts } from '../store/accounts.ts'
import {
  type Adjustment,
  addAdjustment,
  addAdjustmentDecision,
  findAdjustments,
  listAdjustments as list,
} from '../store/adjustments.ts'
import { enter, enterExpiries, holdBooks, writeBooks } from '../store/books.ts'
import { masked } from './view.ts'

type Endpoints = typeof pointsContract.endpoints

export const listAdjustments: Handler<Endpoints['listAdjustments']> = async (
  { areaCode, ...filter },
  { tx, actor, reach, may },
) => {
  const { rows, total } = await list(tx, { ...filter, codes: await codesWithin(tx, reach(), areaCode) })
  return {
    rows: rows.map(({ areaPath, proposedBy, ...shown }) => ({
      ...masked(shown),
      mayDecide:
        shown.state === 'proposed' && proposedBy !== actor.accountId && may('points.redemption.approve', { areaPath }),
    })),
    total,
  }
}

/** Changes nothing yet: another hand approves it. */
export const proposeAdjustment: Handler<Endpoints['proposeAdjustment']> = async (form, call) => {
  const { tx, now, today, actor, allow, about } = call
  const area = await findArea(tx, form.areaCode)
  if (!area) throw pointsErrors.noArea()
  allow({ areaPath: area.path })
  const [account] = await findAccounts(tx, [form.personId], today)
  if (!account) throw pointsErrors.noAccount()
  if (account.areaCode !== form.areaCode) throw pointsErrors.otherPlace()
  const adjustmentId = await addAdjustment(tx, form, { by: actor.accountId, byName: actor.name, now })
  about('points.adjustment', adjustmentId)
  const hands = await accountsWith(tx, 'points.redemption.approve', area.path, today)
  const others = hands.filter((one) => one !== actor.accountId)
  await notify(
    tx,
    others,
    { title: '积分调整待核准', body: form.reason, link: '/volunteering/points?tab=adjustments' },
    now,
  )
  return { adjustmentId }
}

export const decideAdjustment: Handler<Endpoints['decideAdjustment']> = async (
  { adjustmentId, outcome, reason },
  call,
) => {
  const { tx, now, actor, allow, about, tell } = call
  const [one] = await findAdjustments(tx, [adjustmentId])
  if (!one) throw pointsErrors.noAdjustment()
  allow({ areaPath: one.areaPath }, { notBy: [one.proposedBy] })
  about('points.adjustment', adjustmentId)
  const hand = { by: actor.accountId, byName: actor.name, now }
  if (!(await addAdjustmentDecision(tx, one, { outcome, reason }, hand))) throw pointsErrors.adjustmentDecided()
  if (outcome === 'approved') await adjust(call, one)
  await tell('points.points-changed', { areaCodes: one.areaPath.split('.').slice(-2) })
  return {}
}

async function adjust({ tx, now, today }: Call, { id, personId, points, reason }: Adjustment): Promise<void> {
  const book = (await holdBooks(tx, [personId])).get(personId)
  const programme = await programmeOf(tx)
  if (!book) throw pointsErrors.noAccount()
  if (!programme) throw pointsErrors.noProgramme()
  enterExpiries(book, today)
  if (-points > book.standing.balance) throw pointsErrors.adjustsTooMuch(book.standing.balance)
  const months = parameterOn(programme, 'points.validity-months', today)
  const expiresOn = points > 0 ? addMonths(today, months) : null
  enter(book, { kind: 'adjusted', points, expiresOn, ofId: null, adjustmentId: id, note: reason })
  await writeBooks(tx, [book], { now, today })
}
