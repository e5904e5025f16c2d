import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { gatewayProvider, outboxOnly, useSms } from '#platform/notify/sms.ts'
import { anOffice } from '../../../tests/kit/office.ts'
import { Browser } from '../../../tests/kit/people.ts'
import { clearOldMessages } from './jobs/send-sms.ts'

const office = anOffice()
const fixture = (name: string) =>
  readFileSync(join(import.meta.dirname, '../../../tests/fixtures/sms-gateway', name), 'utf8')
const KEY = 'the key agreed with the gateway'
const got: { body: string; headers: IncomingMessage['headers'] }[] = []
let answers: number[] = []
let gateway: Server

beforeAll(async () => {
  gateway = createServer({ key: fixture('key.pem'), cert: fixture('cert.pem') }, (request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      got.push({ body, headers: request.headers })
      const status = answers.shift() ?? 200
      if (status > 0) response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  useSms(outboxOnly)
  got.length = 0
})
afterAll(() => {
  gateway.closeAllConnections()
  gateway.close()
})

const url = () => `https://localhost:${(gateway.address() as AddressInfo).port}/send`
const withGateway = (patienceMs = 5_000) =>
  useSms(gatewayProvider({ url: url(), key: KEY, ca: fixture('cert.pem'), patienceMs }))
const ask = (phone: string) => new Browser(office.app).post('/api/sign-in/phone-code', { phone })
const outbox = async (browser: Browser) => (await browser.get('/api/administration/list-outbox', {})).json

test('without a gateway the system administrator of the city reads the code out, while it is good and no longer', async () => {
  const system = await office.person('systemAdministrator')
  await ask('13812345678')
  const { isGateway, messages } = await outbox(system.browser)
  expect(isGateway).toBe(false)
  expect(messages[0]).toMatchObject({
    maskedPhone: '138****5678',
    state: 'waiting',
    title: '登录验证码',
    secondsLeft: 300,
  })
  const code = /\d{6}/.exec(messages[0].text)?.[0]
  expect((await new Browser(office.app).post('/api/sign-in/phone', { phone: '13812345678', code })).status).toBe(200)
  office.later(5)
  expect((await outbox(system.browser)).messages[0]).toMatchObject({ state: 'expired', text: null })
  await office.tx((tx) => clearOldMessages.run({}, { tx, now: office.now, today: '2024-03-05' } as never))
  const kept = await office.tx((tx) => tx.selectFrom('platform.outbox').select('sealed').execute())
  expect(kept.every(({ sealed }) => sealed === null)).toBe(true)
})

test('nobody else reads codes, not even an administrator of a district, and each reading is written down', async () => {
  await ask('13812345679')
  const district = await office.person('systemAdministrator', '12.120101')
  expect((await outbox(district.browser)).messages).toEqual([])
  for (const role of ['securityAdministrator', 'auditAdministrator', 'cityAdmin', 'communityWorker'] as const) {
    const { browser } = await office.person(role)
    expect((await browser.get('/api/administration/list-outbox', {})).status).toBe(403)
  }
  const system = await office.person('systemAdministrator')
  await outbox(system.browser)
  const lines = await office.tx((tx) =>
    tx
      .selectFrom('platform.audit')
      .select(['what', 'outcome'])
      .where('accountId', '=', system.id)
      .orderBy('id')
      .execute(),
  )
  expect(lines).toContainEqual({ what: 'administration.listOutbox', outcome: 'read' })
})

test('a gateway gets the message signed, once, and the administrator no longer sees it', async () => {
  // Messages of one moment have no order among them.
  office.later(1)
  withGateway()
  const system = await office.person('systemAdministrator')
  office.later(1)
  await ask('13812345680')
  expect((await outbox(system.browser)).messages[0].text).toBeNull()
  await office.work()
  await office.work()
  expect(got).toHaveLength(1)
  const [{ body = '', headers = {} } = {}] = got
  expect(JSON.parse(body)).toMatchObject({ phone: '13812345680', text: expect.stringMatching(/验证码\d{6}/) })
  const { 'x-wushe-time': time, 'x-wushe-nonce': nonce } = headers
  const signature = createHmac('sm3', KEY).update(`${time}\n${nonce}\n${body}`).digest('hex')
  expect(headers['x-wushe-signature']).toBe(signature)
  expect((await outbox(system.browser)).messages[0]).toMatchObject({ state: 'sent', text: null })
})

test('a gateway that is down is tried again, the administrator sees why, and a late message is not sent at all', async () => {
  // Messages of one moment have no order among them.
  office.later(1)
  withGateway(300)
  answers = [503]
  const system = await office.person('systemAdministrator')
  await ask('13812345681')
  await expect(office.work()).rejects.toThrow('短信网关答复503')
  expect((await outbox(system.browser)).messages[0]).toMatchObject({ state: 'failing', problem: '短信网关答复503' })
  answers = [0]
  const { id } = (await outbox(system.browser)).messages[0]
  await expect(send(id)).rejects.toThrow('短信网关没有及时应答')
  await send(id)
  expect((await outbox(system.browser)).messages[0]).toMatchObject({ state: 'sent', problem: null })
  expect(new Set(got.map(({ body }) => JSON.parse(body).id)).size).toBe(1)
  office.later(2)
  await ask('13812345681')
  office.later(6)
  await office.work()
  expect(got).toHaveLength(3)
})

async function send(outboxId: string): Promise<void> {
  const { sendSms } = await import('./jobs/send-sms.ts')
  await sendSms.run({ outboxId }, { db: office.db, now: () => office.now, today: '2024-03-05' } as never)
}
