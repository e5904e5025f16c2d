import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { ATTENDANCE_STATES, type AttendanceState } from './rules/attendance.ts'
import { FileId, Id, keysOf, Month, Version } from './vocabulary.ts'

const State = z.enum(keysOf<AttendanceState>(ATTENDANCE_STATES), '请选择出勤情况')
export const ExceptionForm = z.object({
  personId: Id,
  fromDate: Day,
  toDate: Day,
  state: State,
  note: z.string().trim().max(60, '请写在60字以内').default(''),
})
export const SheetForm = z.object({
  areaCode: AreaCode,
  month: Month,
  version: z.int().min(0).describe('看到的版本；还没有填过为0'),
  exceptions: z.array(ExceptionForm).max(200, '例外过多，请合并相连的日子').default([]),
  insured: z.array(Id).max(100).default([]).describe('当月社会保险名单上的人'),
  insuranceFileId: FileId,
  note: z.string().trim().max(200).default(''),
})
export const AttendanceFilter = z.object({
  areaCode: AreaCode.optional(),
  from: Day.optional(),
  to: Day.optional(),
  state: State.optional(),
})

export const attendanceEndpoints = {
  getAttendance: query({
    title: '查看考勤月表',
    needs: 'workforce.station.read',
    about: { area: 'areaCode' },
    input: z.object({ areaCode: AreaCode, month: Month }),
    output: z.object({
      month: Month,
      stationId: Id.nullable(),
      stationName: z.string().nullable(),
      atLeast: z.int(),
      days: z.array(z.object({ day: z.string(), isWorkday: z.boolean(), onDuty: z.int().nullable() })),
      people: z.array(
        z.object({
          personId: Id,
          name: z.string(),
          fromDate: z.string(),
          toDate: z.string().nullable(),
          isInsured: z.boolean(),
          days: z.array(z.object({ day: z.string(), state: State, note: z.string() })),
        }),
      ),
      sheet: z
        .object({
          upto: z.string(),
          note: z.string(),
          insuranceFileId: z.string().nullable(),
          recordedName: z.string(),
          recordedAt: z.string(),
          version: Version,
        })
        .nullable(),
      mayRecord: z.boolean(),
      missing: z.array(z.string()).describe('在此之前有人在岗而没有填表的月份'),
    }),
  }),
  saveAttendance: command({
    title: '填报考勤月表',
    needs: 'workforce.attendance.record',
    about: { area: 'areaCode' },
    input: SheetForm,
    output: z.object({ version: Version, days: z.int().describe('写入的人日数') }),
  }),
} as const
