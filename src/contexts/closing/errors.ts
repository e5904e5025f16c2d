import { errorsOf } from '#platform/http/errors.ts'

export const closingErrors = errorsOf('closing', {
  noProgramme: () => ({ status: 409, message: '还没有装入创建项目。请系统管理员先装入项目数据包。' }),
  noOccasion: () => ({ status: 404, message: '没有找到这次评估，或它不属于这个街镇' }),
  noRectification: () => ({ status: 404, message: '没有找到这份整改' }),
  noIssue: () => ({ status: 409, message: '没有找到这个问题，请刷新后重试' }),
  noClosing: () => ({ status: 404, message: '没有找到这份结项申请' }),
  noPoint: () => ({ status: 404, message: '没有找到这个创建点' }),
  noPackage: () => ({ status: 409, message: '没有找到这个档案包，请先生成' }),
  noFile: () => ({ status: 422, message: '有附件没有上传成功，请重新上传后再提交' }),
  notTold: () => ({
    status: 409,
    message: '评估结果还没有告知被评估单位，不能提出整改。请先告知结果（已告知或最终结果的评估才能提出整改）。',
  }),
  hasOpen: () => ({ status: 409, message: '这次评估已有一份整改没有办完，请在那一份里办理，不要重复提出' }),
  notYourLevel: (level: string) => ({
    status: 409,
    message: `这件事由${level}民政部门办理（市区联合创建点由市级、区级创建点由区级），您的岗位不能办理`,
  }),
  dueTooSoon: (soonest: string) => ({
    status: 422,
    message: `整改期限不能早于${soonest}：须按规定留足天数。要缩短，请修改期限参数。`,
  }),
  notActive: (status: string) => ({ status: 409, message: `这个创建点不在创建中（${status}），不能办理` }),
  notOpen: (state: string) => ({ status: 409, message: `这份整改现在是“${state}”，不能这样办理。请刷新后查看。` }),
  unanswered: (positions: string) => ({
    status: 409,
    message: `第${positions}个问题本轮还没有答复。每个问题都写明做了什么之后才能提交。`,
  }),
  late: (dueOn: string) => ({
    status: 422,
    message: `整改期限是${dueOn}，已经过了。仍可提交，但须写明逾期原因（至少4个字），并计为逾期。`,
  }),
  extensionNotOpen: () => ({ status: 409, message: '只有整改中的可以延期；已提交等待复查的，请先复查' }),
  secondExtension: (on: string) => ({ status: 409, message: `这份整改已于${on}延期过一次，只能延期一次` }),
  extensionLate: (dueOn: string) => ({
    status: 409,
    message: `整改期限${dueOn}已过，不能再延期。延期须在到期之前提出；请街镇提交整改报告并写明逾期原因。`,
  }),
  extensionNotLater: (dueOn: string) => ({ status: 422, message: `新的期限须晚于原期限${dueOn}` }),
  extensionTooFar: (days: number) => ({ status: 422, message: `延期至多${days}天，请选择更早的日期` }),
  notFailed: () => ({ status: 409, message: '只有两次复查未通过的整改，才能据以终止创建点' }),
  hasClosing: () => ({ status: 409, message: '这个创建点已有一份结项申请，请在那一份里办理' }),
  notEditable: (state: string) => ({
    status: 409,
    message: `结项申请现在是“${state}”，材料不能再改。要改，请先由审核人退回。`,
  }),
  notNow: (state: string, act: string) => ({
    status: 409,
    message: `结项申请现在是“${state}”，不能${act}。请刷新后查看。`,
  }),
  partsMissing: (parts: string) => ({
    status: 409,
    message: `结项申请的五项材料还缺${parts}（津民函〔2023〕20号 五（三））。请补齐后再提出。`,
  }),
  conditionsUnmet: (list: string) => ({
    status: 409,
    message: `还有结项条件没有满足：${list}。请先办完，或由市级对必达标准作出豁免。`,
  }),
  notWaivable: () => ({
    status: 409,
    message: '只有没有达到的必达标准可以豁免；评估合格、公开、余款、整改和材料不能豁免',
  }),
  waived: () => ({ status: 409, message: '这一条已经豁免过' }),
  needsNote: () => ({ status: 422, message: '退回或未通过的，请写明理由（至少4个字），街镇看得到' }),
  beingPacked: () => ({ status: 409, message: '档案包正在生成，请等它完成或先停止' }),
  packageOver: (state: string) => ({ status: 409, message: `档案包现在是“${state}”，不能停止` }),
})
