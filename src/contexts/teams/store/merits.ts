import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { peopleFound } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, type Paging, pageOf, type Someone } from './pages.ts'
import type { MeritSearch } from './trainings.ts'

export type Award = Someone & {
  awardName: string
  awardedOn: string
  awardingBody: string
  fileId: string | null
  voidReason: string | null
  version: number
}
export type Rating = Someone & {
  activity: string
  fromDate: string
  toDate: string
  quality: number
  note: string
  ratedOn: string
  ratedByName: string
  voidReason: string | null
  version: number
}

function conditions({ codes, from, to, name, personId }: MeritSearch, day: RawBuilder<unknown>): RawBuilder<unknown> {
  const people = peopleFound({ name })
  return all([
    ...(codes ? [sql`m.area_code = any(${codes}::text[])`] : []),
    ...(from ? [sql`${day} >= ${from}::date`] : []),
    ...(to ? [sql`${day} <= ${to}::date`] : []),
    ...(people ? [sql`m.person_id in ${people}`] : []),
    ...(personId ? [sql`m.person_id = ${personId}`] : []),
  ])
}

const awardRows = (where: RawBuilder<unknown>) => sql`
  select m.id, m.area_code, m.person_id, m.name as award_name, m.awarded_on, m.awarding_body, m.file_id, m.void_reason, m.version
  from teams.award m where ${where}`
const awardsWhere = (search: MeritSearch) => conditions(search, sql`m.awarded_on`)

export const listAwards = (tx: Tx, { page, pageSize, ...search }: MeritSearch & Paging) =>
  pageOf<Award>(tx, awardRows(awardsWhere(search)), {
    order: sql`one.awarded_on desc`,
    paging: { page, pageSize },
  })
export const countAwards = (tx: Tx, search: MeritSearch): Promise<number> =>
  countOf(tx, sql`select from teams.award m where ${awardsWhere(search)}`)
export const findAwards = (tx: Tx, ids: readonly string[]): Promise<Award[]> =>
  pageOf<Award>(tx, awardRows(sql`m.id = any(${ids}::uuid[])`), { order: sql`one.awarded_on` })

type NewAward = {
  areaCode: string
  personId: string
  name: string
  awardedOn: string
  awardingBody: string
  fileId: string | null
  recordedBy: string
  recordedAt: Date
}
export async function addAward(tx: Tx, award: NewAward): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('teams.award')
    .values({ id, ...award })
    .execute()
  return id
}

const ratingRows = (where: RawBuilder<unknown>) => sql`
  select m.id, m.area_code, m.person_id, m.activity, m.from_date, m.to_date, m.quality, m.note, m.rated_on, m.rated_by_name, m.void_reason, m.version
  from teams.rating m where ${where}`
const ratingsWhere = (search: MeritSearch) => conditions(search, sql`m.rated_on`)

export const listRatings = (tx: Tx, { page, pageSize, ...search }: MeritSearch & Paging) =>
  pageOf<Rating>(tx, ratingRows(ratingsWhere(search)), { order: sql`one.rated_on desc`, paging: { page, pageSize } })
export const countRatings = (tx: Tx, search: MeritSearch): Promise<number> =>
  countOf(tx, sql`select from teams.rating m where ${ratingsWhere(search)}`)
export const findRatings = (tx: Tx, ids: readonly string[]): Promise<Rating[]> =>
  pageOf<Rating>(tx, ratingRows(sql`m.id = any(${ids}::uuid[])`), { order: sql`one.rated_on` })

type NewRating = {
  areaCode: string
  personId: string
  activityId: string | null
  activity: string
  fromDate: string
  toDate: string
  quality: number
  note: string
  ratedOn: string
  ratedBy: string
  ratedByName: string
  recordedAt: Date
}
export async function addRating(tx: Tx, rating: NewRating): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('teams.rating')
    .values({ id, ...rating })
    .execute()
  return id
}
