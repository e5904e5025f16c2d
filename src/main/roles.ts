import type { Role } from '#platform/access/actor.ts'

/** Who may do what. Where they may do it comes from the post: an area's subtree, an organisation, oneself. */
export const roles = {
  cityAdmin: {
    label: '市级经办',
    over: 'area',
    holds: [
      'directory.area.read',
      'directory.name.decide',
      'directory.population.read',
      'directory.population.freeze',
      'directory.person.read',
      'directory.organisation.read',
    ],
  },
  districtAdmin: {
    label: '区级经办',
    over: 'area',
    holds: [
      'directory.area.read',
      'directory.population.read',
      'directory.population.record',
      'directory.population.freeze',
      'directory.person.read',
      'directory.organisation.read',
      'directory.organisation.record',
    ],
  },
  townAdmin: {
    label: '街镇经办',
    over: 'area',
    holds: [
      'directory.area.read',
      'directory.population.read',
      'directory.population.record',
      'directory.person.read',
      'directory.person.reveal',
      'directory.person.record',
      'directory.organisation.read',
      'directory.organisation.record',
    ],
  },
} as const satisfies Record<string, Role>
export type RoleName = keyof typeof roles
