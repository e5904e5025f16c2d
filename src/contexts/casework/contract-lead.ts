import { z } from 'zod'
import { command, query } from '#platform/http/contract.ts'
import {
  Advice,
  aboutCase,
  CaseRow,
  CaseView,
  Changed,
  GroupCode,
  Id,
  LineCode,
  Page,
  paged,
  ReadingView,
  Ref,
  StateCode,
  Why,
} from './contract-parts.ts'

const Judged = (yes: string, no: string) => Ref.extend({ outcome: z.enum([yes, no], '请选择结果'), secret: Why })
const Hand = z.object({ accountId: Id, name: z.string() })
/** A count below five is not told, nor a second one from which it could be worked out. */
const Count = z.int().nullable().describe('空表示少于5或不便显示')

/** What a station's lead does, what a supervisor does, and what everybody else is told: counts. */
export const leadEndpoints = {
  stationCases: query({
    title: '查看本站个案',
    needs: 'casework.case.approve',
    about: 'self',
    input: z.object({ state: StateCode.optional(), ...Page }),
    output: paged(CaseRow),
  }),
  listHands: query({
    title: '查看可移交的社工和督导',
    needs: 'casework.case.approve',
    about: aboutCase,
    input: z.object({ caseId: Id }),
    output: z.object({ workers: z.array(Hand), supervisors: z.array(Hand) }),
  }),
  listReadings: query({
    title: '查看谁看过个案',
    needs: 'casework.case.approve',
    about: aboutCase,
    input: z.object({ caseId: Id, ...Page }),
    output: paged(ReadingView),
  }),
  decidePlan: command({
    title: '审定服务计划',
    needs: 'casework.case.approve',
    about: aboutCase,
    input: Judged('approved', 'returned'),
    output: Changed,
  }),
  handOver: command({
    title: '移交个案',
    needs: 'casework.case.approve',
    about: aboutCase,
    input: Ref.extend({ workerAccountId: Id, secret: Why }),
    output: Changed,
  }),
  assignSupervisor: command({
    title: '指派督导',
    needs: 'casework.case.approve',
    about: aboutCase,
    input: Ref.extend({ supervisorAccountId: Id }),
    output: Changed,
  }),
  signClosure: command({
    title: '签署结案',
    needs: 'casework.case.approve',
    about: aboutCase,
    input: Judged('signed', 'returned'),
    output: Changed,
  }),
  archiveCase: command({
    title: '归档封存个案',
    needs: 'casework.case.approve',
    about: aboutCase,
    input: Ref,
    output: Changed.extend({ keptUntil: z.string() }),
  }),
  supervisedCases: query({
    title: '查看我督导的个案',
    needs: 'casework.case.supervise',
    about: 'self',
    input: z.object(Page),
    output: paged(CaseRow),
  }),
  superviseCase: query({
    title: '查看督导的一个个案',
    needs: 'casework.case.supervise',
    about: aboutCase,
    input: z.object({ caseId: Id }),
    output: CaseView,
  }),
  adviseCase: command({
    title: '写督导意见',
    needs: 'casework.case.supervise',
    about: aboutCase,
    input: Ref.extend({ secret: Advice }),
    output: Changed,
  }),
  superviseClosure: command({
    title: '督导签署结案',
    needs: 'casework.case.supervise',
    about: aboutCase,
    input: Ref.extend({ secret: Why }),
    output: Changed,
  }),
  countCases: query({
    title: '查看个案统计',
    needs: 'casework.case.count',
    about: 'list',
    input: z.object({}),
    output: z.object({
      name: z.string(),
      total: Count,
      byLine: z.array(z.object({ line: LineCode, count: Count })),
      byState: z.array(z.object({ state: StateCode, count: Count })),
      byGroup: z.array(z.object({ group: GroupCode, count: Count })),
      byPlace: z.array(z.object({ areaCode: z.string(), name: z.string(), count: Count })),
    }),
  }),
}
