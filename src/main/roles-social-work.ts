import type { Role } from '#platform/access/actor.ts'
import type { Permission } from '#platform/access/permission.ts'
import { isEvaluated } from './roles-evaluation.ts'
import {
  attachments,
  readsFund,
  readsLinkage,
  readsProgramme,
  readsProgress,
  readsVolunteering,
  readsWorkforce,
} from './roles-reads.ts'

/** What a community and a town do for a need, from hearing it to seeing it closed. */
export const keepsNeeds = [
  'needs.need.report',
  'needs.need.record',
  'needs.need.verify',
  'needs.need.assign',
  'needs.need.work',
  'needs.contact.reveal',
  'fieldwork.visit.read',
  'fieldwork.visit.record',
  'hardship.register.read',
  'linkage.linkage.lead',
  'linkage.resource.offer',
  'linkage.meeting.hold',
  'linkage.task.do',
  'incubation.organisation.check',
  'casework.report.make',
] as const satisfies Permission[]

/** What a social worker at a station does; a case is settled further by the hand that keeps it (casework/README). */
const worksInTheField = [
  ...readsLinkage,
  'needs.need.report',
  'needs.need.record',
  'needs.need.verify',
  'needs.need.work',
  'needs.contact.reveal',
  'casework.case.work',
  'casework.report.make',
  'fieldwork.visit.read',
  'fieldwork.visit.record',
  'fieldwork.group.work',
  'hardship.register.read',
  'incubation.organisation.nurture',
  'linkage.linkage.lead',
  'linkage.resource.offer',
  'linkage.task.do',
  'directory.person.read',
] as const satisfies Permission[]

/** What a station's lead holds beside a worker's things. */
const leadsStation = [
  ...worksInTheField,
  'needs.need.assign',
  'casework.case.approve',
  'casework.report.read',
  'fieldwork.group.approve',
] as const satisfies Permission[]

export const socialWorkRoles = {
  stationLead: {
    label: '社工站负责人',
    over: 'area',
    holds: [
      ...leadsStation,
      ...isEvaluated,
      'workforce.attendance.record',
      'workforce.training.record',
      'workforce.supervision.record',
      ...readsFund,
      'grants.application.apply',
      'grants.application.check',
      'grants.grant.follow',
      'grants.wish.record',
      ...readsProgramme,
      'programme.task.change',
      ...readsVolunteering,
      ...readsWorkforce,
      'workforce.participation.record',
      'directory.area.read',
      'directory.person.read',
      'directory.organisation.read',
      ...attachments,
      ...readsProgress,
    ],
  },
  stationSocialWorker: {
    label: '驻站社工',
    over: 'area',
    holds: [
      ...isEvaluated,
      ...readsProgramme,
      'directory.area.read',
      ...readsWorkforce,
      ...attachments,
      ...worksInTheField,
    ],
  },
  /** Settled by the person whom a case names as its supervisor; outside the operator’s line. */
  supervisor: { label: '督导', over: 'self', holds: ['casework.case.supervise', 'workforce.supervision.record'] },
  /** Settled by the person whom the organisation names as its head. */
  organisationLead: {
    label: '社区社会组织负责人',
    over: 'self',
    holds: ['incubation.organisation.lead', 'linkage.task.do', 'grants.application.apply'],
  },
} as const satisfies Record<string, Role>
