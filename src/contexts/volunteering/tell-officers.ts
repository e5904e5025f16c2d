import { findArea } from '#contexts/directory/public.ts'
import type { Permission } from '#platform/access/permission.ts'
import type { Tx } from '#platform/db/database.ts'
import { accountsWith, type Message, notify } from '#platform/notify/store.ts'
import { notYetTold } from './store/hours-to-do.ts'

type Told = { message: Message; now: Date; today: string }

/** Who holds a permission at a place or, where nobody does, at the next place above that has somebody. */
export async function nearestWith(tx: Tx, permission: Permission, areaPath: string, today: string): Promise<string[]> {
  const parent = areaPath.split('.').slice(0, -1).join('.')
  const here = await accountsWith(tx, permission, areaPath, today)
  if (!parent) return here
  const above = new Set(await accountsWith(tx, permission, parent, today))
  const only = here.filter((id) => !above.has(id))
  return only.length > 0 ? only : nearestWith(tx, permission, parent, today)
}

/** A message to those who have to do something at a place. */
export async function tellOfficers(
  tx: Tx,
  permission: Permission,
  areaCode: string,
  { message, now, today }: Told,
): Promise<void> {
  const area = await findArea(tx, areaCode)
  if (area) await notify(tx, await nearestWith(tx, permission, area.path, today), message, now)
}

/** The same message to accounts that have not had it today, so that a job may run twice. */
export async function tellOnce(tx: Tx, accountIds: readonly string[], { message, now, today }: Told): Promise<void> {
  const since = new Date(`${today}T00:00:00+08:00`)
  await notify(tx, await notYetTold(tx, accountIds, message.title, since), message, now)
}
