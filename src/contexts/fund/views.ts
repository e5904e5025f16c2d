import { maskName } from '#kernel/masking.ts'
import { daysBetween } from '#kernel/time.ts'
import { tallyOf } from './rules/outcome.ts'
import type { Charity } from './store/charities.ts'
import type { Member } from './store/committee.ts'
import type { Fund } from './store/funds.ts'
import type { Ballot, Resolution } from './store/resolutions.ts'

/** Valid on the day: within the certificate's period, and on no list of abnormal charities. */
export const isValidOn = (
  { certificateFrom, certificateTo, isAbnormal }: Pick<Charity, 'certificateFrom' | 'certificateTo' | 'isAbnormal'>,
  day: string,
): boolean => !isAbnormal && certificateFrom <= day && (certificateTo === null || day <= certificateTo)

export const charityView = ({ areaCode: _, areaPath: __, ...one }: Charity, today: string, mayRecord: boolean) => ({
  ...one,
  isValid: isValidOn(one, today),
  daysLeft: one.certificateTo === null ? null : daysBetween(today, one.certificateTo),
  mayRecord,
})

export const fundRow = ({
  id,
  areaCode,
  areaName,
  districtName,
  name,
  charityName,
  state,
  signedOn,
  members,
  monitors,
}: Fund) => ({
  ...{ id, areaCode, areaName, districtName, name, charityName, state, signedOn, members, monitors },
})

export const personRow = (one: Member, today: string) => ({
  id: one.id,
  personId: one.personId,
  name: maskName(one.name),
  seat: one.seat,
  standsFor: one.standsFor,
  employerName: one.employerName,
  fromDate: one.fromDate,
  toDate: one.toDate,
  endedOn: one.endedOn,
  isInOffice: one.fromDate <= today && today <= one.toDate,
  version: one.version,
})

export const tallyOfBallots = (ballots: readonly Ballot[]) =>
  tallyOf(ballots.map(({ recused, choice }) => ({ recused: recused !== null, choice })))

export const resolutionRow = (one: Resolution, ballots: readonly Ballot[]) => ({
  id: one.id,
  fundId: one.fundId,
  fundName: one.fundName,
  areaName: one.areaName,
  kind: one.kind,
  title: one.title,
  amountFen: one.amountFen,
  isMajor: one.isMajor,
  openedName: one.openedName,
  openedAt: one.openedAt,
  closesOn: one.closesOn,
  state: one.state,
  tally: tallyOfBallots(ballots.filter(({ resolutionId }) => resolutionId === one.id)),
  version: one.version,
})
