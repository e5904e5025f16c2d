/** The road of a nomination, as data. A nomination and the point it becomes are one record. */
export const STATUSES = {
  draft: '草稿',
  town_submitted: '街镇已申报',
  district_reviewing: '区级审核中',
  returned: '已退回',
  district_approved: '区级已通过',
  city_filed: '市级已备案',
  city_rejected: '市级未予备案',
  published: '已公布',
  active: '创建中',
  replaced: '已调整',
  withdrawn: '已撤回',
  closed: '已结项',
  terminated: '已终止',
} as const
export type PointStatus = keyof typeof STATUSES

export const VERBS = {
  submit: '提交申报',
  review: '受理',
  return: '退回',
  approve: '区级通过',
  file: '市级备案',
  reject: '不予备案',
  publish: '公布',
  activate: '启动创建',
  replace: '调整创建点',
  withdraw: '撤回申报',
  stop: '终止',
  close: '结项',
  terminate: '整改未通过终止',
} as const
export type Verb = keyof typeof VERBS

type Transition = {
  from: readonly PointStatus[]
  to: PointStatus
  /** Permission, without the context's name; none where a context above takes the step, on a permission of its own. */
  needs?: 'point.nominate' | 'point.review' | 'point.approve' | 'point.file' | 'point.replace'
  reason?: true
}

export const TRANSITIONS: Readonly<Record<Verb, Transition>> = {
  submit: { from: ['draft', 'returned'], to: 'town_submitted', needs: 'point.nominate' },
  review: { from: ['town_submitted'], to: 'district_reviewing', needs: 'point.review' },
  return: { from: ['town_submitted', 'district_reviewing'], to: 'returned', needs: 'point.review', reason: true },
  // Accepting first is a courtesy to the town, not a condition: a leader may approve what was submitted.
  approve: { from: ['town_submitted', 'district_reviewing'], to: 'district_approved', needs: 'point.approve' },
  file: { from: ['district_approved'], to: 'city_filed', needs: 'point.file' },
  reject: { from: ['district_approved'], to: 'city_rejected', needs: 'point.file', reason: true },
  publish: { from: ['city_filed'], to: 'published', needs: 'point.file' },
  activate: { from: ['published'], to: 'active', needs: 'point.file' },
  replace: { from: ['active'], to: 'replaced', needs: 'point.replace', reason: true },
  withdraw: {
    from: ['draft', 'returned', 'town_submitted', 'district_reviewing'],
    to: 'withdrawn',
    needs: 'point.nominate',
    reason: true,
  },
  stop: {
    from: ['district_approved', 'city_filed', 'published', 'active'],
    to: 'withdrawn',
    needs: 'point.replace',
    reason: true,
  },
  // Both are taken by 整改与结项 (五（三）): what was done keeps its place on the quota once it is closed, not once it failed.
  close: { from: ['active'], to: 'closed', reason: true },
  terminate: { from: ['active'], to: 'terminated', reason: true },
}

export const statusOf = (status: string): PointStatus => {
  if (!Object.hasOwn(STATUSES, status)) throw new Error(`no such status: ${status}`)
  return status as PointStatus
}

/** Where a verb leads from a status, or undefined where it is not open. */
export const leadsTo = (verb: Verb, status: PointStatus): PointStatus | undefined =>
  TRANSITIONS[verb].from.includes(status) ? TRANSITIONS[verb].to : undefined

/** The verbs open from a status, in the order of the road. */
export const verbsFrom = (status: PointStatus): Verb[] =>
  (Object.keys(TRANSITIONS) as Verb[]).filter((verb) => TRANSITIONS[verb].from.includes(status))

/** A town with a point in one of these has no second one. */
export const OVER: readonly PointStatus[] = ['replaced', 'withdrawn', 'city_rejected', 'terminated']
/** Draw on the quota and are in force; or draw on it and are on their way. Drafts and returned ones draw on nothing. */
export const USED: readonly PointStatus[] = ['active', 'closed']
export const PENDING: readonly PointStatus[] = [
  'town_submitted',
  'district_reviewing',
  'district_approved',
  'city_filed',
  'published',
]
/** The content may still be changed. */
export const EDITABLE: readonly PointStatus[] = ['draft', 'returned']
