import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import {
  CampaignRow,
  Charts,
  CorrectionForm,
  DutyFilter,
  DutyView,
  FundRow,
  Id,
  NoticeFilter,
  NoticeForm,
  NoticeView,
  Page,
  ProjectRow,
  paged,
  RaisedView,
  Reason,
  StatementRow,
  StatementView,
  Version,
} from './contract-parts.ts'
import { publicEndpoints } from './contract-public.ts'

const aboutDuty = { record: 'disclosure.duty', id: 'dutyId' } as const
const aboutFund = { record: 'fund.fund', id: 'fundId' } as const
const Changed = z.object({ version: Version })

/** 信息公开 */
export const disclosureContract = {
  context: 'disclosure',
  title: '信息公开',
  endpoints: {
    listDuties: query({
      title: '查看公开事项',
      needs: 'disclosure.duty.read',
      about: 'list',
      input: DutyFilter.extend(Page),
      output: paged(DutyView).extend({ late: z.int().describe('其中已超期') }),
    }),
    previewStatement: query({
      title: '预览季度收支公告',
      needs: 'disclosure.duty.read',
      about: aboutDuty,
      input: z.object({ dutyId: Id }),
      output: StatementView,
    }),
    prepareNotice: command({
      title: '拟写公开内容',
      needs: 'disclosure.duty.fulfil',
      about: aboutDuty,
      input: NoticeForm.extend({ dutyId: Id, version: Version }),
      output: Changed,
    }),
    returnNotice: command({
      title: '退回公开内容',
      needs: 'disclosure.notice.publish',
      about: aboutDuty,
      input: z.object({ dutyId: Id, version: Version, reason: Reason }),
      output: Changed,
    }),
    publishNotice: command({
      title: '发布公告',
      needs: 'disclosure.notice.publish',
      about: aboutDuty,
      input: z.object({ dutyId: Id, version: Version }),
      output: z.object({ noticeId: Id, no: z.string(), statementId: Id.nullable() }),
    }),
    listNotices: query({
      title: '查看公告',
      needs: 'disclosure.duty.read',
      about: 'list',
      input: NoticeFilter.extend(Page),
      output: paged(NoticeView),
    }),
    correctNotice: command({
      title: '发布更正说明',
      needs: 'disclosure.notice.publish',
      about: { record: 'disclosure.notice', id: 'noticeId' },
      input: CorrectionForm.extend({ noticeId: Id }),
      output: z.object({ noticeId: Id, no: z.string(), statementId: Id.nullable() }),
    }),
    listFunds: query({
      title: '查看基金概览',
      needs: 'disclosure.duty.read',
      about: 'list',
      input: z.object({ areaCode: AreaCode.optional() }),
      output: z.object({
        rows: z.array(
          FundRow.extend({
            open: z.int().describe('待公开事项'),
            late: z.int(),
            raisedFen: z.int(),
            idle: z.string().nullable().describe('多久没有支出，该怎么办；在支出的为空'),
          }),
        ),
      }),
    }),
    getFund: query({
      title: '查看一只基金的概览',
      needs: 'disclosure.duty.read',
      about: aboutFund,
      input: z.object({ fundId: Id }),
      output: z.object({
        fund: FundRow,
        ...Charts.shape,
        statements: z.array(StatementRow),
        campaigns: z.array(CampaignRow),
        projects: z.array(ProjectRow),
        open: z.int(),
        late: z.int(),
        idle: z.string().nullable(),
      }),
    }),
    getRaised: query({
      title: '查看撬动资金',
      needs: 'disclosure.duty.read',
      about: aboutFund,
      input: z.object({ fundId: Id, asOf: Day.optional() }),
      output: z.object({
        fundName: z.string(),
        townName: z.string(),
        asOf: z.string(),
        thresholdFen: z.int().nullable().describe('创建点自己的年度数额；没有为空'),
        programmeYear: RaisedView,
        calendarYear: RaisedView,
      }),
    }),
    ...publicEndpoints,
  },
} as const
