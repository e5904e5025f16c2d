import { CITY_CLERK, clerkOf, leaderOf } from './accounts.ts'
import type { Desk } from './desk.ts'

const NANKAI = '120104'
type Ref = { reportId: string; version: number }

const HALF_YEAR = [
  {
    code: 'work',
    text: '区民政局牵头成立“五社联动”工作专班，与财政、卫健、残联每季度开一次联席会议，三个街镇的场地、人员和经费都已落实。\n购买社工站服务的经费列入区级预算，按季拨付。',
  },
  {
    code: 'effect',
    text: '广开街道把居民议事放进联席会议，居民提的事当场认领，五方各说做什么、哪天做完；助餐、陪诊、楼道微更新三个项目已经常态运行。',
  },
  {
    code: 'problem',
    text: '持证社工流动较大，个别社区“两委”成员还没有取得证书；社区基金支出集中在助餐，使用面不宽。',
  },
  { code: 'next', text: '三月底前补齐持证人员；第二季度由街镇管委会研究扩大基金资助的范围，六月上旬区里逐点复查。' },
]
const MID = [
  {
    code: 'method',
    text: '区评估组由社会工作、财务、社区治理三方面人员组成，逐一签署回避声明，独立评分，评分前不互相看到。',
  },
  {
    code: 'effect',
    text: '各创建点七项标准均已启动，专业服务和志愿服务两项进展较快，居民满意度在样本中达到良好以上。',
  },
  { code: 'problem', text: '档案抽查发现个别小组活动缺少需求评估；有一个社区的志愿服务记录晚于十个工作日。' },
  { code: 'next', text: '对发现的问题逐一下发整改通知，限期三十天，到期由两名检查人员现场复查。' },
]

/**
 * 南开区's report of the first half-year, returned once and accepted, with a figure that a hand changed; its mid result, waiting to be signed.
 * Every other district is late, as the page shows.
 */
export async function tellOfReporting(desk: Desk): Promise<void> {
  const nankai = new Reporter(desk, NANKAI)
  await nankai.start('half-year', '2023-H2', '2024-01-08 09:30')
  const change = { code: 'cases', part: 2, whole: null, reason: '两个案例在平台启用前由区里选入，已有文件，待补登记' }
  await nankai.write('changeFigure', change, '2024-01-08 10:10')
  await nankai.write('writeParts', { parts: HALF_YEAR }, '2024-01-09 11:20')
  await nankai.write('handReport', {}, '2024-01-09 15:00')
  await nankai.sign('2024-01-10 09:10')
  await nankai.go(CITY_CLERK, 'returnReport', { reason: '请把两个案例的名称写进“主要做法和成效”' }, '2024-01-11 10:00')
  const named = HALF_YEAR.map(({ code, text }) =>
    code === 'effect' ? { code, text: `${text}\n区里选入的两个案例：“议事圆桌”“楼门口的一餐饭”。` } : { code, text },
  )
  await nankai.write('writeParts', { parts: named }, '2024-01-11 14:30')
  await nankai.write('handReport', {}, '2024-01-11 14:40')
  await nankai.sign('2024-01-12 09:00')
  await nankai.go(CITY_CLERK, 'acceptReport', {}, '2024-01-12 16:00')
  await nankai.start('mid', 'M1', '2024-01-12 10:00')
  await nankai.write('writeParts', { parts: MID }, '2024-01-12 11:00')
  await nankai.write('handReport', {}, '2024-01-12 11:05')
}

/** One report after another of a district, by its two hands. */
class Reporter {
  readonly #desk: Desk
  readonly #district: string
  #ref: Ref = { reportId: '', version: 0 }

  constructor(desk: Desk, district: string) {
    this.#desk = desk
    this.#district = district
  }

  async start(kind: string, period: string, at: string): Promise<void> {
    const input = { areaCode: this.#district, kind, period }
    const { reportId } = await this.#desk.send<{ reportId: string }>(
      clerkOf(this.#district),
      'reporting.startReport',
      input,
      at,
    )
    this.#ref = { reportId, version: 1 }
  }

  async go(who: string, name: string, more: object, at: string): Promise<void> {
    const { version } = await this.#desk.send<{ version: number }>(
      who,
      `reporting.${name}`,
      { ...this.#ref, ...more },
      at,
    )
    this.#ref = { ...this.#ref, version }
  }

  write(name: string, more: object, at: string): Promise<void> {
    return this.go(clerkOf(this.#district), name, more, at)
  }
  sign(at: string): Promise<void> {
    return this.go(leaderOf(this.#district), 'signReport', {}, at)
  }
}
