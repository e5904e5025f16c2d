import { RESTRICTION_KINDS, USE_NAMES } from '../contract-parts.ts'
import type { Use } from './restriction.ts'

type Said = {
  earmarkName: string | null
  kind: keyof typeof RESTRICTION_KINDS
  use: Use | null
  text: string
  until: string | null
}

/** 庆有西里社区 · 限定用途：困难群体支持性服务，老人助餐 */
export function poolName({ earmarkName, ...rest }: Said): string {
  return `${earmarkName ?? '全基金'} · ${restrictionName(rest)}`
}

export function restrictionName({ kind, use, text, until }: Omit<Said, 'earmarkName'>): string {
  const said = [use && USE_NAMES[use], text, until && `至${until}`].filter(Boolean).join('，')
  return kind === 'none' ? RESTRICTION_KINDS.none : `${RESTRICTION_KINDS[kind]}：${said}`
}
