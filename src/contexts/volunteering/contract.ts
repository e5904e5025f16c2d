import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'

const Id = z.uuid()
const Limit = z.int().min(1).max(100).default(20)
const again = '翻页标记不正确，请从第一页重新查看'
const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')

/** Lists count up to a cap: beyond it a page says 10,000 以上 instead of reading millions of rows. */
const Counted = { total: z.int(), isTotalCapped: z.boolean() }

export const VolunteerStates = { all: '全部', registered: '在册', left: '已注销' } as const
export const VolunteerFilter = z.object({
  areaCode: AreaCode.optional(),
  state: z.enum(['all', 'registered', 'left']).default('all'),
  name: z.string().trim().max(50).optional().describe('全名'),
  idNumber: z.string().trim().max(30).optional(),
  phone: z.string().trim().max(20).optional(),
})
export const RecordFilter = z.object({
  areaCode: AreaCode.optional(),
  volunteerId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
  state: z.enum(['all', 'valid', 'voided']).default('all'),
})

export const VolunteerView = z.object({
  id: Id,
  personId: Id,
  name: z.string(),
  maskedId: z.string().nullable(),
  maskedPhone: z.string().nullable(),
  areaCode: z.string(),
  areaName: z.string(),
  townName: z.string(),
  volunteerNo: z.string().nullable(),
  registeredOn: z.string(),
  leftOn: z.string().nullable(),
  version: z.int(),
})
export const RecordView = z.object({
  id: Id,
  volunteerId: Id,
  name: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  servedOn: z.string(),
  minutes: z.int(),
  activity: z.string(),
  isVoided: z.boolean(),
  voidReason: z.string().nullable(),
})

export const volunteeringContract = {
  context: 'volunteering',
  title: '志愿服务',
  endpoints: {
    listVolunteers: query({
      title: '查看志愿者名册',
      needs: 'volunteering.volunteer.read',
      about: 'list',
      input: VolunteerFilter.extend({
        after: z
          .string()
          .regex(/^\d{2,12}_\d{4}-\d{2}-\d{2}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, again)
          .optional(),
        limit: Limit,
      }),
      output: z.object({ rows: z.array(VolunteerView), next: z.string().nullable(), ...Counted }),
    }),
    getVolunteer: query({
      title: '查看志愿者',
      needs: 'volunteering.volunteer.read',
      about: { record: 'volunteering.volunteer', id: 'volunteerId' },
      input: z.object({ volunteerId: Id }),
      output: VolunteerView.extend({
        source: z.string(),
        totalMinutes: z.int(),
        byYear: z.array(z.object({ year: z.int(), minutes: z.int(), records: z.int() })),
      }),
    }),
    deregisterVolunteer: command({
      title: '注销志愿者',
      needs: 'volunteering.volunteer.deregister',
      about: { record: 'volunteering.volunteer', id: 'volunteerId' },
      input: z.object({ volunteerId: Id, version: z.int(), leftOn: Day, reason: Reason }),
      output: z.object({ version: z.int() }),
    }),
    listServiceRecords: query({
      title: '查看服务时长',
      needs: 'volunteering.hours.read',
      about: 'list',
      input: RecordFilter.extend({
        after: z
          .string()
          .regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, again)
          .optional(),
        limit: Limit,
      }),
      output: z.object({ rows: z.array(RecordView), next: z.string().nullable(), ...Counted }),
    }),
    voidServiceRecord: command({
      title: '作废服务时长',
      needs: 'volunteering.hours.void',
      about: { record: 'volunteering.service-record', id: 'serviceRecordId' },
      input: z.object({ serviceRecordId: Id, reason: Reason }),
      output: z.object({ reversalId: Id }),
    }),
  },
} as const
