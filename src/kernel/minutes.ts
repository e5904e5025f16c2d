/** Minutes in words that leave nothing out: 45 → '45分钟', 150 → '2小时30分钟', 72000 → '1,200小时'. */
export function showMinutes(minutes: number): string {
  if (minutes < 0) return `-${showMinutes(-minutes)}`
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}分钟`
  const whole = `${hours.toLocaleString('en')}小时`
  return rest === 0 ? whole : `${whole}${rest}分钟`
}
