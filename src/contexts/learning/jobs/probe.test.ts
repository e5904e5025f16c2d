import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isInside, probe } from './probe.ts'

let site: Server
let base = ''
beforeAll(async () => {
  site = createServer((request, answer) => {
    if (request.url === '/slow') return
    if (request.url === '/no-head') answer.statusCode = request.method === 'HEAD' ? 405 : 200
    if (request.url === '/gone') answer.statusCode = 404
    if (request.url === '/moved') answer.writeHead(302, { location: '/gone' })
    answer.end('好')
  })
  await new Promise<void>((ready) => site.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
})
afterAll(() => {
  site.closeAllConnections()
  site.close()
})
const state = async (path: string) => (await probe(base + path, { local: true, timeoutMs: 300 })).state

describe('a link', () => {
  test('is alive, dead, or not reached', async () => {
    expect(await state('/')).toBe('alive')
    expect(await state('/no-head')).toBe('alive')
    expect(await state('/moved')).toBe('alive')
    expect(await state('/gone')).toBe('dead')
    expect(await state('/slow')).toBe('unreachable')
    expect((await probe('http://127.0.0.1:1/', { local: true })).state).toBe('unreachable')
  })

  test('never leads the server into its own network', async () => {
    for (const link of [base, 'http://localhost/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/', 'file:///etc/passwd'])
      expect(await probe(link, { timeoutMs: 300 })).toMatchObject({ state: 'dead' })
    expect(['10.1.2.3', '192.168.1.1', '169.254.169.254', 'fd00::1', '::ffff:10.0.0.1'].every(isInside)).toBe(true)
    expect(isInside('114.114.114.114')).toBe(false)
  })
})
