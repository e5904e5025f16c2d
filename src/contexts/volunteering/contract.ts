import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { again, Counted, Id, Limit, Reason } from './contract-basics.ts'
import { hoursEndpoints } from './contract-hours.ts'
import { registrationEndpoints } from './contract-registration.ts'

export const VolunteerStates = { all: '全部', registered: '在册', left: '已注销' } as const
export const VolunteerFilter = z.object({
  areaCode: AreaCode.optional(),
  state: z.enum(['all', 'registered', 'left']).default('all'),
  name: z.string().trim().max(50).optional().describe('全名'),
  idNumber: z.string().trim().max(30).optional(),
  phone: z.string().trim().max(20).optional(),
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
    ...hoursEndpoints,
    ...registrationEndpoints,
  },
} as const
