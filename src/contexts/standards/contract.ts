import { z } from 'zod'
import { isDate } from '#kernel/time.ts'
import { command, query } from '#platform/http/contract.ts'

const Day = z.string().refine(isDate, '请选择日期')
const Light = z.enum(['green', 'yellow', 'red', 'grey'])
const Verdict = z.enum(['met', 'not-met', 'no-data'])
const Reading = z.object({ title: z.string(), part: z.int(), whole: z.int(), holds: z.boolean() })
export const Readings = z.object({ A: Reading, B: Reading, C: Reading })

const Cell = z.object({
  standard: z.int(),
  completion: z.int().describe('完成度，万分之几'),
  light: Light,
  met: z.int(),
  of: z.int(),
  noData: z.int(),
})
export const BoardPoint = z.object({
  pointId: z.uuid(),
  kind: z.enum(['joint', 'district']),
  seq: z.int().nullable(),
  districtCode: z.string(),
  districtName: z.string(),
  townCode: z.string(),
  townName: z.string(),
  communities: z.int(),
  unnamed: z.int().describe('名称待确认的社区数'),
  progress: z.int(),
  light: Light,
  cells: z.array(Cell),
})
export const BoardDistrict = z.object({
  code: z.string(),
  name: z.string(),
  quotaTowns: z.int(),
  quotaCommunities: z.int(),
  points: z.int(),
  communities: z.int(),
  pending: z.int(),
  progress: z.int().nullable(),
  light: Light,
})
const Milestone = z.object({ code: z.string(), title: z.string(), dueOn: z.string(), percent: z.int() })
const Standard = z.object({ number: z.int(), clause: z.string(), title: z.string() })

export const FigureView = z.object({
  communityId: z.uuid().nullable(),
  place: z.string(),
  verdict: Verdict,
  shown: z.string(),
  floor: z.string(),
  missing: z.string(),
})
export const CriterionView = z.object({
  code: z.string(),
  standard: z.int(),
  clause: z.string(),
  title: z.string(),
  level: z.enum(['point', 'community', 'fund']),
  reading: z.string(),
  weight: z.int(),
  mandatory: z.boolean(),
  completion: z.int(),
  done: z.boolean(),
  light: Light,
  figures: z.array(FigureView),
})
const figureInput = {
  pointId: z.uuid(),
  communityId: z.uuid().nullable().default(null),
  criterion: z
    .string()
    .max(20)
    .meta({ examples: ['S2.1'] }),
  asOf: Day.optional(),
}
const Population = z.object({
  side: z.enum(['part', 'whole']),
  title: z.string(),
  unit: z.string(),
  counted: z.int().nullable().describe('少于5名、不显示时为空'),
  records: z.int(),
  leftOut: z.int(),
  sources: z.array(z.string()),
})

export const standardsContract = {
  context: 'standards',
  title: '创建进度',
  endpoints: {
    readBoard: query({
      title: '查看挂图作战',
      needs: 'standards.measurement.read',
      about: 'list',
      input: z.object({ asOf: Day.optional(), districtCode: z.string().max(6).optional() }),
      output: z.object({
        asOf: z.string(),
        today: z.string(),
        programme: z.object({ title: z.string(), documentNo: z.string(), startsOn: z.string(), endsOn: z.string() }),
        schedule: z.int(),
        milestones: z.array(Milestone),
        standards: z.array(Standard),
        districts: z.array(BoardDistrict),
        points: z.array(BoardPoint),
        readings: Readings,
        halfReading: z.enum(['A', 'B', 'C']),
      }),
    }),
    boardStamp: query({
      title: '查看进度是否有更新',
      needs: 'standards.measurement.read',
      about: 'list',
      input: z.object({ asOf: Day.optional() }),
      output: z.object({ stamp: z.string() }),
    }),
    readPoint: query({
      title: '查看创建点进度',
      needs: 'standards.measurement.read',
      about: { record: 'programme.point', id: 'pointId' },
      input: z.object({ pointId: z.uuid(), asOf: Day.optional() }),
      output: z.object({
        asOf: z.string(),
        point: BoardPoint,
        schedule: z.int(),
        standards: z.array(Standard),
        criteria: z.array(CriterionView),
      }),
    }),
    openFigure: query({
      title: '打开数据依据',
      needs: 'standards.evidence.read',
      about: { record: 'programme.point', id: 'pointId' },
      input: z.object(figureInput),
      output: z.object({
        asOf: z.string(),
        criterion: z.object({
          code: z.string(),
          title: z.string(),
          clause: z.string(),
          reading: z.string(),
          floor: z.string(),
        }),
        documentNo: z.string(),
        place: z.string(),
        figure: FigureView,
        window: z.string(),
        calendarYear: z.string().nullable().describe('自然年的数字，只作对照'),
        populations: z.array(Population),
      }),
    }),
    listEvidence: query({
      title: '查看数据依据的记录',
      needs: 'standards.evidence.read',
      about: { record: 'programme.point', id: 'pointId' },
      input: z.object({
        ...figureInput,
        side: z.enum(['part', 'whole']),
        leftOut: z.boolean().default(false),
        after: z.uuid().optional(),
        limit: z.int().min(1).max(100).default(50),
      }),
      output: z.object({
        rows: z.array(
          z.object({
            recordId: z.uuid(),
            label: z.string(),
            detail: z.string(),
            counted: z.int().nullable().describe('少于5名、不显示时为空'),
            reason: z.string().nullable(),
            page: z.string().nullable(),
          }),
        ),
        next: z.uuid().nullable(),
      }),
    }),
    listSnapshots: query({
      title: '查看阶段快照',
      needs: 'standards.measurement.read',
      about: 'list',
      input: z.object({}),
      output: z.array(
        z.object({
          id: z.uuid(),
          milestone: z.string(),
          asOf: z.string(),
          reading: z.string(),
          digest: z.string(),
          frozenAt: z.string(),
          readings: Readings,
          points: z.int(),
        }),
      ),
    }),
    freezeSnapshot: command({
      title: '冻结阶段快照',
      needs: 'standards.snapshot.freeze',
      about: { area: 'areaCode' },
      input: z.object({
        areaCode: z.string().max(12),
        milestone: z
          .string()
          .max(10)
          .meta({ examples: ['M1'] }),
      }),
      output: z.object({ snapshotId: z.uuid(), digest: z.string() }),
    }),
    compareSnapshot: query({
      title: '查看冻结后的变化',
      needs: 'standards.measurement.read',
      about: 'list',
      input: z.object({ snapshotId: z.uuid() }),
      output: z.array(
        z.object({ town: z.string(), place: z.string(), criterion: z.string(), frozen: z.string(), now: z.string() }),
      ),
    }),
  },
} as const
