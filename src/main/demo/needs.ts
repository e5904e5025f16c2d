import { sql } from 'kysely'
import { findOrAddPerson } from '#contexts/directory/public.ts'
import { addDays, dateOf } from '#kernel/time.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { COMMUNITY, makeHand, makeVolunteer, RESIDENT } from './accounts.ts'
import type { Desk } from './desk.ts'
import { peopleOf } from './people.ts'
import { severalAtOnce } from './several.ts'
import { LEAD } from './social-work.ts'

const COMMUNITY_WORKER = 'shequ-jingban'
const CLERK = 'nanshi-jingban'
/** Acts for communities of other towns, which have no accounts of their own in the demonstration. */
const ELSEWHERE = { username: 'xuqiu-daiban', about: '各街镇需求代办', role: 'communityWorker' } as const
const TOWNS_ELSEWHERE = 12
const someone = peopleOf({ code: 'resident', districtNo: 19, townNo: 497 })

/** `day`: 'YYYY-MM-DD', or days from today (none is today). */
type Step = readonly [day: string | number, who: string, act: string, input?: Record<string, unknown>]
type Story = { tell: Step; steps: readonly Step[] }

const verify = (day: string | number, how = 'visit', note = ''): Step => [
  day,
  COMMUNITY_WORKER,
  'verifyNeed',
  { how, note },
]
const classify = (day: string | number, input: Record<string, unknown>): Step => [
  day,
  COMMUNITY_WORKER,
  'classifyNeed',
  { urgency: 'normal', level: 'community', route: 'public', ...input },
]
const assign = (day: string | number, party: string, unit: string): Step => [day, LEAD, 'assignNeed', { party, unit }]
const resolve = (day: string | number, means: string[], result: string): Step => [
  day,
  COMMUNITY_WORKER,
  'resolveNeed',
  { means, result },
]
const phone = (day: string | number, words: string, more: Record<string, unknown> = {}): Step => [
  day,
  RESIDENT.username,
  'tellNeed',
  { areaCode: COMMUNITY, forWhom: 'self', words, ...more },
]
const desk = (day: string | number, channel: string, title: string, more: Record<string, unknown> = {}): Step => [
  day,
  COMMUNITY_WORKER,
  'recordNeed',
  { areaCode: COMMUNITY, channel, title, description: title, forWhom: 'many', ...more },
]
const OFFICE = '庆有西里社区居委会'
const CIVIL_AFFAIRS = '南市街道民政窗口'

/** What was told in 庆有西里: the way to the end, and something at every step on the way. */
const STORIES: readonly Story[] = [
  {
    tell: phone('2024-04-08', '楼道里的灯坏了一个星期，晚上看不见路，老人不敢下楼。', {
      line: 'governance',
      forWhom: 'many',
    }),
    steps: [
      verify('2024-04-09', 'site', '三个灯都不亮'),
      classify('2024-04-09', { line: 'governance' }),
      assign('2024-04-10', 'community', OFFICE),
      ['2024-04-10', COMMUNITY_WORKER, 'startNeed', { note: '已联系物业，两天内来换' }],
      resolve('2024-04-12', ['public'], '三个灯都换好了，夜里看得清路'),
      ['2024-04-12', RESIDENT.username, 'confirmMine', { rating: 5, comment: '很快，谢谢' }],
    ],
  },
  {
    tell: desk('2024-03-05', 'visit', '老人无收入，家里快断粮', {
      ...{ forWhom: 'other', whom: '2号楼独居老人', description: '入户时了解到想申请低保，米面也快没了。' },
      urgency: 'urgent',
    }),
    steps: [
      verify('2024-03-05'),
      classify('2024-03-06', {
        line: 'relief',
        level: 'case',
        groups: ['T10'],
        benefit: 'allowance',
        route: 'entitlement',
      }),
      ['2024-03-06', CLERK, 'referNeed', { toUnit: CIVIL_AFFAIRS }],
      [
        '2024-03-07',
        CLERK,
        'recordReceipt',
        { receiptNo: 'NS-JZ-2024-031', receiptOn: '2024-03-07', receiptName: '李敏' },
      ],
      assign('2024-03-07', 'charity', '南市街道社区基金'),
      ['2024-04-02', CLERK, 'recordAnswer', { outcome: 'granted', outcomeOn: '2024-04-01', note: '四月起发放' }],
      resolve('2024-04-02', ['benefit', 'gift'], '四月起享受低保，基金送去米面应急'),
      ['2024-04-03', COMMUNITY_WORKER, 'confirmOnPaper', { rating: 5, how: '4月3日入户，本人当面说满意' }],
    ],
  },
  {
    tell: phone(-6, '母亲八十五岁，一个人住，腿脚不便，想问养老服务补贴，也盼着中午有人送饭。', { line: 'elder' }),
    steps: [
      verify(-5, 'visit', '老人独居，能自理，做饭困难'),
      classify(-5, { line: 'elder', level: 'case', groups: ['T10'], benefit: 'elderSubsidy', route: 'entitlement' }),
      [-4, CLERK, 'referNeed', { toUnit: CIVIL_AFFAIRS, note: '请一并评估助餐' }],
    ],
  },
  {
    tell: phone(-9, '小区东门的路坑坑洼洼，老人推车过不去。', {
      line: 'environment',
      forWhom: 'many',
      phone: '13900000001',
    }),
    steps: [
      verify(-8, 'site'),
      classify(-8, { line: 'environment' }),
      assign(-7, 'government', '南市街道城管科'),
      resolve(-1, ['public'], '路面已经铺平，轮椅推得过去'),
    ],
  },
  {
    tell: desk(-1, 'hotline', '独居老人两天没下楼，邻居担心', {
      externalNo: 'GD-YS-0001',
      urgency: 'urgent',
      forWhom: 'other',
      whom: '5号楼',
    }),
    steps: [],
  },
  { tell: desk(-3, 'grid', '3号楼楼道堆放杂物，轮椅过不去'), steps: [] },
  { tell: desk(-2, 'paper', '3号楼楼道杂物太多，轮椅出不来', { name: '赵淑兰', forWhom: 'self' }), steps: [] },
  {
    tell: desk(-16, 'visit', '双职工家庭孩子放学后没人看', { forWhom: 'other', whom: '4号楼', urgency: 'urgent' }),
    steps: [
      verify(-16),
      classify(-15, {
        line: 'child',
        level: 'case',
        groups: ['T99'],
        route: 'society',
        reason: '没有对应的待遇，课后班已满',
      }),
      assign(-15, 'volunteers', '庆有西里邻里互助队'),
      [-14, COMMUNITY_WORKER, 'startNeed', { note: '先由两位志愿者轮流接' }],
    ],
  },
  {
    tell: desk(-10, 'meeting', '希望社区办老年食堂', { peopleCount: 60 }),
    steps: [verify(-9, 'met'), classify(-9, { line: 'elder', level: 'policy', groups: ['T10'] })],
  },
  {
    tell: desk(-12, 'paper', '两项补贴没有按时发放', { forWhom: 'self', name: '孙建国', phone: '13900000002' }),
    steps: [
      verify(-11, 'records'),
      classify(-11, {
        line: 'disability',
        level: 'case',
        groups: ['T11'],
        benefit: 'disabledCare',
        route: 'entitlement',
      }),
      [-10, CLERK, 'referNeed', { toUnit: CIVIL_AFFAIRS }],
    ],
  },
  {
    tell: desk(-13, 'hotline', '楼上半夜打麻将', { externalNo: 'GD-YS-0002', isNameless: true, forWhom: 'self' }),
    steps: [[-12, COMMUNITY_WORKER, 'rejectNeed', { reason: '噪声扰民由派出所处理，已请民警上门，再有请拨110' }]],
  },
]

/**
 * Needs of 庆有西里 at every step, told by a resident on the phone (`jumin`), by the hotline, on rounds and visits; and a few in
 * other towns, so that no board is empty.
 */
export async function tellOfNeeds(hands: Desk, db: Database, now: Date): Promise<void> {
  const { id } = await hands.seeing((tx) => findOrAddPerson(tx, { ...someone(), areaCode: COMMUNITY }, now))
  const jumin = await transact(db, { reach: 'all' }, (tx) => makeVolunteer(tx, RESIDENT, id, now))
  hands.join(RESIDENT.username, jumin)
  await severalAtOnce([...STORIES.entries()], 3, ([index, story]) => play(hands, story, index, now))
  await tellElsewhere(hands, db, now)
}

/** Hours of a day at which its steps are done, so that a story's steps stay in order. */
async function play(hands: Desk, { tell, steps }: Story, index: number, now: Date): Promise<void> {
  const at = (day: string | number, step: number): string => {
    const date = typeof day === 'string' ? day : addDays(dateOf(now), day)
    return `${date} ${String(8 + Math.min(step, 11)).padStart(2, '0')}:${String(10 + index).padStart(2, '0')}`
  }
  const [day, who, act, input] = tell
  const told = act === 'recordNeed' ? { reportedOn: at(day, 0).slice(0, 10) } : {}
  const { needId } = await hands.send<{ needId: string }>(who, `needs.${act}`, { ...told, ...input }, at(day, 0))
  let version = 1
  for (const [step, [on, by, name, more]] of steps.entries()) {
    const done = { needId, version, ...more }
    ;({ version } = await hands.send<{ version: number }>(by, `needs.${name}`, done, at(on, step + 1)))
  }
}

const SMALL = [
  { title: '高龄老人助浴不便', line: 'elder', level: 'group', groups: ['T10'] },
  { title: '楼院垃圾桶太少', line: 'environment', level: 'community', groups: [] },
  { title: '暑期孩子没有去处', line: 'child', level: 'community', groups: [] },
  { title: '残疾人出行缺坡道', line: 'disability', level: 'community', groups: ['T11'] },
] as const

type Place = { code: string; path: string }

async function tellElsewhere(hands: Desk, db: Database, now: Date): Promise<void> {
  const places = await hands.seeing(communitiesElsewhere)
  const [first, ...others] = places
  if (!first) return
  const hand = await transact(db, { reach: 'all' }, (tx) => makeHand(tx, ELSEWHERE, [first, ...others], now))
  hands.join(ELSEWHERE.username, hand)
  const who = ELSEWHERE.username
  await severalAtOnce([...places.entries()], 3, async ([index, { code }]) => {
    const { title, ...classed } = SMALL[index % SMALL.length] ?? SMALL[0]
    const form = { areaCode: code, channel: 'grid', title, description: title, forWhom: 'many' }
    const story: Step[] = [
      [-6, who, 'verifyNeed', { how: 'site' }],
      [-5, who, 'classifyNeed', { ...classed, groups: [...classed.groups], urgency: 'normal', route: 'public' }],
      [-5, who, 'assignNeed', { party: 'community', unit: '社区居委会' }],
      [-3, who, 'resolveNeed', { means: ['public'], result: '已经办好，请居民查看' }],
      [-2, who, 'confirmOnPaper', { rating: 4, how: '入户时居民当面说满意' }],
    ]
    await play(hands, { tell: [-7, who, 'recordNeed', form], steps: story.slice(0, (index % 6) + 1) }, index, now)
  })
}

/** One community of each of some other points, in the order of their codes. */
async function communitiesElsewhere(tx: Tx): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select a.code, a.path from (select distinct on (p.id) c.area_code from programme.pub_point p
      join programme.pub_point_community c on c.point_id = p.id where p.status = 'active' order by p.id, c.area_code) as one
    join directory.area a on a.code = one.area_code where a.code not like '120101006%' order by a.code limit ${TOWNS_ELSEWHERE}`.execute(
    tx,
  )
  return rows
}
