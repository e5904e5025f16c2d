import { findByUsername } from '#contexts/administration/public.ts'
import { addPerson } from '#contexts/directory/public.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { CITY_CLERK, EXPERT, makeVolunteer } from './accounts.ts'
import type { Desk } from './desk.ts'

const TOWN = '120101006'
const DESK = 'nanshi-jingban'
/** Where the expert lives: outside the towns, so that nothing but the contact point ties them to one. */
const HOME = '120106'

/** 南市街道's contact point with a university: a visit, advice taken up with its result, and advice that waits for an answer. */
export async function tellOfExperts(desk: Desk, db: Database, now: Date): Promise<string> {
  const personId = await transact(db, { reach: 'all' }, (tx) => makeExpert(tx, desk, now))
  const { contactId } = await desk.send<{ contactId: string }>(
    CITY_CLERK,
    'experts.recordContact',
    {
      ...{ areaCode: TOWN, kind: 'expert', personId, fromDate: '2023-10-09' },
      ...{ institution: '某大学社会发展学院', title: '副教授', projects: ['独居老人互助网络', '社区基金参与机制'] },
    },
    '2023-10-09 10:00',
  )
  await desk.send(
    EXPERT.username,
    'experts.recordMyVisit',
    {
      ...{ contactId, visitedOn: '2024-03-12', place: '庆有西里社区' },
      findings: '跟着志愿者走了六户。敲门有人记，但谁看了记录、谁去办，本上看不出来。',
    },
    '2024-03-12 16:00',
  )
  await advise(desk, contactId)
  return contactId
}

async function advise(desk: Desk, contactId: string): Promise<void> {
  const taken = {
    ...{ contactId, topic: '敲门记录要写明谁接着办' },
    body: '建议在记录里加“转给谁、哪天回话”两栏，每周例会先过没有回话的。',
  }
  const { adviceId } = await desk.send<{ adviceId: string }>(
    EXPERT.username,
    'experts.giveMyAdvice',
    taken,
    '2024-03-12 16:30',
  )
  const answer = { adviceId, version: 1, adopts: true, answer: '四月起用新记录本，社工站每周五核对没有回话的。' }
  await desk.send(DESK, 'experts.answerAdvice', answer, '2024-03-20 10:00')
  const result = '两个月转办41件，38件一周内回话；没有回话的由16件降到3件。'
  await desk.send(DESK, 'experts.reportAdviceResult', { adviceId, version: 2, result }, '2024-06-03 10:00')
  const waiting = {
    ...{ contactId, topic: '请居民代表参加基金项目的回访' },
    body: '资助项目结束后只有社工站回访。建议每个项目请两名居民代表同去，意见写进结项材料。',
  }
  await desk.send(EXPERT.username, 'experts.giveMyAdvice', waiting, '2024-06-05 15:00')
}

async function makeExpert(tx: Tx, desk: Desk, now: Date): Promise<string> {
  const known = await findByUsername(tx, EXPERT.username)
  const personId = known?.personId ?? (await addPerson(tx, { areaCode: HOME, name: '周慕云' }, now))
  desk.join(EXPERT.username, await makeVolunteer(tx, EXPERT, personId, now))
  return personId
}
