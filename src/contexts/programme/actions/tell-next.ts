import type { Permission } from '#platform/access/permission.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { accountsWith, notify, settleMessages } from '#platform/notify/store.ts'
import { type PointStatus, STATUSES } from '../rules/states.ts'
import type { Point } from '../store/points.ts'

/** Whose turn it is once a nomination stands somewhere: those who hold this permission at its town. */
const NEXT: Partial<Record<PointStatus, Permission>> = {
  town_submitted: 'programme.point.approve',
  district_reviewing: 'programme.point.approve',
  district_approved: 'programme.point.file',
  city_filed: 'programme.point.file',
  published: 'programme.point.file',
}
/** Where it comes back to the one who submitted it. */
const BACK: readonly PointStatus[] = ['returned', 'city_rejected', 'active']

/** Puts a message into the box of whoever acts next, or of whoever asked; never of the hand that just acted. Earlier ones are settled. */
export async function tellNext({ tx, actor, now, today }: Call, point: Point, reason: string): Promise<void> {
  const { id, status, areaPath, districtName, townName, submittedBy } = point
  const link = `/nominations/${id}`
  const permission = NEXT[status]
  const next = permission ? await accountsWith(tx, permission, areaPath, today) : []
  const asker = BACK.includes(status) && submittedBy ? [submittedBy] : []
  const hands = [...next, ...asker].filter((account) => account !== actor.accountId)
  const title = `${districtName}${townName}的申报：${STATUSES[status]}${permission ? '，请办理' : ''}`
  await settleMessages(tx, link, now)
  await notify(tx, hands, { title, body: reason, link }, now)
}
