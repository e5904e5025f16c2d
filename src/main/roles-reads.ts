import type { Permission } from '#platform/access/permission.ts'

/** What several roles may read, by what it is about; said once, so that a new record is read by all who should. */
export const readsDirectory = [
  'directory.area.read',
  'directory.population.read',
  'directory.person.read',
  'directory.organisation.read',
] as const satisfies Permission[]

export const readsProgress = ['standards.measurement.read', 'standards.evidence.read'] as const satisfies Permission[]

export const readsVolunteering = [
  'volunteering.volunteer.read',
  'volunteering.hours.read',
  'teams.team.read',
  'activities.activity.read',
  'activities.attendance.read',
  'recognition.certificate.read',
  'recognition.star.read',
  'points.ledger.read',
] as const satisfies Permission[]

export const readsWorkforce = ['workforce.station.read', 'workforce.worker.read'] as const satisfies Permission[]

export const readsProgramme = [
  'programme.quota.read',
  'programme.point.read',
  'programme.task.read',
] as const satisfies Permission[]

/** What everybody who keeps the programme may read of a fund. */
export const readsFund = [
  'fund.charity.read',
  'fund.fund.read',
  'fund.resolution.read',
  'ledger.book.read',
  'campaigns.campaign.read',
  'giving.gift.read',
  'goods.lot.read',
  'grants.call.read',
  'disclosure.duty.read',
] as const satisfies Permission[]

/** What everybody who keeps the programme may read of needs and linkage; cases only as counts. */
export const readsLinkage = [
  'needs.need.read',
  'fieldwork.group.read',
  'incubation.organisation.read',
  'linkage.linkage.read',
  'casework.case.count',
  'hardship.register.count',
] as const satisfies Permission[]

export const attachments = ['office.file.upload', 'office.file.read'] as const satisfies Permission[]

/** What everybody who keeps the programme may read of evaluation, of what is learned, and of the dates and papers around them. */
export const readsEvaluation = [
  'calendar.calendar.read',
  'documents.document.read',
  'budgets.budget.read',
  'experts.expert.read',
  'learning.case.read',
  'inspection.inspection.read',
  'scoring.table.read',
  'evaluation.evaluation.read',
  'closing.rectification.read',
  'reporting.report.read',
] as const satisfies Permission[]
