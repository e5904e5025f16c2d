import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

export const incubationErrors = errorsOf('incubation', {
  noArea: () => ({ status: 404, message: '没有找到这个区划，请从列表中选择' }),
  notHere: () => ({ status: 409, message: '社区社会组织设在社区（村）或街镇，请选择到街镇或社区一级' }),
  noOrganisation: () => ({ status: 404, message: '没有找到这个社会组织，或不在您的管辖范围内' }),
  noService: () => ({ status: 404, message: '没有找到这条活动记录，或不在您的管辖范围内' }),
  noPerson: () => ({ status: 409, message: '没有找到此人，或不在您的管辖范围内。请先在名录中登记' }),
  noFile: () => ({ status: 409, message: '没有找到这个附件，或不在您的管辖范围内，请重新上传' }),
  personNeeded: () => ({ status: 409, message: '您的账号还没有对应到本人，请先在“我的”里完成实名登记' }),
  known: (name: string) => ({
    status: 409,
    message: `本处已有“${name}”，同名的组织只登记一次。请在列表中找到它办理，或改用别的名称`,
  }),
  otherBody: (what: string) => ({
    status: 409,
    message: `从名称看这是${what}，不属于社区社会组织，不能在这里备案`,
  }),
  tooSmall: (why: 'members' | 'funds', persons: number, units: number, yuan: number) => ({
    status: 409,
    message:
      why === 'members'
        ? `依法登记须有个人会员${persons}人以上，或单位会员${units}个以上（《社会团体登记管理条例》第十条）。人数不够的，请先按B类由街镇备案`
        : `依法登记须有${yuan}元以上的活动资金（《社会团体登记管理条例》第十条）。资金不够的，请先按B类由街镇备案`,
    details: { clause: '《社会团体登记管理条例》第十条' },
  }),
  partyClause: () => ({
    status: 409,
    message: '章程须写明坚持党的领导（津十条第二条）。请在章程中补上，再勾选“章程载明党的领导”',
  }),
  headMissing: () => ({ status: 409, message: '还没有登记负责人，请先选定负责人' }),
  documentsMissing: (names: string) => ({ status: 409, message: `还缺这些材料：${names}。请先在“材料”中登记` }),
  notNow: (state: string, act: string) => ({
    status: 409,
    message: `这个组织现在是“${state}”，不能办理“${act}”。请刷新后核对`,
  }),
  guidedOnly: () => ({
    status: 409,
    message: 'C类组织由社区党组织领导、居（村）委会指导，不经街镇备案。请选择“由社区指导”，或退回改为B类',
  }),
  notGuided: () => ({ status: 409, message: '只有C类组织由社区指导、不备案。A类、B类请选择“初审通过”或“退回”' }),
  reasonMissing: () => ({ status: 409, message: '退回的，请写明要改什么，至少4个字' }),
  numberTaken: (no: string) => ({ status: 409, message: `本街镇已把“${no}”给了另一个组织，请核对备案号` }),
  codeTaken: () => ({ status: 409, message: '这个统一社会信用代码已属于另一个组织，请核对' }),
  badUscc: (fault: string) => ({ status: 409, message: fault }),
  inFuture: (what: string, today: string) => ({
    status: 409,
    message: `${what}晚于今天（${showDate(today)}），请核对`,
  }),
  before: (what: string, day: string, since: string) => ({
    status: 409,
    message: `${what}早于${since}（${showDate(day)}），请核对`,
  }),
  pastDay: (what: string, today: string) => ({
    status: 409,
    message: `${what}须在今天（${showDate(today)}）之后，请核对`,
  }),
  notInPlan: () => ({ status: 409, message: '这个组织还没有签订培育方案，请先“签订培育方案”' }),
  grantNeeded: () => ({ status: 409, message: '微资助须对应一项已批准的资助，请从列表中选择' }),
  noGrant: () => ({
    status: 409,
    message: '没有找到这项资助，或它不在本街镇、还没有批准、已对应到别的组织。请从列表中选择',
  }),
  noActivity: () => ({ status: 409, message: '没有找到这项活动，或它不在本社区、还没有开始。请从列表中选择' }),
  noNeed: () => ({ status: 409, message: '没有找到这条需求，或它还没有核实、已经办结、不由您办理。请从列表中选择' }),
  activityTaken: () => ({ status: 409, message: '这项活动已经记过一次，同一项活动只计一次' }),
  mayNotServe: (state: string) => ({
    status: 409,
    message: `这个组织现在是“${state}”，不能开展活动。恢复之后再记`,
  }),
  voided: () => ({ status: 409, message: '这条记录已经作废' }),
  satisfiedTooMany: () => ({ status: 409, message: '满意的不能多于问到的，请核对' }),
  onlyRegistered: () => ({
    status: 409,
    message: '只有依法登记的社会组织才能参加等级评估（《社会组织评估管理办法》），备案的组织没有等级',
  }),
  barred: (why: 'registered' | 'lowered' | 'cancelled', until: string) => ({
    status: 409,
    message: {
      registered: `登记满两年才能参加评估，最早自${showDate(until)}起`,
      lowered: `等级被降低的，两年内不得申请评估，最早自${showDate(until)}起`,
      cancelled: `等级被取消的，三年内不得申请评估，最早自${showDate(until)}起`,
    }[why],
  }),
  gradeRuns: (until: string) => ({
    status: 409,
    message: `现有等级的有效期到${showDate(until)}，期内不能另记一个等级`,
  }),
  noGrade: () => ({ status: 409, message: '没有找到这个等级，或它已经降低、取消' }),
  notHome: () => ({ status: 409, message: '只能在自己居住的社区发起。要在别处发起，请到那里的社区由工作人员登记' }),
  tooManyDrafts: () => ({ status: 409, message: '您已有发起中的组织，请先办完或撤回' }),
})
