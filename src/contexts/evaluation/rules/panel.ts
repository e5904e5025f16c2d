import type { Field, SeatRole, SeatState } from '../vocabulary.ts'

export type Sitter = { personId: string; role: SeatRole; fields: readonly Field[] }
export type PanelFault = 'few' | 'even' | 'no-lead' | 'no-social-work' | 'no-finance' | 'twice' | 'of-first'

type Placed = { personId: string; state: SeatState }
export type ReplacementFault = 'no-place' | 'removes'

/**
 * Once scoring began the panel stays: everybody who sits is named again, and as many are added at most as places are
 * vacant. `vacant`: members who stepped back since scoring began, less those already replaced.
 */
export function replacementFault(
  sitting: readonly Placed[],
  wanted: readonly { personId: string }[],
  vacant: number,
): ReplacementFault | undefined {
  if (sitting.some((seat) => !wanted.some(({ personId }) => personId === seat.personId))) return 'removes'
  return wanted.length - sitting.length > vacant || wanted.length === sitting.length ? 'no-place' : undefined
}

/** Places free since scoring last began, from the steps in their order. */
export function vacantPlaces(kinds: readonly string[]): number {
  const since = kinds.slice(kinds.lastIndexOf('began') + 1)
  return since.filter((kind) => kind === 'left').length - since.filter((kind) => kind === 'replaced').length
}

/** What a panel lacks: at least three and an odd number, one lead, a social worker and one for the money (domain.md §11.3). */
export function panelFaults(sitters: readonly Sitter[], least: number, ofFirst: readonly string[] = []): PanelFault[] {
  const has = (field: Field): boolean => sitters.some(({ fields }) => fields.includes(field))
  const people = new Set(sitters.map(({ personId }) => personId))
  const faults: [PanelFault, boolean][] = [
    ['few', sitters.length < least],
    ['even', sitters.length % 2 === 0],
    ['no-lead', sitters.filter(({ role }) => role === 'lead').length !== 1],
    ['no-social-work', !has('social_work')],
    ['no-finance', !has('finance')],
    ['twice', people.size !== sitters.length],
    ['of-first', sitters.some(({ personId }) => ofFirst.includes(personId))],
  ]
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []))
}
