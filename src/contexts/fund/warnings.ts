import { addDays, daysBetween, showDate } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { idleFunds } from './idle.ts'
import { limitsOf } from './limits.ts'
import { committeeFault } from './rules/committee.ts'
import { idleWords } from './rules/idle.ts'
import { findCharity } from './store/charities.ts'
import { inOffice } from './store/committee.ts'
import { type Fund, fundsOfKeeper } from './store/funds.ts'
import { plansOf } from './store/plans.ts'
import { isValidOn } from './views.ts'

const SOON = 60

/** What somebody should see to, in sentences: nothing here is refused. */
export async function warningsOf(tx: Tx, fund: Fund, today: string): Promise<string[]> {
  return [
    ...(await ofCharity(tx, fund, today)),
    ...(await ofCommittee(tx, fund, today)),
    ...(await ofPlan(tx, fund, today)),
    ...(await idleFunds(tx, [fund.id], today)).map(({ idle }) => idleWords(idle)),
  ]
}

async function ofCharity(tx: Tx, { charityId, charityName, keeperName }: Fund, today: string): Promise<string[]> {
  const charity = await findCharity(tx, charityId)
  if (!charity) return []
  const limits = await limitsOf(tx, today)
  const kept = await fundsOfKeeper(tx, charityId, keeperName)
  const { certificateTo } = charity
  const daysLeft = certificateTo === null ? undefined : daysBetween(today, certificateTo)
  return [
    ...(isValidOn(charity, today) ? [] : [`${charityName}的公开募捐资格现在无效，请核对证书有效期和异常名录`]),
    ...(certificateTo && daysLeft !== undefined && daysLeft >= 0 && daysLeft <= SOON
      ? [`公开募捐资格证书${showDate(certificateTo)}到期，还有${daysLeft}天`]
      : []),
    ...(kept > limits.fundsPerKeeper
      ? [
          `管理人员${keeperName}同时管理${kept}只专项基金，超过${limits.fundsPerKeeper}只（部级基金会的要求，其他仅供参考）`,
        ]
      : []),
  ]
}

const FAULTS = {
  few: '管委会在任委员人数不足，请补选',
  even: '管委会在任委员是双数，请增补一人',
  'no-monitor': '没有在任的监督员，请补上',
  both: '有人既是委员又是监督员，请更换',
} as const

async function ofCommittee(tx: Tx, fund: Fund, today: string): Promise<string[]> {
  if (fund.state === 'planned' || fund.state === 'settled') return []
  const now = await inOffice(tx, fund.id, today)
  const limits = await limitsOf(tx, today)
  const fault = committeeFault(now, limits.committeeLeast)
  const soon = addDays(today, SOON)
  const ending = now.filter(({ toDate }) => toDate <= soon).length
  return [
    ...(fault ? [FAULTS[fault]] : []),
    ...(ending > 0 ? [`${ending}名管委会成员的任期在${SOON}天内届满，请准备换届`] : []),
  ]
}

async function ofPlan(tx: Tx, fund: Fund, today: string): Promise<string[]> {
  if (fund.state !== 'operating') return []
  const has = (await plansOf(tx, fund.id)).some(
    ({ state, fromDate, toDate }) => state === 'approved' && fromDate <= today && today <= toDate,
  )
  return has ? [] : ['没有经批准、包含今天的年度计划〔三（一）可持续〕']
}
