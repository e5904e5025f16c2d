import { criteriaStatus } from '#contexts/standards/public.ts'
import { dateOf } from '#kernel/time.ts'
import { transact } from '#platform/db/database.ts'
import type { Command, Desk } from '../command.ts'
import { type Counts, countAll } from '../counts.ts'

/** What the installation holds and where its criteria stand today. */
export const command: Command = {
  usage: ['status [--json]'],
  about: '显示装入的创建项目、各项数量和各条标准今天的达成情况',
  async run(desk: Desk) {
    const { db, config } = await desk.open()
    const now = config.now()
    const today = dateOf(now)
    const status = await transact(db, { reach: 'all' }, async (tx) => {
      const { programme, counts } = await countAll(tx)
      return { programme, counts, criteria: await criteriaStatus(tx, { today, now }) }
    })
    if (desk.args.includes('--json')) desk.print(JSON.stringify(status))
    else report(desk, status)
    return 0
  },
}

const LABELS: Record<keyof Counts, string> = {
  districts: '区',
  towns: '街道、乡镇',
  communities: '社区、村',
  quotaTowns: '街镇名额',
  quotaCommunities: '社区名额',
  points: '创建点',
  jointPoints: '其中市区联合创建点',
  people: '人员',
}

type Status = Awaited<ReturnType<typeof countAll>> & { criteria: Awaited<ReturnType<typeof criteriaStatus>> }

function report({ print }: Desk, { programme, counts, criteria }: Status): void {
  print(programme ?? '尚未装入创建项目')
  for (const [name, label] of Object.entries(LABELS)) print(`  ${label}：${counts[name as keyof Counts]}`)
  print('标准（应测、达到、尚无数据，单位为创建点或社区）')
  for (const { code, measured, met, noData } of criteria) print(`  ${code}：${measured}、${met}、${noData}`)
}
