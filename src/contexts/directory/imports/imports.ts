import { choiceCell, dateCell, integerCell, textCell, usccCell } from '#platform/exchange/cells.ts'
import type { ImportKind } from '#platform/exchange/kinds.ts'
import { defineImport, type RowFault } from '#platform/exchange/kinds.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { areaLookup } from '../area-lookup.ts'
import { storeStagedOrganisations } from '../store/organisations.ts'
import { storeStagedReturns } from '../store/population.ts'
import { AreaScope, communityColumn, townColumn } from './columns.ts'

const populationImport = defineImport({
  name: 'directory.population',
  title: '常住人口上报表',
  needs: 'directory.population.record',
  scope: AreaScope,
  columns: [
    townColumn,
    communityColumn,
    {
      key: 'residents',
      title: '常住人口数',
      required: true,
      ...integerCell({ min: 1, max: 500_000 }),
      example: '3120',
      aliases: ['常住居民人数', '常住人口'],
    },
    { key: 'asOf', title: '截至日期', required: true, ...dateCell(), example: '2023-06-30', aliases: ['统计日期'] },
    {
      key: 'sourceKind',
      title: '数据来源',
      required: true,
      ...choiceCell({
        公安人口统计: 'police',
        统计部门: 'statistics',
        街镇盖章上报: 'town_sealed',
        社区登记册: 'community_register',
      }),
      example: '街镇盖章上报',
    },
    { key: 'note', title: '备注', ...textCell(200), example: '' },
  ],
  load: (tx, batch) => areaLookup(tx, batch.scope.areaCode),
  faultsOf(row, areas, batch) {
    const faults: RowFault[] = []
    const found = areas.community(row.community, row.town)
    if (typeof found === 'string') faults.push({ column: 'community', shown: row.community, reason: found })
    if (row.asOf > batch.today) faults.push({ column: 'asOf', shown: row.asOf, reason: '截至日期晚于今天' })
    return faults
  },
  keyOf: (row) => `${row.town ?? ''}/${row.community}/${row.asOf}/${row.sourceKind}`,
  stage(row, areas) {
    const found = areas.community(row.community, row.town)
    if (typeof found === 'string') throw new Error(found)
    return {
      areaCode: found.code,
      residents: row.residents,
      asOf: row.asOf,
      sourceKind: row.sourceKind,
      note: row.note ?? '',
    }
  },
  async store(tx, batch) {
    const { stored, same, areaCodes } = await storeStagedReturns(tx, batch.id, batch.by, batch.now)
    if (areaCodes.length > 0) await enqueue(tx, 'directory.population-changed', { areaCodes })
    return { stored, skippedAsSame: same }
  },
})

const organisationImport = defineImport({
  name: 'directory.organisations',
  title: '社区社会组织名册',
  needs: 'directory.organisation.record',
  scope: AreaScope,
  columns: [
    { key: 'name', title: '组织名称', required: true, ...textCell(100), example: '南市街道银龄互助社' },
    townColumn,
    communityColumn,
    {
      key: 'standing',
      title: '登记备案情况',
      required: true,
      ...choiceCell({ 已登记: 'registered', 已备案: 'filed', 未登记备案: 'unregistered' }),
      example: '已备案',
    },
    { key: 'standingNo', title: '登记证号或备案号', ...textCell(60), example: '南市备〔2023〕3号' },
    { key: 'standingOn', title: '登记（备案）日期', ...dateCell(), example: '2023-09-01' },
    { key: 'uscc', title: '统一社会信用代码', ...usccCell(), example: '' },
    { key: 'domain', title: '业务领域', ...textCell(60), example: '养老服务' },
    { key: 'headName', title: '负责人', ...textCell(50), example: '王芳' },
  ],
  load: (tx, batch) => areaLookup(tx, batch.scope.areaCode),
  faultsOf(row, areas, batch) {
    const faults: RowFault[] = []
    const found = areas.community(row.community, row.town)
    if (typeof found === 'string') faults.push({ column: 'community', shown: row.community, reason: found })
    if (row.standing !== 'unregistered' && !row.standingOn)
      faults.push({ column: 'standingOn', reason: '已登记或备案的，须填写登记（备案）日期' })
    if (row.standingOn && row.standingOn > batch.today)
      faults.push({ column: 'standingOn', shown: row.standingOn, reason: '日期晚于今天' })
    return faults
  },
  keyOf: (row) => `${row.community}/${row.name}`,
  stage(row, areas) {
    const found = areas.community(row.community, row.town)
    if (typeof found === 'string') throw new Error(found)
    const { name, standing, standingNo, standingOn, uscc, domain, headName } = row
    return {
      areaCode: found.code,
      name,
      kind: 'community_social_org',
      standing,
      standingNo,
      standingOn,
      uscc,
      domain,
      headName,
    }
  },
  async store(tx, batch) {
    const { stored, same, areaCodes } = await storeStagedOrganisations(tx, batch.id, batch.now)
    if (areaCodes.length > 0) await enqueue(tx, 'directory.organisations-changed', { areaCodes })
    return { stored, skippedAsSame: same }
  },
})

export const directoryImports: ImportKind[] = [populationImport, organisationImport]
