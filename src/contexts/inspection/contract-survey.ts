import { z } from 'zod'
import { Day } from '#contexts/directory/contract.ts'
import { command, download, query } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import { Changed, Id, maybe, Page, paged, Version } from './parts.ts'
import {
  Asked,
  Code,
  SecretAnswer,
  SheetOrder,
  SurveyFilter,
  SurveyForm,
  SurveyRow,
  SurveyView,
} from './parts-survey.ts'

const aboutSurvey = { record: 'inspection.survey', id: 'surveyId' } as const

export const surveyEndpoints = {
  listSurveys: query({
    title: '查看满意度调查',
    needs: 'inspection.inspection.read',
    about: 'list',
    input: SurveyFilter.extend(Page),
    output: paged(SurveyRow),
  }),
  getSurvey: query({
    title: '查看一次满意度调查',
    needs: 'inspection.inspection.read',
    about: aboutSurvey,
    input: z.object({ surveyId: Id }),
    output: SurveyView,
  }),
  openSurvey: command({
    title: '开始满意度调查',
    needs: 'inspection.survey.manage',
    about: { area: 'areaCode' },
    input: SurveyForm,
    output: z.object({ surveyId: Id }),
  }),
  prolongSurvey: command({
    title: '延长满意度调查',
    needs: 'inspection.survey.manage',
    about: aboutSurvey,
    input: z.object({ surveyId: Id, version: Version, closesOn: Day }),
    output: Changed,
  }),
  closeSurvey: command({
    title: '结束满意度调查',
    needs: 'inspection.survey.manage',
    about: aboutSurvey,
    input: z.object({ surveyId: Id, version: Version, reason: maybe(500).describe('样本不足仍要结束的理由') }),
    output: Changed,
  }),
  surveySheet: download({
    title: '打印调查二维码',
    needs: 'inspection.survey.manage',
    about: aboutSurvey,
    input: SheetOrder,
    output: DownloadBody,
  }),
  viewQuestions: query({
    title: '打开满意度问卷',
    needs: 'nothing',
    about: 'everyone',
    input: z.object({ code: Code }),
    output: Asked,
  }),
  answerSurvey: command({
    title: '交满意度答卷',
    needs: 'nothing',
    about: 'everyone',
    keepsNoAnswer: true,
    input: z.object({ code: Code, secretAnswer: SecretAnswer }),
    output: z.object({}),
  }),
} as const
