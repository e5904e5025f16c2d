import { createHmac, randomUUID } from 'node:crypto'
import { request } from 'node:https'

export type Sms = { id: string; phone: string; text: string }

/** How a text message leaves the house. `send` resolves when the gateway took it. Errors: SmsFailed, whose message names no number. */
export type SmsProvider = {
  /** `outbox`: nothing is sent; the system administrator reads the message in 短信发件箱 and tells it on. */
  kind: 'outbox' | 'gateway'
  send(sms: Sms, now: Date): Promise<void>
}

export class SmsFailed extends Error {}

/** Keeps messages where they are: for a demo, and until a gateway is contracted. */
export const outboxOnly: SmsProvider = { kind: 'outbox', send: async () => {} }

const PATIENCE_MS = 10_000

export type Gateway = {
  url: string
  key: string
  /** Certificates trusted beside the system's, for a gateway in the government network. */
  ca?: string
  patienceMs?: number
}

/**
 * POSTs {id, phone, text} as JSON over HTTPS. Headers: X-Wushe-Time (ISO), X-Wushe-Nonce, X-Wushe-Signature:
 * hex HMAC-SM3 with the shared key over `time\nnonce\nbody`. Any 2xx means taken; `id` stays the same on a repetition, so the
 * gateway can drop doubles. Redirects are not followed.
 */
export const gatewayProvider = ({ url, key, ca, patienceMs = PATIENCE_MS }: Gateway): SmsProvider => ({
  kind: 'gateway',
  send: (sms, now) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(sms)
      const time = now.toISOString()
      const nonce = randomUUID()
      const signature = createHmac('sm3', key).update(`${time}\n${nonce}\n${body}`).digest('hex')
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'x-wushe-time': time,
        'x-wushe-nonce': nonce,
        'x-wushe-signature': signature,
      }
      const call = request(url, { method: 'POST', headers, signal: AbortSignal.timeout(patienceMs), ca })
      call.on('response', (answer) => {
        answer.resume()
        const { statusCode = 0 } = answer
        if (statusCode >= 200 && statusCode < 300) resolve()
        else reject(new SmsFailed(`短信网关答复${statusCode}`))
      })
      call.on('error', (problem: Error & { code?: string }) => reject(new SmsFailed(whyOf(problem))))
      call.end(body)
    }),
})

const whyOf = ({ name, code }: Error & { code?: string }): string =>
  name === 'AbortError' || name === 'TimeoutError' ? '短信网关没有及时应答' : `短信网关连接失败（${code ?? name}）`

let current: SmsProvider = outboxOnly

/** Says once, at the start of a process, how text messages are sent. */
export const useSms = (provider: SmsProvider): void => {
  current = provider
}
export const sms = (): SmsProvider => current
