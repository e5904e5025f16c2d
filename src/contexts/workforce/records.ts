import { maskName } from '#kernel/masking.ts'
import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { CERTIFICATE_LEVELS, PERIOD_KINDS } from './contract.ts'
import { type Certificate, findCertificates } from './store/certificates.ts'
import type { Someone } from './store/pages.ts'
import { findParticipations, type Participation } from './store/participations.ts'
import { findPeriods, type ServicePeriod } from './store/periods.ts'
import { findStations } from './store/stations.ts'

const source = ({ batchId }: { batchId: string | null }): string => (batchId ? '花名册导入' : '在线登记')

type About<R> = Pick<RecordKind, 'kind' | 'title'> & {
  find(tx: Tx, ids: readonly string[], today: string): Promise<R[]>
  detail(row: R): string[]
}

const kindAbout = <R extends Someone & { batchId: string | null }>({
  kind,
  title,
  find,
  detail,
}: About<R>): RecordKind => ({
  kind,
  title,
  placeOf: async (tx, id, today) => {
    const [found] = await find(tx, [id], today)
    return found && { areaPath: found.areaPath, personId: found.personId }
  },
  labelsOf: async (tx, ids, today) =>
    (await find(tx, ids, today)).map((row) => ({
      id: row.id,
      label: maskName(row.name),
      detail: [row.areaName, ...detail(row), source(row)].join(' · '),
    })),
})

export const workforceRecords: RecordKind[] = [
  {
    kind: 'workforce.station',
    title: '社工站',
    placeOf: async (tx, id, today) => {
      const [found] = await findStations(tx, [id], today)
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids, today) =>
      (await findStations(tx, ids, today)).map(({ id, name, townName, operatorName }) => ({
        id,
        label: name,
        detail: operatorName ? `${townName} · 承接机构${operatorName}` : townName,
      })),
  },
  kindAbout<ServicePeriod>({
    kind: 'workforce.service-period',
    title: '任职',
    find: findPeriods,
    detail: ({ kind, title, fromDate, toDate }) => [
      title && title !== PERIOD_KINDS[kind] ? `${PERIOD_KINDS[kind]}（${title}）` : PERIOD_KINDS[kind],
      `${showDate(fromDate)}${toDate ? `至${showDate(toDate)}` : '起'}`,
    ],
  }),
  kindAbout<Certificate>({
    kind: 'workforce.certificate',
    title: '社工证书',
    find: findCertificates,
    detail: ({ level, issuedOn, validTo }) => [
      CERTIFICATE_LEVELS[level],
      `${showDate(issuedOn)}发证`,
      ...(validTo ? [`有效期至${showDate(validTo)}`] : []),
    ],
  }),
  kindAbout<Participation>({
    kind: 'workforce.participation',
    title: '参与记录',
    find: findParticipations,
    detail: ({ tookPartOn, activity, isVoided }) => [showDate(tookPartOn), activity, ...(isVoided ? ['已作废'] : [])],
  }),
]
