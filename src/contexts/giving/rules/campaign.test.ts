import { expect, test } from 'vitest'
import { type CampaignOfFund, campaignSaid } from './campaign.ts'

const winter: CampaignOfFund = {
  ...{ id: 'winter', title: '暖冬行动', filingNo: '53120000MJ0001A24001' },
  ...{ startsOn: '2024-01-01', endsOn: '2024-03-31', isOpen: true },
}
const last: CampaignOfFund = { ...winter, id: 'last', filingNo: '53120000MJ0001A23001', isOpen: false }
const whyOf = (...asked: Parameters<typeof campaignSaid>): string => {
  const said = campaignSaid(...asked)
  return 'why' in said ? said.why : said.campaignId
}

test('a filing number or a whole title says which, whatever spaces and quotes stand around it', () => {
  expect(campaignSaid('53120000mj0001a24001'.toUpperCase(), '2024-02-18', [winter, last])).toEqual({
    campaignId: 'winter',
  })
  expect(campaignSaid('“暖冬 行动”', '2024-02-18', [winter])).toEqual({ campaignId: 'winter' })
})

test('a title that has quotes of its own gets no others', () => {
  const quoted = { ...winter, title: '“邻里守望”春季募捐', isOpen: false }
  expect(whyOf('邻里守望春季募捐', '2024-02-18', [quoted])).toContain('募捐活动“邻里守望”春季募捐还没有开始')
})

test('what cannot be said for sure is left to a person, with the reason', () => {
  expect(whyOf('暖冬', '2024-02-18', [winter])).toContain('没有备案编号或名称为“暖冬”')
  expect(whyOf('暖冬行动', '2024-02-18', [winter, last])).toContain('有2次募捐活动都叫')
  expect(whyOf('暖冬行动', '2024-04-01', [winter])).toContain('不在募捐活动“暖冬行动”的2024年1月1日至2024年3月31日之内')
  expect(whyOf('53120000MJ0001A23001', '2024-02-18', [winter, last])).toContain('已提交总结报告')
})
