import type { GrantState } from '../vocabulary.ts'
import { yuan as figures } from '../words.ts'

export const yuan = (fen: number): string => `${figures(fen)}元`

/** Where one's application stands and what happens next, as one would say it. */
export const STANDS: Readonly<Record<GrantState, string>> = {
  draft: '还没有提交。填好以后请提交，社区和街镇才看得到。',
  applied: '已经提交，等社工站或街镇看。不用再做什么。',
  returned: '退回来了，工作人员会和您一起修改。',
  checked: '初审通过了，正由基金管委会的委员打分。',
  voting: '管委会正在投票。',
  voted: '管委会同意了，等慈善组织审定金额。',
  approved: '审定了，接下来要公示。',
  publicised: '正在公示。公示期满、没有异议，就签协议。',
  agreed: '协议签了，可以开始做。留好每一张票据。',
  midway: '中期检查做过了，接着做。做完请交结项报告。',
  reported: '结项报告交了，等社工站或街镇验收。',
  accepted: '验收通过了，等最后一期款和结项。',
  closed: '已经结项，谢谢您。',
  rejected: '这次没有通过。原因在下面，下次征集还可以申请。',
  withdrawn: '您撤回了这项申请。',
  terminated: '资助停止了，没用完的钱要退回基金。',
  recovered: '资助停止了，钱已经结清。',
}
