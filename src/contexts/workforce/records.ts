import { maskName } from '#kernel/masking.ts'
import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { CERTIFICATE_LEVELS, PERIOD_KINDS } from './contract.ts'
import { type Certificate, findCertificates } from './store/certificates.ts'
import { findCityVisits } from './store/city-visits.ts'
import { findContracts } from './store/contracts.ts'
import type { Someone } from './store/pages.ts'
import { findParticipations, type Participation } from './store/participations.ts'
import { findPeriods, type ServicePeriod } from './store/periods.ts'
import { findStations } from './store/stations.ts'
import { findSupervisions } from './store/supervisions.ts'
import { findSupervisors } from './store/supervisors.ts'
import { findTrainings } from './store/trainings.ts'
import { SUPERVISION_KINDS, SUPERVISOR_LEVELS, TRAINING_KINDS } from './vocabulary.ts'

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

/** What is kept of a station beside its people: contract, training, supervision, visits. */
const staffing: RecordKind[] = [
  {
    kind: 'workforce.contract',
    title: '购买服务合同',
    placeOf: async (tx, id) => {
      const [found] = await findContracts(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findContracts(tx, ids)).map(({ id, number, stationName, fromDate, toDate }) => ({
        ...{ id, label: number, detail: `${stationName} · ${showDate(fromDate)}至${showDate(toDate)}` },
      })),
  },
  {
    kind: 'workforce.training',
    title: '培训记录',
    placeOf: async (tx, id) => {
      const [found] = await findTrainings(tx, [id])
      return found && { areaPath: found.areaPath, personId: found.personId }
    },
    labelsOf: async (tx, ids) =>
      (await findTrainings(tx, ids)).map(({ id, name, title, heldOn, kind, isVoided }) => ({
        ...{ id, label: maskName(name) },
        detail: [showDate(heldOn), title, TRAINING_KINDS[kind], ...(isVoided ? ['已作废'] : [])].join(' · '),
      })),
  },
  {
    kind: 'workforce.supervisor',
    title: '督导指派',
    placeOf: async (tx, id) => {
      const [found] = await findSupervisors(tx, [id])
      return found && { areaPath: found.areaPath, personId: found.personId }
    },
    labelsOf: async (tx, ids) =>
      (await findSupervisors(tx, ids)).map(({ id, name, areaName, level, fromDate }) => ({
        ...{ id, label: maskName(name), detail: `${areaName} · ${SUPERVISOR_LEVELS[level]} · ${showDate(fromDate)}起` },
      })),
  },
  {
    kind: 'workforce.supervision',
    title: '督导记录',
    placeOf: async (tx, id) => {
      const [found] = await findSupervisions(tx, [id])
      return found && { areaPath: found.areaPath, personId: found.supervisorPersonId }
    },
    labelsOf: async (tx, ids) =>
      (await findSupervisions(tx, ids)).map(({ id, no, townName, kind, heldOn, minutes }) => ({
        ...{ id, label: no },
        detail: `${townName} · ${SUPERVISION_KINDS[kind]} · ${showDate(heldOn)} · ${minutes}分钟`,
      })),
    page: (id) => `/workforce/supervision/${id}`,
  },
  {
    kind: 'workforce.city-visit',
    title: '市级督导走访',
    placeOf: async (tx, id) => {
      const [found] = await findCityVisits(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findCityVisits(tx, ids)).map(({ id, townName, visitedOn, visitors }) => ({
        ...{ id, label: townName, detail: `${showDate(visitedOn)} · ${visitors}` },
      })),
  },
]

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
    page: (id) => `/workforce/stations/${id}`,
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
  ...staffing,
]
