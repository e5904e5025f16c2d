import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { Fen, Id, Outcome, Pieces, Reason, Use, Version } from './contract-parts.ts'

export const AllocationForm = z.object({
  areaCode: AreaCode,
  use: Use,
  purpose: z.string().trim().min(4, '请写明发给什么人、作何用途，至少4个字').max(200, '用途过长'),
  quantity: Pieces,
})
export const AllocationView = z.object({
  id: Id,
  lotId: Id,
  lotNo: z.string(),
  title: z.string(),
  unit: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  use: Use,
  purpose: z.string(),
  quantity: z.int(),
  handed: z.int(),
  state: z.enum(['open', 'closed']),
  expiresOn: z.string().nullable(),
  allocatedName: z.string(),
  version: Version,
  mayHandOut: z.boolean(),
  mayClose: z.boolean(),
})
export const ReceiverForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId: Id }),
  z.object({
    kind: z.literal('household'),
    name: z.string().trim().min(2, '请填写户主或领取人姓名').max(50),
    description: z.string().trim().min(4, '请写明是哪一户，例如楼门号或困难情形，至少4个字').max(100),
  }),
])
export const HandoutForm = z.object({
  receiver: ReceiverForm.meta({ examples: [{ kind: 'household', name: '李秀兰', description: '3号楼2门，低保独居' }] }),
  quantity: Pieces,
  handedOn: Day,
  signatureFileId: Id.nullable().default(null).describe('签名照片或扫描件'),
})
export const HandoutFilter = z.object({
  areaCode: AreaCode.optional(),
  lotId: Id.optional(),
  state: z.enum(['all', 'unsigned', 'signed']).default('all'),
  taking: z.enum(['all', 'standing', 'waiting', 'taken']).default('all').describe('未冲回的、待批准冲回的、已冲回的'),
  from: Day.optional(),
  to: Day.optional(),
})
export const HandoutView = z.object({
  id: Id,
  lotNo: z.string(),
  title: z.string(),
  unit: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  receiverKind: z.enum(['person', 'household']),
  receiver: z.string().describe('掩码'),
  use: Use,
  quantity: z.int(),
  fen: z.int(),
  handedOn: z.string(),
  handedName: z.string(),
  signedOn: z.string().nullable(),
  signatureFileId: Id.nullable(),
  maySign: z.boolean(),
  mayTakeBack: z.boolean(),
  mayReveal: z.boolean(),
  takeBack: z
    .object({
      id: Id,
      state: z.enum(['asked', 'approved', 'rejected']),
      reason: z.string(),
      askedName: z.string(),
      decidedName: z.string().nullable(),
      decisionReason: z.string(),
      mayDecide: z.boolean(),
    })
    .nullable()
    .describe('红字冲回，最后一次申请'),
})
/** As sealed: of a person the name alone, of a household which one it is. */
export const Receiver = z.object({ name: z.string(), description: z.string().nullable().default(null) })
export const CountForm = z.object({
  countedOn: Day,
  counted: z.int('请填写清点数量，整数').min(0, '清点数量不能为负').max(1_000_000),
  reason: z.string().trim().max(200).default('').describe('有差额时的原因'),
})
export const DisposalForm = z.object({
  kind: z.enum(['sold', 'destroyed'], '请选择变卖或销毁'),
  quantity: Pieces,
  proceedsFen: Fen.min(0, '变卖所得不能为负').default(0),
  disposedOn: Day,
  reason: Reason,
})
export const DecisionForm = z.object({ outcome: Outcome, reason: z.string().trim().max(200).default('') })
const decided = {
  id: Id,
  state: z.enum(['proposed', 'approved', 'rejected']),
  proposedName: z.string(),
  decidedName: z.string().nullable(),
  decisionReason: z.string(),
  fen: z.int(),
  mayDecide: z.boolean(),
}
export const CountView = z.object({
  ...decided,
  countedOn: z.string(),
  book: z.int(),
  counted: z.int(),
  reason: z.string(),
})
export const DisposalView = z.object({
  ...decided,
  kind: z.enum(['sold', 'destroyed']),
  quantity: z.int(),
  proceedsFen: z.int(),
  disposedOn: z.string(),
  reason: z.string(),
  proceedsEntryId: Id.nullable().describe('变卖净收入的凭证'),
})
export const StockFilter = z.object({
  areaCode: AreaCode.optional(),
  sort: z.enum(['title', 'expiry', 'value']).default('title'),
  down: z.boolean().default(false),
})
export const StockLine = z.object({
  id: Id,
  no: z.string(),
  title: z.string(),
  spec: z.string(),
  unit: z.string(),
  areaName: z.string(),
  storage: z.string(),
  quantity: z.int(),
  stock: z.int(),
  allocated: z.int(),
  leftFen: z.int(),
  valuation: z.string(),
  expiresOn: z.string().nullable(),
  countedOn: z.string().nullable().describe('最近一次盘点'),
})
