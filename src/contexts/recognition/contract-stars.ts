import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { Id, Name, Page, paged, Reason, Version } from './contract-parts.ts'

export const STAR_STATES = {
  applied: '待初审',
  public: '公示中',
  granted: '已评定',
  refused: '不予评定',
  revoked: '已撤销',
} as const
export type StarState = keyof typeof STAR_STATES
const State = z.enum(['applied', 'public', 'granted', 'refused', 'revoked'])
const Level = z.literal([1, 2, 3, 4, 5], '请选择星级')
const Words = z.string().trim().min(6, '请写明情况，至少6个字').max(500, '内容过长，请精简到500字以内')

export const StarFilter = z.object({
  areaCode: AreaCode.optional(),
  state: z.enum(['open', 'applied', 'public', 'granted', 'refused', 'revoked', 'doubted']).default('open'),
  level: Level.optional(),
  name: Name,
})
export const StarRequestForm = z.object({ areaCode: AreaCode, personId: Id, level: Level })

const StarRow = z.object({
  id: Id,
  name: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  townName: z.string().nullable(),
  level: Level,
  minutes: z.int(),
  appliedVia: z.enum(['phone', 'desk']),
  appliedOn: z.string(),
  state: State,
  publicFrom: z.string().nullable(),
  publicUntil: z.string().nullable(),
  grantedOn: z.string().nullable(),
  doubtedOn: z.string().nullable(),
  openObjections: z.int(),
  closedOn: z.string().nullable(),
  closedReason: z.string().nullable(),
  version: Version,
})
const Objection = z.object({
  id: Id,
  words: z.string(),
  raisedVia: z.enum(['phone', 'desk']),
  raisedOn: z.string(),
  answer: z.string().nullable(),
  upheld: z.boolean().nullable(),
  answeredOn: z.string().nullable(),
  version: Version,
})
const MyStar = StarRow.pick({
  id: true,
  level: true,
  state: true,
  appliedOn: true,
  publicUntil: true,
  grantedOn: true,
  closedOn: true,
  closedReason: true,
})
const about = { record: 'recognition.star', id: 'starId' } as const
const Versioned = { starId: Id, version: Version }

export const starEndpoints = {
  getMyStar: query({
    title: '查看本人的星级',
    needs: 'sign-in',
    about: 'self',
    input: z.object({}),
    output: z.object({
      minutes: z.int(),
      steps: z.array(z.object({ level: Level, hours: z.int(), missingMinutes: z.int() })),
      level: z.int().describe('现有星级，0为无'),
      reached: z.int().describe('时长达到的星级，0为无'),
      mayApply: Level.nullable(),
      publicityDays: z.int(),
      history: z.array(MyStar),
    }),
  }),
  applyForStar: command({
    title: '申请星级',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ level: Level }),
    output: z.object({ starId: Id }),
  }),
  listStarNotices: query({
    title: '查看星级公示',
    needs: 'nothing',
    about: 'everyone',
    input: z.object({ page: z.int().min(1).max(1_000).default(1) }),
    output: paged(
      z.object({
        id: Id,
        name: z.string().describe('打码；未成年人不显示姓名'),
        areaName: z.string(),
        townName: z.string().nullable(),
        level: Level,
        hours: z.int(),
        publicFrom: z.string(),
        publicUntil: z.string(),
      }),
    ),
  }),
  objectToStar: command({
    title: '对星级公示提出异议',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ starId: Id, words: Words }),
    output: z.object({}),
  }),
  listStars: query({
    title: '查看星级评定',
    needs: 'recognition.star.read',
    about: 'list',
    input: StarFilter.extend(Page),
    output: paged(StarRow),
  }),
  listEligible: query({
    title: '查看可申请星级的志愿者',
    needs: 'recognition.star.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), ...Page }),
    output: paged(
      z.object({
        personId: Id,
        name: z.string(),
        areaCode: z.string(),
        areaName: z.string(),
        townName: z.string().nullable(),
        minutes: z.int(),
        reached: z.int(),
        level: z.int(),
      }),
    ),
  }),
  getStar: query({
    title: '查看一份星级申请',
    needs: 'recognition.star.read',
    about,
    input: z.object({ starId: Id }),
    output: StarRow.extend({
      minutesNow: z.int(),
      minutesNeeded: z.int(),
      objections: z.array(Objection),
      mayCheck: z.boolean(),
      mayGrant: z.boolean(),
    }),
  }),
  applyForStarFor: command({
    title: '代为申请星级',
    needs: 'recognition.star.check',
    about: { area: 'areaCode' },
    input: StarRequestForm,
    output: z.object({ starId: Id }),
  }),
  checkStar: command({
    title: '初审星级并公示',
    needs: 'recognition.star.check',
    about,
    input: z.object(Versioned),
    output: z.object({ version: Version, publicUntil: z.string() }),
  }),
  refuseStar: command({
    title: '不予评定星级',
    needs: 'recognition.star.check',
    about,
    input: z.object({ ...Versioned, reason: Reason }),
    output: z.object({ version: Version }),
  }),
  grantStar: command({
    title: '评定星级',
    needs: 'recognition.star.grant',
    about,
    input: z.object(Versioned),
    output: z.object({ version: Version }),
  }),
  revokeStar: command({
    title: '撤销星级',
    needs: 'recognition.star.grant',
    about,
    input: z.object({ ...Versioned, reason: Reason }),
    output: z.object({ version: Version }),
  }),
  recordStarObjection: command({
    title: '登记星级异议',
    needs: 'recognition.star.check',
    about,
    input: z.object({ ...Versioned, words: Words }),
    output: z.object({ version: Version }),
  }),
  answerStarObjection: command({
    title: '答复星级异议',
    needs: 'recognition.star.check',
    about: { record: 'recognition.star-objection', id: 'objectionId' },
    input: z.object({ objectionId: Id, version: Version, upheld: z.boolean(), answer: Reason }),
    output: z.object({ version: Version }),
  }),
} as const
