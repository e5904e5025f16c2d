import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { LotFilter } from './contract-parts.ts'
import { HandoutFilter } from './contract-stock-parts.ts'
import { countHandouts, type Handout, listHandouts } from './store/handing.ts'
import { listStock, type StockRow, sumStock } from './store/keeping.ts'
import { countLots, type Lot, listLots } from './store/lots.ts'
import { CATEGORIES, LEVELS, LOT_STATES, TAKE_BACK_STATES, USES } from './vocabulary.ts'

const searchOf = async <F extends { areaCode?: string | undefined }>(
  tx: Tx,
  { areaCode, ...filter }: F,
  reach: readonly string[],
) => ({ ...filter, codes: await codesWithin(tx, reach, areaCode) })
const placeOf = ({ areaCode }: { areaCode?: string | undefined }) => (areaCode ? `区划${areaCode}` : '全部辖区')
const yuan = (fen: number | null): number | null => (fen === null ? null : fen / 100)

const lotsExport = defineExport({
  name: 'goods.lots',
  title: '捐赠物资',
  needs: 'goods.lot.read',
  filter: LotFilter,
  describe: ({ state, ...filter }) => [placeOf(filter), ...(state ? [LOT_STATES[state]] : [])].join('；'),
  columns: [
    { title: '编号', form: 'code', width: 22, value: (row: Lot) => row.no },
    { title: '交付日期', form: 'date', value: (row: Lot) => row.handedOverOn },
    { title: '捐赠人', width: 24, value: (row: Lot) => row.giverName },
    { title: '物资', width: 24, value: (row: Lot) => row.title },
    { title: '类别', value: (row: Lot) => CATEGORIES[row.category] },
    { title: '品牌型号', width: 20, value: (row: Lot) => row.brand },
    { title: '规格', width: 16, value: (row: Lot) => row.spec },
    { title: '数量', form: 'integer', value: (row: Lot) => row.quantity },
    { title: '单位', value: (row: Lot) => row.unit },
    { title: '状态', value: (row: Lot) => LOT_STATES[row.state] },
    { title: '估值依据', width: 30, value: (row: Lot) => row.valuation && `${row.valuation} ${LEVELS[row.valuation]}` },
    { title: '价值（元）', form: 'decimal', value: (row: Lot) => yuan(row.valueFen) },
    { title: '库存', form: 'integer', value: (row: Lot) => row.stock },
    { title: '在库价值（元）', form: 'decimal', value: (row: Lot) => yuan(row.leftFen) },
    { title: '基金', width: 36, value: (row: Lot) => row.fundName },
  ],
  count: async (tx, filter, reach) => countLots(tx, await searchOf(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof LotFilter>, reach) {
    const search = await searchOf(tx, filter, reach)
    yield* allPages((paging) => listLots(tx, { ...search, ...paging }))
  },
})

const StockScope = z.object({ areaCode: AreaCode.optional() })
const stockExport = defineExport({
  name: 'goods.stock',
  title: '物资盘存表',
  needs: 'goods.lot.read',
  filter: StockScope,
  describe: placeOf,
  columns: [
    { title: '编号', form: 'code', width: 22, value: (row: StockRow) => row.no },
    { title: '物资', width: 24, value: (row: StockRow) => row.title },
    { title: '规格', width: 16, value: (row: StockRow) => row.spec },
    { title: '存放地点', width: 20, value: (row: StockRow) => row.storage },
    { title: '账上数量', form: 'integer', value: (row: StockRow) => row.stock },
    { title: '单位', value: (row: StockRow) => row.unit },
    { title: '其中已分配未发', form: 'integer', width: 16, value: (row: StockRow) => row.allocated },
    { title: '在库价值（元）', form: 'decimal', width: 16, value: (row: StockRow) => yuan(row.leftFen) },
    { title: '保质期至', form: 'date', value: (row: StockRow) => row.expiresOn },
    { title: '最近盘点', form: 'date', value: (row: StockRow) => row.countedOn },
    { title: '清点数量', value: () => '' },
    { title: '差额原因', width: 24, value: () => '' },
  ],
  count: async (tx, filter, reach) => (await sumStock(tx, await searchOf(tx, filter, reach))).total,
  async *rows(tx, filter: z.infer<typeof StockScope>, reach) {
    const search = await searchOf(tx, filter, reach)
    yield* allPages((paging) => listStock(tx, { ...search, sort: 'title', down: false, ...paging }))
  },
})

const handoutsExport = defineExport({
  name: 'goods.handouts',
  title: '物资发放名单',
  needs: 'goods.lot.read',
  filter: HandoutFilter,
  describe: ({ from, to, ...filter }) => [placeOf(filter), `${from ?? '最早'}至${to ?? '最近'}`].join('；'),
  columns: [
    { title: '发放日期', form: 'date', value: (row: Handout) => row.handedOn },
    { title: '社区（村）', width: 26, value: (row: Handout) => row.areaName },
    { title: '领取人', value: (row: Handout) => row.receiver },
    { title: '物资', width: 24, value: (row: Handout) => row.title },
    { title: '数量', form: 'integer', value: (row: Handout) => row.quantity },
    { title: '单位', value: (row: Handout) => row.unit },
    { title: '价值（元）', form: 'decimal', value: (row: Handout) => yuan(row.fen) },
    { title: '用途', width: 24, value: (row: Handout) => USES[row.use] },
    { title: '经手人', value: (row: Handout) => row.handedName },
    { title: '红字冲回', width: 18, value: ({ takeBack }: Handout) => takeBack && TAKE_BACK_STATES[takeBack.state] },
    { title: '签名登记', form: 'date', value: (row: Handout) => row.signedOn },
    { title: '物资编号', form: 'code', width: 22, value: (row: Handout) => row.lotNo },
  ],
  count: async (tx, filter, reach) => countHandouts(tx, await searchOf(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof HandoutFilter>, reach) {
    const search = await searchOf(tx, filter, reach)
    yield* allPages((paging) => listHandouts(tx, { ...search, ...paging }))
  },
})

export const goodsExports: ExportKind[] = [lotsExport, stockExport, handoutsExport]
