import { z } from 'zod'
import { command, download, query, upload } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import { AreaCode, AreaLevels, Day, OrganisationForm, PersonForm, PopulationForm, Reason } from './forms.ts'
import {
  Area,
  DivisionFilter,
  DivisionPage,
  NameMatchView,
  OrganisationFilter,
  OrganisationPage,
  Page,
  PageById,
  PersonView,
  PopulationFilter,
  PopulationPage,
  pageOf,
} from './views.ts'

export {
  AREA_KINDS,
  AreaCode,
  Day,
  ORGANISATION_KINDS,
  ORGANISATION_STATES,
  OrganisationForm,
  PersonForm,
  PopulationForm,
  SOURCE_KINDS,
  STANDINGS,
} from './forms.ts'
export { Area, DivisionFilter, NameMatchView, OrganisationFilter, PersonView, PopulationFilter } from './views.ts'

export const directoryContract = {
  context: 'directory',
  title: '名录',
  endpoints: {
    listAreas: query({
      title: '查看下级区划',
      needs: 'sign-in',
      about: 'everyone',
      input: z.object({ parentCode: AreaCode }),
      output: z.array(Area),
    }),
    searchAreas: query({
      title: '查找区划',
      needs: 'sign-in',
      about: 'everyone',
      input: z.object({
        words: z.string().trim().max(40).optional(),
        level: z.enum(AreaLevels).optional(),
        withinCode: AreaCode.optional(),
        ...Page,
      }),
      output: z.array(
        Area.extend({
          parentName: z.string().nullable(),
          districtName: z.string().nullable(),
          aliases: z.array(z.string()),
        }),
      ),
    }),
    listDivisions: query({
      title: '查看区划名录',
      needs: 'directory.area.read',
      about: 'everyone',
      input: DivisionFilter.extend(Page),
      output: DivisionPage,
    }),
    countAreas: query({
      title: '区划计数',
      needs: 'sign-in',
      about: 'everyone',
      input: z.object({}),
      output: z.array(z.object({ level: z.enum(AreaLevels), count: z.int(), virtual: z.int() })),
    }),
    listNameMatches: query({
      title: '查看待确认名称',
      needs: 'directory.area.read',
      about: 'list',
      input: z.object({ status: z.enum(['pending', 'confirmed', 'rejected']).optional() }),
      output: z.array(NameMatchView),
    }),
    decideName: command({
      title: '确认名称对应',
      needs: 'directory.name.decide',
      about: { record: 'directory.name-match', id: 'nameMatchId' },
      input: z.object({
        nameMatchId: z.uuid(),
        version: z.int(),
        areaCode: AreaCode.nullable().describe('对应的社区；空表示不是同一处'),
        reason: Reason,
      }),
      output: z.object({ version: z.int() }),
    }),
    listPopulation: query({
      title: '查看常住人口',
      needs: 'directory.population.read',
      about: 'list',
      input: PopulationFilter.extend(PageById),
      output: PopulationPage,
    }),
    recordPopulation: command({
      title: '登记常住人口',
      needs: 'directory.population.record',
      about: { area: 'areaCode' },
      input: PopulationForm,
      output: z.object({ returnId: z.uuid() }),
    }),
    uploadSealedReturn: upload({
      title: '上传人口盖章件',
      needs: 'directory.population.record',
      about: { area: 'areaCode' },
      input: z.object({ areaCode: AreaCode }),
      output: z.object({ fileId: z.uuid() }),
    }),
    openSealedReturn: download({
      title: '查看人口盖章件',
      needs: 'directory.population.read',
      about: { record: 'directory.population-return', id: 'returnId' },
      input: z.object({ returnId: z.uuid() }),
      output: DownloadBody,
    }),
    freezeBase: command({
      title: '冻结人口基数',
      needs: 'directory.population.freeze',
      about: { record: 'directory.population-return', id: 'returnId' },
      input: z.object({ returnId: z.uuid(), validFrom: Day, reason: Reason }),
      output: z.object({ baseId: z.uuid() }),
    }),
    listPeople: query({
      title: '查找人员',
      needs: 'directory.person.read',
      about: 'list',
      input: z.object({
        withinCode: AreaCode.optional(),
        name: z.string().trim().max(50).optional(),
        idNumber: z.string().trim().max(30).optional(),
        phone: z.string().trim().max(20).optional(),
        ...PageById,
      }),
      output: pageOf(PersonView),
    }),
    getPerson: query({
      title: '查看人员',
      needs: 'directory.person.read',
      about: { record: 'directory.person', id: 'personId' },
      input: z.object({ personId: z.uuid() }),
      output: PersonView,
    }),
    revealPerson: command({
      title: '查看人员全部信息',
      keepsNoAnswer: true,
      needs: 'directory.person.reveal',
      about: { record: 'directory.person', id: 'personId' },
      input: z.object({
        personId: z.uuid(),
        version: z.int(),
        reason: z.string().trim().min(4, '请写明查看理由').max(200),
      }),
      output: z.object({
        name: z.string(),
        idNumber: z.string().nullable(),
        phone: z.string().nullable(),
        address: z.string().nullable(),
      }),
    }),
    recordPerson: command({
      title: '登记人员',
      needs: 'directory.person.record',
      about: { area: 'areaCode' },
      input: PersonForm,
      output: z.object({ personId: z.uuid() }),
    }),
    listOrganisations: query({
      title: '查看组织',
      needs: 'directory.organisation.read',
      about: 'list',
      input: OrganisationFilter.extend(PageById),
      output: OrganisationPage,
    }),
    recordOrganisation: command({
      title: '登记组织',
      needs: 'directory.organisation.record',
      about: { area: 'areaCode' },
      input: OrganisationForm,
      output: z.object({ organisationId: z.uuid() }),
    }),
    endOrganisation: command({
      title: '注销组织',
      needs: 'directory.organisation.record',
      about: { record: 'directory.organisation', id: 'organisationId' },
      input: z.object({
        organisationId: z.uuid(),
        version: z.int(),
        endedOn: Day,
        reason: Reason,
      }),
      output: z.object({ version: z.int() }),
    }),
  },
} as const
