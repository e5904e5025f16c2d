import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { codesOf, GiftLine, Id } from './contract-parts.ts'
import { ROW_STATES } from './vocabulary.ts'

const RowStateCode = z.enum(codesOf(ROW_STATES))

export const StatementView = z.object({
  id: Id,
  areaCode: z.string(),
  areaName: z.string(),
  fundName: z.string(),
  account: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
  openingFen: z.int(),
  closingFen: z.int(),
  inFen: z.int(),
  outFen: z.int(),
  rowCount: z.int(),
  openRows: z.int(),
  importedName: z.string(),
  importedAt: z.date(),
})
export const RowView = z.object({
  id: Id,
  statementId: Id,
  areaCode: z.string(),
  account: z.string(),
  position: z.int(),
  serial: z.string(),
  happenedOn: z.string(),
  fen: z.int(),
  balanceFen: z.int(),
  payer: z.string().describe('个人为掩码'),
  note: z.string(),
  state: RowStateCode,
  reason: z.string(),
  settledName: z.string(),
  gifts: z.array(z.object({ id: Id, no: z.string() })),
  version: z.int(),
  mayMatch: z.boolean(),
})
export const RowFilter = z.object({
  areaCode: AreaCode.optional(),
  statementId: Id.optional(),
  state: RowStateCode.optional(),
})
export const ProposalView = z.object({
  key: z.string(),
  title: z.string(),
  giftIds: z.array(Id),
  gifts: z.array(GiftLine),
  score: z.int(),
  reasons: z.array(z.string()),
})
