import { daysBetween } from '#kernel/time.ts'

/** What two receivers look at (慈善法 36: usable, safe, hygienic, no harm to the environment). */
export type Looked = { isUsable: boolean; isSafe: boolean; isHygienic: boolean; isClean: boolean }
export type Life = { category: string; producedOn: string | null; expiresOn: string | null }

/**
 * Less than one part in so many of its life is left (at `day`, that day counted as left): a third by default. Only food is asked; past its
 * day anything is.
 */
export function lifeFault({ category, producedOn, expiresOn }: Life, day: string, parts: number): string | undefined {
  if (expiresOn === null) return undefined
  if (expiresOn < day) return '已过保质期'
  if (category !== 'food' || producedOn === null) return undefined
  const whole = daysBetween(producedOn, expiresOn)
  const left = daysBetween(day, expiresOn)
  return left * parts < whole ? `剩余保质期${left}天，不足${parts}分之一` : undefined
}

/** Everything that speaks against taking it; empty means accepted. */
export function faultsOf(looked: Looked, life: Life, day: string, parts: number): string[] {
  const faults = [
    !looked.isUsable && '不可用',
    !looked.isSafe && '不安全',
    !looked.isHygienic && '不卫生',
    !looked.isClean && '不环保',
    lifeFault(life, day, parts),
  ]
  return faults.filter((one): one is string => typeof one === 'string')
}
