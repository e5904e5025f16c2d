import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'
import { REPORT_STATES, type ReportState } from './vocabulary.ts'

export const reportingErrors = errorsOf('reporting', {
  noProgramme: () => ({ status: 409, message: '还没有装入创建项目的数据包，没有要报送的事项' }),
  noArea: () => ({ status: 404, message: '没有找到这个区划，请从列表中选择' }),
  notADistrict: () => ({ status: 409, message: '报告由区民政局向市报送，请选择到区一级' }),
  notTheCity: () => ({ status: 409, message: '通报由市民政局拟定，请选择到市一级' }),
  noDuty: () => ({ status: 409, message: '创建项目没有这一期报告，请从应报送的清单中选择' }),
  tooEarly: (from: string) => ({
    status: 409,
    message: `这一期从${showDate(from)}开始，现在还没有可以报的数字`,
  }),
  startedAlready: () => ({ status: 409, message: '这一期报告已经开始编写，请从清单中打开，不要重复建立' }),
  noReport: () => ({ status: 404, message: '没有找到这份报告，或不在您的管辖范围内' }),
  wrongState: (state: ReportState, doing: string) => ({
    status: 409,
    message: `报告现在是“${REPORT_STATES[state]}”，不能${doing}。请刷新后查看`,
  }),
  noFigure: () => ({ status: 409, message: '报告中没有这一项数字，请刷新后重新选择' }),
  reasonMissing: () => ({
    status: 409,
    message:
      '手工更改的数字须写明理由（至少4个字），否则不予保存：平台取得的数会保留在旁边，理由和标记随报告、导出一并送达市级（手工更改须留痕）',
  }),
  sameFigure: () => ({ status: 409, message: '更改后的数与平台取得的数相同，不需要更改' }),
  wholeMissing: () => ({ status: 409, message: '这一项是比例或平均数，请同时填写分子和分母' }),
  partAboveWhole: () => ({ status: 409, message: '分子不能大于分母，平均得分不能超过100分，请核对' }),
  notByHand: () => ({ status: 409, message: '这一项没有手工更改，不需要恢复' }),
  unwritten: (titles: readonly string[]) => ({
    status: 409,
    message: `还有文字部分没有写：${titles.join('、')}。每部分至少10个字，写好再送签`,
  }),
  notCounted: () => ({
    status: 409,
    message: '这一期还没有结束，或结束之后还没有取过数。请在期满后重新取数，核对再送签',
  }),
  sealBroken: () => ({
    status: 409,
    message: '签章核验不通过：签署之后内容已变，或签章不是本人的。不能接收，请退回并报告安全管理员',
  }),
  noWeights: (sum: number) => ({
    status: 409,
    message: `通报的权重合计为${sum}，应为100。请在数据包的参数中更正后再拟定`,
  }),
  underWay: () => ({ status: 409, message: '这一阶段已有一份通报在拟定或待决定，请先办结' }),
  noCommendation: () => ({ status: 404, message: '没有找到这份通报，或不在您的管辖范围内' }),
  commendationState: () => ({ status: 409, message: '这份通报不在可办理的环节。请刷新后查看' }),
  leftOut: (district: string, why: string) => ({
    status: 409,
    message: `${district}不能列入：${why}。样本和最低分是公开的规则，不能越过`,
  }),
  notACandidate: () => ({ status: 409, message: '选择的区不在这次计算的范围内，请从列表中选择' }),
  passedOver: (districts: readonly string[]) => ({
    status: 409,
    message: `${districts.join('、')}的合计不低于已选的区，没有选入须逐一写明理由（同分同待遇，避免选择性表扬）`,
  }),
  nobodyChosen: () => ({ status: 409, message: '还没有选择拟表扬的区，请选择并保存后再提请决定' }),
  noMerits: () => ({ status: 409, message: '请写明推进有力、成效明显的具体做法，至少10个字（五（三））' }),
  notDecided: () => ({ status: 409, message: '通报决定之后才能拟稿' }),
  drafted: () => ({ status: 409, message: '已经拟过公文稿，请在“公文”里继续办理，不要重复拟稿' }),
  notYetHanded: () => ({ status: 409, message: '报告签署之后才能拟成公文稿，以免公文与签署的内容不一致' }),
})
