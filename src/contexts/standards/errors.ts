import { errorsOf } from '#platform/http/errors.ts'

export const standardsErrors = errorsOf('standards', {
  noProgramme: () => ({ status: 409, message: '还没有装入创建项目。请系统管理员先装入项目数据包。' }),
  wholeProgrammeOnly: () => ({ status: 409, message: '快照冻结的是全市数字，只能由市级岗位办理' }),
  noPoint: () => ({ status: 404, message: '没有找到这个创建点，或该日期它尚未开始' }),
  noCriterion: (code: string) => ({ status: 404, message: `没有编号为${code}的指标` }),
  noMilestone: (code: string) => ({ status: 404, message: `没有编号为${code}的里程碑` }),
  noSnapshot: () => ({ status: 404, message: '没有找到这份快照' }),
  beforeStart: (startsOn: string) => ({ status: 409, message: `所选日期早于创建起始日${startsOn}，没有可测的内容` }),
  inFuture: () => ({ status: 409, message: '不能查看未来的日期：那一天的记录还没有发生' }),
  alreadyFrozen: (code: string) => ({
    status: 409,
    message: `里程碑${code}已有冻结的快照；后来的更正会作为“冻结后的变化”列出，不改快照`,
  }),
})
