import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { CampaignFilter } from './contract-parts.ts'
import { type Campaign, countCampaigns, listCampaigns } from './store/campaigns.ts'
import { CAMPAIGN_STATES, USES } from './vocabulary.ts'

const PAGE = 500
/** What is overdue depends on the day one looks; a spreadsheet lists them all. */
const Filter = CampaignFilter.omit({ due: true })
const searchOf = async (tx: Tx, { areaCode, ...filter }: z.infer<typeof Filter>, reach: readonly string[]) => ({
  ...filter,
  codes: await codesWithin(tx, reach, areaCode),
})
const yuan = (fen: number): number => fen / 100

const campaignsExport = defineExport({
  name: 'campaigns.campaigns',
  title: '募捐活动',
  needs: 'campaigns.campaign.read',
  filter: Filter,
  describe: ({ areaCode, state }) =>
    [areaCode ? `区划${areaCode}` : '全部辖区', ...(state ? [CAMPAIGN_STATES[state]] : [])].join('；'),
  columns: [
    { title: '基金', width: 36, value: (row: Campaign) => row.fundName },
    { title: '募捐活动', width: 30, value: (row: Campaign) => row.title },
    { title: '备案编号', form: 'code', width: 24, value: (row: Campaign) => row.filingNo },
    { title: '备案日期', form: 'date', value: (row: Campaign) => row.filedOn },
    { title: '开始日期', form: 'date', value: (row: Campaign) => row.startsOn },
    { title: '截止日期', form: 'date', value: (row: Campaign) => row.endsOn },
    { title: '突发事件', value: (row: Campaign) => (row.isEmergency ? '是' : '否') },
    { title: '状态', value: (row: Campaign) => CAMPAIGN_STATES[row.state] },
    { title: '募捐地域', value: (row: Campaign) => row.place },
    { title: '负责人', value: (row: Campaign) => row.leaderName },
    { title: '预期募集数额（元）', form: 'decimal', value: (row: Campaign) => yuan(row.expectedFen) },
    { title: '募捐成本（元）', form: 'decimal', value: (row: Campaign) => yuan(row.costFen) },
    { title: '用途', width: 40, value: (row: Campaign) => row.uses.map((use) => USES[use]).join('、') },
    { title: '合作方', width: 30, value: (row: Campaign) => row.partners.map(({ name }) => name).join('、') },
    { title: '实际结束', form: 'date', value: (row: Campaign) => row.endedOn },
  ],
  count: async (tx, filter, reach) => countCampaigns(tx, await searchOf(tx, filter, reach)),
  async *rows(tx, filter: z.infer<typeof Filter>, reach) {
    const search = await searchOf(tx, filter, reach)
    for (let page = 1; ; page += 1) {
      const rows = await listCampaigns(tx, { ...search, page, pageSize: PAGE })
      yield* rows
      if (rows.length < PAGE) return
    }
  },
})

export const campaignsExports: ExportKind[] = [campaignsExport]
