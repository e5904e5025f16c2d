import { labelOfCode } from '#contexts/programme/public.ts'
import { maskName } from '#kernel/masking.ts'
import { VERDICTS } from '../rules/presence.ts'
import type { Activity } from '../store/activities.ts'
import type { SheetRow } from '../store/sheet.ts'
import type { Shift } from '../store/shifts.ts'

const isoOf = (moment: Date | null): string | null => moment?.toISOString() ?? null

export const shiftView = ({ id, startsAt, endsAt, places, taken, waiting }: Shift) => ({
  id,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
  places,
  taken,
  waiting,
})

/** What anybody may read. */
export const openView = (one: Activity) => ({
  id: one.id,
  title: one.title,
  areaCode: one.areaCode,
  areaName: one.areaName,
  townName: one.townName,
  audience: one.audience,
  category: one.category,
  categoryLabel: one.category && labelOfCode('serviceCategories', one.category),
  state: one.state,
  startsAt: one.startsAt.toISOString(),
  endsAt: one.endsAt.toISOString(),
  place: one.place,
  organiser: one.organiser,
  riskLevel: one.riskLevel,
  minAge: one.minAge,
  maxAge: one.maxAge,
  places: one.places,
  taken: one.taken,
})

export const openDetail = (one: Activity, shifts: readonly Shift[], isInsured: boolean) => ({
  ...openView(one),
  content: one.content,
  position: one.lat === null || one.lng === null ? null : { lat: one.lat, lng: one.lng },
  radiusMetres: one.radiusMetres,
  leaderName: one.leaderName,
  contact: one.contact,
  risks: one.risks,
  conditions: one.conditions,
  isFamily: one.isFamily,
  withChildren: one.withChildren,
  hazards: one.hazards,
  isInsured,
  cancelReason: one.state === 'cancelled' ? one.reason : null,
  shifts: shifts.map(shiftView),
})

export const isOverdue = ({ state, recordDueOn }: Activity, today: string): boolean =>
  state === 'ended' && recordDueOn !== null && recordDueOn < today

export const rowView = (one: Activity, { today, missingOut }: { today: string; missingOut: number }) => ({
  ...openView(one),
  leaderName: one.leaderName,
  waiting: one.waiting,
  recordDueOn: one.recordDueOn,
  recordedOn: one.recordedOn,
  isOverdue: isOverdue(one, today),
  missingOut,
  version: one.version,
})

export const verdictOf = (verdict: keyof typeof VERDICTS | null): string | null => verdict && VERDICTS[verdict]

/** `isLeader`: the names of one's own people are shown whole (domain.md §2.2); to everybody else they are masked. */
export const sheetView = (
  row: SheetRow,
  { isLeader, isMinor, isOver }: { isLeader: boolean; isMinor: boolean; isOver: boolean },
) => ({
  signUpId: row.signUpId,
  attendanceId: row.attendanceId,
  personId: row.personId,
  shiftId: row.shiftId,
  name: isLeader ? row.name : maskName(row.name),
  maskedPhone: row.maskedPhone,
  isMinor,
  signUpState: row.signUpState,
  waitingNo: row.waitingNo,
  via: row.via,
  inAt: isoOf(row.inAt),
  outAt: isoOf(row.outAt),
  inSource: row.inSource,
  outSource: row.outSource,
  isMissingOut: row.inAt !== null && row.outAt === null && (row.missingOut === true || isOver),
  minutes: row.minutes,
  verdict: verdictOf(row.verdict),
  signUpVersion: row.signUpVersion,
})
