import type { Field, SeatRole } from '../vocabulary.ts'

export type Sitter = { personId: string; role: SeatRole; fields: readonly Field[] }
export type PanelFault = 'few' | 'even' | 'no-lead' | 'no-social-work' | 'no-finance' | 'twice' | 'of-first'

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
