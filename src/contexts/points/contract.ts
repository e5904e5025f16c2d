import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import {
  AccountFilter,
  AccountView,
  AdjustmentForm,
  AdjustmentView,
  DecisionState,
  EntryFilter,
  EntryLine,
  EntryView,
  Id,
  ItemFilter,
  ItemForm,
  ItemView,
  MovementView,
  Outcome,
  Page,
  paged,
  Reason,
  RedemptionFilter,
  RedemptionLine,
  RedemptionView,
  RuleForm,
  RuleView,
  Version,
} from './contract-parts.ts'

const Quantity = z.int('请填写数量').min(1, '数量至少为1').max(100, '一次最多兑换100份').default(1)
const aboutRedemption = { record: 'points.redemption', id: 'redemptionId' } as const
const RedemptionRef = z.object({ redemptionId: Id, version: Version })
const Changed = z.object({ version: Version })

export const pointsContract = {
  context: 'points',
  title: '积分',
  endpoints: {
    listAccounts: query({
      title: '查看积分账户',
      needs: 'points.ledger.read',
      about: 'list',
      input: AccountFilter.extend(Page),
      output: paged(AccountView).extend({ sum: z.int().describe('可用积分合计') }),
    }),
    getStatement: query({
      title: '查看积分对账单',
      needs: 'points.ledger.read',
      about: { record: 'points.account', id: 'personId' },
      input: z.object({ personId: Id, ...Page }),
      output: AccountView.extend({ ...paged(EntryLine).shape, mayRedeem: z.boolean(), mayAdjust: z.boolean() }),
    }),
    listEntries: query({
      title: '查看积分台账',
      needs: 'points.ledger.read',
      about: 'list',
      input: EntryFilter.extend(Page),
      output: paged(EntryView),
    }),
    listRules: query({
      title: '查看积分规则',
      needs: 'points.ledger.read',
      about: 'list',
      input: z.object({ areaCode: AreaCode.optional(), ...Page }),
      output: paged(RuleView),
    }),
    proposeRule: command({
      title: '拟定积分规则',
      needs: 'points.rule.propose',
      about: { area: 'areaCode' },
      input: RuleForm,
      output: z.object({ ruleId: Id }),
    }),
    decideRule: command({
      title: '批准积分规则',
      needs: 'points.rule.approve',
      about: { record: 'points.rule', id: 'ruleId' },
      input: z.object({ ruleId: Id, outcome: Outcome, reason: z.string().trim().max(200).default('') }),
      output: z.object({}),
    }),
    listItems: query({
      title: '查看兑换物品',
      needs: 'points.ledger.read',
      about: 'list',
      input: ItemFilter.extend(Page),
      output: paged(ItemView),
    }),
    recordItem: command({
      title: '登记兑换物品',
      needs: 'points.stock.keep',
      about: { area: 'areaCode' },
      input: ItemForm.extend({ stock: z.int().min(0).max(100_000).default(0) }),
      output: z.object({ itemId: Id }),
    }),
    editItem: command({
      title: '修改兑换物品',
      needs: 'points.stock.keep',
      about: { record: 'points.item', id: 'itemId' },
      input: ItemForm.omit({ areaCode: true }).extend({ itemId: Id, version: Version, isOffered: z.boolean() }),
      output: Changed,
    }),
    moveStock: command({
      title: '登记入库或更正库存',
      needs: 'points.stock.keep',
      about: { record: 'points.item', id: 'itemId' },
      input: z.object({
        itemId: Id,
        version: Version,
        kind: z.enum(['in', 'correction'], '请选择入库或更正'),
        quantity: z
          .int('请填写数量；更正减少填负数')
          .min(-100_000)
          .max(100_000)
          .refine((quantity) => quantity !== 0, '数量不能为0'),
        reason: Reason,
      }),
      output: z.object({ stock: z.int(), version: Version }),
    }),
    listMovements: query({
      title: '查看出入库记录',
      needs: 'points.ledger.read',
      about: { record: 'points.item', id: 'itemId' },
      input: z.object({ itemId: Id, ...Page }),
      output: paged(MovementView),
    }),
    listRedemptions: query({
      title: '查看兑换单',
      needs: 'points.ledger.read',
      about: 'list',
      input: RedemptionFilter.extend(Page),
      output: paged(RedemptionView),
    }),
    redeemAtDesk: command({
      title: '代为兑换',
      needs: 'points.redemption.prepare',
      about: { area: 'areaCode' },
      input: z.object({ areaCode: AreaCode, personId: Id, itemId: Id, quantity: Quantity }),
      output: z.object({ redemptionId: Id }),
    }),
    prepareRedemption: command({
      title: '受理兑换',
      needs: 'points.redemption.prepare',
      about: aboutRedemption,
      input: RedemptionRef,
      output: Changed,
    }),
    approveRedemption: command({
      title: '核准兑换',
      needs: 'points.redemption.approve',
      about: aboutRedemption,
      input: RedemptionRef,
      output: Changed,
    }),
    handOver: command({
      title: '登记领取',
      needs: 'points.redemption.prepare',
      about: aboutRedemption,
      input: RedemptionRef.extend({
        receiver: z.string().trim().min(2, '请填写领取人签名的姓名').max(50, '姓名过长'),
      }),
      output: Changed,
    }),
    cancelRedemption: command({
      title: '取消或退回兑换',
      needs: 'points.redemption.prepare',
      about: aboutRedemption,
      input: RedemptionRef.extend({ reason: Reason }),
      output: Changed,
    }),
    listAdjustments: query({
      title: '查看积分调整',
      needs: 'points.ledger.read',
      about: 'list',
      input: z.object({ areaCode: AreaCode.optional(), state: DecisionState.optional(), ...Page }),
      output: paged(AdjustmentView),
    }),
    proposeAdjustment: command({
      title: '提出积分调整',
      needs: 'points.redemption.prepare',
      about: { area: 'areaCode' },
      input: AdjustmentForm,
      output: z.object({ adjustmentId: Id }),
    }),
    decideAdjustment: command({
      title: '核准积分调整',
      needs: 'points.redemption.approve',
      about: { record: 'points.adjustment', id: 'adjustmentId' },
      input: z.object({ adjustmentId: Id, outcome: Outcome, reason: z.string().trim().max(200).default('') }),
      output: z.object({}),
    }),
    myPoints: query({
      title: '我的积分',
      needs: 'sign-in',
      about: 'self',
      input: z.object(Page),
      output: z.object({
        balance: z.int(),
        owed: z.int(),
        areaName: z.string().nullable().describe('登记的社区；不是注册志愿者为空'),
        expiring: z.array(z.object({ expiresOn: z.string(), points: z.int() })),
        rows: z.array(EntryLine),
        total: z.int(),
      }),
    }),
    myItems: query({
      title: '可兑换的物品',
      needs: 'sign-in',
      about: 'self',
      input: z.object({}),
      output: z.object({
        balance: z.int(),
        owed: z.int(),
        rows: z.array(ItemView.omit({ mayKeep: true, isOffered: true, version: true, areaCode: true })),
      }),
    }),
    myRedemptions: query({
      title: '我的兑换',
      needs: 'sign-in',
      about: 'self',
      input: z.object(Page),
      output: paged(RedemptionLine),
    }),
    askRedemption: command({
      title: '申请兑换',
      needs: 'sign-in',
      about: 'self',
      input: z.object({ itemId: Id, quantity: Quantity }),
      output: z.object({ redemptionId: Id, balance: z.int() }),
    }),
    withdrawRedemption: command({
      title: '撤回兑换申请',
      needs: 'sign-in',
      about: 'self',
      input: RedemptionRef,
      output: z.object({ balance: z.int() }),
    }),
  },
} as const
