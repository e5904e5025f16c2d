import type { z } from 'zod'
import { normaliseCode } from '#kernel/identity.ts'
import { maskName } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { viewOf } from './actions/record-person.ts'
import type { DivisionFilter, directoryContract, OrganisationFilter, PopulationFilter } from './contract.ts'
import { findArea, findRoot } from './store/areas.ts'
import { countDivisions, type DivisionSearch, listDivisions as divisions, trailOf } from './store/divisions.ts'
import { listNameMatches as matches } from './store/name-matches.ts'
import {
  countOrganisations,
  type OrganisationSearch,
  listOrganisations as organisations,
} from './store/organisations.ts'
import { listPeople as people } from './store/people.ts'
import { countReturns, listReturns, type PopulationSearch } from './store/population.ts'

type Endpoints = typeof directoryContract.endpoints

/** The path of a filter's area, or nothing to filter by. */
export const pathOf = async (tx: Tx, code: string | undefined): Promise<string | undefined> =>
  code === undefined ? undefined : ((await findArea(tx, code))?.path ?? 'none')

/** Where the page after this one begins: at the last row's key, unless this page is not full. */
const nextOf = <R>(rows: readonly R[], limit: number, keyOf: (row: R) => string): string | null => {
  const last = rows.at(-1)
  return last && rows.length === limit ? keyOf(last) : null
}

/** What is searched for lies anywhere below; without a search the page shows what is right below. */
export async function divisionSearch(
  tx: Tx,
  { underCode, deep = false, ...filter }: z.infer<typeof DivisionFilter>,
): Promise<DivisionSearch> {
  const { words, level, kind, virtual } = filter
  const under = underCode ? await findArea(tx, underCode) : await findRoot(tx)
  return {
    ...filter,
    under: under ?? { code: 'none', path: 'none' },
    deep: deep || Boolean(words || level || kind || virtual),
  }
}

export const listDivisions: Handler<Endpoints['listDivisions']> = async ({ after, limit, ...filter }, { tx }) => {
  const search = await divisionSearch(tx, filter)
  const rows = await divisions(tx, { ...search, after, limit })
  return {
    rows,
    next: nextOf(rows, limit, ({ code }) => code),
    total: await countDivisions(tx, search),
    trail: await trailOf(tx, search.under?.path ?? ''),
  }
}

export const listNameMatches: Handler<Endpoints['listNameMatches']> = async ({ status }, { tx, reach }) =>
  (await matches(tx, reach(), status)).map(({ decidedAt, ...match }) => ({
    ...match,
    decidedAt: decidedAt?.toISOString() ?? null,
  }))

export const populationSearch = async (
  tx: Tx,
  { withinCode, ...filter }: z.infer<typeof PopulationFilter>,
  reach: readonly string[],
): Promise<PopulationSearch> => ({ ...filter, within: await pathOf(tx, withinCode), reach })

export const listPopulation: Handler<Endpoints['listPopulation']> = async (
  { after, limit, ...filter },
  { tx, reach },
) => {
  const search = await populationSearch(tx, filter, reach())
  const rows = await listReturns(tx, { ...search, after, limit })
  return {
    rows: rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() })),
    next: nextOf(rows, limit, ({ id }) => id),
    total: await countReturns(tx, search),
  }
}

export const listPeople: Handler<Endpoints['listPeople']> = async (
  { withinCode, idNumber, phone, limit, ...filter },
  { tx, reach },
) => {
  const rows = await people(tx, {
    ...filter,
    limit,
    within: await pathOf(tx, withinCode),
    idNumber: idNumber && normaliseCode(idNumber),
    phone: phone && normaliseCode(phone),
    reach: reach(),
  })
  return { rows: rows.map(viewOf), next: nextOf(rows, limit, ({ id }) => id) }
}

export const organisationSearch = async (
  tx: Tx,
  { withinCode, ...filter }: z.infer<typeof OrganisationFilter>,
  reach: readonly string[],
): Promise<OrganisationSearch> => ({ ...filter, within: await pathOf(tx, withinCode), reach })

export const listOrganisations: Handler<Endpoints['listOrganisations']> = async (
  { after, limit, ...filter },
  { tx, reach },
) => {
  const search = await organisationSearch(tx, filter, reach())
  const rows = await organisations(tx, { ...search, after, limit })
  return {
    rows: rows.map((row) => ({ ...row, headName: row.headName && maskName(row.headName) })),
    next: nextOf(rows, limit, ({ id }) => id),
    total: await countOrganisations(tx, search),
  }
}
