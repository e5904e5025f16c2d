import { type Area, findArea } from '#contexts/directory/public.ts'
import { maskName, maskPhone } from '#kernel/masking.ts'
import { dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { needsErrors } from './errors.ts'
import { limitsOn } from './limits.ts'
import { changed } from './progress.ts'
import { dueOn } from './rules/clock.ts'
import { type Contact, putContact } from './store/contacts.ts'
import { addNeed, type NewNeed } from './store/needs.ts'
import type { Doer } from './store/sql.ts'
import { addStep } from './store/steps.ts'
import type { Party } from './vocabulary.ts'

export type Heard = Omit<NewNeed, 'townCode' | 'dueOn' | 'reportedOn'> & {
  reportedOn?: string | undefined
  contact?: Contact | undefined
}

/** The community or town a need is told for. Errors: needs.noArea, needs.townOrBelow. */
export async function placeOfNeed(tx: Tx, areaCode: string): Promise<Area> {
  const area = await findArea(tx, areaCode)
  if (!area) throw needsErrors.noArea()
  mustBeTownOrBelow(area)
  return area
}

export function mustBeTownOrBelow({ level }: Pick<Area, 'level'>): void {
  if (level !== 'community' && level !== 'town') throw needsErrors.townOrBelow()
}

export const townOf = (area: Pick<Area, 'code' | 'level' | 'parentCode'>): string =>
  area.level === 'community' ? (area.parentCode ?? area.code) : area.code

/** 张**，138****1234 for the desk's lists; who gave no name is never told by it. */
export function maskOf({ name, phone }: Contact, isNameless: boolean): string {
  const shown = [isNameless ? '不留名' : name && maskName(name), phone && maskPhone(phone)]
  return shown.filter(Boolean).join('，')
}

/** Writes down a need as it was heard and tells the desk that verifies it. */
export async function hear(
  tx: Tx,
  area: Area,
  heard: Heard,
  by: Doer & { party: Party },
): Promise<{ needId: string; no: string }> {
  const today = dateOf(by.now)
  const { contact, reportedOn = today, ...rest } = heard
  const due = dueOn('reported', rest.urgency, await limitsOn(tx, today), reportedOn)
  const added = await addNeed(tx, { ...rest, townCode: townOf(area), reportedOn, dueOn: due }, by)
  if (contact) {
    const masked = maskOf(contact, rest.isNameless)
    const accountId = rest.reporterAccountId ?? null
    await putContact(tx, { needId: added.id, areaCode: area.code, accountId, masked }, contact)
  }
  const step = { needId: added.id, areaCode: area.code, kind: 'report', state: 'reported' as const, party: by.party }
  await addStep(tx, step, by)
  await tellDesk(tx, area, { id: added.id, ...rest }, by.now)
  await changed(tx, area.path)
  return { needId: added.id, no: added.no }
}

async function tellDesk(
  tx: Tx,
  area: Area,
  need: Pick<Heard, 'title' | 'urgency'> & { id: string },
  now: Date,
): Promise<void> {
  const accounts = await accountsWith(tx, 'needs.need.verify', area.path, dateOf(now))
  const title = `${need.urgency === 'urgent' ? '紧急需求' : '新的需求'}待核实：${need.title}`
  await notify(tx, accounts, { title, body: area.name, link: `/needs/${need.id}` }, now)
}
