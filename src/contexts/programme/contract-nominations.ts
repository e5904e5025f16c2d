import { z } from 'zod'
import { command, query } from '#platform/http/contract.ts'
import { Code, Conflict, Counts, Day, Reason, Refusal, Role, Status } from './contract-parts.ts'

const about = { record: 'programme.point', id: 'pointId' } as const
/** What a town fills in. A draft may be unfinished; on submission every rule is asked. */
const Form = {
  projectName: z.string().trim().max(100, '项目名称过长').default(''),
  leaderName: z.string().trim().max(50).default(''),
  contactPhone: z.string().trim().max(20).default(''),
  eligibility: z.string().trim().max(1000, '创建条件说明不超过1000字').default(''),
  startsOn: Day.nullable().default(null).describe('拟启动日期；空表示备案后启动时再定'),
  communities: z.array(z.object({ areaCode: Code, role: Role.default('pilot') })).max(50),
  submit: z.boolean().default(false).describe('保存后随即提交申报'),
}
const Move = z.object({ pointId: z.uuid(), version: z.int(), reason: z.string().trim().max(500).default('') })
const ReasonedMove = Move.extend({ reason: Reason })
const Moved = z.object({ version: z.int(), status: Status })

/** The road of a nomination, step by step (see rules/states.ts). */
export const nominations = {
  townsToNominate: query({
    title: '查看可申报的街镇',
    needs: 'programme.point.nominate',
    about: 'list',
    input: z.object({ districtCode: Code.optional() }),
    output: z.array(
      z.object({
        townCode: z.string(),
        townName: z.string(),
        districtCode: z.string(),
        districtName: z.string(),
        communities: z.array(z.object({ code: z.string(), name: z.string(), kind: z.string() })),
      }),
    ),
  }),
  checkNomination: query({
    title: '核对申报',
    needs: 'programme.point.nominate',
    about: { area: 'townCode' },
    input: z.object({
      townCode: Code,
      pointId: z.uuid().optional(),
      startsOn: Form.startsOn,
      communities: Form.communities,
    }),
    output: z.object({ refusals: z.array(Refusal), conflict: Conflict.nullable(), left: Counts }),
  }),
  draftNomination: command({
    title: '填写申报',
    needs: 'programme.point.nominate',
    about: { area: 'townCode' },
    input: z.object({ townCode: Code, ...Form }),
    output: Moved.extend({ pointId: z.uuid() }),
  }),
  editNomination: command({
    title: '修改申报',
    needs: 'programme.point.nominate',
    about,
    input: z.object({ pointId: z.uuid(), version: z.int(), ...Form }),
    output: Moved,
  }),
  submitNomination: command({
    title: '提交申报',
    needs: 'programme.point.nominate',
    about,
    input: Move,
    output: Moved,
  }),
  withdrawNomination: command({
    title: '撤回申报',
    needs: 'programme.point.nominate',
    about,
    input: ReasonedMove,
    output: Moved,
  }),
  reviewNomination: command({ title: '受理申报', needs: 'programme.point.review', about, input: Move, output: Moved }),
  returnNomination: command({
    title: '退回申报',
    needs: 'programme.point.review',
    about,
    input: ReasonedMove,
    output: Moved,
  }),
  approveNomination: command({
    title: '区级通过申报',
    needs: 'programme.point.approve',
    about,
    input: Move,
    output: Moved,
  }),
  fileNomination: command({
    title: '市级备案',
    needs: 'programme.point.file',
    about,
    input: Move.extend({
      through: z.enum(['filed', 'active']).default('filed').describe('active：备案后一并公布并启动'),
      startsOn: Day.nullable().default(null).describe('一并启动时的启动日期；空表示按申报日期'),
    }),
    output: Moved,
  }),
  rejectNomination: command({
    title: '不予备案',
    needs: 'programme.point.file',
    about,
    input: ReasonedMove,
    output: Moved,
  }),
  publishNomination: command({ title: '公布创建点', needs: 'programme.point.file', about, input: Move, output: Moved }),
  activateNomination: command({
    title: '启动创建',
    needs: 'programme.point.file',
    about,
    input: Move.extend({ startsOn: Day.nullable().default(null) }),
    output: Moved,
  }),
  replacePoint: command({
    title: '调整创建点',
    needs: 'programme.point.replace',
    about,
    input: ReasonedMove.extend({ letterNo: z.string().trim().min(2, '请填写区民政局来函文号').max(60), endedOn: Day }),
    output: Moved,
  }),
  stopPoint: command({
    title: '终止创建点',
    needs: 'programme.point.replace',
    about,
    input: ReasonedMove,
    output: Moved,
  }),
}
