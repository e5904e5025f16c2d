import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Paging } from '#platform/db/lists.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { DutyFilter, NoticeFilter } from './contract-parts.ts'
import { type Duty, listDuties } from './store/duties.ts'
import { listNotices, type Notice } from './store/notices.ts'
import { DUTIES, DUTY_STATES, type DutyState, NOTICE_KINDS } from './vocabulary.ts'

const PAGE = 1_000
const WAITING: readonly DutyState[] = ['open', 'prepared']

/** Reads a list to its end, a page at a time. */
async function* pages<R>(read: (paging: Paging) => Promise<{ rows: R[] }>): AsyncIterable<R> {
  for (let page = 1; ; page += 1) {
    const { rows } = await read({ page, pageSize: PAGE })
    yield* rows
    if (rows.length < PAGE) return
  }
}

async function dutySearch(
  tx: Tx,
  { areaCode, state, ...filter }: z.infer<typeof DutyFilter>,
  reach: readonly string[],
) {
  return { ...filter, states: state ? [state] : WAITING, codes: await codesWithin(tx, reach, areaCode) }
}

const duties = defineExport({
  name: 'disclosure.duties',
  title: '公开事项清单',
  needs: 'disclosure.duty.read',
  filter: DutyFilter,
  describe: ({ areaCode, kind, state }) =>
    [
      areaCode ? `区划${areaCode}` : '全部辖区',
      kind ? DUTIES[kind].title : '',
      state ? DUTY_STATES[state] : '待公开、待发布',
    ]
      .filter(Boolean)
      .join('；'),
  columns: [
    { title: '期限', form: 'date', value: (row: Duty) => row.dueOn },
    { title: '事项', width: 24, value: (row: Duty) => DUTIES[row.kind].title },
    { title: '内容', width: 36, value: (row: Duty) => row.subjectTitle },
    { title: '起', form: 'date', value: (row: Duty) => row.fromDate },
    { title: '止', form: 'date', value: (row: Duty) => row.toDate },
    { title: '状态', value: (row: Duty) => DUTY_STATES[row.state] },
    { title: '责任单位', width: 30, value: (row: Duty) => row.charityName },
    { title: '基金', width: 40, value: (row: Duty) => row.fundName },
    { title: '依据', width: 60, value: (row: Duty) => DUTIES[row.kind].basis },
  ],
  count: async (tx, filter, reach) =>
    (await listDuties(tx, { ...(await dutySearch(tx, filter, reach)), page: 1, pageSize: 1 })).total,
  async *rows(tx, filter: z.infer<typeof DutyFilter>, reach) {
    const search = await dutySearch(tx, filter, reach)
    yield* pages((paging) => listDuties(tx, { ...search, ...paging }))
  },
})

const noticeSearch = async (
  tx: Tx,
  { areaCode, ...filter }: z.infer<typeof NoticeFilter>,
  reach: readonly string[],
) => ({
  ...filter,
  codes: await codesWithin(tx, reach, areaCode),
})

const notices = defineExport({
  name: 'disclosure.notices',
  title: '公告清单',
  needs: 'disclosure.duty.read',
  filter: NoticeFilter,
  describe: ({ areaCode }) => (areaCode ? `区划${areaCode}` : '全部辖区'),
  columns: [
    { title: '编号', width: 26, value: (row: Notice) => row.no },
    { title: '发布日期', form: 'date', value: (row: Notice) => row.publishedOn },
    { title: '种类', width: 22, value: (row: Notice) => NOTICE_KINDS[row.kind] },
    { title: '标题', width: 40, value: (row: Notice) => row.title },
    { title: '内容', width: 60, value: (row: Notice) => row.content },
    { title: '慈善中国链接', width: 40, value: (row: Notice) => row.link },
    { title: '更正哪一份', width: 26, value: (row: Notice) => row.correctsNo },
    { title: '基金', width: 40, value: (row: Notice) => row.fundName },
    { title: '发布人', value: (row: Notice) => row.publishedName },
  ],
  count: async (tx, filter, reach) =>
    (await listNotices(tx, { ...(await noticeSearch(tx, filter, reach)), page: 1, pageSize: 1 })).total,
  async *rows(tx, filter: z.infer<typeof NoticeFilter>, reach) {
    const search = await noticeSearch(tx, filter, reach)
    yield* pages((paging) => listNotices(tx, { ...search, ...paging }))
  },
})

export const disclosureExports: ExportKind[] = [duties, notices]
