import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import { type Contract, pathOf } from '#platform/http/contract.ts'

type Input<C extends Contract, N extends keyof C['endpoints']> = z.input<C['endpoints'][N]['input']>
type Output<C extends Contract, N extends keyof C['endpoints']> = z.output<C['endpoints'][N]['output']>

/** Reads everything on the page afresh, such as when somebody else changed the record meanwhile; what was typed stays. */
export function useRefresh(): () => Promise<void> {
  const cache = useQueryClient()
  return () => cache.invalidateQueries()
}

/** A refusal as the server worded it: the message is a sentence for the user. */
export class Refused extends Error {
  readonly code: string
  readonly status: number
  readonly details: Record<string, unknown>
  constructor(status: number, problem: { code: string; message: string; details?: Record<string, unknown> }) {
    super(problem.message)
    this.status = status
    this.code = problem.code
    this.details = problem.details ?? {}
  }
}

/** A random UUID; made by hand because browsers keep crypto.randomUUID for https, and offices run plain http inside. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const AWAY = { code: 'network.away', message: '网络不通或服务未启动，您填写的内容仍在页面上，请稍后重试。' }

async function receive(request: Promise<Response>): Promise<unknown> {
  const response = await request.catch(() => undefined)
  if (!response) throw new Refused(0, AWAY)
  const body = await response.json().catch(() => undefined)
  if (!response.ok) throw new Refused(response.status, body ?? AWAY)
  return body
}

/** Calls an endpoint by its contract. `key` makes a command safe to send twice; a form keeps one key until it succeeds. */
export async function ask<C extends Contract, N extends keyof C['endpoints'] & string>(
  contract: C,
  name: N,
  input: Input<C, N>,
  { key = newKey(), file }: { key?: string; file?: File } = {},
): Promise<Output<C, N>> {
  const url = pathOf(contract.context, name)
  const kind = contract.endpoints[name]?.kind
  if (kind === 'query') return (await receive(fetch(queryUrl(url, input)))) as Output<C, N>
  const headers = { 'idempotency-key': key }
  if (kind === 'upload') {
    const body = new FormData()
    body.append('input', JSON.stringify(input))
    if (file) body.append('file', file)
    return (await receive(fetch(url, { method: 'POST', headers, body }))) as Output<C, N>
  }
  const json = { ...headers, 'content-type': 'application/json' }
  return (await receive(fetch(url, { method: 'POST', headers: json, body: JSON.stringify(input) }))) as Output<C, N>
}

/** For the few calls outside any contract: signing in and out. Rejects with the server's refusal. */
export const send = (url: string, body: object): Promise<unknown> =>
  receive(fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }))

const queryUrl = (url: string, input: unknown): string => {
  const text = JSON.stringify(input)
  return text === '{}' ? url : `${url}?input=${encodeURIComponent(text)}`
}

/** The address of a download, for a link. */
export const downloadUrl = <C extends Contract, N extends keyof C['endpoints'] & string>(
  contract: C,
  name: N,
  input: Input<C, N>,
): string => queryUrl(pathOf(contract.context, name), input)

type ReadOptions = { enabled?: boolean; refetchInterval?: number; keepPrevious?: boolean }

/** Reads for a page. */
export const useAsk = <C extends Contract, N extends keyof C['endpoints'] & string>(
  contract: C,
  name: N,
  input: Input<C, N>,
  { enabled = true, refetchInterval, keepPrevious = true }: ReadOptions = {},
) =>
  useQuery<Output<C, N>, Error>({
    queryKey: [contract.context, name, input],
    queryFn: () => ask(contract, name, input),
    enabled,
    ...(refetchInterval !== undefined && { refetchInterval }),
    ...(keepPrevious && { placeholderData: keepPreviousData as never }),
  })

/**
 * Changes something, after which everything on the page is read afresh. Sending the same again after an answer was lost
 * carries the same idempotency key, so nothing is done twice.
 */
export function useAct<C extends Contract, N extends keyof C['endpoints'] & string>(contract: C, name: N) {
  const cache = useQueryClient()
  const unanswered = useRef<{ sent: string; key: string }>(undefined)
  return useMutation({
    mutationFn: ({ file, ...input }: Input<C, N> & { file?: File }) => {
      const sent = JSON.stringify([input, file?.name, file?.size, file?.lastModified])
      const key = unanswered.current?.sent === sent ? unanswered.current.key : newKey()
      unanswered.current = { sent, key }
      return ask(contract, name, input as Input<C, N>, file ? { key, file } : { key })
    },
    onError: (error) => {
      if (error instanceof Refused && error.status !== 0) unanswered.current = undefined
    },
    onSuccess: () => {
      unanswered.current = undefined
      return cache.invalidateQueries()
    },
  })
}
