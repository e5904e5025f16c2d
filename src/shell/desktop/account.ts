import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Refused } from '#ui/api.ts'
import type { Session } from '#ui/session.ts'

export type DemoAccount = { username: string; password: string; about: string }
export type SignInStep = 'password' | 'totp' | 'done'
export type Me = Session & { mustChangePassword: boolean }

const ME = ['session', 'me']
const EXPIRED = ['session', 'expired']

async function get(path: string) {
  const response = await fetch(path)
  const body = await response.json()
  if (!response.ok) throw new Refused(response.status, body)
  return body
}
export const useWelcome = () => useQuery<{ programmeTitle: string; demoAccounts: DemoAccount[] }, Error>({ queryKey: ['welcome'], queryFn: () => get('/api/office/welcome') })
export const useMe = () =>
  useQuery<Me, Error>({
    queryKey: ME,
    queryFn: async () => {
      const me = await get('/api/office/me')
      return { ...me, permissions: new Set(me.permissions) }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
export const useExpired = (): boolean => useQuery({ queryKey: EXPIRED, queryFn: () => false, staleTime: Number.POSITIVE_INFINITY, initialData: false }).data
export const sessionEnded = (client: QueryClient) => {
  if (client.getQueryData(ME)) client.setQueryData(EXPIRED, true)
}
export const useUnread = (): number => 3
export function useSignIn() {
  return useMutation<SignInStep, Error, { username: string; password: string }>({ mutationFn: async () => 'done' })
}
export function useVerifyTotp() {
  return useMutation<void, Error, string>({ mutationFn: async () => {} })
}
export function useSignOut() {
  const client = useQueryClient()
  return useMutation<void, Error, void>({ mutationFn: async () => client.clear() })
}
