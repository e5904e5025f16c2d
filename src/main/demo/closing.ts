import { CITY_CLERK, EVALUATORS } from './accounts.ts'
import type { Desk } from './desk.ts'
import { beginOf, jointPointOf, type Opened, scoreBy } from './evaluation.ts'

const TOWN = '120101006'
const TOWN_CLERK = 'nanshi-jingban'
const ISSUES = [
  {
    issue: '社会工作服务站督导记录没有受督导人签字',
    basis: '评分表A7 档案',
    demand: '补全督导记录，以后当场签字',
    owner: '南市街道社会工作服务站',
  },
  {
    issue: '下一年的资金和人员没有写进计划',
    basis: '评分表E3 下一年的资金与人员',
    demand: '管委会讨论下一年计划，写明资金来源和人员',
    owner: '南市街道办事处',
  },
]
const ANSWERS = ['督导记录已逐份补签，今后由站长每次当场核对', '管委会已讨论下一年计划，资金和两名社工的合同都有着落']
type Rectification = { version: number; list: { id: string }[] }

/** 南市街道 was told its mid result and asked to mend two things; it has answered, and the city is to check. `people`: the panel. */
export async function tellOfClosing(desk: Desk, people: readonly string[]): Promise<void> {
  const pointId = await desk.seeing((tx) => jointPointOf(tx, TOWN))
  if (!pointId) return
  const form = { areaCode: '12', pointId, stage: 'mid', level: 'city', asOf: '2024-04-15' }
  const { occasionId } = await desk.send<Opened>(CITY_CLERK, 'evaluation.openOccasion', form, '2024-04-15 09:00')
  await beginOf(desk, occasionId, people, { on: '2024-04-16', endsOn: '2024-04-30' })
  for (const { username } of EVALUATORS) await scoreBy(desk, username, occasionId, '2024-04-18 15:00')
  const seen = { occasionId }
  const { version } = await desk.send<{ version: number }>(
    CITY_CLERK,
    'evaluation.getOccasion',
    seen,
    '2024-04-19 09:00',
  )
  await desk.send(CITY_CLERK, 'evaluation.tellResult', { occasionId, version }, '2024-04-19 09:10')
  const demand = { areaCode: TOWN, occasionId, issues: ISSUES }
  const made = await desk.send<{ rectificationId: string }>(
    CITY_CLERK,
    'closing.demandRectification',
    demand,
    '2024-05-15 10:00',
  )
  await answer(desk, made.rectificationId)
}

async function answer(desk: Desk, rectificationId: string): Promise<void> {
  const at = '2024-06-11 16:00'
  const seen = await desk.send<Rectification>(TOWN_CLERK, 'closing.getRectification', { rectificationId }, at)
  let { version } = seen
  for (const [index, { id: issueId }] of seen.list.entries()) {
    const said = { rectificationId, version, issueId, text: ANSWERS[index] ?? '' }
    version = (await desk.send<{ version: number }>(TOWN_CLERK, 'closing.answerIssue', said, at)).version
  }
  await desk.send(TOWN_CLERK, 'closing.submitAnswer', { rectificationId, version }, '2024-06-12 09:00')
}
