/** The words of 个案, as people read them. */
export const LINES = {
  elder: '养老服务',
  relief: '社会救助',
  child: '儿童福利和权益保护',
  disability: '残疾人保障',
  governance: '社区治理',
  environment: '环境',
  other: '其他',
} as const
export type CaseLine = keyof typeof LINES

export const SOURCES = { self: '主动求助', outreach: '外展发现', referral: '转介' } as const
export const RISKS = { low: '低', middle: '中', high: '高' } as const
export type Risk = keyof typeof RISKS
export const CONSENTS = { paper: '纸质签署，上传扫描件', phone: '在手机上手写签名' } as const
export const SIGNERS = { client: '服务对象本人', guardian: '监护人' } as const

export const CASE_STATES = {
  intake: '接案中',
  accepted: '待预估',
  assessed: '待计划',
  planned: '待介入',
  in_service: '服务中',
  reviewed: '已回顾',
  evaluated: '已评估，待结案',
  closed: '已结案，回访中',
  followed_up: '待归档',
  archived: '已归档',
  rejected: '未接案',
  referred: '已转介',
  suspended: '已中止',
  crisis: '危机介入中',
} as const
export type CaseState = keyof typeof CASE_STATES

export const WAYS = { visit: '入户', station: '站内面谈', phone: '电话', online: '网络', other: '其他' } as const
export type Way = keyof typeof WAYS

export const CLOSING_REASONS = {
  attained: '目标达成',
  asked: '服务对象要求',
  referred: '转介',
  lost: '失联',
  moved: '迁出',
  died: '死亡',
  unfit: '不宜继续',
} as const

export const PAPERS = {
  intake: '接案登记表',
  consent: '知情同意书',
  accept: '决定接案',
  decline: '决定不接',
  assessment: '需求预估表',
  plan: '服务计划书',
  'plan-approved': '计划审定通过',
  'plan-returned': '计划退回修改',
  'service-started': '开始介入',
  risk: '风险等级变动',
  crisis: '转入危机介入',
  calm: '危机解除',
  review: '阶段回顾',
  suspension: '中止服务',
  resumption: '恢复服务',
  referral: '转介表',
  receipt: '转介回执',
  evaluation: '评估表',
  closure: '结案申请',
  'closure-returned': '结案退回',
  'supervisor-sign': '督导签署结案',
  'lead-sign': '负责人签署结案',
  'follow-up': '回访记录',
  advice: '督导意见',
  handover: '移交经办社工',
  supervision: '指派督导',
  archive: '归档封存',
} as const
export type PaperKind = keyof typeof PAPERS

export const REPORT_KINDS = { minor: '侵害未成年人', violence: '家庭暴力' } as const
export type ReportKind = keyof typeof REPORT_KINDS
export const BODIES = { police: '公安机关', civil: '民政部门', education: '教育部门', other: '其他部门' } as const
export type Body = keyof typeof BODIES
