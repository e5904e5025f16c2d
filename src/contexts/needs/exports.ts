import type { z } from 'zod'
import { TARGET_GROUPS } from '#contexts/hardship/contract.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { NeedFilter } from './contract-parts.ts'
import { needSearch } from './need-search.ts'
import { countNeeds, listNeeds, type Need } from './store/needs.ts'
import { BENEFITS, CHANNELS, LEVELS, LINES, MEANS, NEED_STATES, PARTIES, RATINGS, URGENCIES } from './vocabulary.ts'

type Filter = z.infer<typeof NeedFilter>

const describe = ({ areaCode, state, line, lateOnly, openOnly }: Filter): string =>
  [
    areaCode ? `区划${areaCode}` : '全部辖区',
    state && NEED_STATES[state],
    line && LINES[line],
    lateOnly && '只含逾期',
    openOnly && '只含未办结',
  ]
    .filter(Boolean)
    .join('；')
const groupName = (code: string): string => (TARGET_GROUPS as Record<string, string>)[code] ?? code

/** The list of needs as the page shows it: what it is about and where it stands, never who told it nor their words. */
const needsExport = defineExport({
  name: 'needs.needs',
  title: '需求清单',
  needs: 'needs.need.read',
  filter: NeedFilter,
  describe,
  columns: [
    { title: '编号', form: 'code', width: 22, value: (row: Need) => row.no },
    { title: '需求', width: 34, value: (row: Need) => row.title },
    { title: '社区或街镇', width: 22, value: (row: Need) => row.areaName },
    { title: '来源', value: (row: Need) => CHANNELS[row.channel] },
    { title: '工单号', form: 'code', width: 18, value: (row: Need) => row.externalNo ?? '' },
    { title: '提出日期', form: 'date', value: (row: Need) => row.reportedOn },
    { title: '紧急程度', value: (row: Need) => URGENCIES[row.urgency] },
    { title: '类别', width: 18, value: (row: Need) => (row.line ? LINES[row.line] : '') },
    { title: '服务对象', width: 24, value: (row: Need) => row.groups.map(groupName).join('、') },
    { title: '涉及人数', form: 'integer', value: (row: Need) => row.peopleCount },
    { title: '层次', value: (row: Need) => (row.level ? LEVELS[row.level] : '') },
    { title: '政策待遇', width: 20, value: (row: Need) => (row.benefit ? BENEFITS[row.benefit] : '') },
    { title: '状态', value: (row: Need) => NEED_STATES[row.state] },
    { title: '承办方', width: 16, value: (row: Need) => (row.ownerParty ? PARTIES[row.ownerParty] : '') },
    { title: '承办单位', width: 22, value: (row: Need) => row.ownerUnit },
    { title: '期限', form: 'date', value: (row: Need) => row.dueOn },
    { title: '核实日期', form: 'date', value: (row: Need) => row.verifiedOn },
    { title: '办结日期', form: 'date', value: (row: Need) => row.resolvedOn },
    { title: '办结方式', width: 20, value: (row: Need) => row.means.map((one) => MEANS[one]).join('、') },
    { title: '本人确认', form: 'date', value: (row: Need) => row.confirmedOn },
    { title: '满意程度', value: (row: Need) => (row.rating ? RATINGS[row.rating as keyof typeof RATINGS] : '') },
  ],
  count: async (tx, filter, reach, today) => countNeeds(tx, await needSearch(tx, filter, reach, today)),
  async *rows(tx, filter: Filter, reach, today) {
    const search = await needSearch(tx, filter, reach, today)
    yield* allPages((paging) => listNeeds(tx, { ...search, ...paging }))
  },
})

export const needsExports: ExportKind[] = [needsExport]
