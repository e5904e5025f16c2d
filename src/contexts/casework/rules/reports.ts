import type { Body, ReportKind } from '../vocabulary.ts'

/** Whom the law names: 未成年人保护法 art. 11 (public security, civil affairs, education and others), 反家庭暴力法 art. 14 (police). */
const NAMED: Readonly<Record<ReportKind, readonly Body[]>> = {
  minor: ['police', 'civil', 'education'],
  violence: ['police'],
}

/** Whom the law names and nobody has told yet. */
export const untold = (kind: ReportKind, told: readonly Body[]): Body[] =>
  NAMED[kind].filter((body) => !told.includes(body))
