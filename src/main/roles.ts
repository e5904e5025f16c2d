import { ADMINISTRATORS } from '#contexts/administration/public.ts'
import type { Role } from '#platform/access/actor.ts'
import type { Permission } from '#platform/access/permission.ts'
import { attachments, charityRoles, readsFund } from './roles-charity.ts'

const readsDirectory = [
  'directory.area.read',
  'directory.population.read',
  'directory.person.read',
  'directory.organisation.read',
] as const satisfies Permission[]

const readsProgress = ['standards.measurement.read', 'standards.evidence.read'] as const satisfies Permission[]

const readsVolunteering = [
  'volunteering.volunteer.read',
  'volunteering.hours.read',
  'teams.team.read',
  'activities.activity.read',
  'activities.attendance.read',
  'recognition.certificate.read',
  'recognition.star.read',
  'points.ledger.read',
] as const satisfies Permission[]
const keepsVolunteering = [
  ...readsVolunteering,
  'volunteering.volunteer.record',
  'volunteering.volunteer.deregister',
  'volunteering.hours.record',
  'volunteering.hours.void',
  'volunteering.application.verify',
  'volunteering.hours.confirm',
  'volunteering.hours.verify',
  'volunteering.objection.answer',
  'teams.team.record',
  'teams.station.record',
  'teams.plan.record',
  'teams.project.record',
  'teams.training.record',
  'activities.activity.plan',
  'activities.activity.lead',
  'recognition.certificate.issue',
  'recognition.star.check',
  'points.stock.keep',
  'points.redemption.prepare',
] as const satisfies Permission[]

/** The second hand over what communities and teams propose. */
const approvesVolunteering = [
  'teams.plan.approve',
  'volunteering.hours.verify',
  'activities.activity.review',
  'points.redemption.approve',
] as const satisfies Permission[]

/** What a volunteer does as the leader of a team or an activity: settled by the person the record names as its leader. */
const leads = [
  'activities.activity.plan',
  'activities.activity.lead',
  'activities.attendance.read',
  'volunteering.hours.confirm',
  'volunteering.hours.read',
  'teams.team.read',
] as const satisfies Permission[]

const readsWorkforce = ['workforce.station.read', 'workforce.worker.read'] as const satisfies Permission[]
const keepsWorkforce = [
  ...readsWorkforce,
  'workforce.worker.record',
  'workforce.participation.record',
] as const satisfies Permission[]

const readsProgramme = [
  'programme.quota.read',
  'programme.point.read',
  'programme.task.read',
] as const satisfies Permission[]

/** Business roles, from the city down (domain.md §2.2). */
const business = {
  cityAdmin: {
    label: '市级经办',
    over: 'area',
    holds: [
      ...readsFund,
      'fund.charity.record',
      'interchange.exchange.read',
      'interchange.exchange.send',
      'interchange.exchange.receive',
      ...readsProgramme,
      'programme.quota.decide',
      'programme.point.file',
      'programme.point.replace',
      'programme.task.check',
      ...readsVolunteering,
      ...readsWorkforce,
      ...readsDirectory,
      ...readsProgress,
      ...attachments,
      'directory.name.decide',
      'directory.population.freeze',
    ],
  },
  cityLeader: {
    label: '市级审批',
    over: 'area',
    holds: [
      ...readsFund,
      ...readsProgramme,
      'programme.quota.decide',
      'directory.area.read',
      'office.file.read',
      ...readsProgress,
      'standards.snapshot.freeze',
    ],
  },
  districtAdmin: {
    label: '区级经办',
    over: 'area',
    holds: [
      ...readsFund,
      ...approvesVolunteering,
      'recognition.star.grant',
      'interchange.exchange.read',
      'interchange.exchange.send',
      'interchange.exchange.receive',
      ...readsProgramme,
      'programme.point.nominate',
      'programme.point.review',
      'programme.task.change',
      'programme.task.check',
      ...keepsVolunteering,
      ...readsDirectory,
      ...readsProgress,
      ...attachments,
      ...keepsWorkforce,
      'workforce.station.record',
      'directory.population.record',
      'directory.population.freeze',
      'directory.organisation.record',
    ],
  },
  districtLeader: {
    label: '区级审批',
    over: 'area',
    holds: [
      ...readsFund,
      ...approvesVolunteering,
      ...readsProgramme,
      'programme.point.review',
      'programme.point.approve',
      'programme.task.check',
      ...readsVolunteering,
      ...readsWorkforce,
      'directory.area.read',
      'directory.population.read',
      'directory.organisation.read',
      'office.file.read',
      ...readsProgress,
    ],
  },
  townAdmin: {
    label: '街镇经办',
    over: 'area',
    holds: [
      ...readsFund,
      'fund.fund.prepare',
      'fund.paper.add',
      'fund.resolution.open',
      'campaigns.campaign.plan',
      'goods.lot.record',
      'goods.lot.hand-out',
      'goods.receiver.reveal',
      'grants.call.publish',
      'grants.application.apply',
      'grants.application.check',
      'grants.grant.follow',
      'grants.wish.record',
      ...approvesVolunteering,
      'recognition.star.grant',
      'points.rule.propose',
      ...readsProgramme,
      'programme.point.nominate',
      'programme.task.change',
      ...keepsVolunteering,
      ...readsDirectory,
      ...readsProgress,
      ...attachments,
      ...keepsWorkforce,
      'workforce.station.record',
      'directory.population.record',
      'directory.person.reveal',
      'directory.person.record',
      'directory.organisation.record',
    ],
  },
  townLeader: {
    label: '街镇审批',
    over: 'area',
    holds: [
      ...readsFund,
      ...approvesVolunteering,
      'points.rule.approve',
      ...readsProgramme,
      ...readsVolunteering,
      ...readsWorkforce,
      'directory.area.read',
      'directory.population.read',
      'directory.organisation.read',
      'office.file.read',
      ...readsProgress,
    ],
  },
  stationLead: {
    label: '社工站负责人',
    over: 'area',
    holds: [
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
    holds: [...readsProgramme, 'directory.area.read', ...attachments],
  },
  communityWorker: {
    label: '社区工作者',
    over: 'area',
    holds: [
      ...readsFund,
      'goods.lot.hand-out',
      'grants.application.apply',
      'grants.wish.record',
      'activities.activity.review',
      ...readsProgramme,
      ...keepsVolunteering,
      ...readsWorkforce,
      'workforce.participation.record',
      ...readsDirectory,
      ...readsProgress,
      ...attachments,
      'directory.person.record',
    ],
  },
  ...charityRoles,
  volunteer: { label: '志愿者', over: 'self', holds: [...leads, 'grants.application.apply'] },
  resident: { label: '居民', over: 'self', holds: ['grants.application.apply'] },
} as const satisfies Record<string, Role>

const others = (role: string): string[] => [...Object.keys(business), ...ADMINISTRATORS].filter((one) => one !== role)

/** 三员: none of them sees business data, and none of them may hold any other role. */
const administrators = {
  systemAdministrator: {
    label: '系统管理员',
    over: 'area',
    holds: [
      'administration.account.read',
      'administration.account.create',
      'administration.account.change',
      'administration.outbox.read',
    ],
    excludes: others('systemAdministrator'),
  },
  securityAdministrator: {
    label: '安全管理员',
    over: 'area',
    holds: ['administration.account.read', 'administration.post.appoint'],
    excludes: others('securityAdministrator'),
  },
  auditAdministrator: {
    label: '审计管理员',
    over: 'area',
    holds: ['administration.audit.read', 'administration.audit.export'],
    excludes: others('auditAdministrator'),
  },
} as const satisfies Record<(typeof ADMINISTRATORS)[number], Role>

/** Who may do what. Where they may do it comes from the post: an area's subtree, an organisation, oneself. */
export const roles = { ...business, ...administrators } as const satisfies Record<string, Role>
export type RoleName = keyof typeof roles
