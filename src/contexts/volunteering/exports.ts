import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { VolunteerFilter, VolunteerStates } from './contract.ts'
import { RecordFilter } from './contract-hours-views.ts'
import { draftsExport } from './exports-drafts.ts'
import { showRecordSource } from './rules/draft-words.ts'
import { countRecords, listRecords, type RecordSearch, type ServiceRecord } from './store/records.ts'
import { countVolunteers, listVolunteers, type Page, type Volunteer, type VolunteerSearch } from './store/volunteers.ts'

const PAGE = 1_000

/** Reads a list to its end, a page at a time. */
async function* pages<R>(read: (after: string | undefined) => Promise<Page<R>>): AsyncIterable<R> {
  let after: string | undefined
  do {
    const { rows, next } = await read(after)
    yield* rows
    after = next ?? undefined
  } while (after !== undefined)
}

const volunteersOf = async (
  tx: Tx,
  { areaCode, ...filter }: z.infer<typeof VolunteerFilter>,
  reach: readonly string[],
): Promise<VolunteerSearch> => ({ ...filter, codes: await codesWithin(tx, reach, areaCode) })

const volunteersExport = defineExport({
  name: 'volunteering.volunteers',
  title: '志愿者名册',
  needs: 'volunteering.volunteer.read',
  filter: VolunteerFilter,
  describe: ({ areaCode, state }) => [areaCode ? `区划${areaCode}` : '全部辖区', VolunteerStates[state]].join('；'),
  columns: [
    { title: '姓名', value: (row: Volunteer) => maskName(row.name) },
    { title: '身份证号', form: 'code', width: 22, value: (row: Volunteer) => row.maskedId },
    { title: '手机号', form: 'code', width: 16, value: (row: Volunteer) => row.maskedPhone },
    { title: '街镇', value: (row: Volunteer) => row.townName },
    { title: '常住社区', width: 26, value: (row: Volunteer) => row.areaName },
    { title: '志愿者编号', form: 'code', width: 18, value: (row: Volunteer) => row.volunteerNo },
    { title: '注册日期', form: 'date', value: (row: Volunteer) => row.registeredOn },
    { title: '注销日期', form: 'date', value: (row: Volunteer) => row.leftOn },
  ],
  count: async (tx, filter, reach) =>
    (await countVolunteers(tx, await volunteersOf(tx, filter, reach), Number.MAX_SAFE_INTEGER - 1)).total,
  async *rows(tx, filter, reach) {
    const search = await volunteersOf(tx, filter, reach)
    yield* pages((after) => listVolunteers(tx, { ...search, after, limit: PAGE }))
  },
})

const recordsOf = async (
  tx: Tx,
  { areaCode, ...filter }: z.infer<typeof RecordFilter>,
  reach: readonly string[],
): Promise<RecordSearch> => ({ ...filter, codes: await codesWithin(tx, reach, areaCode) })

const hoursExport = defineExport({
  name: 'volunteering.hours',
  title: '志愿服务时长',
  needs: 'volunteering.hours.read',
  filter: RecordFilter,
  describe: ({ areaCode, from, to }) =>
    [areaCode ? `区划${areaCode}` : '全部辖区', `${from ?? '最早'}至${to ?? '最近'}`].join('；'),
  columns: [
    { title: '姓名', value: (row: ServiceRecord) => maskName(row.name) },
    { title: '常住社区', width: 26, value: (row: ServiceRecord) => row.areaName },
    { title: '服务日期', form: 'date', value: (row: ServiceRecord) => row.servedOn },
    { title: '活动名称', width: 30, value: (row: ServiceRecord) => row.activity },
    { title: '时长（分钟）', form: 'integer', value: (row: ServiceRecord) => row.minutes },
    { title: '来源', width: 26, value: (row: ServiceRecord) => showRecordSource(row) },
    { title: '状态', value: (row: ServiceRecord) => (row.isVoided ? '已作废' : '有效') },
    { title: '作废理由', width: 30, value: (row: ServiceRecord) => row.voidReason },
  ],
  count: async (tx, filter, reach) =>
    (await countRecords(tx, await recordsOf(tx, filter, reach), Number.MAX_SAFE_INTEGER - 1)).total,
  async *rows(tx, filter, reach) {
    const search = await recordsOf(tx, filter, reach)
    yield* pages((after) => listRecords(tx, { ...search, after, limit: PAGE }))
  },
})

export const volunteeringExports: ExportKind[] = [volunteersExport, hoursExport, draftsExport]
