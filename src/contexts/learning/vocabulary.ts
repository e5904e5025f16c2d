/** The words of what is learned and handed on, as people read them. */
export const CASE_STATES = {
  draft: '撰写中',
  submitted: '待审核',
  reviewed: '已审核',
  selected: '已入选',
  promoted: '已推广',
  withdrawn: '已撤下',
} as const
export type CaseState = keyof typeof CASE_STATES

export const CASE_ACTS = {
  wrote: '撰写',
  submitted: '提交审核',
  returned: '退回修改',
  reviewed: '审核通过',
  selected: '选入',
  promoted: '公开推广',
  withdrawn: '撤下',
  revised: '重新撰写',
} as const
export type CaseAct = keyof typeof CASE_ACTS

export const FILE_KINDS = { template: '模板', photo: '照片' } as const
export type FileKind = keyof typeof FILE_KINDS

export const ADOPTION_STATES = {
  planned: '计划中',
  under_way: '进行中',
  finished: '已见结果',
  stopped: '已停止',
} as const
export type AdoptionState = keyof typeof ADOPTION_STATES

/** domain.md §10. */
export const PUBLICITY_KINDS = { measure: '举措', deed: '事迹', person: '人物', experience: '经验' } as const
export type PublicityKind = keyof typeof PUBLICITY_KINDS
export const MEDIA_LEVELS = { nation: '国家级', city: '市级', district: '区级', town: '街镇', own: '自媒体' } as const
export type MediaLevel = keyof typeof MEDIA_LEVELS
export const LINK_STATES = { none: '无链接', unchecked: '未核对', alive: '可打开', dead: '已失效' } as const
export type LinkState = keyof typeof LINK_STATES

export const TOPICS = { linkage: '五社联动', fund: '社区公益基金', social_work: '社工服务', other: '其他' } as const
export type Topic = keyof typeof TOPICS
export const RESEARCH_STATES = {
  planned: '已立题',
  under_way: '进行中',
  finished: '已完成',
  stopped: '已停止',
} as const
export type ResearchState = keyof typeof RESEARCH_STATES
