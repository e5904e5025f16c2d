import { appoint, createAccount, findByUsername } from '#contexts/administration/public.ts'
import { findArea } from '#contexts/directory/public.ts'
import { dateOf } from '#kernel/time.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import type { RoleName } from '../roles.ts'

/** An account that a newcomer may try; printed below the address and shown on the sign-in page. */
export type DemoAccount = { username: string; password: string; about: string }
export type DemoParts = { db: Database; now: Date; say(line: string): void }

type Person = { username: string; about: string; name: string; role: RoleName; areaCode: string }
const PASSWORD = 'Demo.Tianjin-2023'

/** One account for each task of the programme, in places of annex 1 and 2. */
const people: readonly Person[] = [
  { username: 'city', about: '市级经办', name: '演示市级经办', role: 'cityAdmin', areaCode: '12' },
  { username: 'city-leader', about: '市级审批', name: '演示市级审批', role: 'cityLeader', areaCode: '12' },
  { username: 'heping', about: '和平区经办', name: '演示和平经办', role: 'districtAdmin', areaCode: '120101' },
  { username: 'heping-leader', about: '和平区审批', name: '演示和平审批', role: 'districtLeader', areaCode: '120101' },
  { username: 'xiaobailou', about: '小白楼街道经办', name: '演示街道经办', role: 'townAdmin', areaCode: '120101001' },
  { username: 'sysadmin', about: '系统管理员', name: '演示系统管理', role: 'systemAdministrator', areaCode: '12' },
  { username: 'secadmin', about: '安全管理员', name: '演示安全管理', role: 'securityAdministrator', areaCode: '12' },
  { username: 'auditor', about: '审计管理员', name: '演示审计管理', role: 'auditAdministrator', areaCode: '12' },
]

/** Makes what the demonstration needs where it is missing; all of one account or nothing. */
export async function loadDemo({ db, now, say }: DemoParts): Promise<DemoAccount[]> {
  const made = []
  for (const person of people)
    if (await transact(db, { reach: 'all' }, (tx) => addPerson(tx, person, now))) made.push(person.username)
  if (made.length > 0) say(`已建立演示账号${made.length}个`)
  return people.map(({ username, about }) => ({ username, password: PASSWORD, about }))
}

async function addPerson(tx: Tx, { username, name, role, areaCode }: Person, now: Date): Promise<boolean> {
  if (await findByUsername(tx, username)) return false
  const area = await findArea(tx, areaCode)
  if (!area) return false
  const place = { code: area.code, path: area.path }
  const account = { username, displayName: name, area: place, personId: null, password: PASSWORD }
  const accountId = await createAccount(tx, { ...account, mustChangePassword: false, createdBy: null, now })
  const term = { role, validFrom: dateOf(now), validTo: null }
  await appoint(tx, { accountId, ...term, area: place, organisationId: null, appointedBy: null, now })
  return true
}
