import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { ADVICE_STATES, CONTACT_KINDS } from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Changed = z.object({ version: Version })
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
const text = (least: string, most: number) => z.string().trim().min(2, least).max(most, `请精简到${most}字以内`)
const short = (most: number) => z.string().trim().max(most, `请精简到${most}字以内`).default('')
export const ContactKindCode = z.enum(codesOf(CONTACT_KINDS), '请选择专家还是督导')
export const AdviceStateCode = z.enum(codesOf(ADVICE_STATES))

export const ContactForm = z.object({
  areaCode: AreaCode.describe('创建点所在街镇'),
  kind: ContactKindCode,
  personId: z.uuid('请选择专家'),
  institution: text('请填写高校、科研院所或单位', 60),
  title: short(40),
  projects: z.array(text('请写明课题或项目', 60)).max(10).default([]),
  fromDate: Day,
})
export const ContactEnd = z.object({
  contactId: Id,
  version: Version,
  toDate: Day,
  reason: text('请写明为什么结束联系', 300),
})
export const VisitForm = z.object({
  contactId: Id,
  visitedOn: Day,
  place: text('请写明到了哪里', 60),
  findings: text('请写明看到了什么', 2000),
})
export const AdviceForm = z.object({
  contactId: Id,
  visitId: Id.nullable().default(null),
  topic: text('请写一句话说明是什么事', 60),
  body: text('请写明意见', 2000),
})
export const AnswerForm = z.object({
  adviceId: Id,
  version: Version,
  adopts: z.boolean('请选择采纳或不采纳'),
  answer: z.string().trim().min(4, '请写明打算怎么做，或为什么不采纳，至少4个字').max(1000, '请精简到1000字以内'),
})
export const ResultForm = z.object({
  adviceId: Id,
  version: Version,
  result: z.string().trim().min(4, '请写明结果，至少4个字').max(1000, '请精简到1000字以内'),
})

const about = { id: Id, pointId: Id, areaCode: z.string(), townName: z.string() }
export const ContactView = z.object({
  ...about,
  kind: ContactKindCode,
  name: z.string(),
  institution: z.string(),
  title: z.string(),
  projects: z.array(z.string()),
  fromDate: z.string(),
  toDate: z.string().nullable(),
  visits: z.int(),
  lastVisitOn: z.string().nullable(),
  advice: z.int(),
  waiting: z.int().describe('待答复的意见'),
  version: Version,
})
export const VisitView = z.object({ id: Id, visitedOn: z.string(), place: z.string(), findings: z.string() })
export const AdviceView = z.object({
  ...about,
  contactId: Id,
  expertName: z.string(),
  givenOn: z.string(),
  topic: z.string(),
  body: z.string(),
  answerDue: z.string(),
  isLate: z.boolean(),
  state: AdviceStateCode,
  answer: z.string(),
  answeredOn: z.string().nullable(),
  answeredName: z.string().nullable(),
  result: z.string(),
  resultOn: z.string().nullable(),
  version: Version,
  mayAnswer: z.boolean(),
})
export const ContactFilter = z.object({
  areaCode: AreaCode.optional(),
  kind: ContactKindCode.optional(),
  current: z.boolean().optional(),
})
export const AdviceFilter = z.object({ areaCode: AreaCode.optional(), state: AdviceStateCode.optional() })
