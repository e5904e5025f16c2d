import type { AVAILABLE } from '../rules/consents.ts'
import type { Community } from './CommunityField.tsx'

/** What was filled in so far. Kept until the tab closes, and never longer: it holds an ID number. */
export type Filled = {
  name: string
  idNumber: string
  community?: Community
  address: string
  categories: string[]
  available: (keyof typeof AVAILABLE)[]
  skills: string
  ownIncome: boolean
  guardian: { name: string; idNumber: string; phone: string; relation: string; agrees: boolean }
  service: boolean
  sensitive: boolean
}

export const EMPTY: Filled = {
  ...{ name: '', idNumber: '', address: '', categories: [], available: [], skills: '', ownIncome: false },
  guardian: { name: '', idNumber: '', phone: '', relation: 'mother', agrees: false },
  ...{ service: false, sensitive: false },
}

/** Years completed by whoever has this ID number; null while it is not whole. */
export function ageOf(idNumber: string, today: string): number | null {
  const birth = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(idNumber.trim())
  if (!birth) return null
  const [, year = '', month = '', day = ''] = birth
  const years = Number(today.slice(0, 4)) - Number(year)
  return `${month}-${day}` > today.slice(5) ? years - 1 : years
}

/** The skills somebody wrote in one line, apart. */
export const skillsOf = (text: string): string[] =>
  text
    .split(/[、，,；;\s]+/)
    .filter(Boolean)
    .slice(0, 10)
