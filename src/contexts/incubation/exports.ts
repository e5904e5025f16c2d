import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { addMonths } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { OrganisationFilter, ServiceFilter } from './contract-parts.ts'
import { limitsOn } from './limits.ts'
import { countOrganisations, listOrganisations, type Organisation } from './store/organisations.ts'
import { countServices, listServices, type Service } from './store/services.ts'
import { DOMAINS, PARTIES, SERVICE_KINDS, SOURCES, STAGES, STATES, TIERS } from './vocabulary.ts'

const placeOf = ({ areaCode }: { areaCode?: string | undefined }) => (areaCode ? `区划${areaCode}` : '全部辖区')
const levelOf = (tenths: number | null): number | null => (tenths === null ? null : tenths / 10)

type Filter = z.infer<typeof OrganisationFilter>
const searchOf = async (
  tx: Tx,
  { areaCode, state, stage, idle, ...filter }: Filter,
  reach: readonly string[],
  today: string,
) => ({
  ...filter,
  codes: await codesWithin(tx, reach, areaCode),
  ...(state && { states: [state] }),
  ...(stage && { stages: [stage] }),
  ...(idle && { idleSince: addMonths(today, -(await limitsOn(tx, today)).idleMonths) }),
})

const organisationsExport = defineExport({
  name: 'incubation.organisations',
  title: '社区社会组织台账',
  needs: 'incubation.organisation.read',
  filter: OrganisationFilter,
  describe: ({ state, stage, idle, ...filter }) =>
    [
      placeOf(filter),
      ...(state ? [STATES[state]] : []),
      ...(stage ? [STAGES[stage]] : []),
      ...(idle ? ['长期没有活动'] : []),
    ].join('；'),
  columns: [
    { title: '组织名称', width: 32, value: (row: Organisation) => row.name },
    { title: '街镇', width: 16, value: (row: Organisation) => row.townName ?? '' },
    { title: '社区（村）', width: 20, value: (row: Organisation) => row.areaName },
    { title: '类别', width: 16, value: (row: Organisation) => TIERS[row.tier] },
    { title: '领域', width: 16, value: (row: Organisation) => (row.domain ? DOMAINS[row.domain] : row.scope) },
    { title: '状态', width: 16, value: (row: Organisation) => STATES[row.state] },
    { title: '培育阶段', width: 14, value: (row: Organisation) => STAGES[row.stage] },
    { title: '备案号', form: 'code', width: 22, value: (row: Organisation) => row.filingNo ?? '' },
    { title: '备案登记日期', form: 'date', value: (row: Organisation) => row.firstStandingOn },
    { title: '备案有效期至', form: 'date', value: (row: Organisation) => row.validUntil },
    { title: '负责人', value: (row: Organisation) => (row.headName ? maskName(row.headName) : '') },
    { title: '成员', form: 'integer', value: (row: Organisation) => row.members },
    { title: '近12个月活动', form: 'integer', value: (row: Organisation) => row.services12 },
    { title: '最近活动', form: 'date', value: (row: Organisation) => row.lastServiceOn },
    { title: '起始等级', form: 'decimal', value: (row: Organisation) => levelOf(row.levelStart) },
    { title: '当前等级', form: 'decimal', value: (row: Organisation) => levelOf(row.levelNow) },
    { title: '评估等级', value: (row: Organisation) => (row.gradeNow ? `${row.gradeNow}A` : '') },
    { title: '同时是志愿队伍', width: 20, value: (row: Organisation) => row.teamName ?? '' },
    { title: '来源', value: (row: Organisation) => SOURCES[row.source] },
  ],
  count: async (tx, filter, reach, today) => countOrganisations(tx, await searchOf(tx, filter, reach, today)),
  async *rows(tx, filter: Filter, reach, today) {
    const search = await searchOf(tx, filter, reach, today)
    yield* allPages((paging) => listOrganisations(tx, { ...search, today, sort: 'area', down: false, ...paging }))
  },
})

type OfServices = z.infer<typeof ServiceFilter>
const servicesSearch = async (tx: Tx, { areaCode, ...filter }: OfServices, reach: readonly string[]) => ({
  ...filter,
  codes: await codesWithin(tx, reach, areaCode),
})
const servicesExport = defineExport({
  name: 'incubation.services',
  title: '社会组织活动记录',
  needs: 'incubation.organisation.read',
  filter: ServiceFilter,
  describe: ({ kind, from, to, ...filter }) =>
    [
      placeOf(filter),
      ...(kind ? [SERVICE_KINDS[kind]] : []),
      ...(from ? [`自${from}`] : []),
      ...(to ? [`至${to}`] : []),
    ].join('；'),
  columns: [
    { title: '日期', form: 'date', value: (row: Service) => row.servedOn },
    { title: '组织名称', width: 32, value: (row: Service) => row.organisationName },
    { title: '社区（村）', width: 20, value: (row: Service) => row.areaName },
    { title: '性质', value: (row: Service) => SERVICE_KINDS[row.kind] },
    { title: '做了什么', width: 32, value: (row: Service) => row.title },
    { title: '受益人数', form: 'integer', value: (row: Service) => row.people },
    { title: '对应的活动', width: 26, value: (row: Service) => row.activityTitle ?? '' },
    { title: '记录方式', width: 16, value: (row: Service) => PARTIES[row.byParty] },
    { title: '记录人', value: (row: Service) => row.recordedName },
    { title: '作废理由', width: 20, value: (row: Service) => row.voidReason ?? '' },
  ],
  count: async (tx, filter, reach) => countServices(tx, await servicesSearch(tx, filter, reach)),
  async *rows(tx, filter: OfServices, reach) {
    const search = await servicesSearch(tx, filter, reach)
    yield* allPages((paging) => listServices(tx, { ...search, ...paging }))
  },
})

export const incubationExports: ExportKind[] = [organisationsExport, servicesExport]
