import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { command, query, upload } from '#platform/http/contract.ts'
import { Changed, Id, MineRow, MineView, Rating, Reason, TellForm, Version } from './contract-parts.ts'

const ownNeed = { own: 'needs.need', id: 'needId' } as const
const Ref = z.object({ needId: Id, version: Version })

/** What a resident does on the phone about needs of their own. */
export const mineEndpoints = {
  savePhoto: upload({
    title: '附一张照片',
    needs: 'needs.need.report',
    about: 'self',
    input: z.object({ areaCode: AreaCode }),
    output: z.object({ fileId: Id, name: z.string() }),
  }),
  tellNeed: command({
    title: '提出需求',
    needs: 'needs.need.report',
    about: 'self',
    input: TellForm,
    output: z.object({ needId: Id, no: z.string() }),
  }),
  myNeeds: query({
    title: '我的需求',
    needs: 'needs.need.report',
    about: 'self',
    input: z.object({}),
    output: z.object({ rows: z.array(MineRow), home: z.object({ code: z.string(), name: z.string() }).nullable() }),
  }),
  myNeed: query({
    title: '我的一件需求',
    needs: 'needs.need.report',
    about: ownNeed,
    input: z.object({ needId: Id }),
    output: MineView,
  }),
  addToMine: command({
    title: '补充我的需求',
    needs: 'needs.need.report',
    about: ownNeed,
    input: Ref.extend({ words: z.string().trim().min(2, '请写上要补充的话').max(500, '请精简到500字以内') }),
    output: Changed,
  }),
  confirmMine: command({
    title: '确认并评价结果',
    needs: 'needs.need.report',
    about: ownNeed,
    input: Ref.extend({ rating: Rating, comment: z.string().trim().max(300, '请精简到300字以内').default('') }),
    output: Changed,
  }),
  withdrawMine: command({
    title: '撤回我的需求',
    needs: 'needs.need.report',
    about: ownNeed,
    input: Ref.extend({ reason: z.string().trim().max(200, '请精简到200字以内').default('') }),
    output: Changed,
  }),
  reopenMine: command({
    title: '要求重新办理',
    needs: 'needs.need.report',
    about: ownNeed,
    input: Ref.extend({ reason: Reason }),
    output: Changed,
  }),
}
