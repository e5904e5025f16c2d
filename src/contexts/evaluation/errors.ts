import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'
import { INTERESTS, type InterestKind } from './vocabulary.ts'

const points = (centi: number): string => (centi / 100).toFixed(2)

export const evaluationErrors = errorsOf('evaluation', {
  noOccasion: () => ({ status: 404, message: '没有找到这次评估，或不在您的管辖范围内' }),
  noSeat: () => ({ status: 404, message: '没有找到您的这项评估任务，请从“我的评估”里再选一次' }),
  noChallenge: () => ({ status: 404, message: '没有找到这份回避申请，或不在您的管辖范围内' }),
  noPoint: () => ({ status: 404, message: '没有找到这个创建点，或它当时还没有启动创建' }),
  notHost: () => ({ status: 409, message: '市级评估由市里组织，区级评估由创建点所在的区组织，请核对' }),
  notJoint: () => ({ status: 409, message: '通知规定市里评估市区联合创建点；区级创建点由区评估' }),
  alreadyOpen: (no: string) => ({
    status: 409,
    message: `这个创建点这一阶段的评估已经发起（${no}），同一创建点不能由两个评估组同时评`,
  }),
  inFuture: () => ({ status: 409, message: '数字截至日不能晚于今天' }),
  notNow: (state: string, act: string) => ({ status: 409, message: `这次评估现在是“${state}”，不能办理“${act}”` }),
  panelFaulty: (faults: readonly string[]) => ({ status: 409, message: `评估组不合规定：${faults.join('；')}` }),
  noPlace: () => ({
    status: 409,
    message: '评分已经开始，只能给评分中退出的成员补选同样多的人，不能另加成员',
  }),
  removesMember: () => ({ status: 409, message: '评分已经开始，其他成员和职责不能换下，只能补选退出成员的席位' }),
  leftTooLate: () => ({ status: 409, message: '您已交评分，不能再退出。确有利害关系的，请告知组织评估的单位' }),
  challengedSeat: () => ({
    status: 409,
    message: '被评单位申请您回避，还没有答复，答复之后才能交评分。已评的都存着',
  }),
  notEvaluator: () => ({ status: 409, message: '选中的人里有的不是评估专家，请刷新后重新选择' }),
  interested: (name: string, kind: InterestKind, detail: string) => ({
    status: 409,
    message: `${name}须回避：${INTERESTS[kind]}（${detail}）。评估人员与被评单位有利害关系的不能参加评估`,
  }),
  selfInterested: (kind: InterestKind, detail: string) => ({
    status: 409,
    message: `平台记录显示您${INTERESTS[kind]}（${detail}），不能声明无利害关系，请申报并回避`,
  }),
  undeclared: (kind: InterestKind, detail: string) => ({
    status: 409,
    message: `平台记录显示您${INTERESTS[kind]}（${detail}），没有声明，评分不能收下。请告知组织评估的单位更换成员`,
  }),
  notAllDeclared: (names: readonly string[]) => ({
    status: 409,
    message: `还有成员没有签署声明：${names.join('、')}。全部声明后才能开始评分`,
  }),
  challengeOpen: () => ({ status: 409, message: '还有回避申请没有答复，答复之后才能开始评分' }),
  endsBefore: () => ({ status: 409, message: '评分期限不能早于今天' }),
  notLater: () => ({ status: 409, message: '延长后的期限须晚于原来的期限' }),
  reviewTooLong: (until: string) => ({
    status: 409,
    message: `复核须在${showDate(until)}前作出决定，评分期限请定在此前`,
  }),
  declareFirst: () => ({ status: 409, message: '请先签署声明，再看材料和评分' }),
  late: (endsOn: string) => ({
    status: 409,
    message: `评分期限${showDate(endsOn)}已过，不能再评分或修改。确有原因的，请组织评估的单位延长期限`,
  }),
  notScoring: (state: string) => ({ status: 409, message: `这次评估现在是“${state}”，不能评分` }),
  submittedAlready: () => ({ status: 409, message: '您已交评分，不能再改。讨论分歧时可以修改' }),
  unknownItem: () => ({ status: 409, message: '评分表里没有这一项，请刷新后再评' }),
  raised: (title: string, centi: number) => ({
    status: 409,
    message: `“${title}”由记录计算为${points(centi)}分，只能写明理由后调低，不能调高`,
  }),
  tooMuch: (title: string, centi: number) => ({ status: 409, message: `“${title}”满分${points(centi)}分，不能超过` }),
  unexplained: (title: string) => ({
    status: 409,
    message: `“${title}”的分与记录或评分档次不同，请写明理由，至少4个字`,
  }),
  marksMissing: (titles: readonly string[]) => ({ status: 409, message: `还有项目没有评：${titles.join('、')}` }),
  notLead: () => ({ status: 403, message: '由组长结束讨论并写明理由' }),
  noVeto: () => ({ status: 409, message: '评分表里没有这条一票否决事项，请刷新后再选' }),
  objectLate: (until: string) => ({ status: 409, message: `异议期到${showDate(until)}为止，现在已过，结果待审定` }),
  stillOpen: (until: string) => ({
    status: 409,
    message: `被评单位在${showDate(until)}前可以提出异议，期满后才能审定`,
  }),
  ownHand: () => ({ status: 403, message: '告知结果的人不能审定，请另一位同事办理' }),
  ownQuestion: () => ({ status: 403, message: '不能答复自己提出的申请' }),
  decisionMissing: () => ({ status: 409, message: '这次评估经过复核，请写明对异议的决定，至少4个字' }),
  noTable: () => ({ status: 409, message: '这一阶段还没有审定的评分表，请先审定评分表' }),
  challengedAlready: () => ({ status: 409, message: '对这位成员的回避申请还在等答复，不需要重复提交' }),
  notOfPanel: () => ({ status: 409, message: '这位成员不在现在的评估组里，请刷新后再看' }),
})
