import { type Area, type AreaLookup, areaLookup, sealPerson } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { ImportBatch, JsonObject, RowFault, RowToCheck, Stored } from '#platform/exchange/kinds.ts'
import { rowsAsked } from '#platform/exchange/staging.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { faultOfPeriod, overlap, type Period } from '../rules/periods.ts'
import { faultyWorkerRows, storeWorkers, WORKER_FAULTS } from '../store/import-workers.ts'
import type { PeriodKind } from '../store/periods.ts'
import { addMissingStations } from '../store/stations.ts'

/** What the three rosters have in common, as their columns parse it. */
export type WorkerRow = {
  name: string
  idNumber: string
  phone: string | null
  title: string | null
  fromDate: string
  toDate: string | null
  level?: string | null
  number?: string | null
  issuedOn?: string | null
  validTo?: string | null
}
type Scope = { areaCode: string }
type Post = Period & { areaCode: string }

export type WorkerLookups = {
  areas: AreaLookup
  /** Posts this file has named so far, by ID number. */
  posts: Map<string, Post[]>
  /** A certificate number of this file and the ID number it came with. */
  certificates: Map<string, string>
  drafts: WeakMap<WorkerRow, JsonObject>
}

export const loadWorkers = async (tx: Tx, { scope }: ImportBatch<Scope>): Promise<WorkerLookups> => ({
  areas: await areaLookup(tx, scope.areaCode),
  posts: new Map(),
  certificates: new Map(),
  drafts: new WeakMap(),
})

/** The rules and the storing of one roster of workers; `placeOf` finds the place a row names, or says why not. */
export function workerImport<R extends WorkerRow>(
  kind: PeriodKind,
  placeColumn: string,
  placeOf: (row: R, areas: AreaLookup) => Area | string,
) {
  const draftOf = (row: R, { areas, drafts }: WorkerLookups): JsonObject => {
    const made = drafts.get(row)
    if (made) return made
    const place = placeOf(row, areas)
    if (typeof place === 'string') throw new Error(place)
    const { title, fromDate, toDate, level = null, number = null, issuedOn = null, validTo = null } = row
    const post = { kind, areaCode: place.code, title: title ?? '', fromDate, toDate }
    const draft = { ...sealPerson(row), ...post, level, number, issuedOn, validTo }
    drafts.set(row, draft)
    return draft
  }

  return {
    load: loadWorkers,
    faultsOf(row: R, lookups: WorkerLookups, { today }: ImportBatch<Scope>): RowFault[] {
      const place = placeOf(row, lookups.areas)
      const wrongDays = faultOfPeriod({ from: row.fromDate, to: row.toDate }, today)
      const column = wrongDays?.startsWith('离任') ? 'toDate' : 'fromDate'
      return [
        ...(typeof place === 'string'
          ? [{ column: placeColumn, reason: place }]
          : faultsOfPost(kind, row, place, lookups.posts)),
        ...(wrongDays ? [{ column, reason: wrongDays }] : []),
        ...faultsOfCertificate(row, lookups.certificates, today),
      ]
    },
    async faultsAmong(tx: Tx, rows: readonly RowToCheck<R>[], lookups: WorkerLookups) {
      const asked = rows.map(({ rowNo, row }) => {
        const { sealed: _sealed, ...data } = draftOf(row, lookups)
        return { rowNo, data }
      })
      const faulty = await faultyWorkerRows(tx, rowsAsked(asked))
      return new Map(faulty.map(({ rowNo, fault }) => [rowNo, [{ reason: WORKER_FAULTS[fault] }]]))
    },
    keyOf: (row: R) => `${row.idNumber}/${row.fromDate}/${JSON.stringify(placeKey(row))}`,
    stage: draftOf,
    async store(tx: Tx, batch: ImportBatch<Scope>): Promise<Stored> {
      const { stored, same, areaCodes } = await storeWorkers(tx, batch.id, batch.now)
      if (kind === 'fulltime_social_worker') await addMissingStations(tx, areaCodes, batch.now)
      if (areaCodes.length > 0) await enqueue(tx, 'workforce.workforce-changed', { areaCodes })
      return { stored, skippedAsSame: same }
    },
  }
}

const placeKey = (row: WorkerRow & { town?: string | null; community?: string | null }) => [row.town, row.community]

/** Rows of one file against each other: the same post twice at once, or two stations at once (clause 三（二）). */
function faultsOfPost(kind: PeriodKind, row: WorkerRow, place: Area, posts: Map<string, Post[]>): RowFault[] {
  const post: Post = { areaCode: place.code, from: row.fromDate, to: row.toDate }
  const others = posts.get(row.idNumber) ?? []
  const clash = others.find(
    (other) => overlap(other, post) && (kind === 'fulltime_social_worker' || other.areaCode === post.areaCode),
  )
  posts.set(row.idNumber, [...others, post])
  if (!clash) return []
  const reason =
    clash.areaCode === post.areaCode
      ? '与本表前面的行是同一人、同一职务，任职时间重叠'
      : '本表前面的行已将此人列为另一社工站的专职社工，时间重叠（《通知》三（二））'
  return [{ column: 'fromDate', shown: row.fromDate, reason }]
}

const CERTIFICATE_DATES = '填写证书的，证书级别、证书编号、发证日期须同时填写'

function faultsOfCertificate(row: WorkerRow, certificates: Map<string, string>, today: string): RowFault[] {
  const { level, number, issuedOn, validTo, idNumber } = row
  const given = [level, number, issuedOn].filter((one) => one !== null && one !== undefined).length
  if (given === 0) return validTo ? [{ column: 'validTo', reason: CERTIFICATE_DATES }] : []
  if (given < 3 || !number || !issuedOn) return [{ column: 'number', reason: CERTIFICATE_DATES }]
  const holder = certificates.get(number) ?? idNumber
  certificates.set(number, holder)
  return [
    ...(holder === idNumber ? [] : [{ column: 'number', reason: '此证书编号在本表前面的行已属于另一人' }]),
    ...(issuedOn > today ? [{ column: 'issuedOn', shown: issuedOn, reason: '发证日期晚于今天' }] : []),
    ...(validTo && validTo <= issuedOn
      ? [{ column: 'validTo', shown: validTo, reason: '有效期止日须晚于发证日期' }]
      : []),
  ]
}
