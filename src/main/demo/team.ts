import { addDays, addMinutes, dateOf, showMoment } from '#kernel/time.ts'
import { COMMUNITY, VOLUNTEERS } from './accounts.ts'
import type { Desk } from './desk.ts'

const WORKER = 'shequ-jingban'
type Here = { teamId: string; people: readonly string[] }

/** The station of the community, its volunteers' training, award and rating, and somebody who asks to join the team. */
export async function tellOfTeam(desk: Desk, { teamId, people }: Here, now: Date): Promise<void> {
  const [lead = '', volunteer = '', ...others] = people
  await openStation(desk)
  const training = {
    ...{ areaCode: COMMUNITY, name: '应急救护培训', content: '心肺复苏、止血包扎', minutes: 120 },
    ...{ host: '和平区红十字会', heldOn: '2024-03-16' },
    attendees: [lead, volunteer, ...others.slice(0, 6)].map((personId) => ({ personId, minutes: 120 })),
  }
  await desk.send(WORKER, 'teams.recordTraining', training, '2024-03-18 09:20')
  const award = {
    ...{ areaCode: COMMUNITY, personId: lead, name: '优秀志愿者' },
    ...{ awardedOn: '2023-12-05', awardingBody: '南市街道办事处' },
  }
  await desk.send(WORKER, 'teams.recordAward', award, '2023-12-07 10:00')
  const rating = {
    ...{ areaCode: COMMUNITY, personId: volunteer, activity: '陪伴独居老人', quality: 5, note: '耐心细致' },
    ...{ fromDate: '2024-03-01', toDate: '2024-04-30' },
  }
  await desk.send(WORKER, 'teams.recordRating', rating, '2024-05-06 15:10')
  const asking = { teamId, words: '我住得近，周末都有空。', sharesPhone: true }
  await desk.send(VOLUNTEERS[1].username, 'teams.joinTeam', asking, showMoment(addMinutes(now, -180)))
}

/** All is there but the sign, as it was found in May. */
async function openStation(desk: Desk): Promise<void> {
  const station = {
    ...{ areaCode: COMMUNITY, name: '庆有西里社区志愿服务站' },
    ...{ address: '社区党群服务中心一层', openedOn: '2023-09-15' },
  }
  const { stationId } = await desk.send<{ stationId: string }>(
    WORKER,
    'teams.recordStation',
    station,
    '2023-09-18 09:00',
  )
  const standards = ['place', 'team', 'project', 'equipment', 'rules', 'sign']
  const functions = ['needs', 'publishing', 'recruiting', 'organising', 'recording', 'display']
  const items = [...standards, ...functions].map((item) =>
    item === 'sign' ? { item, isMet: false, note: '门牌已送制，待安装' } : { item, isMet: true },
  )
  const check = { stationId, version: 1, checkedOn: '2024-05-20', items }
  await desk.send(WORKER, 'teams.checkStation', check, '2024-05-20 16:00')
}

/** The lead has the hours for a first star and asked for it; the community looked, and now everybody may. */
export async function askForStar(desk: Desk, now: Date): Promise<void> {
  const [captain] = VOLUNTEERS
  const on = (days: number, time: string) => `${addDays(dateOf(now), days)} ${time}`
  const { starId } = await desk.send<{ starId: string }>(
    captain.username,
    'recognition.applyForStar',
    { level: 1 },
    on(-2, '19:40'),
  )
  await desk.send(WORKER, 'recognition.checkStar', { starId, version: 1 }, on(-1, '10:15'))
}
