import { codesWithin } from '#contexts/directory/public.ts'
import { unreconciledMonths } from '#contexts/ledger/public.ts'
import { addDays, addMonths, daysBetween } from '#kernel/time.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify, settleMessages } from '#platform/notify/store.ts'
import type { disclosureContract } from '../contract.ts'
import { disclosureErrors } from '../errors.ts'
import { drawUpStatement } from '../freeze-statement.ts'
import { publishDraft } from '../publish.ts'
import { monthsInTheWay } from '../rules/figures-of.ts'
import {
  countLate,
  type Duty,
  findDuties,
  holdDuty,
  listDuties as list,
  prepareDuty,
  returnDuty,
} from '../store/duties.ts'
import { findPublicFund } from '../store/funds.ts'
import { DUTIES, DUTY_STATES, type DutyState, type NoticeKind } from '../vocabulary.ts'

type Endpoints = typeof disclosureContract.endpoints
const linkOf = (dutyId: string): string => `/fund/disclosure?duty=${dutyId}`
const WAITING: readonly DutyState[] = ['open', 'prepared']

/** One named duty is shown whatever became of it; a list shows what waits unless a state is asked for. */
const statesOf = (state: DutyState | undefined, dutyId: string | undefined): readonly DutyState[] | undefined => {
  if (state) return [state]
  return dutyId ? undefined : WAITING
}

export const listDuties: Handler<Endpoints['listDuties']> = async ({ areaCode, state, ...filter }, call) => {
  const { tx, today, reach } = call
  const codes = await codesWithin(tx, reach(), areaCode)
  const { rows, total } = await list(tx, { ...filter, codes, states: statesOf(state, filter.dutyId) })
  const counts = await countLate(tx, codes, today)
  const late = counts.reduce((sum, one) => sum + one.late, 0)
  const views = []
  for (const duty of rows) views.push(await viewOf(call, duty))
  return { rows: views, total, late }
}

async function viewOf({ tx, today, actor, may }: Call, duty: Duty) {
  const { areaPath, subjectId: _, key: __, preparedBy, ...shown } = duty
  const isWaiting = WAITING.includes(duty.state)
  return {
    ...shown,
    daysLeft: daysBetween(today, duty.dueOn),
    unreconciled: isWaiting ? await unreconciledBefore(tx, duty) : [],
    mayPrepare: isWaiting && may('disclosure.duty.fulfil', { areaPath }),
    mayPublish:
      duty.state === 'prepared' && preparedBy !== actor.accountId && may('disclosure.notice.publish', { areaPath }),
  }
}

type Told = Pick<Duty, 'fundId' | 'fromDate' | 'toDate'> & { kind: NoticeKind }
/** The months that the figures of a duty stand on and that are not reconciled with the host's books. */
const unreconciledBefore = async (tx: Call['tx'], duty: Told): Promise<string[]> =>
  monthsInTheWay(duty, await unreconciledMonths(tx, duty.fundId, lastOfMonth(duty.toDate)))

const lastOfMonth = (day: string): string => addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1)

/** The duty that a call is about, held for a change; permission is settled where it sits. */
async function held(
  call: Call,
  dutyId: string,
  states: readonly DutyState[],
  notBy: 'preparer' | 'nobody',
): Promise<Duty> {
  const duty = await holdDuty(call.tx, dutyId)
  if (!duty) throw disclosureErrors.noDuty()
  call.allow({ areaPath: duty.areaPath }, notBy === 'preparer' ? { notBy: [duty.preparedBy] } : {})
  call.about('disclosure.duty', dutyId)
  if (!states.includes(duty.state)) throw disclosureErrors.notNow(DUTY_STATES[duty.state])
  return duty
}

export const previewStatement: Handler<Endpoints['previewStatement']> = async ({ dutyId }, { tx, allow }) => {
  const [duty] = await findDuties(tx, [dutyId])
  if (!duty) throw disclosureErrors.noDuty()
  allow({ areaPath: duty.areaPath })
  const fund = await findPublicFund(tx, duty.fundId)
  if (!fund) throw disclosureErrors.noFund()
  return drawUpStatement(tx, fund, duty.fromDate, duty.toDate)
}

/** The first hand writes what will be told; written anew it replaces what was there. */
export const prepareNotice: Handler<Endpoints['prepareNotice']> = async ({ dutyId, version, ...draft }, call) => {
  const { tx, now, today, actor, tell } = call
  const duty = await held(call, dutyId, WAITING, 'nobody')
  mustBeLink(draft.link)
  await mustBeReconciled(call, duty)
  await prepareDuty(tx, { id: dutyId, version }, draft, actor, now)
  const hands = await accountsWith(tx, 'disclosure.notice.publish', duty.areaPath, today)
  await notify(tx, hands, { title: `公告待发布：${draft.title}`, link: linkOf(dutyId) }, now)
  await tell('disclosure.duties-changed', { areaCodes: [duty.areaCode] })
  return { version: version + 1 }
}

export const returnNotice: Handler<Endpoints['returnNotice']> = async ({ dutyId, version, reason }, call) => {
  const { tx, now, tell } = call
  const duty = await held(call, dutyId, ['prepared'], 'nobody')
  await returnDuty(tx, { id: dutyId, version }, reason)
  if (duty.preparedBy)
    await notify(
      tx,
      [duty.preparedBy],
      { title: `公告被退回：${DUTIES[duty.kind].title}`, body: reason, link: linkOf(dutyId) },
      now,
    )
  await tell('disclosure.duties-changed', { areaCodes: [duty.areaCode] })
  return { version: version + 1 }
}

/** The second hand publishes; the figures of a quarter are frozen with it. */
export const publishNotice: Handler<Endpoints['publishNotice']> = async ({ dutyId, version }, call) => {
  const duty = await held(call, dutyId, ['prepared'], 'preparer')
  await mustBeReconciled(call, duty)
  const published = await publishDraft(call, duty, version)
  await settleMessages(call.tx, linkOf(dutyId), call.now)
  return published
}

export async function mustBeReconciled({ tx }: Call, duty: Told): Promise<void> {
  const months = await unreconciledBefore(tx, duty)
  if (months.length > 0) throw disclosureErrors.unreconciled(months.join('、'))
}

/** What goes on the charity's page of 慈善中国 is linked; what only hangs in the community needs no link. */
export function mustBeLink(link: string): void {
  if (link !== '' && !/^https?:\/\/\S+$/.test(link)) throw disclosureErrors.notOfficialLink()
}
