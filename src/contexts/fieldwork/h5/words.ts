import { OUTCOMES, type Outcome } from '../vocabulary.ts'

/** '3月9日'. */
export function dayOf(date: string): string {
  const [, month, day] = date.split('-').map(Number)
  return `${month}月${day}日`
}

/** What is asked at a door, in the words of the door. */
export const OUTCOME_CHOICES = (Object.keys(OUTCOMES) as Outcome[]).map((value) => ({ value, label: OUTCOMES[value] }))
