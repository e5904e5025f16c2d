import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { officeContract } from '#contexts/office/contract.ts'
import { ask, send } from '#ui/api.ts'
import type { Session } from '#ui/session.ts'

export type DemoAccount = { username: string; password: string; about: string }
/** What the server wants next. */
export type Next = 'in' | 'second-factor' | 'new-password'
type Me = Session & { mustChangePassword: boolean }

const ME = [officeContract.context, 'me']
const EXPIRED = ['session-expired']
const forever = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY }

/** What the sign-in page says; demo accounts only where the server runs with demo data. */
export const useWelcome = () =>
  useQuery({
    queryKey: [officeContract.context, 'welcome'],
    queryFn: () => ask(officeContract, 'welcome', {}),
    ...forever,
  })

/** Who is signed in. Rejects with 401 when nobody is. */
export const useMe = () =>
  useQuery<Me, Error>({
    queryKey: ME,
    queryFn: async () => {
      const me = await ask(officeContract, 'me', {})
      return { ...me, permissions: new Set(me.permissions) }
    },
    ...forever,
  })

/** True while somebody who was signed in no longer is. */
export const useExpired = (): boolean =>
  useQuery({ queryKey: EXPIRED, queryFn: () => false, initialData: false, enabled: false, ...forever }).data

export const sessionEnded = (client: QueryClient): void => {
  if (client.getQueryData(ME)) client.setQueryData(EXPIRED, true)
}

async function enter(client: QueryClient, next: Next): Promise<void> {
  if (next === 'second-factor') return
  client.setQueryData(EXPIRED, false)
  await client.invalidateQueries()
}

export function useSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (filled: { username: string; password: string }) =>
      ((await send('/api/sign-in', filled)) as { next: Next }).next,
    onSuccess: (next) => enter(client, next),
  })
}

export function useSecondFactor() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (code: string) => ((await send('/api/sign-in/second-factor', { code })) as { next: Next }).next,
    onSuccess: (next) => enter(client, next),
  })
}

export type PhoneCodeSent = { waitSeconds: number; validMinutes: number }

/** Sends a code to a mobile phone. Resolves to how long until the next may be asked for. */
export const usePhoneCode = () =>
  useMutation({
    mutationFn: async (phone: string) => (await send('/api/sign-in/phone-code', { phone })) as PhoneCodeSent,
  })

/** Signs in by the code of a text message; a number seen for the first time gets an account. */
export function usePhoneSignIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (filled: { phone: string; code: string }) =>
      ((await send('/api/sign-in/phone', filled)) as { next: Next }).next,
    onSuccess: (next) => enter(client, next),
  })
}

/** Signs out and leaves nothing in memory: the page starts anew at `to`. */
export const useSignOut = (to = '/') =>
  useMutation({ mutationFn: () => send('/api/sign-out', {}), onSuccess: () => window.location.assign(to) })

const EVERY = 60_000
const STILL_HERE = 120_000

/** Reads the count of messages now and then, while somebody is really there: a screen left alone must be able to expire. */
export function useFreshness(): void {
  const client = useQueryClient()
  useEffect(() => {
    let lastSeen = Date.now()
    const seen = () => {
      lastSeen = Date.now()
    }
    const timer = setInterval(() => {
      if (!document.hidden && Date.now() - lastSeen < STILL_HERE) void client.invalidateQueries({ queryKey: ME })
    }, EVERY)
    for (const event of ['pointerdown', 'keydown']) window.addEventListener(event, seen)
    return () => {
      clearInterval(timer)
      for (const event of ['pointerdown', 'keydown']) window.removeEventListener(event, seen)
    }
  }, [client])
}
