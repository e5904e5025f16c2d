/** What a person agrees to when registering. The very words are kept with the moment (PIPL 14, 17, 29, 31). */
export const CONSENTS = {
  service:
    '我同意社区和平台使用我填写的姓名、性别、出生日期、居住社区、联系方式、技能和服务意愿，用于志愿者注册、招募联系和服务记录，并按《志愿服务条例》第十九条报送国家志愿服务信息系统。',
  sensitive:
    '我单独同意平台处理我的身份证号码（敏感个人信息），仅用于实名核验和防止重复登记；加密保存，除本人和依法核验的工作人员外不显示全号。',
  guardian:
    '作为监护人，我同意被监护人注册为志愿者，同意平台处理其个人信息和我的联系方式；我可以随时撤回同意并要求注销、删除。',
} as const
export type ConsentKind = keyof typeof CONSENTS

export const CONSENT_TITLES = {
  service: '使用个人信息',
  sensitive: '处理敏感个人信息',
  guardian: '监护人同意',
} as const satisfies Record<ConsentKind, string>

/** When somebody can serve. */
export const AVAILABLE = {
  weekday: '工作日白天',
  evening: '工作日晚上',
  weekend: '周末',
  holiday: '节假日',
  urgent: '应急随叫随到',
} as const

export const RELATIONS = {
  father: '父亲',
  mother: '母亲',
  grandparent: '（外）祖父母',
  other: '其他监护人',
} as const

export const APPLICATION_STATES = {
  applied: '待核验',
  registered: '已注册',
  refused: '未通过',
  withdrawn: '已撤回',
} as const
export const APPLICATION_SOURCES = { phone: '手机申请', paper: '纸质代办' } as const
export const ERASURE_STATES = { asked: '待答复', erased: '已删除', refused: '未删除' } as const

export type KeptConsent = { kind: ConsentKind; text: string; at: string }

/** Every consent given, with its words and the moment (ISO). */
export const consentsGiven = (kinds: readonly ConsentKind[], at: Date): KeptConsent[] =>
  kinds.map((kind) => ({ kind, text: CONSENTS[kind], at: at.toISOString() }))
