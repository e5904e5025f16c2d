import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { APPLICATION_SOURCES, APPLICATION_STATES, type CONSENTS, ERASURE_STATES } from './rules/consents.ts'

const keysOf = <T extends Record<string, string>>(table: T) => Object.keys(table) as [keyof T & string]
const Place = { areaCode: z.string(), areaName: z.string(), townName: z.string().nullable() }

export const ApplicationFilter = z.object({
  areaCode: AreaCode.optional(),
  state: z.enum(['all', ...keysOf(APPLICATION_STATES)]).default('applied'),
  source: z.enum(keysOf(APPLICATION_SOURCES)).optional(),
})

/** A line of the list; everything that names somebody is masked. */
export const ApplicationView = z.object({
  id: z.uuid(),
  ...Place,
  state: z.enum(keysOf(APPLICATION_STATES)),
  source: z.enum(keysOf(APPLICATION_SOURCES)),
  name: z.string(),
  maskedId: z.string().nullable(),
  maskedPhone: z.string().nullable(),
  age: z.int().nullable().describe('周岁，申请当日'),
  isMinor: z.boolean(),
  isMove: z.boolean(),
  appliedAt: z.string(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  version: z.int(),
})

const People = z.object({ name: z.string(), maskedPhone: z.string() })
export const ApplicationDetail = ApplicationView.extend({
  skills: z.array(z.string()),
  categories: z.array(z.string()).describe('服务类别名称'),
  available: z.array(z.string()),
  ownIncome: z.boolean(),
  guardian: People.extend({ maskedId: z.string(), relation: z.string() }).nullable(),
  emergencyContact: People.nullable(),
  consents: z.array(
    z.object({
      kind: z.enum(['service', 'sensitive', 'guardian'] satisfies (keyof typeof CONSENTS)[]),
      text: z.string(),
      at: z.string(),
    }),
  ),
  scanFileId: z.uuid().nullable(),
  paperSignedOn: z.string().nullable(),
  volunteerId: z.uuid().nullable(),
  /** How the ID number stands elsewhere: nobody has it; a person without a registration; registered here, or elsewhere. */
  known: z.enum(['new', 'person', 'here', 'elsewhere']),
  otherOpen: z.int().describe('同一身份证号的其他待核验申请'),
})

export const ErasureView = z.object({
  id: z.uuid(),
  ...Place,
  name: z.string(),
  state: z.enum(keysOf(ERASURE_STATES)),
  note: z.string(),
  askedAt: z.string(),
  dueOn: z.string(),
  isOverdue: z.boolean(),
  answer: z.string().nullable(),
  decidedAt: z.string().nullable(),
  version: z.int(),
})

export const DuplicateView = z.object({
  kind: z.enum(['phone', 'name-birth']),
  label: z.string().describe('打码的手机号，或打码的姓名与出生日期'),
  people: z.int(),
  sources: z.array(z.string()),
  members: z.array(
    z.object({
      volunteerId: z.uuid(),
      name: z.string(),
      maskedId: z.string().nullable(),
      areaName: z.string(),
      registeredOn: z.string(),
      source: z.string(),
    }),
  ),
})

/** One's own standing: everything a phone page shows or needs to act on. */
export const MyRegistration = z.object({
  state: z.enum(['none', 'applied', 'refused', 'registered', 'left']),
  maskedPhone: z.string().nullable().describe('登录用的手机号；没有的，不是用手机登录'),
  person: z.object({ name: z.string(), maskedId: z.string().nullable() }).nullable(),
  application: z
    .object({
      id: z.uuid(),
      ...Place,
      isMove: z.boolean(),
      appliedAt: z.string(),
      reason: z.string().nullable(),
      version: z.int(),
    })
    .nullable(),
  registration: z
    .object({
      id: z.uuid(),
      ...Place,
      volunteerNo: z.string().nullable(),
      registeredOn: z.string(),
      leftOn: z.string().nullable(),
      version: z.int(),
    })
    .nullable(),
  erasure: z
    .object({
      state: z.enum(keysOf(ERASURE_STATES)),
      askedAt: z.string(),
      dueOn: z.string(),
      answer: z.string().nullable(),
    })
    .nullable(),
  ages: z.object({ leastAge: z.int(), ownIncomeAge: z.int(), adultAge: z.int() }),
})
