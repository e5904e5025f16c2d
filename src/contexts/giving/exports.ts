import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineExport } from '#platform/exchange/kinds.ts'
import { GiftFilter } from './contract-parts.ts'
import { canSeeName } from './rules/giver.ts'
import { countGifts, type Gift, listGifts } from './store/gifts.ts'
import { CHANNELS, GIFT_STATES, GIVER_KINDS, RESTRICTIONS, SOURCE_CLASSES, USES } from './vocabulary.ts'

const PAGE = 1_000
type Filter = z.infer<typeof GiftFilter>

const searchOf = async (tx: Tx, { areaCode, ...filter }: Filter, reach: readonly string[]) => ({
  ...filter,
  codes: await codesWithin(tx, reach, areaCode),
})

const boundTo = ({ restriction, use, restrictionText, restrictedUntil }: Gift): string =>
  [RESTRICTIONS[restriction], use && USES[use], restrictionText, restrictedUntil].filter(Boolean).join('：')

export const giftsExport = defineExport({
  name: 'giving.gifts',
  title: '捐赠登记簿',
  needs: 'giving.gift.read',
  filter: GiftFilter,
  describe: ({ areaCode, state, from, to }) =>
    [
      areaCode ? `区划${areaCode}` : '全部辖区',
      `${from ?? '最早'}至${to ?? '最近'}`,
      ...(state ? [GIFT_STATES[state]] : []),
    ].join('；'),
  columns: [
    { title: '捐赠编号', form: 'code', width: 26, value: (one: Gift) => one.no },
    { title: '街镇或社区', width: 20, value: (one: Gift) => one.areaName },
    {
      title: '捐赠人',
      value: (one: Gift) => (canSeeName(one.giverKind, one.giverConsent, false) ? one.maskedName : '不公开'),
    },
    { title: '类型', value: (one: Gift) => GIVER_KINDS[one.giverKind] },
    { title: '资金来源', value: (one: Gift) => SOURCE_CLASSES[one.sourceClass] },
    { title: '计入筹集额', value: (one: Gift) => (one.isCounted ? '是' : '否') },
    { title: '金额（元）', form: 'decimal', value: (one: Gift) => one.fen / 100 },
    { title: '已退还（元）', form: 'decimal', value: (one: Gift) => one.refundedFen / 100 },
    { title: '方式', value: (one: Gift) => CHANNELS[one.channel] },
    { title: '限定', width: 26, value: boundTo },
    { title: '登记日期', form: 'date', value: (one: Gift) => one.declaredOn },
    { title: '入账日期', form: 'date', value: (one: Gift) => one.receivedOn },
    { title: '银行流水号', form: 'code', width: 22, value: (one: Gift) => one.serial },
    { title: '状态', value: (one: Gift) => GIFT_STATES[one.state] },
    { title: '募捐活动待认定', width: 40, value: (one: Gift) => one.campaignWhy },
    { title: '关联方', value: (one: Gift) => (one.isRelated ? '是' : '') },
  ],
  count: async (tx, filter, reach) => countGifts(tx, await searchOf(tx, filter, reach)),
  async *rows(tx, filter: Filter, reach) {
    const search = await searchOf(tx, filter, reach)
    for (let page = 1; ; page += 1) {
      const { rows } = await listGifts(tx, { ...search, page, pageSize: PAGE })
      yield* rows
      if (rows.length < PAGE) return
    }
  },
})
