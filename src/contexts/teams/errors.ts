import type { CodeTable } from '#contexts/programme/public.ts'
import { showDate } from '#kernel/time.ts'
import { errorsOf } from '#platform/http/errors.ts'

const TABLES: Record<CodeTable, string> = {
  serviceCategories: '服务类别',
  serviceAudiences: '服务对象',
  projectTags: '项目方向',
}

export const teamsErrors = errorsOf('teams', {
  noArea: () => ({ status: 404, message: '没有找到这个区划，请从列表中选择' }),
  notHere: () => ({ status: 409, message: '志愿服务队伍登记在社区（村）或街镇，请选择到街镇或社区一级' }),
  notACommunity: (what: string) => ({ status: 409, message: `${what}按社区（村）登记，请选择到社区一级` }),
  unknownCode: (table: CodeTable, code: string) => ({
    status: 409,
    message: `${TABLES[table]}代码表中没有“${code}”，请从列表中选择`,
  }),
  noTeam: () => ({ status: 404, message: '没有找到这支队伍，或不在您的管辖范围内' }),
  teamKnown: (name: string) => ({
    status: 409,
    message: `本处已登记“${name}”，同名队伍只登记一次。如有变化请修改该队`,
  }),
  noOrganisation: () => ({
    status: 404,
    message: '没有找到这个社会组织，或与队伍不在同一街镇。请先在“社会组织”名录中登记',
  }),
  organisationTaken: (team: string) => ({
    status: 409,
    message: `这个社会组织已对应队伍“${team}”，一个组织只对应一支队伍，请核对`,
  }),
  noPerson: () => ({ status: 409, message: '没有找到此人，或不在您的管辖范围内。请先在名录中登记' }),
  leadNotRegistered: (day: string) => ({
    status: 409,
    message: `负责人在${showDate(day)}不是注册志愿者。请先办理志愿者注册，或另选负责人`,
  }),
  notRegistered: () => ({
    status: 409,
    message: '加入队伍须先是注册志愿者，请先完成志愿者注册（《志愿服务条例》第七条）',
    details: { clause: '《志愿服务条例》第七条' },
  }),
  inFuture: (what: string, today: string) => ({
    status: 409,
    message: `${what}晚于今天（${showDate(today)}），请核对`,
  }),
  teamEnded: (day: string) => ({ status: 409, message: `这支队伍已于${showDate(day)}解散，不能再办理` }),
  endsBeforeStart: (day: string) => ({ status: 409, message: `结束日期早于开始日期${showDate(day)}，请核对` }),
  teamStillUsed: (names: string) => ({
    status: 409,
    message: `队伍还有开展中的项目：${names}。请先结束这些项目，或改由其他队伍承担`,
  }),
  memberKnown: () => ({ status: 409, message: '此人已在队或已提交申请，不需要重复办理' }),
  noMember: () => ({ status: 404, message: '没有找到这位队员或这份申请，或不在您的管辖范围内' }),
  alreadyAnswered: (state: string) => ({ status: 409, message: `这份申请现在是“${state}”，不能再答复` }),
  reasonMissing: () => ({ status: 409, message: '不同意入队须写明理由，让申请人知道为什么' }),
  notInTeam: (state: string) => ({ status: 409, message: `现在是“${state}”，不需要退出` }),
  leadStays: () => ({ status: 409, message: '负责人不能退出自己带的队伍。请先由社区登记新的负责人' }),
  joinedBeforeFounding: (day: string) => ({ status: 409, message: `入队日期早于队伍成立之日${showDate(day)}，请核对` }),
  leftBeforeJoining: (day: string) => ({ status: 409, message: `退出日期早于入队之日${showDate(day)}，请核对` }),
  noStation: () => ({ status: 404, message: '没有找到这个志愿服务站点，或不在您的管辖范围内' }),
  stationKnown: (name: string) => ({
    status: 409,
    message: `本社区已登记“${name}”，一个社区一个志愿服务站点。如有变化请修改该站点`,
  }),
  checkedTwice: (item: string) => ({ status: 409, message: `“${item}”在一次核对中出现两次，请核对` }),
  noFile: () => ({ status: 409, message: '没有找到这个附件，或不在您的管辖范围内，请重新上传' }),
  noPlan: () => ({ status: 404, message: '没有找到这份年度计划，或不在您的管辖范围内' }),
  planKnown: (year: number) => ({ status: 409, message: `本社区${year}年的计划已填报，请在原计划上修改` }),
  planMove: (state: string, act: string) => ({ status: 409, message: `计划现在是“${state}”，不能${act}` }),
  planEmpty: () => ({ status: 409, message: '计划中还没有任何活动，请至少安排一项再提交' }),
  noProject: () => ({ status: 404, message: '没有找到这个项目，或不在您的管辖范围内' }),
  projectKnown: (name: string) => ({ status: 409, message: `本社区已登记同一开始日期的“${name}”，请核对或修改原项目` }),
  projectMove: (state: string, act: string) => ({ status: 409, message: `项目现在是“${state}”，不能${act}` }),
  teamElsewhere: () => ({
    status: 409,
    message: '所选队伍不在本社区，也不在本社区所属街镇，请选择本社区或本街镇的队伍',
  }),
  noTraining: () => ({ status: 404, message: '没有找到这次培训，或不在您的管辖范围内' }),
  attendedTwice: () => ({ status: 409, message: '名单中有人重复，或已登记参加这次培训，请核对' }),
  longerThanTraining: () => ({ status: 409, message: '个人学习时长超过了这次培训的时长，请核对' }),
  notOneself: () => ({ status: 409, message: '不能评价自己的服务，请由另一位同事评价' }),
  noRecord: () => ({ status: 404, message: '没有找到这条记录，或不在您的管辖范围内' }),
  alreadyVoided: () => ({ status: 409, message: '这条记录已经作废' }),
  changedSince: (rowNo: number, reason: string) => ({
    status: 409,
    message: `校验之后数据有了变化，没有写入任何数据。第${rowNo}行：${reason}。请重新上传核对`,
    details: { rowNo },
  }),
})
