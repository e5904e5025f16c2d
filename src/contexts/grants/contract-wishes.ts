import { z } from 'zod'
import { Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import {
  AmountFen,
  Changed,
  Id,
  Page,
  paged,
  Reason,
  Version,
  WishFilter,
  WishForm,
  WishView,
} from './contract-parts.ts'

const aboutWish = { record: 'grants.wish', id: 'wishId' } as const
const Ref = z.object({ wishId: Id, version: Version })

export const wishEndpoints = {
  listWishes: query({
    title: '查看微心愿',
    needs: 'grants.call.read',
    about: 'list',
    input: WishFilter.extend(Page),
    output: paged(WishView),
  }),
  recordWish: command({
    title: '登记微心愿',
    needs: 'grants.wish.record',
    about: { area: 'areaCode' },
    input: WishForm,
    output: z.object({ wishId: Id, no: z.string() }),
  }),
  verifyWish: command({
    title: '核实并公布微心愿',
    needs: 'grants.application.check',
    about: aboutWish,
    input: Ref,
    output: Changed,
  }),
  claimAtDesk: command({
    title: '代为登记认领',
    needs: 'grants.wish.record',
    about: aboutWish,
    input: Ref.extend({ claimer: z.string().trim().min(2, '请填写认领人').max(50) }),
    output: Changed,
  }),
  claimByFund: command({
    title: '由基金认领微心愿',
    needs: 'grants.call.publish',
    about: aboutWish,
    input: Ref.extend({ grantId: Id }),
    output: Changed,
  }),
  releaseWish: command({
    title: '收回认领，重新公布',
    needs: 'grants.wish.record',
    about: aboutWish,
    input: Ref.extend({ reason: Reason }),
    output: Changed,
  }),
  buyWish: command({
    title: '登记已购买',
    needs: 'grants.wish.record',
    about: aboutWish,
    input: Ref.extend({ spentFen: AmountFen, proof: z.string().trim().min(2, '请写明票据或照片').max(200) }),
    output: Changed,
  }),
  deliverWish: command({
    title: '登记已送达',
    needs: 'grants.wish.record',
    about: aboutWish,
    input: Ref.extend({ deliveredOn: Day }),
    output: Changed,
  }),
  confirmWish: command({
    title: '登记本人确认收到',
    needs: 'grants.wish.record',
    about: aboutWish,
    input: Ref.extend({ thanks: z.string().trim().max(200).default('') }),
    output: Changed,
  }),
  cancelWish: command({
    title: '取消微心愿',
    needs: 'grants.wish.record',
    about: aboutWish,
    input: Ref.extend({ reason: Reason }),
    output: Changed,
  }),
  openWishes: query({
    title: '等待认领的微心愿',
    needs: 'sign-in',
    about: 'self',
    input: z.object({}),
    output: z.object({ rows: z.array(WishView), mine: z.array(WishView) }),
  }),
  claimWish: command({
    title: '认领微心愿',
    needs: 'sign-in',
    about: 'self',
    input: Ref,
    output: Changed,
  }),
} as const
