import { offline } from '#ui/phone/offline.ts'

/** What the leader's phone keeps so that it works at a door without network; gone when they sign out. */
export const keptOf = <T>(name: string): T | undefined => offline.read<T>(`lead.${name}`)
export const keep = (name: string, value: unknown): void => offline.write(`lead.${name}`, value)
