/** The days a month grid shows: whole weeks from Monday, 'YYYY-MM-DD'. `month`: 'YYYY-MM'. */
export function weeksOf(month: string): string[][] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * 86_400_000
  const dayAt = (index: number) => new Date(start + index * 86_400_000).toISOString().slice(0, 10)
  const weeks: string[][] = []
  for (let week = 0; week < 6; week += 1) {
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => dayAt(week * 7 + day))
    if (week > 0 && !days.some((day) => day.startsWith(month))) break
    weeks.push(days)
  }
  return weeks
}

/** '2024-01' and −1 is '2023-12'. */
export function monthAfter(month: string, by: number): string {
  const [year = 0, one = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, one - 1 + by, 1)).toISOString().slice(0, 7)
}
