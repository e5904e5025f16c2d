import type { Grade } from '../vocabulary.ts'

/** The grade that a total reaches; the lowest one where something is vetoed, whatever the total. Grades run from high to low. */
export function gradeIn(grades: readonly Grade[], totalCenti: number, vetoed: boolean): Grade {
  const lowest = grades.at(-1)
  if (!lowest) throw new Error('a score table without grades')
  if (vetoed) return lowest
  return grades.find(({ fromCenti }) => totalCenti >= fromCenti) ?? lowest
}
