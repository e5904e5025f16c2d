import { maskName } from '#kernel/masking.ts'
import type { Consent, GiverKind, SourceClass } from '../vocabulary.ts'

type Named = { kind: GiverKind; name: string; consent: Consent }

/** What staff lists show: people masked, bodies by their name. Nobody knows an anonymous giver. */
export const listedName = ({ kind, name }: Named): string => {
  if (kind === 'anonymous') return '匿名'
  return kind === 'person' ? maskName(name) : name
}

/** What the public reads: as the giver wished (慈善法 82: nothing that the giver does not agree to). */
export const publicName = ({ kind, name, consent }: Named): string => {
  if (kind === 'anonymous') return '爱心人士'
  if (consent === 'none') return kind === 'person' ? '爱心人士' : '爱心单位'
  return consent === 'full' ? name : maskName(name)
}

const USUAL = {
  person: 'resident',
  enterprise: 'enterprise',
  organisation: 'organisation',
  foundation: 'foundation',
  government: 'fiscal',
  anonymous: 'resident',
} as const satisfies Record<GiverKind, SourceClass>

/** Where the money of such a giver comes from, unless somebody says otherwise. */
export const usualSource = (kind: GiverKind): SourceClass => USUAL[kind]

/** Names as compared: full-width signs, spaces and brackets of either width are the same. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s()（）·•]/g, '')
    .toUpperCase()

/** Whether somebody who reads a list sees even the masked name: of people who want no publicity only who may open them. */
export const canSeeName = (kind: GiverKind, consent: Consent, mayReveal: boolean): boolean =>
  mayReveal || kind !== 'person' || consent !== 'none'
