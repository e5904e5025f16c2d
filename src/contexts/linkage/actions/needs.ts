import { NEED_STATES } from '#contexts/needs/public.ts'
import { daysBetween } from '#kernel/time.ts'
import type { Need } from '../store/needs.ts'

/** A need as pages show it: the state in words, and how many days from hearing it to solving it. */
export const needView = (need: Need, today: string) => ({
  id: need.id,
  no: need.no,
  title: need.title,
  areaName: need.areaName,
  line: need.line,
  urgency: need.urgency,
  state: need.state,
  stateName: stateName(need.state),
  reportedOn: need.reportedOn,
  resolvedOn: need.resolvedOn,
  confirmedOn: need.confirmedOn,
  days: Math.max(0, daysBetween(need.reportedOn, need.resolvedOn ?? today)),
})

const words: Readonly<Record<string, string>> = NEED_STATES
export const stateName = (state: string): string => words[state] ?? state

/** Nothing is left to do for it. */
const SOLVED = ['resolved', 'confirmed', 'archived', 'merged']
export const isSolved = ({ state }: Pick<Need, 'state'>): boolean => SOLVED.includes(state)
/** The resident said so. */
export const isConfirmed = ({ state, confirmedOn }: Pick<Need, 'state' | 'confirmedOn'>): boolean =>
  confirmedOn !== null && ['confirmed', 'archived'].includes(state)
