import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { CERTIFICATE_LEVELS, CertificateFilter, PERIOD_KINDS, PeriodFilter } from './contract.ts'
import { staffingExports } from './exports-staffing.ts'
import { type Certificate, countCertificates, listCertificates } from './store/certificates.ts'
import type { Someone } from './store/pages.ts'
import { countPeriods, listPeriods, type ServicePeriod } from './store/periods.ts'

const who = [
  { title: '姓名', value: (row: Someone) => maskName(row.name) },
  { title: '身份证号', form: 'code', width: 22, value: (row: Someone) => row.maskedId },
  { title: '街镇', value: (row: Someone) => row.townName ?? row.areaName },
  { title: '社区（村）', width: 26, value: (row: Someone) => (row.townName ? row.areaName : '') },
] as const

/** The search of a filter on the day the file is written. */
const searchOf = async <F extends { areaCode?: string | undefined }>(
  tx: Tx,
  { areaCode, ...filter }: F,
  { reach, today }: { reach: readonly string[]; today: string },
) => ({ ...filter, codes: await codesWithin(tx, reach, areaCode), today })

const periodsExport = defineExport({
  name: 'workforce.service-periods',
  title: '社工队伍名册',
  needs: 'workforce.worker.read',
  filter: PeriodFilter,
  describe: ({ areaCode, kind }) =>
    [areaCode ? `区划${areaCode}` : '全部辖区', kind ? PERIOD_KINDS[kind] : '全部类别'].join('；'),
  columns: [
    ...who,
    { title: '类别', value: (row: ServicePeriod) => PERIOD_KINDS[row.kind] },
    { title: '职务', value: (row: ServicePeriod) => row.title },
    { title: '任职日期', form: 'date', value: (row: ServicePeriod) => row.fromDate },
    { title: '离任日期', form: 'date', value: (row: ServicePeriod) => row.toDate },
    { title: '持有效证书', value: (row: ServicePeriod) => (row.hasValidCertificate ? '是' : '否') },
  ],
  count: async (tx, filter, reach, today) => countPeriods(tx, await searchOf(tx, filter, { reach, today })),
  async *rows(tx, filter: z.infer<typeof PeriodFilter>, reach, today) {
    const search = await searchOf(tx, filter, { reach, today })
    yield* allPages((paging) => listPeriods(tx, { ...search, ...paging }))
  },
})

const certificatesExport = defineExport({
  name: 'workforce.certificates',
  title: '社工证书名册',
  needs: 'workforce.worker.read',
  filter: CertificateFilter,
  describe: ({ areaCode, expiresBy }) =>
    [areaCode ? `区划${areaCode}` : '全部辖区', ...(expiresBy ? [`${expiresBy}前到期`] : [])].join('；'),
  columns: [
    ...who,
    { title: '证书级别', value: (row: Certificate) => CERTIFICATE_LEVELS[row.level] },
    { title: '证书编号', form: 'code', width: 20, value: (row: Certificate) => row.number },
    { title: '发证日期', form: 'date', value: (row: Certificate) => row.issuedOn },
    { title: '有效期至', form: 'date', value: (row: Certificate) => row.validTo },
  ],
  count: async (tx, filter, reach, today) => countCertificates(tx, await searchOf(tx, filter, { reach, today })),
  async *rows(tx, filter: z.infer<typeof CertificateFilter>, reach, today) {
    const search = await searchOf(tx, filter, { reach, today })
    yield* allPages((paging) => listCertificates(tx, { ...search, ...paging }))
  },
})

export const workforceExports: ExportKind[] = [periodsExport, certificatesExport, ...staffingExports]
