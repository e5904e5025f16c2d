/** Minutes in words that leave nothing out: 1小时30分、45分钟、2小时. */
export function showTime(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}分钟`
  return rest === 0 ? `${hours.toLocaleString('en')}小时` : `${hours.toLocaleString('en')}小时${rest}分`
}
