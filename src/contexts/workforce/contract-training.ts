import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import {
  FileId,
  Id,
  keysOf,
  Page,
  Placed,
  paged,
  Reason,
  Someone,
  TRAINING_KINDS,
  type TrainingKind,
} from './vocabulary.ts'

const Kind = z.enum(keysOf<TrainingKind>(TRAINING_KINDS), '请选择类别')
export const TrainingForm = z.object({
  areaCode: AreaCode,
  personId: Id,
  title: z.string().trim().min(2, '请填写培训名称').max(100, '名称过长'),
  body: z.string().trim().max(100).default('').describe('举办单位'),
  kind: Kind,
  heldOn: Day,
  minutes: z.int('请填写整数').min(0, '不能小于0').max(60_000, '时长过大，请核对').describe('分钟；学历教育填0'),
  fileId: FileId,
})
export const TrainingFilter = z.object({
  areaCode: AreaCode.optional(),
  kind: Kind.optional(),
  from: Day.optional(),
  to: Day.optional(),
  name: z.string().trim().max(50).optional().describe('全名'),
})

export const trainingEndpoints = {
  listTrainings: query({
    title: '查看培训记录',
    needs: 'workforce.worker.read',
    about: 'list',
    input: TrainingFilter.extend(Page),
    output: paged(
      z.object({
        id: Id,
        ...Someone,
        ...Placed,
        title: z.string(),
        body: z.string(),
        kind: Kind,
        heldOn: z.string(),
        minutes: z.int(),
        fileId: z.string().nullable(),
        isVoided: z.boolean(),
      }),
    ),
  }),
  recordTraining: command({
    title: '登记培训',
    needs: 'workforce.training.record',
    about: { area: 'areaCode' },
    input: TrainingForm,
    output: z.object({ trainingId: Id }),
  }),
  voidTraining: command({
    title: '作废培训记录',
    needs: 'workforce.training.record',
    about: { record: 'workforce.training', id: 'trainingId' },
    input: z.object({ trainingId: Id, reason: Reason }),
    output: z.object({}),
  }),
} as const
