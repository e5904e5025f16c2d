import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import {
  Changed,
  Id,
  LineCode,
  NeedView,
  Page,
  paged,
  Reason,
  ResourceChange,
  ResourceFilter,
  ResourceForm,
  ResourceView,
  Search,
  ServiceChange,
  ServiceFilter,
  ServiceForm,
  ServiceView,
  Version,
} from './contract-parts.ts'

const aboutResource = { record: 'linkage.resource', id: 'resourceId' } as const
const aboutService = { record: 'linkage.service', id: 'serviceId' } as const

export const Candidate = z.object({
  kind: z.enum(['resource', 'service']),
  id: Id,
  title: z.string(),
  by: z.string(),
  areaName: z.string(),
  amount: z.string(),
  conditions: z.string(),
  reasons: z.array(z.string()),
  version: Version.describe('资源或服务的版本'),
})
export const MatchView = z.object({
  id: Id,
  kind: z.enum(['resource', 'service']),
  title: z.string(),
  by: z.string(),
  reasons: z.array(z.string()),
  pickedName: z.string(),
  pickedOn: z.string(),
  version: Version,
})

/** The resource list, the service list, the need list, and what matches between them. */
export const listEndpoints = {
  listResources: query({
    title: '查看资源清单',
    needs: 'linkage.linkage.read',
    about: 'list',
    input: ResourceFilter.extend(Page),
    output: paged(ResourceView),
  }),
  recordResource: command({
    title: '登记资源',
    needs: 'linkage.resource.offer',
    about: { area: 'areaCode' },
    input: ResourceForm,
    output: z.object({ resourceId: Id, no: z.string() }),
  }),
  changeResource: command({
    title: '修改资源',
    needs: 'linkage.resource.offer',
    about: aboutResource,
    input: ResourceChange,
    output: Changed,
  }),
  withdrawResource: command({
    title: '撤回资源',
    needs: 'linkage.resource.offer',
    about: aboutResource,
    input: z.object({ resourceId: Id, version: Version, reason: Reason }),
    output: Changed,
  }),
  openContact: command({
    title: '查看资源联系人',
    needs: 'linkage.resource.offer',
    about: aboutResource,
    keepsNoAnswer: true,
    input: z.object({ resourceId: Id, version: Version, reason: Reason }),
    output: z.object({ name: z.string(), phone: z.string() }),
  }),
  listServices: query({
    title: '查看服务清单',
    needs: 'linkage.linkage.read',
    about: 'list',
    input: ServiceFilter.extend(Page),
    output: paged(ServiceView),
  }),
  recordService: command({
    title: '登记服务',
    needs: 'linkage.resource.offer',
    about: { area: 'areaCode' },
    input: ServiceForm,
    output: z.object({ serviceId: Id, no: z.string() }),
  }),
  changeService: command({
    title: '修改服务',
    needs: 'linkage.resource.offer',
    about: aboutService,
    input: ServiceChange,
    output: Changed,
  }),
  listNeeds: query({
    title: '查看可联动的需求',
    needs: 'linkage.linkage.read',
    about: 'list',
    input: z.object({
      areaCode: AreaCode.optional(),
      line: LineCode.optional(),
      freeOnly: z.boolean().default(false).describe('只看还没有进入项目的'),
      text: Search,
      ...Page,
    }),
    output: paged(
      NeedView.extend({ projectId: Id.nullable(), projectTitle: z.string().nullable(), matches: z.array(MatchView) }),
    ),
  }),
  findCandidates: query({
    title: '为需求找资源和服务',
    needs: 'linkage.linkage.lead',
    about: { record: 'needs.need', id: 'needId' },
    input: z.object({ needId: Id }),
    output: z.object({ need: NeedView, rows: z.array(Candidate), matches: z.array(MatchView) }),
  }),
  pickMatch: command({
    title: '对接资源或服务',
    needs: 'linkage.linkage.lead',
    about: { record: 'needs.need', id: 'needId' },
    input: z.object({
      needId: Id,
      kind: z.enum(['resource', 'service']),
      offerId: Id,
      version: Version.describe('资源或服务的版本'),
    }),
    output: z.object({ matchId: Id }),
  }),
  releaseMatch: command({
    title: '撤销对接',
    needs: 'linkage.linkage.lead',
    about: { record: 'linkage.match', id: 'matchId' },
    input: z.object({ matchId: Id, version: Version, reason: Reason }),
    output: z.object({}),
  }),
}
