import { lookup as resolve } from 'node:dns'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** What a link answered. `unreachable`: nothing was heard, which may be our own network; only what the site itself says makes a link dead. */
export type Probe = { state: 'alive' | 'dead' | 'unreachable'; note: string }
/** `local` lets links lead into this network: only for tests. */
export type ProbeRules = { timeoutMs?: number; local?: boolean }

const inside = new BlockList()
for (const [net, prefix] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['224.0.0.0', 3],
  ] as const),
])
  inside.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ...([
    ['::', 128],
    ['::1', 128],
    ['fc00::', 7],
    ['fe80::', 10],
    ['ff00::', 8],
  ] as const),
  ...([['64:ff9b::', 96]] as const),
])
  inside.addSubnet(net, prefix, 'ipv6')
/** An address of this machine, of the local network, or of nobody, mapped ones (::ffff:…) too: a link must not lead the server there. */
export const isInside = (address: string): boolean => inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Judges the very address that is connected to, so a name cannot answer differently a moment later. */
const outsideOnly: LookupFunction = (name, options, answer) =>
  resolve(name, { ...options, all: true }, (problem, found) => {
    if (problem) return answer(problem, '')
    const open = found.filter(({ address }) => !isInside(address))
    const [first] = open
    if (!first) return answer(Object.assign(new Error('inside'), { code: 'INSIDE' }), '')
    return options.all ? answer(null, open) : answer(null, first.address, first.family)
  })

/** Opens a link with HEAD, with GET where HEAD is not understood; redirects are an answer and are not followed. */
export async function probe(link: string, rules: ProbeRules = {}): Promise<Probe> {
  const url = URL.canParse(link) ? new URL(link) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) return { state: 'dead', note: '不是网页链接' }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!rules.local && isIP(host) > 0 && isInside(host)) return { state: 'dead', note: '链接指向内部网络，不打开' }
  const first = await ask(url, 'HEAD', rules)
  return first.status === 405 || first.status === 501 ? verdictOf(await ask(url, 'GET', rules)) : verdictOf(first)
}

type Answered = { status: number } | { status?: undefined; code: string }
const TIMEOUT_MS = 5000

function ask(
  url: URL,
  method: 'HEAD' | 'GET',
  { timeoutMs = TIMEOUT_MS, local = false }: ProbeRules,
): Promise<Answered> {
  const send = url.protocol === 'https:' ? overHttps : overHttp
  return new Promise((settle) => {
    const options = { method, signal: AbortSignal.timeout(timeoutMs), ...(!local && { lookup: outsideOnly }) }
    const asked = send(url, options, (answer) => {
      settle({ status: answer.statusCode ?? 0 })
      answer.destroy()
    })
    asked.on('error', (problem: NodeJS.ErrnoException) => settle({ code: problem.code ?? problem.name }))
    asked.end()
  })
}

/** Gone is what the site says is gone; whoever asks to sign in, or is in trouble today, is still there. */
function verdictOf(answered: Answered): Probe {
  if (answered.status === undefined)
    return answered.code === 'INSIDE'
      ? { state: 'dead', note: '链接指向内部网络，不打开' }
      : { state: 'unreachable', note: '连接不上' }
  const isGone = answered.status === 404 || answered.status === 410
  return { state: isGone ? 'dead' : 'alive', note: `网站答复${answered.status}` }
}
