import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { mustOperate } from '#contexts/fund/public.ts'
import { isPhone } from '#kernel/identity.ts'
import { codeCell, dateCell, textCell, yuanCell } from '#platform/exchange/cells.ts'
import { defineImport, type ImportBatch, type JsonObject, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { fundAt } from '../fund-of.ts'
import { accountName } from '../store/account-name.ts'
import { ordersThere, storeOrders } from '../store/platform-list.ts'

/** Which giving platform, and for which fund; gifts of a community name the community. */
export const PlatformScope = z.object({
  areaCode: AreaCode,
  platform: z.string().trim().min(2, '请填写捐赠平台名称').max(40).describe('捐赠平台名称'),
})
type Scope = z.infer<typeof PlatformScope>

const columns = [
  {
    key: 'orderNo',
    title: '订单号',
    required: true,
    ...codeCell(/^[0-9A-Za-z-]{4,60}$/, '订单号应为4至60位数字、字母'),
    example: 'DD20240304000001',
    aliases: ['捐赠订单号', '交易单号'],
  },
  { key: 'declaredOn', title: '捐赠日期', required: true, ...dateCell(), example: '2024-03-04', aliases: ['支付日期'] },
  { key: 'fen', title: '捐赠金额', required: true, ...yuanCell({ minFen: 1 }), example: '50.00', aliases: ['金额'] },
  {
    key: 'name',
    title: '捐赠人',
    ...textCell(100),
    example: '李秀英',
    note: '匿名的留空',
    aliases: ['捐赠人姓名', '姓名'],
    secret: true,
  },
  {
    key: 'phone',
    title: '联系电话',
    form: 'code',
    schema: z.string().refine(isPhone, '不是有效的电话号码'),
    example: '',
    aliases: ['手机号'],
    secret: true,
  },
  {
    key: 'settlementNo',
    title: '结算批次',
    ...codeCell(/^[0-9A-Za-z-]{4,60}$/, '结算批次应为4至60位数字、字母'),
    example: 'JS20240305',
    note: '同一批次合并为一笔银行入账',
    aliases: ['结算单号', '提现批次'],
  },
  {
    key: 'campaign',
    title: '募捐活动',
    ...textCell(100),
    example: '暖冬行动',
    note: '填备案编号或活动全称；对不上的登记后等人认定，不影响入账',
    aliases: ['募捐备案编号', '备案编号', '活动名称', '项目名称'],
  },
] as const
type Row = RowOf<typeof columns>

/** What a giving platform collected for the fund: each order a gift that waits for the bank's credit. */
export const platformImport = defineImport({
  name: 'giving.platform-list',
  title: '捐赠平台明细',
  needs: 'giving.gift.record',
  scope: PlatformScope,
  columns,
  async load(tx, { scope }) {
    const { fund } = await fundAt(tx, scope.areaCode)
    mustOperate(fund)
    return { fundId: fund.id }
  },
  faultsOf: ({ declaredOn }: Row, _, { today }: ImportBatch<Scope>): RowFault[] =>
    declaredOn > today ? [{ column: 'declaredOn', shown: declaredOn, reason: '捐赠日期晚于今天' }] : [],
  async faultsAmong(tx, rows, { fundId }, { scope }) {
    const there = await ordersThere(
      tx,
      fundId,
      scope.platform,
      rows.map(({ row }) => row.orderNo),
    )
    return new Map(
      rows.flatMap(({ rowNo, row }) => {
        const fen = there.get(row.orderNo)
        if (fen === undefined || fen === row.fen) return []
        return [[rowNo, [{ column: 'orderNo', reason: '这个订单已登记，但金额不同，请向捐赠平台核实' }]] as const]
      }),
    )
  },
  keyOf: ({ orderNo }) => orderNo,
  stage: ({ name, phone, ...row }: Row): JsonObject => ({
    ...row,
    // Waits in the database until the person decides, so it is sealed.
    sealed: name || phone ? privacy().seal(JSON.stringify({ name, phone })).toString('base64') : null,
  }),
  async store(tx, { id, scope, by, now }) {
    const here = await fundAt(tx, scope.areaCode)
    mustOperate(here.fund)
    const doer = { accountId: by, personId: null, name: await accountName(tx, by), now }
    const { stored, same } = await storeOrders(tx, id, { ...here, platform: scope.platform }, doer)
    if (stored > 0) await enqueue(tx, 'giving.gifts-changed', { areaCodes: [here.area.code, here.townCode] })
    return { stored, skippedAsSame: same }
  },
})
