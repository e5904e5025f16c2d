/** The life of a special fund, as data (沪、湘专项基金办法 as reference; domain.md 6.2). */
export const STATES = {
  planned: '筹备中',
  agreement_drafted: '协议已拟',
  host_board_approved: '理事会已通过',
  signed: '已签协议',
  announced: '已公告',
  operating: '运作中',
  suspended: '已暂停',
  rectifying: '整改中',
  terminating: '终止清算中',
  settled: '已终止',
} as const
export type State = keyof typeof STATES

export const PAPERS = {
  application: '设立申请表',
  feasibility: '可行性说明',
  agreement: '基金协议',
  rules: '管理办法',
  committee_list: '管委会名单公示',
  board_minutes: '理事会决议',
  announcement: '设立公告',
  settlement: '清算报告',
  other: '其他',
} as const
export type PaperKind = keyof typeof PAPERS

/** Who takes a step: the town that prepares, or the charity that answers for the fund. */
export type Side = 'town' | 'host'
type Step = {
  from: readonly State[]
  to: State
  side: Side
  label: string
  papers: readonly PaperKind[]
  effect: string
}

/** Each step with the papers that must be there before it; `effect`: what it brings, for who is asked to confirm. */
export const STEPS = {
  draft: {
    from: ['planned'],
    to: 'agreement_drafted',
    side: 'town',
    label: '提交协议稿',
    papers: ['application', 'agreement'],
    effect: '协议稿交慈善组织理事会审议，内容不再改动；退回后可以再改。',
  },
  sendBack: {
    from: ['agreement_drafted', 'host_board_approved'],
    to: 'planned',
    side: 'host',
    label: '退回修改',
    papers: [],
    effect: '街镇可以修改协议后重新提交。',
  },
  approve: {
    from: ['agreement_drafted'],
    to: 'host_board_approved',
    side: 'host',
    label: '理事会通过',
    papers: ['board_minutes'],
    effect: '可以签订协议。',
  },
  sign: {
    from: ['host_board_approved'],
    to: 'signed',
    side: 'host',
    label: '签订协议',
    papers: [],
    effect: '以今天为签约日，核对公开募捐资格证书当日是否有效；此后协议内容不能改动。',
  },
  announce: {
    from: ['signed'],
    to: 'announced',
    side: 'host',
    label: '公告设立',
    papers: ['announcement'],
    effect: '基金对外公开，名称须用全称。',
  },
  operate: {
    from: ['announced'],
    to: 'operating',
    side: 'host',
    label: '投入运作',
    papers: ['rules', 'committee_list'],
    effect: '可以募集、资助和支出；管委会须不少于规定人数且为单数，并有监督员。',
  },
  suspend: {
    from: ['operating'],
    to: 'suspended',
    side: 'host',
    label: '暂停运作',
    papers: [],
    effect: '暂停募集和支出，已有记录不变。',
  },
  rectify: {
    from: ['operating', 'suspended'],
    to: 'rectifying',
    side: 'host',
    label: '责令整改',
    papers: [],
    effect: '整改期间暂停募集和支出。',
  },
  resume: {
    from: ['suspended', 'rectifying'],
    to: 'operating',
    side: 'host',
    label: '恢复运作',
    papers: [],
    effect: '恢复募集和支出。',
  },
  terminate: {
    from: ['operating', 'suspended', 'rectifying'],
    to: 'terminating',
    side: 'host',
    label: '开始终止清算',
    papers: [],
    effect: '不再募集和资助，剩余财产按协议处理；须先有管委会的终止决议。',
  },
  settle: {
    from: ['terminating'],
    to: 'settled',
    side: 'host',
    label: '清算完毕',
    papers: ['settlement'],
    effect: '账上的物资和钱都已依法处理完才能办理；基金终止，不能恢复。',
  },
} as const satisfies Record<string, Step>
export type StepName = keyof typeof STEPS

export const stepsFrom = (state: State): StepName[] =>
  (Object.keys(STEPS) as StepName[]).filter((name) => (STEPS[name].from as readonly State[]).includes(state))

/** What of the papers a step needs is missing. */
export const missingPapers = (step: StepName, present: readonly PaperKind[]): PaperKind[] =>
  STEPS[step].papers.filter((kind) => !present.includes(kind))

/** The agreement may be written anew only before it goes to the charity's board. */
export const mayEdit = (state: State): boolean => state === 'planned'
