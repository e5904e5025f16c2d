import { z } from 'zod'
import { download, query } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import {
  CampaignRow,
  Charts,
  FundRow,
  GivenView,
  Id,
  ProjectRow,
  PublicNotice,
  StatementRow,
  StatementView,
} from './contract-parts.ts'

const open = { needs: 'nothing', about: 'everyone' } as const

/** What everybody may read, without signing in. */
export const publicEndpoints = {
  publicFunds: query({
    title: '查看公开的社区基金',
    ...open,
    input: z.object({}),
    output: z.object({ rows: z.array(FundRow) }),
  }),
  publicFund: query({
    title: '查看一只社区基金的公开信息',
    ...open,
    input: z.object({ fundId: Id }),
    output: z.object({
      fund: FundRow,
      ...Charts.shape,
      statements: z.array(StatementRow),
      notices: z.array(PublicNotice),
      campaigns: z.array(CampaignRow),
      projects: z.array(ProjectRow),
      committee: z
        .array(
          z.object({
            office: z.string(),
            standsFor: z.string(),
            name: z.string().describe('掩码'),
            fromDate: z.string(),
            toDate: z.string(),
          }),
        )
        .describe('今天在任的管委会委员和监督员'),
    }),
  }),
  publicStatement: query({
    title: '查看季度收支公告',
    ...open,
    input: z.object({ statementId: Id }),
    output: StatementView.extend({
      fundId: Id,
      noticeNo: z.string(),
      publishedOn: z.string(),
      seq: z.int(),
      digest: z.string(),
      isWhole: z.boolean().describe('内容与发布时的摘要一致'),
      laterId: Id.nullable().describe('更正后的一版'),
    }),
  }),
  printStatement: download({
    title: '打印季度收支公告',
    ...open,
    input: z.object({ statementId: Id }),
    output: DownloadBody,
  }),
  statementSheet: download({
    title: '下载季度收支公告表格',
    ...open,
    input: z.object({ statementId: Id }),
    output: DownloadBody,
  }),
  giftByLink: query({
    title: '查看我捐的钱去哪了（私人链接）',
    ...open,
    input: z.object({ token: z.string().trim().min(1, '链接不完整').max(200, '链接过长，请核对') }),
    output: GivenView,
  }),
  myGifts: query({
    title: '查看我捐的钱去哪了',
    needs: 'sign-in',
    about: 'self',
    input: z.object({}),
    output: GivenView,
  }),
}
