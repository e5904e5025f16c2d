/**
 * Words that turn giving into a levy. Giving is voluntary: nobody may be apportioned a sum, openly or in disguise (慈善法 31–32). The
 * platform has no field for a target of a person, household or unit; this keeps it out of the texts as well.
 */
const LEVY = [
  /摊派|硬性(?:指标|任务|规定)/,
  /(?:指标|任务|目标|数额)[^，。；]{0,6}(?:分解|分配|下达|落实|细化)到?/,
  /(?:分解|分配|下达|落实|细化)[^，。；]{0,8}(?:指标|任务|目标)/,
  /(?:捐款|募捐|筹款|捐赠)(?:任务|指标)/,
  /(?:每|各)(?:户|人|家|个?家庭|名?党员|名?干部|名?职工|名?居民|个?楼栋|个?楼门|个?网格|个?社区|个?单位|个?科室)[^，。；]{0,12}(?:捐|筹|缴|交|认|募|不少于|不低于|至少|[0-9０-９一二三四五六七八九十百千万]+元)/,
  /按(?:户|人头|人数|人|楼栋|楼门|网格|社区|单位|科室|职级|职务|工资)[^，。；]{0,8}(?:分摊|分解|下达|认捐|捐|筹|缴|收|募)/,
  /(?:人均|户均)[^，。；]{0,8}(?:捐|筹|募|缴|元|指标)/,
  /从(?:工资|补贴|津贴|低保金|补助)[^，。；]{0,8}(?:扣|代扣|划)/,
]
/** A text that forbids the levy may name it. */
const FORBIDS =
  /(?:不得(?!少|低)|不搞|不按|不设|不向|不下达|不分解|不分配|不摊派|不作|严禁|禁止|杜绝|防止|避免|绝不|没有)/

/** The words of a text that break a target down to persons, households or units; undefined where none does. */
export function levyIn(text: string): string | undefined {
  for (const clause of text.split(/[，。；！？,;!?\n]/)) {
    const found = LEVY.map((pattern) => clause.match(pattern)?.[0]).find((words) => words !== undefined)
    if (found !== undefined && !FORBIDS.test(clause)) return found
  }
  return undefined
}

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const NAMED = new RegExp(
  `(?:为|给|向|帮|救助|帮助|资助|患者|学生|居民)([${SURNAMES}][\\u4e00-\\u9fff×某＊*]{1,2})(?:同学|先生|女士|小朋友|大爷|大妈|一家|本人)`,
)

/** What in a text names one particular beneficiary: an ID number, a phone, or a name with its form of address. */
export const individualIn = (text: string): string | undefined =>
  text.match(/(?<!\d)\d{17}[\dXx](?!\d)/)?.[0] ?? text.match(/(?<!\d)1[3-9]\d{9}(?!\d)/)?.[0] ?? text.match(NAMED)?.[1]
