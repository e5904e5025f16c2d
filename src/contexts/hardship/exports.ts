import type { z } from 'zod'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { searchOf } from './actions/read-listed.ts'
import { viewOf } from './actions/view.ts'
import { LISTED_STATES, ListedFilter } from './contract.ts'
import { AGE_BANDS } from './rules/ages.ts'
import { nameOfCode, SOURCES } from './rules/target-groups.ts'
import { countListed, listListed } from './store/register.ts'

type Row = ReturnType<typeof viewOf>
type Filter = z.infer<typeof ListedFilter>

/** What the page shows and no more: masked, an age band instead of a birthday, minors without name and number. */
const registerExport = defineExport({
  name: 'hardship.register',
  title: '困难群众名册',
  needs: 'hardship.register.read',
  filter: ListedFilter,
  describe: ({ areaCode, targetCode, band, state }: Filter) =>
    [
      areaCode ? `区划${areaCode}` : '全部辖区',
      ...(targetCode ? [nameOfCode(targetCode)] : []),
      ...(band ? [AGE_BANDS[band]] : []),
      LISTED_STATES[state],
    ].join('；'),
  columns: [
    { title: '姓名', value: (row: Row) => row.name },
    { title: '身份证号', form: 'code', width: 22, value: (row: Row) => row.maskedId },
    { title: '年龄段', width: 16, value: (row: Row) => (row.band ? AGE_BANDS[row.band] : '') },
    { title: '街镇', value: (row: Row) => row.townName },
    { title: '社区（村）', width: 26, value: (row: Row) => row.areaName },
    { title: '困难类别', width: 36, value: (row: Row) => row.codes.map(nameOfCode).join('、') },
    { title: '来源', value: (row: Row) => SOURCES[row.source] },
    { title: '列入日期', form: 'date', value: (row: Row) => row.fromDate },
    { title: '离开日期', form: 'date', value: (row: Row) => row.toDate },
  ],
  count: async (tx, filter: Filter, reach, today) => countListed(tx, await searchOf(tx, filter, { reach, today })),
  async *rows(tx, filter: Filter, reach, today) {
    const { sort, down } = filter
    const search = await searchOf(tx, filter, { reach, today })
    for await (const row of allPages((paging) => listListed(tx, { ...search, sort, down, ...paging })))
      yield viewOf(row, today)
  },
})

export const hardshipExports: ExportKind[] = [registerExport]
