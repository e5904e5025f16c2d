import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { DUTY_KINDS } from './rules/duty-clock.ts'
import { DUTY_STATES, type NoticeKind } from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
const Fen = z.int().describe('分')

export const DutyFilter = z.object({
  areaCode: AreaCode.optional(),
  fundId: Id.optional(),
  dutyId: Id.optional().describe('只看这一件，不论状态'),
  kind: z.enum(DUTY_KINDS).optional(),
  state: z
    .enum(Object.keys(DUTY_STATES) as (keyof typeof DUTY_STATES)[])
    .optional()
    .describe('不填为待公开和待发布'),
})
export const NoticeFilter = z.object({ areaCode: AreaCode.optional(), fundId: Id.optional() })

export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
export const NoticeForm = z.object({
  title: z.string().trim().min(4, '请填写标题，至少4个字').max(80, '标题过长，请精简到80字以内'),
  content: z.string().trim().min(10, '请写明公开的内容，至少10个字').max(8_000, '内容过长，请精简到8000字以内'),
  link: z.string().trim().max(500, '链接过长，请核对').default(''),
  fileId: Id.nullable().default(null).describe('公开页面的快照'),
})
export const CorrectionForm = z.object({
  what: z.string().trim().min(4, '请写明错在哪里、改成什么').max(1_000, '请精简到1000字以内'),
  why: z.string().trim().min(4, '请写明更正的原因').max(500, '请精简到500字以内'),
  link: z.string().trim().max(500, '链接过长，请核对').default(''),
  fileId: Id.nullable().default(null),
})

export const DutyView = z.object({
  id: Id,
  fundId: Id,
  fundName: z.string(),
  charityName: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  kind: z.enum(DUTY_KINDS),
  subjectTitle: z.string(),
  fromDate: z.string(),
  toDate: z.string(),
  dueOn: z.string(),
  daysLeft: z.int().describe('剩余天数，负数为已超期'),
  state: z.enum(Object.keys(DUTY_STATES) as (keyof typeof DUTY_STATES)[]),
  draft: NoticeForm.nullable(),
  preparedName: z.string(),
  returnReason: z.string(),
  noticeId: Id.nullable(),
  unreconciled: z.array(z.string()).describe('还没有对平的月份；有则不能公开'),
  mayPrepare: z.boolean(),
  mayPublish: z.boolean(),
  version: Version,
})

export const NoticeView = z.object({
  id: Id,
  no: z.string(),
  fundId: Id,
  fundName: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  kind: z.custom<NoticeKind>((value) => typeof value === 'string'),
  title: z.string(),
  content: z.string(),
  link: z.string(),
  fileId: Id.nullable(),
  fromDate: z.string(),
  toDate: z.string(),
  correctsNo: z.string().nullable(),
  correctedBy: z.string().nullable().describe('更正说明的编号'),
  what: z.string(),
  why: z.string(),
  publishedName: z.string(),
  publishedOn: z.string(),
  statementId: Id.nullable(),
  mayCorrect: z.boolean(),
})
/** Without the names of hands: for everybody. */
export const PublicNotice = NoticeView.omit({
  publishedName: true,
  mayCorrect: true,
  fileId: true,
  fundId: true,
  areaCode: true,
})

const Amount = z.object({ title: z.string(), fen: Fen, times: z.int() })
const Listing = z.object({
  thresholdFen: Fen,
  items: z.array(
    z.object({ no: z.string(), day: z.string(), who: z.string(), title: z.string(), fen: Fen, isGoods: z.boolean() }),
  ),
  rest: z.object({ times: z.int(), fen: Fen }),
})
export const StatementView = z.object({
  fundName: z.string(),
  townName: z.string(),
  charityName: z.string(),
  from: z.string(),
  to: z.string(),
  openingFen: Fen,
  income: z.array(Amount),
  incomeFen: Fen,
  spending: z.array(Amount),
  spendingFen: Fen,
  feeFen: Fen,
  refundFen: Fen,
  closingFen: Fen,
  gifts: Listing,
  payments: Listing,
})

const Share = z.object({ title: z.string(), fen: Fen })
export const Month = z.object({ month: z.string(), inFen: Fen, outFen: Fen, balanceFen: Fen })
export const FundSums = z.object({ inFen: Fen, outFen: Fen, balanceFen: Fen, gifts: z.int() })
export const FundRow = FundSums.extend({
  id: Id,
  name: z.string(),
  townName: z.string(),
  charityName: z.string(),
  state: z.string(),
})
export const Charts = z.object({ months: z.array(Month), income: z.array(Share), uses: z.array(Share) })

export const StatementRow = z.object({
  id: Id,
  noticeNo: z.string(),
  fromDate: z.string(),
  toDate: z.string(),
  publishedOn: z.string(),
  closingFen: Fen,
  isCorrected: z.boolean(),
})
export const CampaignRow = z.object({
  id: Id,
  title: z.string(),
  filingNo: z.string().nullable(),
  startsOn: z.string(),
  endsOn: z.string(),
  state: z.string(),
  raisedFen: Fen,
})
export const ProjectRow = z.object({
  id: Id,
  title: z.string(),
  useTitle: z.string().nullable(),
  communityName: z.string().nullable(),
  paidFen: Fen,
  people: z.string().nullable().describe('服务人数；1至4人显示“少于5”'),
  minutes: z.int().nullable(),
  isOver: z.boolean(),
})

const WayParts = z.array(
  z.object({
    kind: z.enum(['grant', 'goods-out', 'fee', 'refund']),
    title: z.string(),
    useTitle: z.string().nullable(),
    fen: Fen,
    from: Day,
    until: Day,
    people: z.string().nullable(),
    minutes: z.int().nullable(),
    isOver: z.boolean(),
  }),
)
export const GiftWayView = z.object({
  id: Id,
  no: z.string(),
  fundId: Id,
  fundName: z.string(),
  receivedOn: z.string().nullable(),
  fen: Fen,
  wish: z.string().describe('限定的用途，没有则为空'),
  isEntered: z.boolean(),
  waitingFen: Fen,
  parts: WayParts,
})

/** The way of a lot of goods; what it was sold for goes on as money does. */
export const GoodsWayView = z.object({
  id: Id,
  no: z.string(),
  fundId: Id,
  fundName: z.string(),
  title: z.string(),
  quantity: z.int(),
  unit: z.string(),
  handedOverOn: z.string(),
  wish: z.string(),
  stage: z.enum(['checking', 'valuing', 'entered', 'refused']),
  refusal: z.string(),
  inspectedOn: z.string().nullable(),
  enteredOn: z.string().nullable(),
  valueFen: Fen.nullable(),
  valueNote: z.string(),
  handed: z.array(
    z.object({
      areaName: z.string(),
      day: z.string(),
      useTitle: z.string(),
      pieces: z.int(),
      receivers: z.string().describe('领取的户数、人数；1至4显示“少于5”'),
    }),
  ),
  gone: z.array(z.object({ title: z.string(), day: z.string(), pieces: z.int(), proceedsFen: Fen })),
  stock: z.int(),
  leftFen: Fen,
  proceeds: z.array(z.object({ fen: Fen, waitingFen: Fen, parts: WayParts })),
})
export type GoodsWay = z.infer<typeof GoodsWayView>
/** What somebody gave: money, and goods beside it. */
export const GivenView = z.object({ rows: z.array(GiftWayView), goods: z.array(GoodsWayView) })

const RaisedItemView = z.object({
  id: Id,
  no: z.string(),
  who: z.string(),
  recordKind: z.string(),
  kind: z.enum(['gift', 'goods', 'refund', 'interest', 'transfer-in', 'proceeds']),
  classTitle: z.string(),
  fen: Fen,
  day: z.string().nullable(),
})
export const RaisedView = z.object({
  from: z.string(),
  to: z.string(),
  fen: Fen,
  parts: z.array(z.object({ key: z.string(), title: z.string(), fen: Fen, items: z.array(RaisedItemView) })),
  leftOut: z.array(z.object({ why: z.string(), fen: Fen, items: z.array(RaisedItemView) })),
})
