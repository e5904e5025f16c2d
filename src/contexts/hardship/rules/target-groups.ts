/**
 * Groups of people in special hardship (domain §8.7). A code holds the result of the bureau that found it; nobody is
 * judged again here. `evidence`: what paper usually shows it; `meaning`: what the rule behind it says, for reading.
 */
export const TARGET_GROUPS = {
  T01: '特困人员',
  T02: '低保对象',
  T03: '低保边缘家庭成员',
  T04: '刚性支出困难家庭成员',
  T05: '防止返贫监测对象',
  T06: '孤儿、事实无人抚养儿童',
  T07: '困境儿童',
  T08: '农村留守儿童',
  T09: '流动儿童',
  T10: '独居、空巢、高龄、失能老人',
  T11: '残疾人（持证）',
  T12: '精神障碍患者及家庭',
  T13: '计划生育特殊家庭',
  T14: '优抚对象、退役军人',
  T15: '重病、因病致困人员',
  T16: '新就业群体、新市民',
  T99: '其他困难居民',
} as const
export type TargetCode = keyof typeof TARGET_GROUPS
export const TARGET_CODES = Object.keys(TARGET_GROUPS) as [TargetCode, ...TargetCode[]]

type Definition = { meaning: string; evidence: string }

export const TARGET_DEFINITIONS: Readonly<Record<TargetCode, Definition>> = {
  T01: {
    meaning: '无劳动能力、无生活来源、无法定赡养抚养扶养义务人或义务人无履行能力，由民政部门认定',
    evidence: '特困人员救助供养证',
  },
  T02: { meaning: '共同生活的家庭成员人均收入低于当地低保标准且财产符合规定，由民政部门认定', evidence: '低保证' },
  T03: { meaning: '家庭人均收入低于低保标准1.5倍且财产符合规定，由民政部门认定', evidence: '低保边缘家庭认定书' },
  T04: {
    meaning: '家庭人均收入低于上年度当地居民人均可支配收入、必需支出超出规定比例，由民政部门认定',
    evidence: '刚性支出困难家庭认定书',
  },
  T05: { meaning: '农业农村部门确定的防止返贫监测对象', evidence: '监测对象名单' },
  T06: { meaning: '民政部门认定的孤儿和事实无人抚养儿童', evidence: '儿童福利证、认定书' },
  T07: { meaning: '因家庭贫困、自身残疾、监护缺失或监护不当陷入困境的儿童', evidence: '困境儿童认定表' },
  T08: {
    meaning: '父母双方外出务工，或一方外出、另一方无监护能力的不满16周岁农村儿童',
    evidence: '农村留守儿童信息表',
  },
  T09: { meaning: '随父母或其他监护人离开户籍地居住的儿童', evidence: '流动儿童信息表' },
  T10: { meaning: '独居、空巢、80周岁及以上或失能的老年人', evidence: '老年人能力评估报告、社区台账' },
  T11: { meaning: '持有残疾人证的人员', evidence: '残疾人证' },
  T12: { meaning: '精神障碍患者及其家庭成员', evidence: '卫健部门登记、诊断证明' },
  T13: { meaning: '独生子女伤残、死亡的家庭成员', evidence: '计划生育家庭特别扶助证' },
  T14: { meaning: '享受抚恤优待的对象和生活困难的退役军人', evidence: '优待证' },
  T15: { meaning: '患重病，或因医疗支出导致生活困难的人员', evidence: '诊断证明、医疗救助审批表' },
  T16: { meaning: '快递、外卖、网约车等新就业群体和新市民中有困难的人员', evidence: '居住证、用工证明' },
  T99: { meaning: '以上各类之外的困难居民，须写明困难情形', evidence: '社区走访记录' },
}

export const SOURCES = { list: '部门名单', self: '本人申报', worker: '工作人员发现' } as const
export type Source = keyof typeof SOURCES

export const isTargetCode = (text: string): text is TargetCode => Object.hasOwn(TARGET_GROUPS, text)
export const nameOfCode = (code: string): string => (isTargetCode(code) ? TARGET_GROUPS[code] : code)

/** Names that hold a list themselves are read before the cell is cut at its commas. */
const LISTING_NAMES = TARGET_CODES.map((code) => [code, TARGET_GROUPS[code].normalize('NFKC')] as const).filter(
  ([, name]) => /[、,]/.test(name),
)

/**
 * Codes out of what somebody wrote in one cell: 'T02、T11', '低保对象；残疾人（持证）'. Each once, in the order of the table.
 * A part that is no group is returned in `unknown`.
 */
export function codesWritten(text: string): { codes: TargetCode[]; unknown: string[] } {
  const parts = LISTING_NAMES.reduce((left, [code, name]) => left.replaceAll(name, ` ${code} `), text.normalize('NFKC'))
    .split(/[、,;，；/|\s]+/)
    .filter(Boolean)
  const found = parts.map((part) => [part, codeOf(part)] as const)
  const wanted = new Set(found.map(([, code]) => code))
  return {
    codes: TARGET_CODES.filter((code) => wanted.has(code)),
    unknown: found.filter(([, code]) => !code).map(([part]) => part),
  }
}

/** Words of lists that mean one group and no other. */
const OTHER_WORDS: Readonly<Record<string, TargetCode>> = {
  特困: 'T01',
  低保: 'T02',
  低保边缘: 'T03',
  低保边缘家庭: 'T03',
  刚性支出困难家庭: 'T04',
  孤儿: 'T06',
  事实无人抚养儿童: 'T06',
  留守儿童: 'T08',
  独居老人: 'T10',
  空巢老人: 'T10',
  高龄老人: 'T10',
  失能老人: 'T10',
  残疾人: 'T11',
  优抚对象: 'T14',
  退役军人: 'T14',
  其他: 'T99',
}

function codeOf(part: string): TargetCode | undefined {
  const code = part.toUpperCase()
  if (isTargetCode(code)) return code
  return OTHER_WORDS[part] ?? TARGET_CODES.find((one) => TARGET_GROUPS[one].normalize('NFKC') === part)
}
