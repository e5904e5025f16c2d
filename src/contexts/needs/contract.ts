import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { mineEndpoints } from './contract-mine.ts'
import {
  BenefitCode,
  Changed,
  GroupCode,
  HowCode,
  Id,
  LevelCode,
  LineCode,
  MeansCode,
  NeedFilter,
  NeedRow,
  NeedView,
  Note,
  OutcomeCode,
  OwnerCode,
  Page,
  PlainNote,
  paged,
  Rating,
  Reason,
  RecordForm,
  RouteCode,
  SORTS,
  StateCode,
  UrgencyCode,
  Version,
} from './contract-parts.ts'

const aboutNeed = { record: 'needs.need', id: 'needId' } as const
const Ref = z.object({ needId: Id, version: Version })

export const needsContract = {
  context: 'needs',
  title: '需求',
  endpoints: {
    listNeeds: query({
      title: '查看需求',
      needs: 'needs.need.read',
      about: 'list',
      input: NeedFilter.extend({ sort: z.enum(SORTS).optional(), down: z.boolean().optional(), ...Page }),
      output: paged(NeedRow),
    }),
    countNeeds: query({
      title: '查看需求总数',
      needs: 'needs.need.read',
      about: 'list',
      input: z.object({ areaCode: AreaCode.optional() }),
      output: z.object({
        states: z.array(z.object({ state: StateCode, n: z.int(), late: z.int() })),
        ...{ open: z.int(), late: z.int(), urgent: z.int(), entitled: z.int() },
      }),
    }),
    getNeed: query({
      title: '查看一件需求',
      needs: 'needs.need.read',
      about: aboutNeed,
      input: z.object({ needId: Id }),
      output: NeedView,
    }),
    findLikely: query({
      title: '查找可能重复的需求',
      needs: 'needs.need.verify',
      about: aboutNeed,
      input: z.object({ needId: Id }),
      output: z.object({ rows: z.array(NeedRow.extend({ likeness: z.int().describe('相近程度，0到100') })) }),
    }),
    revealContact: command({
      title: '查看需求联系人',
      needs: 'needs.contact.reveal',
      about: aboutNeed,
      keepsNoAnswer: true,
      input: Ref.extend({ reason: Reason }),
      output: z.object({ name: z.string(), phone: z.string(), address: z.string(), whom: z.string() }),
    }),
    recordNeed: command({
      title: '代为登记需求',
      needs: 'needs.need.record',
      about: { area: 'areaCode' },
      input: RecordForm,
      output: z.object({ needId: Id, no: z.string() }),
    }),
    verifyNeed: command({
      title: '核实需求',
      needs: 'needs.need.verify',
      about: aboutNeed,
      input: Ref.extend({
        how: HowCode,
        urgency: UrgencyCode.optional(),
        peopleCount: z.int('请填写整数').min(1, '至少1人').max(100_000, '人数过多，请核对').optional(),
        note: Note,
      }),
      output: Changed,
    }),
    rejectNeed: command({
      title: '不予受理需求',
      needs: 'needs.need.verify',
      about: aboutNeed,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    classifyNeed: command({
      title: '需求分类',
      needs: 'needs.need.verify',
      about: aboutNeed,
      input: Ref.extend({
        line: LineCode,
        groups: z.array(GroupCode).max(17).default([]),
        level: LevelCode,
        urgency: UrgencyCode,
        benefit: BenefitCode.nullable().default(null),
        route: RouteCode,
        reason: Note.describe('不属于政策待遇、或改走社会力量的理由'),
      }),
      output: Changed,
    }),
    mergeNeed: command({
      title: '合并需求',
      needs: 'needs.need.verify',
      about: aboutNeed,
      input: Ref.extend({ intoId: Id, reason: Note }),
      output: Changed,
    }),
    assignNeed: command({
      title: '交办需求',
      needs: 'needs.need.assign',
      about: aboutNeed,
      input: Ref.extend({
        party: OwnerCode,
        unit: z.string().trim().min(2, '请写明交给哪个单位或谁').max(60, '请精简到60字以内'),
        personId: Id.nullable().default(null),
        dueOn: Day.optional(),
        note: Note,
      }),
      output: Changed,
    }),
    referNeed: command({
      title: '转介需求',
      needs: 'needs.need.assign',
      about: aboutNeed,
      input: Ref.extend({
        toUnit: z.string().trim().min(2, '请写明转给哪个部门').max(60, '请精简到60字以内'),
        note: Note,
      }),
      output: Changed,
    }),
    recordReceipt: command({
      title: '登记转介回执',
      needs: 'needs.need.assign',
      about: aboutNeed,
      input: Ref.extend({
        receiptNo: z.string().trim().min(2, '请填写回执编号').max(50, '编号过长'),
        receiptOn: Day,
        receiptName: z.string().trim().min(2, '请填写对方经手人').max(30, '请精简到30字以内'),
      }),
      output: Changed,
    }),
    recordAnswer: command({
      title: '登记转介结果',
      needs: 'needs.need.assign',
      about: aboutNeed,
      input: Ref.extend({ outcome: OutcomeCode, outcomeOn: Day, note: Note }),
      output: Changed,
    }),
    startNeed: command({
      title: '开始办理需求',
      needs: 'needs.need.work',
      about: aboutNeed,
      input: Ref.extend({ note: Note }),
      output: Changed,
    }),
    noteNeed: command({
      title: '记录需求进展',
      needs: 'needs.need.work',
      about: aboutNeed,
      input: Ref.extend({ note: PlainNote, isTold: z.boolean().default(true).describe('告诉居民') }),
      output: Changed,
    }),
    resolveNeed: command({
      title: '办结需求',
      needs: 'needs.need.work',
      about: aboutNeed,
      input: Ref.extend({
        means: z
          .array(MeansCode)
          .min(1, '请至少选择一种办法')
          .meta({ examples: [['public']] }),
        result: z.string().trim().min(4, '请写明办得怎样，至少4个字').max(1000, '请精简到1000字以内'),
      }),
      output: Changed,
    }),
    confirmOnPaper: command({
      title: '代为登记本人确认',
      needs: 'needs.need.work',
      about: aboutNeed,
      input: Ref.extend({
        rating: Rating,
        how: z.string().trim().min(4, '请写明怎样确认的：谁、什么时候、当面还是电话').max(200, '请精简到200字以内'),
        comment: Note,
      }),
      output: Changed,
    }),
    reopenNeed: command({
      title: '重新办理需求',
      needs: 'needs.need.work',
      about: aboutNeed,
      input: Ref.extend({ reason: Reason }),
      output: Changed,
    }),
    archiveNeed: command({
      title: '归档需求',
      needs: 'needs.need.work',
      about: aboutNeed,
      input: Ref.extend({ reason: Note }),
      output: Changed,
    }),
    ...mineEndpoints,
  },
} as const
