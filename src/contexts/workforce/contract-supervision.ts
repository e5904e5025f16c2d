import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import {
  FileId,
  Id,
  keysOf,
  Month,
  Page,
  Placed,
  paged,
  Someone,
  SUPERVISION_KINDS,
  SUPERVISOR_LEVELS,
  SUPERVISOR_SIDES,
  type SupervisionKind,
  type SupervisorLevel,
  Version,
} from './vocabulary.ts'

const Kind = z.enum(keysOf<SupervisionKind>(SUPERVISION_KINDS), '请选择督导方式')
const Level = z.enum(keysOf<SupervisorLevel>(SUPERVISOR_LEVELS), '请选择督导级别')
const Side = z.enum(keysOf<keyof typeof SUPERVISOR_SIDES>(SUPERVISOR_SIDES), '请选择督导来源')
const Words = (what: string) => z.string(`请填写${what}`).trim().min(2, `请填写${what}`).max(2000, '请写在2000字以内')

const facts = {
  supervisees: z
    .array(Id)
    .min(1, '请选择被督导的社工')
    .max(30)
    .meta({ examples: [['7b0a8f1e-4f6e-4d4a-9a53-1f2d3c4b5a69']] }),
  kind: Kind,
  heldOn: Day,
  minutes: z.int('请填写整数').min(1, '须大于0分钟').max(720, '一次督导不超过12小时，请核对'),
  place: z.string().trim().max(100).default(''),
  topic: z.string('请填写主题').trim().min(2, '请填写主题').max(100, '主题过长'),
  caseRefs: z.string().trim().max(200).default('').describe('个案只写化名和档案号'),
  problem: Words('问题'),
  advice: Words('建议'),
  followUp: z.string().trim().max(1000).default('').describe('要社工跟进的事；没有可不填'),
  nextOn: Day.nullable().default(null),
}
export const SupervisionForm = z.object({ areaCode: AreaCode, supervisorPersonId: Id, ...facts })
export const EditSupervisionForm = z.object({ supervisionId: Id, version: Version, ...facts })
export const AssignForm = z.object({ areaCode: AreaCode, personId: Id, level: Level, side: Side, fromDate: Day })
export const AnswerForm = z.object({ supervisionId: Id, version: Version, answer: Words('跟进情况') })
export const VisitForm = z.object({
  areaCode: AreaCode,
  visitedOn: Day,
  visitors: z.string('请填写走访的督导').trim().min(2, '请填写走访的督导').max(100, '请写在100字以内'),
  findings: Words('看到的情况'),
  advice: Words('建议'),
  fileId: FileId,
})
export const AnswerVisitForm = z.object({ cityVisitId: Id, version: Version, answer: Words('整改情况') })
export const SupervisionFilter = z.object({
  areaCode: AreaCode.optional(),
  kind: Kind.optional(),
  from: Day.optional(),
  to: Day.optional(),
})

const Worker = z.object({ personId: Id, name: z.string(), signedAt: z.string().nullable() })
export const SupervisionLine = z.object({
  id: Id,
  no: z.string(),
  areaCode: z.string(),
  townName: z.string(),
  supervisorPersonId: Id,
  supervisorName: z.string(),
  supervisorLevel: Level,
  kind: Kind,
  heldOn: z.string(),
  minutes: z.int(),
  topic: z.string(),
  supervisees: z.array(Worker),
  signedAt: z.string().nullable(),
  answerDue: z.string().nullable(),
  answeredAt: z.string().nullable(),
  isAnswerLate: z.boolean(),
  version: Version,
})
export const SupervisionDetail = SupervisionLine.extend({
  place: z.string(),
  caseRefs: z.string(),
  problem: z.string(),
  advice: z.string(),
  followUp: z.string(),
  answer: z.string().nullable(),
  nextOn: z.string().nullable(),
  may: z.object({ edit: z.boolean(), sign: z.boolean(), answer: z.boolean() }),
})
const SupervisorView = z.object({
  id: Id,
  ...Someone,
  ...Placed,
  level: Level,
  side: Side,
  fromDate: z.string(),
  toDate: z.string().nullable(),
  version: Version,
})

const supervision = { record: 'workforce.supervision', id: 'supervisionId' } as const

export const supervisionEndpoints = {
  listSupervisors: query({
    title: '查看督导',
    needs: 'workforce.worker.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), state: z.enum(['current', 'all']).default('current'), ...Page }),
    output: paged(SupervisorView),
  }),
  assignSupervisor: command({
    title: '指派督导',
    needs: 'workforce.station.record',
    about: { area: 'areaCode' },
    input: AssignForm,
    output: z.object({ supervisorId: Id }),
  }),
  endSupervisor: command({
    title: '结束督导指派',
    needs: 'workforce.station.record',
    about: { record: 'workforce.supervisor', id: 'supervisorId' },
    input: z.object({ supervisorId: Id, version: Version, toDate: Day }),
    output: z.object({ version: Version }),
  }),
  listSupervisions: query({
    title: '查看督导记录',
    needs: 'workforce.worker.read',
    about: 'list',
    input: SupervisionFilter.extend(Page),
    output: paged(SupervisionLine),
  }),
  listSupervisionStanding: query({
    title: '查看督导是否够数',
    needs: 'workforce.worker.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), month: Month, onlyShort: z.boolean().default(false) }),
    output: z.object({
      neededMinutes: z.int(),
      neededGroups: z.int(),
      rows: z.array(
        z.object({
          ...Someone,
          ...Placed,
          minutes: z.int(),
          neededMinutes: z.int(),
          groups: z.int(),
          neededGroups: z.int(),
          isShort: z.boolean(),
        }),
      ),
    }),
  }),
  mySupervision: query({
    title: '查看我的督导',
    needs: 'sign-in',
    about: 'self',
    input: z.object({}),
    output: z.object({
      personId: Id.nullable(),
      /** Stations assigned to the caller as supervisor, with those who serve there. */
      stations: z.array(
        z.object({
          areaCode: z.string(),
          townName: z.string(),
          level: Level,
          workers: z.array(z.object({ personId: Id, name: z.string() })),
        }),
      ),
      records: z.array(SupervisionLine).describe('我记的和督导我的，最近的在前'),
      toSign: z.int(),
    }),
  }),
  mySupervisionRecord: query({
    title: '查看我的一次督导',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ supervisionId: Id }),
    output: SupervisionDetail,
  }),
  signSupervision: command({
    title: '督导记录签字',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ supervisionId: Id, version: Version }),
    output: z.object({ version: Version }),
  }),
  getSupervision: query({
    title: '查看督导记录详情',
    needs: 'workforce.supervision.record',
    about: supervision,
    input: z.object({ supervisionId: Id }),
    output: SupervisionDetail,
  }),
  recordSupervision: command({
    title: '记录督导',
    needs: 'workforce.supervision.record',
    about: { area: 'areaCode' },
    input: SupervisionForm,
    output: z.object({ supervisionId: Id, no: z.string() }),
  }),
  editSupervision: command({
    title: '修改督导记录',
    needs: 'workforce.supervision.record',
    about: supervision,
    input: EditSupervisionForm,
    output: z.object({ version: Version }),
  }),
  answerSupervision: command({
    title: '填写督导跟进',
    needs: 'workforce.supervision.record',
    about: supervision,
    input: AnswerForm,
    output: z.object({ version: Version }),
  }),
  listCityVisits: query({
    title: '查看市级督导走访',
    needs: 'workforce.station.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), ...Page }),
    output: paged(
      z.object({
        id: Id,
        areaCode: z.string(),
        districtName: z.string(),
        townName: z.string(),
        visitedOn: z.string(),
        visitors: z.string(),
        findings: z.string(),
        advice: z.string(),
        answerDue: z.string(),
        answer: z.string().nullable(),
        answeredAt: z.string().nullable(),
        isAnswerLate: z.boolean(),
        fileId: z.string().nullable(),
        mayAnswer: z.boolean(),
        version: Version,
      }),
    ),
  }),
  recordCityVisit: command({
    title: '记录市级督导走访',
    needs: 'workforce.visit.record',
    about: { area: 'areaCode' },
    input: VisitForm,
    output: z.object({ cityVisitId: Id }),
  }),
  answerCityVisit: command({
    title: '答复市级督导走访',
    needs: 'workforce.station.record',
    about: { record: 'workforce.city-visit', id: 'cityVisitId' },
    input: AnswerVisitForm,
    output: z.object({ version: Version }),
  }),
} as const
