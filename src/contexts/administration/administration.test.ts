import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { paths } from '../../../tests/kit/divisions.ts'
import { anOffice } from '../../../tests/kit/office.ts'
import { Browser, PASSWORD } from '../../../tests/kit/people.ts'
import { firstAdministrators, resetOnServer } from './public.ts'

const office = anOffice()
const { city, nanshi } = paths
const api = (name: string): string => `/api/administration/${name}`
const form = (username: string, more: object = {}) => ({
  username,
  displayName: '赵敏',
  areaCode: '120101',
  password: 'First-2024',
  ...more,
})
const appointment = (accountId: string, role: string, more: object = {}) => ({
  accountId,
  role,
  areaCode: '120101',
  validFrom: '2024-03-05',
  ...more,
})

test('a new installation begins with three administrators, once, whose passwords must be changed', async () => {
  const area = { code: '12', path: city }
  const [system, security, audit, ...others] = await office.tx((tx) =>
    firstAdministrators(tx, { area, now: office.now }),
  )
  expect(others).toEqual([])
  for (const one of [system, security, audit]) {
    const { json } = await new Browser(office.app).signIn(one?.username ?? '', one?.password)
    expect(json).toEqual({ next: 'new-password' })
  }
  expect(await office.tx((tx) => firstAdministrators(tx, { area, now: office.now }))).toEqual([])
})

test('from nothing to work: the account, its post, the first password, and the first call', async () => {
  const system = await office.person('systemAdministrator')
  const security = await office.person('securityAdministrator')
  const { json: made } = await system.browser.post(api('create-account'), form('zhaomin'))
  expect((await system.browser.post(api('appoint-to-post'), appointment(made.accountId, 'districtAdmin'))).status).toBe(
    403,
  )
  expect((await security.browser.post(api('create-account'), form('another'))).status).toBe(403)
  expect(
    (await security.browser.post(api('appoint-to-post'), appointment(made.accountId, 'districtAdmin'))).status,
  ).toBe(200)

  const clerk = new Browser(office.app)
  expect((await clerk.signIn('zhaomin', 'First-2024')).json).toEqual({ next: 'new-password' })
  expect((await clerk.get('/api/office/me')).json).toMatchObject({ mustChangePassword: true, permissions: [] })
  const change = { currentPassword: 'First-2024', newPassword: 'Second-2024' }
  expect((await clerk.post('/api/office/change-password', change)).status).toBe(200)
  const { json: me } = await clerk.get('/api/office/me')
  expect(me).toMatchObject({ name: '赵敏', posts: [{ label: '区级经办', place: '和平区' }], unread: 1 })
  expect(me.areas['directory.population.record']).toEqual(['12.120101'])
})

test('the three administrators exclude one another and any other post', async () => {
  const security = await office.person('securityAdministrator')
  const clerk = await office.person('districtAdmin', '12.120101')
  const refused = await security.browser.post(api('appoint-to-post'), appointment(clerk.id, 'auditAdministrator'))
  expect(refused).toMatchObject({ status: 409, json: { code: 'administration.rolesExclude' } })
  expect(refused.json.message).toContain('区级经办')
  const other = await office.person('systemAdministrator')
  expect((await security.browser.post(api('appoint-to-post'), appointment(other.id, 'townAdmin'))).status).toBe(409)
  expect((await security.browser.post(api('appoint-to-post'), appointment(security.id, 'townAdmin'))).json.code).toBe(
    'administration.notYourself',
  )
})

test('two appointments at once that exclude one another: one is refused', async () => {
  const security = await office.person('securityAdministrator')
  const nobody = await office.person(null)
  const roles = ['systemAdministrator', 'auditAdministrator', 'cityAdmin', 'townAdmin']
  const answers = await Promise.all(
    roles.map((role) =>
      security.browser.post(api('appoint-to-post'), appointment(nobody.id, role, { areaCode: '12' })),
    ),
  )
  expect(answers.some(({ status }) => status === 200)).toBe(true)
  expect(answers.some(({ status }) => status === 409)).toBe(true)
})

test('the check finds administrators who hold two posts, and self-appointment', async () => {
  const clerk = await office.person('cityAdmin')
  const row = { areaCode: '12', areaPath: city, validFrom: '2024-01-01', createdAt: office.now, accountId: clerk.id }
  const id = randomUUID()
  await office.tx((tx) =>
    tx
      .insertInto('platform.post')
      .values({ ...row, id, role: 'auditAdministrator', appointedBy: clerk.id })
      .execute(),
  )
  expect(await office.broken()).toEqual(['三员分立：系统、安全、审计管理员不得兼任其他岗位', '任何人不得自己任命自己'])
  await office.tx((tx) => tx.deleteFrom('platform.post').where('id', '=', id).execute())
})

test('one command sent twice, or ten times at once, is applied once with one answer', async () => {
  const system = await office.person('systemAdministrator')
  const key = { 'idempotency-key': randomUUID() }
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => system.browser.post(api('create-account'), form('once'), key)),
  )
  answers.push(await system.browser.post(api('create-account'), form('once'), key))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(new Set(answers.map(({ json }) => json.accountId)).size).toBe(1)
  expect((await system.browser.post(api('create-account'), form('twice'), key)).json.code).toBe('access.keyReused')
  const { json } = await system.browser.get(api('list-accounts'), { words: 'once' })
  expect(json.total).toBe(1)
})

test('who saw an older version is refused; a taken name too', async () => {
  const system = await office.person('systemAdministrator')
  const clerk = await office.person('townAdmin', nanshi)
  const unlock = { accountId: clerk.id, version: 1 }
  expect((await system.browser.post(api('unlock-account'), unlock)).json).toEqual({ version: 2 })
  expect((await system.browser.post(api('unlock-account'), unlock)).json.code).toBe('access.stale')
  expect((await system.browser.post(api('create-account'), form(clerk.username))).json.code).toBe(
    'administration.nameTaken',
  )
})

test('disabling ends what was open; a reset password must be changed; five failures can be unlocked', async () => {
  const system = await office.person('systemAdministrator')
  const clerk = await office.person('townAdmin', nanshi)
  const of = (version: number, more: object = {}) => ({ accountId: clerk.id, version, ...more })
  await system.browser.post(api('disable-account'), of(1, { reason: '调离' }))
  expect((await clerk.browser.get('/api/office/me')).status).toBe(401)
  await system.browser.post(api('enable-account'), of(2))
  for (let attempt = 0; attempt < 5; attempt++) await new Browser(office.app).signIn(clerk.username, 'Wrong-1')
  expect((await clerk.browser.signIn(clerk.username)).status).toBe(423)
  expect((await system.browser.get(api('get-account'), { accountId: clerk.id })).json.lockedUntil).not.toBeNull()
  await system.browser.post(api('unlock-account'), of(3))
  expect((await clerk.browser.signIn(clerk.username)).status).toBe(200)
  expect((await system.browser.post(api('reset-password'), of(4, { password: 'short' }))).json.code).toBe(
    'access.weakPassword',
  )
  await system.browser.post(api('reset-password'), of(4, { password: 'Reset-2024' }))
  expect((await clerk.browser.get('/api/office/me')).status).toBe(401)
  expect((await clerk.browser.signIn(clerk.username, 'Reset-2024')).json.next).toBe('new-password')
  expect(
    (await system.browser.post(api('disable-account'), { accountId: system.id, version: 1, reason: '试试' })).json.code,
  ).toBe('administration.notYourself')
})

test('an administrator of one district neither sees nor touches accounts of another', async () => {
  const heping = await office.person('systemAdministrator', '12.120101')
  const jizhou = await office.person('districtAdmin', paths.jizhou)
  const { json } = await heping.browser.get(api('list-accounts'), { limit: 100 })
  expect(json.accounts.map(({ id }: { id: string }) => id)).not.toContain(jizhou.id)
  expect((await heping.browser.get(api('get-account'), { accountId: jizhou.id })).status).toBe(403)
  const disable = { accountId: jizhou.id, version: 1, reason: '越权' }
  expect((await heping.browser.post(api('disable-account'), disable)).status).toBe(403)
  expect((await heping.browser.post(api('create-account'), form('elsewhere', { areaCode: '120119' }))).status).toBe(403)
})

test('a post ends at once or on a day to come, never in days already served', async () => {
  const security = await office.person('securityAdministrator')
  const clerk = await office.person('townAdmin', nanshi)
  const { json } = await security.browser.get(api('get-account'), { accountId: clerk.id })
  const end = (endsOn: string) => ({ postId: json.posts[0].id, version: 1, endsOn, reason: '轮岗' })
  expect((await security.browser.post(api('end-post'), end('2024-03-01'))).json.code).toBe('administration.endsInPast')
  expect((await security.browser.post(api('end-post'), end('2024-03-04'))).status).toBe(200)
  expect((await clerk.browser.get('/api/office/me')).json.posts).toEqual([])
})

test('the auditor reads every act and refusal, and can do nothing else; reading is itself on record', async () => {
  const auditor = await office.person('auditAdministrator')
  const clerk = await office.person('townAdmin', nanshi)
  expect((await clerk.browser.post(api('create-account'), form('sneaky'))).status).toBe(403)
  expect((await auditor.browser.get(api('list-accounts'))).status).toBe(403)
  const find = (more: object) =>
    auditor.browser.get(api('list-audit'), { from: '2024-03-05', to: '2024-03-05', ...more })
  const { json: refusals } = await find({ person: clerk.username, outcome: 'refused' })
  expect(refusals.entries).toMatchObject([
    { title: '新建账号', reason: 'access.notYours', username: clerk.username, input: { password: '***' } },
  ])
  expect(refusals.entries[0].told).toContain('您的岗位不能在此处办理“新建账号”')
  const { json: own } = await find({ words: '审计', person: auditor.username })
  expect(own.entries[0]).toMatchObject({ title: '查看审计记录', outcome: 'read' })
  const { json: first } = await find({ limit: 2 })
  const { json: second } = await find({ limit: 2, before: first.next })
  expect(second.entries[0].id).toBeLessThan(first.entries[1].id)
  expect((await find({ from: '2024-03-06', to: undefined })).json.entries).toEqual([])
})

test('the audit is exported, as many rows as the page shows, and nobody else gets the file', async () => {
  const auditor = await office.person('auditAdministrator')
  const other = await office.person('auditAdministrator')
  const { json: asked } = await auditor.browser.post('/api/office/start-export', {
    kind: 'administration.audit',
    filter: { person: '赵敏' },
  })
  await office.work()
  const { json: ready } = await auditor.browser.get('/api/office/get-export', asked)
  expect(ready.status).toBe('ready')
  const file = await auditor.browser.get('/api/office/download-export', asked)
  expect(file.status).toBe(200)
  expect(file.bytes.subarray(0, 2).toString()).toBe('PK')
  expect((await other.browser.get('/api/office/download-export', asked)).status).toBe(404)
  const clerk = await office.person('townAdmin', nanshi)
  const { status } = await clerk.browser.post('/api/office/start-export', { kind: 'administration.audit' })
  expect(status).toBe(403)
})

test('an auditor of one district reads that district alone', async () => {
  const auditor = await office.person('auditAdministrator', '12.120101')
  const clerk = await office.person('townAdmin', nanshi)
  const outsider = await office.person('districtAdmin', paths.jizhou)
  for (const { browser } of [clerk, outsider]) await browser.post(api('create-account'), form('sneaky2'))
  const { json } = await auditor.browser.get(api('list-audit'), { words: '新建账号', outcome: 'refused' })
  const names = json.entries.map(({ username }: { username: string }) => username)
  expect(names).toContain(clerk.username)
  expect(names).not.toContain(outsider.username)
  expect((await new Browser(office.app).signIn(clerk.username, PASSWORD)).status).toBe(200)
})

test('no administrator lets another in: their passwords are set on the server, and that is on record', async () => {
  const system = await office.person('systemAdministrator')
  const auditor = await office.person('auditAdministrator')
  const clerk = await office.person('townAdmin', '12.120101.120101006')
  const reset = (accountId: string) =>
    system.browser.post('/api/administration/reset-password', { accountId, version: 1, password: 'Another.Secret-1' })
  expect((await reset(clerk.id)).status).toBe(200)
  const refused = await reset(auditor.id)
  expect(refused).toMatchObject({ status: 403, json: { code: 'administration.administratorsApart' } })

  const made = await office.tx((tx) => resetOnServer(tx, auditor.username, office.now))
  const fresh = new Browser(office.app)
  expect((await fresh.signIn(auditor.username, made?.password)).json).toMatchObject({ next: 'new-password' })
  const lines = await office.tx((tx) =>
    tx.selectFrom('platform.audit').select('recordId').where('what', '=', 'administration.resetOnServer').execute(),
  )
  expect(lines).toEqual([{ recordId: auditor.id }])
})
