import type { z } from 'zod'
import { codesWithin, peopleFound } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { showMinutes } from '#kernel/minutes.ts'
import { dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { CERTIFICATE_STATES, CertificateFilter, PostingFilter, STAR_STATES, StarFilter } from './contract.ts'
import { showStar } from './rules/stars.ts'
import { type Certificate, type CertificateSearch, countCertificates, listCertificates } from './store/certificates.ts'
import { countStars, listStars, type Star } from './store/stars.ts'

const placeOf = ({ areaCode }: { areaCode?: string | undefined }): string => (areaCode ? `区划${areaCode}` : '全部辖区')
const holder = { title: '姓名', value: (row: Certificate) => maskName(row.holderName ?? row.name) } as const
const issuer = { title: '出具单位', width: 26, value: (row: Certificate) => row.issuerName ?? row.areaName } as const
const number = { title: '编号', form: 'code', width: 28, value: (row: Certificate) => row.number } as const
const total = {
  title: '总时长',
  value: (row: Certificate) => (row.totalMinutes ? showMinutes(row.totalMinutes) : ''),
} as const
const issuedOn = { title: '出具日期', form: 'date', value: (row: Certificate) => row.issuedOn } as const

const searchOf = async (
  tx: Tx,
  {
    areaCode,
    name,
    state,
  }: { areaCode?: string | undefined; name?: string | undefined; state?: CertificateSearch['state'] },
  reach: readonly string[],
): Promise<CertificateSearch> => ({
  state,
  people: peopleFound({ name }),
  codes: await codesWithin(tx, reach, areaCode),
})

const certificatesExport = defineExport({
  name: 'recognition.certificates',
  title: '志愿服务记录证明登记表',
  needs: 'recognition.certificate.read',
  filter: CertificateFilter,
  describe: placeOf,
  columns: [
    holder,
    issuer,
    { title: '起日', form: 'date', value: (row: Certificate) => row.fromDate },
    { title: '止日', form: 'date', value: (row: Certificate) => row.toDate },
    { title: '申请日期', form: 'date', value: (row: Certificate) => dateOf(row.askedAt) },
    { title: '应出具日期', form: 'date', value: (row: Certificate) => row.dueOn },
    { title: '状态', value: (row: Certificate) => CERTIFICATE_STATES[row.state] },
    number,
    total,
    issuedOn,
    { title: '撤回或不予出具的原因', width: 30, value: (row: Certificate) => row.closedReason },
  ],
  count: async (tx, filter, reach) => countCertificates(tx, await searchOf(tx, filter, reach)),
  async *rows(tx, { sort, down, ...filter }: z.infer<typeof CertificateFilter>, reach) {
    const search = await searchOf(tx, filter, reach)
    yield* allPages((paging) => listCertificates(tx, { ...search, sort, down, ...paging }))
  },
})

/** What is put up inside the unit for seven days: only with the holder's consent, masked (民发〔2015〕149号). */
const postingsExport = defineExport({
  name: 'recognition.postings',
  title: '志愿服务记录证明出具情况公示表',
  needs: 'recognition.certificate.read',
  filter: PostingFilter,
  describe: placeOf,
  columns: [
    holder,
    issuer,
    number,
    total,
    issuedOn,
    { title: '公示至', form: 'date', value: (row: Certificate) => row.postedUntil },
  ],
  count: async (tx, filter, reach, today) =>
    countCertificates(tx, { ...(await searchOf(tx, filter, reach)), postedOn: today }),
  async *rows(tx, filter: z.infer<typeof PostingFilter>, reach, today) {
    const search = { ...(await searchOf(tx, filter, reach)), postedOn: today }
    yield* allPages((paging) => listCertificates(tx, { ...search, sort: 'issuedOn', down: true, ...paging }))
  },
})

const starsExport = defineExport({
  name: 'recognition.stars',
  title: '星级志愿者名册',
  needs: 'recognition.star.read',
  filter: StarFilter,
  describe: placeOf,
  columns: [
    { title: '姓名', value: (row: Star) => maskName(row.name) },
    { title: '街镇', value: (row: Star) => row.townName ?? row.areaName },
    { title: '社区（村）', width: 26, value: (row: Star) => (row.townName ? row.areaName : '') },
    { title: '星级', value: (row: Star) => showStar(row.level) },
    { title: '状态', value: (row: Star) => STAR_STATES[row.state] },
    { title: '申请时的时长', value: (row: Star) => showMinutes(row.minutes) },
    { title: '公示至', form: 'date', value: (row: Star) => row.publicUntil },
    { title: '评定日期', form: 'date', value: (row: Star) => row.grantedOn },
  ],
  count: async (tx, { areaCode, name, ...rest }: z.infer<typeof StarFilter>, reach) =>
    countStars(tx, { ...rest, people: peopleFound({ name }), codes: await codesWithin(tx, reach, areaCode) }),
  async *rows(tx, { areaCode, name, ...rest }: z.infer<typeof StarFilter>, reach) {
    const search = { ...rest, people: peopleFound({ name }), codes: await codesWithin(tx, reach, areaCode) }
    yield* allPages((paging) => listStars(tx, { ...search, ...paging }))
  },
})

export const recognitionExports: ExportKind[] = [certificatesExport, postingsExport, starsExport]
