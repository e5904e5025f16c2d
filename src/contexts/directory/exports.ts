import type { z } from 'zod'
import { maskName } from '#kernel/masking.ts'
import { dateOf } from '#kernel/time.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import {
  AREA_KINDS,
  DivisionFilter,
  ORGANISATION_KINDS,
  ORGANISATION_STATES,
  OrganisationFilter,
  PopulationFilter,
  SOURCE_KINDS,
  STANDINGS,
} from './contract.ts'
import { divisionSearch, organisationSearch, populationSearch } from './lists.ts'
import { countDivisions, type Division, listDivisions } from './store/divisions.ts'
import { countOrganisations, listOrganisations, type Organisation } from './store/organisations.ts'
import { countReturns, listReturns, type PopulationReturn } from './store/population.ts'

const PAGE = 1_000

/** Reads a list to its end, a page at a time; a page that is not full is the last. */
async function* pages<R>(
  read: (after: string | undefined) => Promise<R[]>,
  keyOf: (row: R) => string,
): AsyncIterable<R> {
  let after: string | undefined
  for (;;) {
    const rows = await read(after)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = keyOf(last)
  }
}

/** The parts of a filter in words; those not filtered by are left out. */
const inWords = (...parts: (string | false | undefined)[]): string => parts.filter(Boolean).join('；')
const placeOf = (code: string | undefined): string => (code ? `区划${code}` : '全部辖区')

const LEVELS = { city: '市', district: '区', town: '街镇', community: '社区（村）' } as const

const areas = defineExport<Division, z.infer<typeof DivisionFilter>>({
  name: 'directory.areas',
  title: '区划名录',
  needs: 'directory.area.read',
  filter: DivisionFilter,
  describe: ({ underCode, words, level, kind, virtual }) =>
    inWords(
      underCode ? `区划${underCode}之下` : '全市',
      words && `含“${words}”`,
      level && LEVELS[level],
      kind && AREA_KINDS[kind],
      virtual && (virtual === 'only' ? '仅虚拟社区' : '不含虚拟社区'),
    ),
  columns: [
    { title: '区划代码', form: 'code', width: 16, value: ({ code }) => code },
    { title: '名称', width: 30, value: ({ name }) => name },
    { title: '其他名称', width: 26, value: ({ aliases }) => aliases.map(({ name }) => name).join('、') },
    { title: '级别', value: ({ level }) => LEVELS[level] },
    { title: '类型', value: ({ kind }) => AREA_KINDS[kind] },
    { title: '虚拟社区', value: ({ isVirtual }) => (isVirtual ? '是' : '') },
    { title: '上级', width: 20, value: ({ parentName }) => parentName },
    { title: '所属区', value: ({ districtName }) => districtName },
    { title: '下辖街镇', form: 'integer', value: ({ towns, level }) => (level === 'district' ? towns : null) },
    {
      title: '下辖社区（村）',
      form: 'integer',
      value: ({ communities, level }) => (level === 'community' ? null : communities),
    },
    { title: '来源', width: 30, value: ({ source }) => source },
    { title: '有效期起', form: 'date', value: ({ validFrom }) => validFrom },
    { title: '有效期止', form: 'date', value: ({ validTo }) => validTo },
  ],
  count: async (tx, filter) => countDivisions(tx, await divisionSearch(tx, filter)),
  async *rows(tx, filter) {
    const search = await divisionSearch(tx, filter)
    yield* pages(
      (after) => listDivisions(tx, { ...search, after, limit: PAGE }),
      ({ code }) => code,
    )
  },
})

const baseOf = ({ isBase, baseStands }: PopulationReturn): string =>
  baseStands ? '现行基数' : isBase ? '曾作基数' : ''

const population = defineExport<PopulationReturn, z.infer<typeof PopulationFilter>>({
  name: 'directory.population',
  title: '常住人口',
  needs: 'directory.population.read',
  filter: PopulationFilter,
  describe: ({ withinCode, sourceKind, baseOnly }) =>
    inWords(placeOf(withinCode), sourceKind && SOURCE_KINDS[sourceKind], baseOnly && '仅人口基数'),
  columns: [
    { title: '街镇', width: 18, value: ({ townName }) => townName },
    { title: '社区（村）', width: 28, value: ({ areaName }) => areaName },
    { title: '区划代码', form: 'code', width: 16, value: ({ areaCode }) => areaCode },
    { title: '常住人口数', form: 'integer', value: ({ residents }) => residents },
    { title: '截至日期', form: 'date', value: ({ asOf }) => asOf },
    { title: '数据来源', width: 16, value: ({ sourceKind }) => SOURCE_KINDS[sourceKind] },
    { title: '基数', value: baseOf },
    { title: '基数起用日', form: 'date', value: ({ baseFrom }) => baseFrom },
    { title: '登记日期', form: 'date', value: ({ recordedAt }) => dateOf(recordedAt) },
    { title: '备注', width: 30, value: ({ note }) => note },
  ],
  count: async (tx, filter, reach) => countReturns(tx, await populationSearch(tx, filter, reach)),
  async *rows(tx, filter, reach) {
    const search = await populationSearch(tx, filter, reach)
    yield* pages(
      (after) => listReturns(tx, { ...search, after, limit: PAGE }),
      ({ id }) => id,
    )
  },
})

const organisations = defineExport<Organisation, z.infer<typeof OrganisationFilter>>({
  name: 'directory.organisations',
  title: '组织名录',
  needs: 'directory.organisation.read',
  filter: OrganisationFilter,
  describe: ({ withinCode, kind, standing, state, words }) =>
    inWords(
      placeOf(withinCode),
      kind && ORGANISATION_KINDS[kind],
      standing && STANDINGS[standing],
      state && ORGANISATION_STATES[state],
      words && `含“${words}”`,
    ),
  columns: [
    { title: '组织名称', width: 34, value: ({ name }) => name },
    { title: '类型', width: 16, value: ({ kind }) => ORGANISATION_KINDS[kind] },
    { title: '街镇', width: 18, value: ({ townName }) => townName },
    { title: '所在区划', width: 28, value: ({ areaName }) => areaName },
    { title: '登记备案情况', value: ({ standing }) => STANDINGS[standing] },
    { title: '登记证号或备案号', form: 'code', width: 22, value: ({ standingNo }) => standingNo },
    { title: '登记（备案）日期', form: 'date', value: ({ standingOn }) => standingOn },
    { title: '统一社会信用代码', form: 'code', width: 22, value: ({ uscc }) => uscc },
    { title: '业务领域', width: 16, value: ({ domain }) => domain },
    { title: '负责人', value: ({ headName }) => headName && maskName(headName) },
    { title: '注销日期', form: 'date', value: ({ endedOn }) => endedOn },
  ],
  count: async (tx, filter, reach) => countOrganisations(tx, await organisationSearch(tx, filter, reach)),
  async *rows(tx, filter, reach) {
    const search = await organisationSearch(tx, filter, reach)
    yield* pages(
      (after) => listOrganisations(tx, { ...search, after, limit: PAGE }),
      ({ id }) => id,
    )
  },
})

export const directoryExports: ExportKind[] = [areas, population, organisations]
