import { errorsOf } from '#platform/http/errors.ts'

export const scoringErrors = errorsOf('scoring', {
  noProgramme: () => ({ status: 409, message: '还没有装入创建项目。请系统管理员先装入项目数据包。' }),
  wholeProgrammeOnly: () => ({ status: 409, message: '评分表全市一份，只能由市级岗位制定和审定' }),
  noTable: () => ({ status: 404, message: '没有找到这一版评分表' }),
  noTableFor: (stage: string) => ({ status: 409, message: `还没有用于${stage}的评分表。请先审定一版，再开始评分。` }),
  noSheet: () => ({ status: 404, message: '没有找到这份评分单' }),
  noPoint: () => ({ status: 404, message: '没有找到这个创建点，或该日期它不在创建中' }),
  noItem: (item: string) => ({ status: 404, message: `现行评分表中没有编号为${item}的指标` }),
  inFuture: () => ({ status: 409, message: '不能按未来的日期评分：那一天的记录还没有发生' }),
  notADraft: () => ({ status: 409, message: '这一版已经审定，内容不再更改。要改，请以它为底另起一版。' }),
  draftWaits: (number: number) => ({
    status: 409,
    message: `第${number}版还在起草。请先审定或作废它，再另起一版，以免两份草稿互相覆盖。`,
  }),
  faults: (faults: string[]) => ({
    status: 422,
    message: `评分表有${faults.length}处需要改正：${faults.join('；')}`,
    details: { faults },
  }),
  stageBegun: (stage: string, begunOn: string, number: number) => ({
    status: 409,
    message: `${stage}已于${begunOn}按第${number}版开始评分，同一阶段须用同一把尺子量到底，不能更换评分表。请去掉这一阶段，改用于尚未开始的阶段。`,
  }),
  noStages: () => ({ status: 422, message: '请至少选择一个适用的阶段' }),
  sameSheet: () => ({
    status: 409,
    message: '评分单的内容与密封时的指纹不符，不能使用。请系统管理员核查数据库的改动。',
  }),
})
