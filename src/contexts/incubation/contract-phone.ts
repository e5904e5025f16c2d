import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query, upload } from '#platform/http/contract.ts'
import {
  AssessmentView,
  Changed,
  Id,
  OrganisationForm,
  OrganisationRow,
  ServiceForm,
  ServiceView,
  TiesShape,
  Version,
} from './contract-parts.ts'

const ownOne = { own: 'incubation.organisation', id: 'organisationId' } as const
const leadsOne = { record: 'incubation.organisation', id: 'organisationId' } as const

/** What an initiator and the head of an organisation do on the phone. */
export const phoneEndpoints = {
  myOrganisations: query({
    title: '我的社会组织',
    needs: 'sign-in',
    about: 'self',
    input: z.object({}),
    output: z.object({
      rows: z.array(OrganisationRow.extend({ isHead: z.boolean(), lastNote: z.string(), next: z.string() })),
      areas: z.array(z.object({ code: z.string(), name: z.string() })).describe('可以在哪里发起'),
    }),
  }),
  myOrganisation: query({
    title: '我的一个社会组织',
    needs: 'sign-in',
    about: ownOne,
    input: z.object({ organisationId: Id }),
    output: OrganisationRow.extend({
      form: OrganisationForm.extend({ areaCode: z.string() }),
      isHead: z.boolean(),
      mayServe: z.boolean(),
      lastNote: z.string(),
      next: z.string(),
      missing: z.array(z.string()).describe('还缺的材料'),
      reportDue: z.string().nullable(),
      assessment: AssessmentView.nullable(),
      services: z.array(ServiceView),
      ...TiesShape,
    }),
  }),
  saveMine: command({
    title: '发起社会组织',
    needs: 'sign-in',
    about: 'self',
    input: OrganisationForm.omit({ headPersonId: true }).extend({
      areaCode: AreaCode,
      organisationId: Id.optional(),
      version: Version.optional(),
    }),
    output: z.object({ organisationId: Id, version: Version }),
  }),
  withdrawMine: command({
    title: '撤回发起',
    needs: 'sign-in',
    about: ownOne,
    input: z.object({ organisationId: Id, version: Version }),
    output: Changed,
  }),
  recordMyService: command({
    title: '记录本组织活动',
    needs: 'incubation.organisation.lead',
    about: leadsOne,
    input: ServiceForm.extend({ organisationId: Id, version: Version }),
    output: z.object({ serviceId: Id, version: Version }),
  }),
  uploadPhoto: upload({
    title: '上传活动照片',
    needs: 'incubation.organisation.lead',
    about: leadsOne,
    input: z.object({ organisationId: Id }),
    output: z.object({ fileId: Id, name: z.string() }),
  }),
  reportMine: command({
    title: '向“两委”报告',
    needs: 'incubation.organisation.lead',
    about: leadsOne,
    input: z.object({
      organisationId: Id,
      version: Version,
      reportedOn: Day,
      content: z.string().trim().min(4, '请写明报告了什么').max(1000, '请精简到1000字以内'),
    }),
    output: Changed,
  }),
}
