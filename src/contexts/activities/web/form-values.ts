import type { z } from 'zod'
import { toLocal, toMoment } from '#ui/moments.ts'
import type { ActivityForm, ActivityView } from '../contract.ts'

type Form = z.input<typeof ActivityForm>
type Known = z.infer<typeof ActivityView>
type ShiftValues = { startsAt?: string; endsAt?: string; places?: number }

/** What the form holds: times as native fields give them, everything else as the command takes it. */
export type Values = Partial<Omit<Form, 'shifts' | 'position'>> & {
  shifts: ShiftValues[]
  lat?: number | null
  lng?: number | null
}

export const EMPTY: Values = {
  audience: 'volunteers',
  riskLevel: 'low',
  audiences: [],
  hazards: [],
  isFamily: false,
  withChildren: false,
  shifts: [{ places: 20 }],
}

/** The command's input of what was filled in; the server says in words what is missing. */
export function inputOf({ shifts, lat, lng, ...values }: Values): Form {
  return {
    ...values,
    position: typeof lat === 'number' && typeof lng === 'number' ? { lat, lng } : null,
    shifts: shifts.map(({ startsAt, endsAt, places }) => ({
      startsAt: startsAt ? toMoment(startsAt) : '',
      endsAt: endsAt ? toMoment(endsAt) : '',
      places: places ?? 0,
    })),
  } as Form
}

export const valuesOf = (one: Known): Values => ({
  areaCode: one.areaCode,
  audience: one.audience,
  title: one.title,
  content: one.content,
  place: one.place,
  organiser: one.organiser,
  teamId: one.teamId,
  projectId: one.projectId,
  category: one.category,
  audiences: one.audiences,
  leaderPersonId: one.leaderPersonId,
  leaderName: one.leaderName,
  contact: one.contact,
  riskLevel: one.riskLevel,
  risks: one.risks,
  conditions: one.conditions,
  minAge: one.minAge,
  maxAge: one.maxAge,
  isFamily: one.isFamily,
  withChildren: one.withChildren,
  hazards: one.hazards,
  radiusMetres: one.radiusMetres,
  lat: one.position?.lat ?? null,
  lng: one.position?.lng ?? null,
  shifts: one.shifts.map(({ startsAt, endsAt, places }) => ({
    startsAt: toLocal(startsAt),
    endsAt: toLocal(endsAt),
    places,
  })),
})
