/** Ages in completed years, as dated parameters of the programme give them. */
export type Ages = { leastAge: number; ownIncomeAge: number; adultAge: number }

/** Years completed on a day; the birthday itself completes one. Born on 29 February: on 1 March in other years. Dates 'YYYY-MM-DD'. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/**
 * How somebody may register (中国注册志愿者管理办法): from 18 alone; from 16 alone when their own wages are their main living;
 * from 14 with the guardian's consent; younger not at all.
 */
export type Standing = 'alone' | 'with-guardian' | 'too-young'

export function standingOf(age: number, ownIncome: boolean, { leastAge, ownIncomeAge, adultAge }: Ages): Standing {
  if (age < leastAge) return 'too-young'
  if (age >= adultAge || (age >= ownIncomeAge && ownIncome)) return 'alone'
  return 'with-guardian'
}
