import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { caseworkContract } from '#contexts/casework/contract.ts'
import { addPerson } from '#contexts/directory/public.ts'
import type { RoleName } from '#main/roles.ts'
import { paths } from './divisions.ts'
import type { Town } from './town.ts'

export const TOWN = '120101006'
export const COMMUNITY = '120101006018'
/** A word that stands in everything that is told of the person, to look for where it must not be. */
export const MARK = '暗记甲乙丙'

/** Somebody with an account and a person of the directory behind it. */
export async function aHand(town: Town, role: RoleName, path: string = paths.nanshi, name = '社工') {
  const personId = await town.tx((tx) => addPerson(tx, { areaCode: TOWN, name }, town.now))
  const actor = await town.person(role, path, { personId })
  await town.tx((tx) =>
    sql`update platform.account set person_id = ${personId} where id = ${actor.accountId}`.execute(tx),
  )
  return { ...actor, ...town.as(actor), personId }
}
export type Hand = Awaited<ReturnType<typeof aHand>>

export const aClient = (town: Town, idNumber = '', areaCode = COMMUNITY) =>
  town.tx((tx) => addPerson(tx, { areaCode, name: `田${MARK}`, ...(idNumber && { idNumber }) }, town.now))

/** The station of 南市街道: a lead, two workers, a supervisor. */
export async function aStation(town: Town) {
  const lead = await aHand(town, 'stationLead')
  const worker = await aHand(town, 'stationSocialWorker')
  const second = await aHand(town, 'stationSocialWorker')
  const supervisor = await aHand(town, 'supervisor')
  return { lead, worker, second, supervisor }
}
export type Station = Awaited<ReturnType<typeof aStation>>

type Name = keyof typeof caseworkContract.endpoints
/** Asks, and fails the story with the server's own sentence. */
export async function done(hand: Pick<Hand, 'ask'>, name: Name, input: Record<string, unknown>) {
  const { status, body } = await hand.ask(caseworkContract, name, input)
  if (status !== 200) throw new Error(`${name}: ${body.message ?? JSON.stringify(body)}`)
  return body
}
/** What the server said, with its status. */
export async function said(hand: Pick<Hand, 'ask'>, name: Name, input: Record<string, unknown>): Promise<string> {
  const { status, body } = await hand.ask(caseworkContract, name, input)
  return `${status} ${body.message ?? '办成'}`
}

export const intakeForm = (personId: string, more: Record<string, unknown> = {}) => ({
  ...{ areaCode: COMMUNITY, line: 'elder', groups: ['T10'], source: 'outreach', risk: 'middle' },
  secret: {
    ...{ personId, phone: '13800000002', problem: `独居，最近不愿出门${MARK}`, screening: '未发现' },
    ...{ eligibility: '本街道居民，独居老人', referredBy: '社区网格员' },
  },
  ...more,
})
const t = (text: string) => `${text}${MARK}`
export const SECRETS = {
  consent: { signer: 'client', signerName: '田某', told: true },
  why: { reason: t('符合服务范围') },
  assessment: {
    ...{
      body: t('高血压'),
      mind: t('情绪低落'),
      social: t('子女在外地'),
      strengths: t('爱唱戏'),
      resources: t('老年食堂'),
    },
    ...{ risks: t('跌倒'), problems: [t('少与人来往')] },
    family: [{ who: '儿子', relation: t('每月通话') }],
    ties: [{ system: '居委会', kind: 'strong', note: '' }],
  },
  plan: {
    goals: [
      {
        goal: t('每周出门两次'),
        indicator: '出门次数',
        steps: t('陪同参加戏曲社'),
        times: '每周二',
        roles: '社工、志愿者',
        by: '2024-06-30',
      },
    ],
    ...{ signedBy: '田某', signedOn: '2024-03-05' },
  },
  contact: {
    place: t('家中'),
    aim: t('建立关系'),
    process: t('谈了近况'),
    observation: t('愿意说话'),
    next: t('下周再访'),
  },
  review: { progress: t('出门一次') },
  evaluation: {
    attained: t('目标达成'),
    scales: [{ name: '孤独感量表', before: 52, after: 31, most: 80, isBetterLow: true }],
    ...{ satisfaction: 5, opinion: t('满意') },
  },
  closure: { why: 'attained', summary: t('目标达成') },
  followUp: { way: 'phone', situation: t('情况稳定'), needsMore: false },
  referral: { to: t('市安定医院'), reason: t('需要专科') },
  receipt: { by: t('李医生'), answer: t('已接收') },
  advice: { text: t('注意边界') },
} as const

/** Acts on one case one after the other, each with the version that the last one left. */
export class CaseFile {
  readonly caseId: string
  readonly hands: Station
  constructor(hands: Station, caseId: string) {
    this.hands = hands
    this.caseId = caseId
  }
  async view(hand: Pick<Hand, 'ask'> = this.hands.worker) {
    return done(hand, 'getCase', { caseId: this.caseId })
  }
  async ref() {
    return { caseId: this.caseId, version: (await this.view(this.hands.lead)).version as number }
  }
  async does(name: Name, more: Record<string, unknown>, hand: Pick<Hand, 'ask'> = this.hands.worker) {
    return done(hand, name, { ...(await this.ref()), ...more })
  }
  async said(name: Name, more: Record<string, unknown>, hand: Pick<Hand, 'ask'> = this.hands.worker) {
    return said(hand, name, { ...(await this.ref()), ...more })
  }
  contact(heldOn: string, more: Record<string, unknown> = {}) {
    return {
      caseId: this.caseId,
      key: randomUUID(),
      heldOn,
      minutes: 60,
      way: 'visit',
      secret: SECRETS.contact,
      ...more,
    }
  }
  consent = () => this.does('recordConsent', { how: 'paper', signedOn: '2024-03-05', secret: SECRETS.consent })
  assess = () => this.does('assessCase', { homeVisitOn: '2024-03-05', risk: 'middle', secret: SECRETS.assessment })
  /** From intake to service, as it should go. */
  async untilService(): Promise<this> {
    await this.consent()
    await this.does('decideCase', { outcome: 'accept', secret: SECRETS.why })
    await this.assess()
    await this.does('submitPlan', { secret: SECRETS.plan })
    await this.does('decidePlan', { outcome: 'approved', secret: SECRETS.why }, this.hands.lead)
    await done(this.hands.worker, 'recordContact', this.contact('2024-03-05'))
    return this
  }
  /** Evaluated, signed by supervisor and lead. */
  async untilClosed(): Promise<this> {
    const { lead, supervisor } = this.hands
    await this.does('evaluateCase', { secret: SECRETS.evaluation })
    await this.does('assignSupervisor', { supervisorAccountId: supervisor.accountId }, lead)
    await this.does('askClosure', { secret: SECRETS.closure })
    await this.does('superviseClosure', { secret: SECRETS.why }, supervisor)
    await this.does('signClosure', { outcome: 'signed', secret: SECRETS.why }, lead)
    return this
  }
}

export async function aCase(hands: Station, personId: string, more: Record<string, unknown> = {}): Promise<CaseFile> {
  const { caseId } = await done(hands.worker, 'openCase', intakeForm(personId, more))
  return new CaseFile(hands, caseId)
}
