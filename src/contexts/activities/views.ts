import { z } from 'zod'
import { Audience, Hazard, Id, RiskLevel, SignUpState, Source, State, Version } from './forms.ts'

const Text = z.string()
const Maybe = z.string().nullable()

/** Moments are ISO 8601 in UTC. */
export const ShiftView = z.object({
  id: Id,
  startsAt: Text,
  endsAt: Text,
  places: z.int(),
  taken: z.int(),
  waiting: z.int(),
})

/** What the public reads of an activity. */
export const OpenActivity = z.object({
  id: Id,
  title: Text,
  areaCode: Text,
  areaName: Text,
  townName: Maybe,
  audience: Audience,
  category: Maybe,
  categoryLabel: Maybe,
  state: State,
  startsAt: Text,
  endsAt: Text,
  place: Text,
  organiser: Text,
  riskLevel: RiskLevel,
  minAge: z.int().nullable(),
  maxAge: z.int().nullable(),
  /** Over all shifts. */
  places: z.int(),
  taken: z.int(),
})
export const OpenActivityDetail = OpenActivity.extend({
  content: Text,
  position: z.object({ lat: z.number(), lng: z.number() }).nullable(),
  radiusMetres: z.int().nullable(),
  leaderName: Text,
  contact: Text,
  risks: Text,
  conditions: Text,
  isFamily: z.boolean(),
  withChildren: z.boolean(),
  hazards: z.array(Hazard),
  /** Whether an accident policy covers every day of it. */
  isInsured: z.boolean(),
  cancelReason: Maybe,
  shifts: z.array(ShiftView),
})

export const ActivityRow = OpenActivity.extend({
  leaderName: Text,
  waiting: z.int(),
  recordDueOn: Maybe,
  recordedOn: Maybe,
  isOverdue: z.boolean(),
  /** People whose leaving nobody recorded. */
  missingOut: z.int(),
  version: Version,
})

export const PolicyView = z.object({
  id: Id,
  insurer: Text,
  policyNo: Text,
  sum: z.int(),
  fromDate: Text,
  toDate: Text,
  fileId: Maybe,
})
export const ActivityView = OpenActivityDetail.extend({
  audiences: z.array(Text),
  teamId: Maybe,
  projectId: Maybe,
  leaderPersonId: Maybe,
  leaderPhone: Maybe,
  waiting: z.int(),
  /** People inside at this moment; what cancelling would close. */
  inNow: z.int(),
  returnReason: Maybe,
  createdByName: Text,
  submittedByName: Maybe,
  reviewedByName: Maybe,
  reviewedAt: Maybe,
  recordDueOn: Maybe,
  recordedOn: Maybe,
  isOverdue: z.boolean(),
  policies: z.array(PolicyView),
  /** What stands in the way of publishing or starting; a sentence each, empty when nothing does. */
  warnings: z.array(Text),
  /** What the caller may do now: names of STEPS, and 'edit', 'lead', 'review'. */
  may: z.array(Text),
  version: Version,
})

/** One person on the sheet of a shift: who signed up, and who came. */
export const RollRow = z.object({
  signUpId: Maybe,
  attendanceId: Maybe,
  personId: Id,
  shiftId: Id,
  /** Whole for the leader the activity names; masked for everybody else. */
  name: Text,
  maskedPhone: Maybe,
  isMinor: z.boolean(),
  signUpState: SignUpState.nullable(),
  /** In the waiting list: 1 is next. */
  waitingNo: z.int().nullable(),
  via: Maybe,
  inAt: Maybe,
  outAt: Maybe,
  inSource: Source.nullable(),
  outSource: Source.nullable(),
  /** The shift is over and nobody signed them out: the leader states the end. */
  isMissingOut: z.boolean(),
  minutes: z.int().nullable(),
  /** What became of the hours, in a sentence: 已生成待确认时长, 未注册… */
  verdict: Maybe,
  signUpVersion: Version.nullable(),
})

export const MySignUp = z.object({
  signUpId: Id,
  activityId: Id,
  shiftId: Id,
  title: Text,
  place: Text,
  organiser: Text,
  leaderName: Text,
  contact: Text,
  startsAt: Text,
  endsAt: Text,
  activityState: State,
  state: SignUpState,
  waitingNo: z.int().nullable(),
  inAt: Maybe,
  outAt: Maybe,
  minutes: z.int().nullable(),
  verdict: Maybe,
  version: Version,
})

/** What the leader's phone shows first. */
export const LedActivity = z.object({
  id: Id,
  title: Text,
  areaCode: Text,
  place: Text,
  state: State,
  startsAt: Text,
  endsAt: Text,
  taken: z.int(),
  waiting: z.int(),
  inNow: z.int(),
  missingOut: z.int(),
  recordDueOn: Maybe,
  version: Version,
})

/** A code and the seconds it stands for; `url` is what the QR holds, below the site's address. */
export const TicketView = z.object({ code: Text, url: Text, from: Text, to: Text })

/** The answer to a check-in or -out. `told`: the sentence to show. */
export const PresenceView = z.object({
  attendanceId: Id,
  activityId: Id,
  title: Text,
  at: Text,
  plannedFrom: Text,
  plannedTo: Text,
  minutes: z.int().nullable(),
  verdict: Maybe,
  told: Text,
})
export const MarkAnswer = z.object({
  key: Id,
  outcome: z.enum(['recorded', 'refused']),
  told: Text,
  attendanceId: Maybe,
})

export const ConsentView = z.object({
  id: Id,
  personId: Id,
  name: Text,
  guardianName: Text,
  relation: Text,
  maskedGuardianId: Text,
  scope: z.enum(['activity', 'all']),
  accompanies: z.boolean(),
  photo: z.boolean(),
  validFrom: Text,
  validTo: Text,
  withdrawnOn: Maybe,
  fileId: Maybe,
  version: Version,
})
export const CheckView = z.object({
  id: Id,
  personId: Id,
  name: Text,
  areaName: Text,
  checkedOn: Text,
  nextDue: Text,
  result: z.enum(['clear', 'barred']),
  isDue: z.boolean(),
})
