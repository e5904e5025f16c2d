import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { Id, ListFilter, Of, StageCode, SurveyStateCode } from './parts.ts'

export const SurveyFilter = ListFilter.extend({ state: SurveyStateCode.optional() })
export const SurveyForm = z.object({
  areaCode: AreaCode.describe('创建点所在的街镇'),
  stage: StageCode,
  closesOn: Day,
  communities: z
    .array(
      z.object({
        code: AreaCode,
        planned: z.int().min(1, '请填写计划收回的份数').max(2000, '份数过大，请核对').describe('至少收回的份数'),
        copies: z.int().min(1, '请填写印发的张数').max(5000, '张数过大，请核对').describe('印发的张数'),
      }),
    )
    .min(1, '请选择社区')
    .max(30, '一次至多30个社区'),
})
export const Result = z.object({
  communityCode: z.string(),
  communityName: z.string(),
  planned: z.int(),
  copies: z.int(),
  answers: z.int(),
  satisfied: z.int(),
})
export const SurveyRow = z.object({
  ...Of,
  state: SurveyStateCode,
  openedOn: z.string(),
  closesOn: z.string(),
  closedOn: z.string().nullable(),
  planned: z.int(),
  answers: z.int(),
  satisfied: z.int(),
})
export const SurveyView = SurveyRow.extend({
  openedName: z.string(),
  closedName: z.string().nullable(),
  reason: z.string(),
  isEnough: z.boolean().describe('每个社区都收够了'),
  results: z.array(Result),
  questions: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      choices: z.array(z.object({ code: z.string(), label: z.string(), count: z.int() })),
    }),
  ),
  suggestions: z.array(z.object({ communityName: z.string(), words: z.string() })).describe('没有姓名和时间'),
})

/** Typed or scanned; kept out of the audit by its name. */
export const Code = z
  .string()
  .trim()
  .max(40)
  .meta({ examples: ['0000-0000-0000-0000'] })
/** What somebody chose. Its name keeps it out of the audit, so that nobody can tell who answered what. */
export const SecretAnswer = z.object({
  choices: z.record(z.string().max(20), z.string().max(20)),
  suggestion: z.string().trim().max(500, '请精简到500字以内').default(''),
})
export const Asked = z.object({
  townName: z.string(),
  communityName: z.string(),
  isUsed: z.boolean(),
  closedOn: z.string().nullable().describe('已结束的日期'),
  questions: z.array(
    z.object({
      code: z.string(),
      title: z.string(),
      choices: z.array(z.object({ code: z.string(), label: z.string() })),
    }),
  ),
})
export const SheetOrder = z.object({
  surveyId: Id,
  communityCode: AreaCode.optional().describe('只印一个社区的'),
})
