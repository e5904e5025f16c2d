import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { codeAt } from '#platform/access/sign-in/totp.ts'
import { notify } from '#platform/notify/store.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { anOffice } from '../../../tests/kit/office.ts'
import { Browser, PASSWORD } from '../../../tests/kit/people.ts'

const office = anOffice()
const { nanshi, jizhou } = paths
const api = (name: string): string => `/api/office/${name}`

test('a stranger sees the welcome and nothing else', async () => {
  const stranger = new Browser(office.app)
  expect((await stranger.get(api('welcome'))).json).toEqual({ programmeTitle: '', demoAccounts: [] })
  expect((await stranger.get(api('me'))).json.code).toBe('access.signInFirst')
})

test('changing the password ends other sessions, keeps this one, and asks for the old one', async () => {
  const clerk = await office.person('townAdmin', nanshi)
  const elsewhere = new Browser(office.app)
  await elsewhere.signIn(clerk.username)
  const change = (currentPassword: string, newPassword: string) =>
    clerk.browser.post(api('change-password'), { currentPassword, newPassword })
  expect((await change('Wrong-2023', 'Third-2024')).json.code).toBe('access.wrongPassword')
  expect((await change(PASSWORD, 'simple')).json.code).toBe('access.weakPassword')
  expect((await change(PASSWORD, PASSWORD)).json.code).toBe('access.samePassword')
  expect((await change(PASSWORD, 'Third-2024')).status).toBe(200)
  expect((await clerk.browser.get(api('me'))).status).toBe(200)
  expect((await elsewhere.get(api('me'))).status).toBe(401)
  expect((await elsewhere.signIn(clerk.username)).status).toBe(401)
  expect((await elsewhere.signIn(clerk.username, 'Third-2024')).status).toBe(200)
})

test('guessing the current password in an open session locks as well', async () => {
  const clerk = await office.person('townAdmin', nanshi)
  const guesses = await Promise.all(
    Array.from({ length: 8 }, (_, guess) =>
      clerk.browser.post(api('change-password'), { currentPassword: `Guess-${guess}`, newPassword: 'Third-2024' }),
    ),
  )
  expect(guesses.filter(({ status }) => status === 422)).toHaveLength(5)
  expect(guesses.filter(({ status }) => status === 423)).toHaveLength(3)
})

test('I see where I am signed in and end it there, never for anybody else', async () => {
  const clerk = await office.person('townAdmin', nanshi)
  const other = await office.person('townAdmin', nanshi)
  const phone = new Browser(office.app)
  office.later(1)
  await phone.signIn(clerk.username)
  const { json: sessions } = await clerk.browser.get(api('list-sessions'))
  expect(sessions.map(({ isThis }: { isThis: boolean }) => isThis)).toEqual([false, true])
  const sessionId = sessions[0].id
  expect((await other.browser.post(api('end-session'), { sessionId })).json.code).toBe('office.noSession')
  expect((await clerk.browser.post(api('end-session'), { sessionId })).status).toBe(200)
  expect((await phone.get(api('me'))).status).toBe(401)
  await phone.signIn(clerk.username)
  expect((await clerk.browser.post(api('end-other-sessions'), {})).json).toEqual({ ended: 1 })
  expect((await clerk.browser.get(api('me'))).status).toBe(200)
})

test('the second factor: on trial, proven by a code, taken away with the password; its secret stays in no answer', async () => {
  const clerk = await office.person('townAdmin', nanshi)
  expect((await clerk.browser.post(api('start-second-factor'), { password: 'Wrong-1' })).status).toBe(422)
  expect((await clerk.browser.post(api('start-second-factor'), { password: PASSWORD })).json).toEqual({})
  const { json: trial } = await clerk.browser.get(api('second-factor'))
  expect(trial.state).toBe('on-trial')
  const seed = unbase32(new URL(trial.uri).searchParams.get('secret') ?? '')
  expect((await clerk.browser.post(api('prove-second-factor'), { code: '000000' })).json.code).toBe('access.wrongCode')
  const code = codeAt(seed, office.now.getTime() / 1000)
  expect((await clerk.browser.post(api('prove-second-factor'), { code })).status).toBe(200)
  expect((await clerk.browser.get(api('second-factor'))).json).toEqual({ state: 'on', uri: null })
  expect((await new Browser(office.app).signIn(clerk.username)).json.next).toBe('second-factor')
  expect((await clerk.browser.post(api('start-second-factor'), { password: PASSWORD })).status).toBe(409)
  const kept = await office.tx((tx) => tx.selectFrom('platform.idempotency').select('answer').execute())
  expect(JSON.stringify(kept)).not.toContain('otpauth')
  await clerk.browser.post(api('drop-second-factor'), { password: PASSWORD })
  expect((await new Browser(office.app).signIn(clerk.username)).json.next).toBe('in')
})

test('messages are mine alone, newest first, read once', async () => {
  const clerk = await office.person('townAdmin', nanshi)
  const other = await office.person('townAdmin', nanshi)
  for (const title of ['第一条', '第二条', '第三条']) {
    office.later(1)
    await office.tx((tx) => notify(tx, [clerk.id], { title }, office.now))
  }
  const { json: page } = await clerk.browser.get(api('list-messages'), { limit: 2 })
  expect(page).toMatchObject({ unread: 3, messages: [{ title: '第三条' }, { title: '第二条' }] })
  const { json: rest } = await clerk.browser.get(api('list-messages'), { limit: 2, after: page.messages[1].id })
  expect(rest.messages).toMatchObject([{ title: '第一条' }])
  await other.browser.post(api('read-messages'), { messageIds: [page.messages[0].id] })
  expect((await clerk.browser.get(api('me'))).json.unread).toBe(3)
  const read = await clerk.browser.post(api('read-messages'), { messageIds: [page.messages[0].id] })
  expect(read.json).toEqual({ unread: 2 })
  expect((await clerk.browser.post(api('read-messages'), { messageIds: null })).json).toEqual({ unread: 0 })
})

test('an attachment is handed out in its own place only', async () => {
  const clerk = await office.person('townAdmin', nanshi)
  const far = await office.person('districtAdmin', jizhou)
  const file = { name: '盖章件.txt', body: Buffer.from('盖章扫描说明\n') }
  const { json } = await clerk.browser.upload(api('upload-file'), { areaCode: '120101006' }, file)
  const got = await clerk.browser.get(api('download-file'), { fileId: json.fileId })
  expect(got.bytes.toString()).toBe('盖章扫描说明\n')
  expect(got.headers['content-disposition']).toContain(encodeURIComponent('盖章件.txt'))
  expect((await far.browser.get(api('download-file'), { fileId: json.fileId })).status).toBe(403)
  expect((await far.browser.upload(api('upload-file'), { areaCode: '120101006' }, file)).status).toBe(403)
  const auditor = await office.person('auditAdministrator')
  expect((await auditor.browser.get(api('download-file'), { fileId: json.fileId })).status).toBe(403)
})

test('an import: template, dry run, every wrong row named, decision, stored once, a message at each step', async () => {
  const clerk = await office.person('townAdmin', nanshi)
  const { json: kinds } = await clerk.browser.get(api('list-import-kinds'))
  const kind = kinds.find(({ kind }: { kind: string }) => kind === 'directory.population')
  expect(kind).toMatchObject({ title: '常住人口上报表', asksArea: true })
  expect((await clerk.browser.get(api('download-template'), { kind: kind.kind })).bytes.subarray(0, 2).toString()).toBe(
    'PK',
  )

  const titles = kind.columns.map(({ title }: { title: string }) => title)
  const rowOf = (cells: Record<string, string>) => titles.map((title: string) => cells[title] ?? '').join(',')
  const good = Object.fromEntries(
    kind.columns.map(({ title, example }: { title: string; example: string }) => [title, example]),
  )
  good['社区（村）'] = '庆有西里社区居委会'
  const csv = [titles.join(','), rowOf(good), rowOf({ ...good, '社区（村）': '没有这个社区' })].join('\n')
  const input = { kind: kind.kind, scope: { areaCode: '120101006' } }
  const file = { name: '人口.csv', body: Buffer.from(`\ufeff${csv}\n`) }
  const { json: started } = await clerk.browser.upload(api('start-import'), input, file)
  expect(started.wasThere).toBe(false)
  expect((await clerk.browser.upload(api('start-import'), input, file)).json).toEqual({
    batchId: started.batchId,
    wasThere: true,
  })
  await office.work()
  const ask = { batchId: started.batchId }
  const { json: checked } = await clerk.browser.get(api('get-import'), ask)
  expect(checked).toMatchObject({ status: 'checked', good: 1, bad: 1 })
  const { json: problems } = await clerk.browser.get(api('list-import-problems'), ask)
  expect(problems).toMatchObject([{ rowNo: 3, columnTitle: '社区（村）', shown: '没有这个社区' }])
  expect((await clerk.browser.get(api('download-import-problems'), ask)).bytes.subarray(0, 2).toString()).toBe('PK')

  const decide = (mode: string, version: number) => clerk.browser.post(api('confirm-import'), { ...ask, version, mode })
  expect((await decide('all-or-nothing', checked.version)).json.code).toBe('exchange.hasBadRows')
  const neighbour = await office.person('townAdmin', nanshi)
  const meddling = await neighbour.browser.post(api('confirm-import'), {
    ...ask,
    version: checked.version,
    mode: 'good-rows-only',
  })
  expect(meddling.status).toBe(403)
  expect((await decide('good-rows-only', checked.version)).status).toBe(200)
  await office.work()
  expect((await clerk.browser.get(api('get-import'), ask)).json).toMatchObject({ status: 'stored', stored: 1 })
  expect((await clerk.browser.upload(api('start-import'), input, file)).json.code).toBe('exchange.alreadyStored')
  const { json: told } = await clerk.browser.get(api('list-messages'))
  expect(told.messages.map(({ title }: { title: string }) => title).toSorted()).toEqual([
    expect.stringContaining('写入1行'),
    expect.stringContaining('1行正确，1行有问题'),
  ])
})

test('an import outside my place is refused before anything is kept', async () => {
  const clerk = await office.person('townAdmin', nanshi)
  const file = { name: '人口.csv', body: Buffer.from('社区,常住人口数\n') }
  const input = { kind: 'directory.population', scope: { areaCode: '120119' } }
  expect((await clerk.browser.upload(api('start-import'), input, file)).status).toBe(403)
  const leader = await office.person('cityLeader')
  expect((await leader.browser.upload(api('start-import'), input, file)).status).toBe(403)
  expect((await leader.browser.get(api('list-import-kinds'))).json).toEqual([])
  const wrong = { kind: 'no.such', scope: {} }
  expect((await clerk.browser.upload(api('start-import'), wrong, file)).json.code).toBe('exchange.noSuchKind')
})

test('a cancelled import stores nothing', async () => {
  const clerk = await office.person('townAdmin', nanshi)
  const file = { name: '人口.csv', body: Buffer.from(`社区,常住人口数\n甲,1\n${randomUUID()},2\n`) }
  const input = { kind: 'directory.population', scope: { areaCode: '120101006' } }
  const { json: ask } = await clerk.browser.upload(api('start-import'), input, file)
  const { json: batch } = await clerk.browser.get(api('get-import'), { batchId: ask.batchId })
  const cancel = { batchId: ask.batchId, version: batch.version }
  expect((await clerk.browser.post(api('cancel-import'), cancel)).status).toBe(200)
  await office.work()
  expect((await clerk.browser.get(api('get-import'), { batchId: ask.batchId })).json.status).toBe('cancelled')
})

const unbase32 = (text: string): string => {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString()
}
