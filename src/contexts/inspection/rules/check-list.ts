/** A line of the check list that inspectors go by on the spot. `indicator`: the item of the score table it bears on. */
export type CheckLine = { code: string; title: string; hint: string; indicator: string }
type CheckList = { from: string; lines: readonly CheckLine[] }

const line = (code: string, indicator: string, title: string, hint: string): CheckLine => ({
  ...{ code, indicator, title, hint },
})

/** The check lists by the day from which each holds; a new one is added at the end, an old one is never changed. */
const LISTS: readonly CheckList[] = [
  {
    from: '2023-07-01',
    lines: [
      line('team', 'A1', '专班和联席会议', '看名单、签到和纪要，问一问最近一次议了什么'),
      line('plan', 'A2', '方案和任务台账', '方案、任务分解在手边，进度与平台一致'),
      line('staff', 'A3', '驻站社工在岗', '至少见到两名专职社工，核对考勤'),
      line('site', 'A4', '场所和标识', '社工站、社区服务点开门，制度和服务项目上墙'),
      line('archive', 'A7', '档案', '一人一档、一组一档，专柜专人，借阅有登记'),
      line('consent', 'B6', '专业规范', '个案有知情同意和计划，记录及时'),
      line('volunteers', 'C3', '志愿服务记录', '任取一次活动，签到、时长与平台一致'),
      line('fund', 'D3', '基金账目和票据', '任取一笔，凭证、审批、票据、公开对得上'),
      line('goods', 'D3', '捐赠物资', '任取一批，账实相符，发放有签收'),
      line('open', 'D3', '公开栏', '募捐、使用情况按期公开，居民看得到'),
      line('safety', 'B6', '安全和未成年人保护', '活动场地安全，涉未成年人的有从业查询和强制报告流程'),
      line('residents', 'B5', '居民怎么说', '随机问三位居民：知道吗、用过吗、满意吗'),
    ],
  },
]

/** The check list in force on a day; before the first, the first. */
export function checkListOn(day: string): CheckList {
  const list = LISTS.findLast(({ from }) => from <= day) ?? LISTS[0]
  if (!list) throw new Error('there is no check list')
  return list
}

type Told = { code: string; verdict: string; note: string }
/** What is wrong with a filled-in list: a line missing or unknown, or a fault without its words. Undefined when it is whole. */
export function faultOfChecks(
  checks: readonly Told[],
  day: string,
): { kind: 'missing' | 'words'; title: string } | undefined {
  for (const { code, title } of checkListOn(day).lines) {
    const told = checks.filter((one) => one.code === code)
    if (told.length !== 1) return { kind: 'missing', title }
    const [{ verdict, note }] = told as [Told]
    if ((verdict === 'partly' || verdict === 'unmet') && note.trim().length < 2) return { kind: 'words', title }
  }
  return undefined
}
