import { z } from 'zod'
import { findAccount } from '#contexts/administration/public.ts'
import { type Area, type AreaLookup, areaLookup, findArea } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { choiceCell, textCell } from '#platform/exchange/cells.ts'
import { defineImport, type ImportBatch, type RowFault } from '#platform/exchange/kinds.ts'
import type { Role } from '../store/points.ts'
import { admitInTurn, storeNominations, type TownNomination } from './nomination-batch.ts'

const Scope = z.object({ areaCode: z.string().regex(/^\d{6,12}$/, '请选择申报的区或街镇') })
type Scope = z.infer<typeof Scope>
type Row = { district: string; town: string; communities: string; role: Role | null }
type Places = {
  district: Area | undefined
  /** The town an upload is confined to, when it is made for one. */
  onlyTown: string | undefined
  areas: AreaLookup
  /** Towns with a wrong row: none of their rows is taken, as they belong together. */
  broken: Set<string>
}
type Found = { town: Area & { parentCode: string }; communities: Area[] }

/** Several names in one cell, as annex 2 prints them: parted by spaces, line ends or 、. */
const namesIn = (cell: string): string[] => cell.split(/[\s、，,；;]+/).filter((name) => name !== '')

async function placesOf(tx: Tx, { scope }: ImportBatch<Scope>): Promise<Places> {
  const area = await findArea(tx, scope.areaCode)
  const isTown = area?.level === 'town'
  const district = isTown ? await findArea(tx, area.parentCode ?? '') : area
  return {
    district: district?.level === 'district' ? district : undefined,
    onlyTown: isTown ? area.code : undefined,
    areas: await areaLookup(tx, district?.level === 'district' ? district.code : ''),
    broken: new Set(),
  }
}

/** The places a row names, or what is wrong with it. */
function find(row: Row, { district, onlyTown, areas }: Places): Found | RowFault[] {
  if (!district) return [{ reason: '请按区或街镇上传：上传时选择本区或本街镇' }]
  if (row.district !== district.name)
    return [{ column: 'district', shown: row.district, reason: `本次为${district.name}申报，不能填写其他区` }]
  const town = areas.town(row.town)
  if (typeof town === 'string') return [{ column: 'town', shown: row.town, reason: town }]
  if (town.level !== 'town' || (onlyTown && town.code !== onlyTown))
    return [{ column: 'town', shown: row.town, reason: '请填写本次申报范围内的街镇' }]
  const found = namesIn(row.communities).map((name) => ({ name, area: areas.community(name, town.code) }))
  const faults = found.flatMap(({ name, area }) =>
    typeof area === 'string'
      ? [{ column: 'communities', shown: name, reason: `${area}（三（二）：只列本街镇的社区）` }]
      : [],
  )
  if (faults.length > 0) return faults
  const communities = found.flatMap(({ area }) => (typeof area === 'string' ? [] : [area]))
  return { town: { ...town, parentCode: district.code }, communities }
}

/** Rows of one town, put together in the order of the file. */
function gather(rows: readonly { rowNo: number; row: Row }[], places: Places): TownNomination[] {
  const byTown = new Map<string, TownNomination>()
  for (const { rowNo, row } of rows) {
    const found = find(row, places)
    if (Array.isArray(found)) continue
    const one = byTown.get(found.town.code) ?? { town: found.town, choices: [], rowNos: [] }
    one.rowNos.push(rowNo)
    one.choices.push(...found.communities.map(({ code }) => ({ areaCode: code, role: row.role ?? ('pilot' as const) })))
    byTown.set(found.town.code, one)
  }
  return [...byTown.values()]
}

/** Nominations in the column order of annex 2; each town of the file becomes one submitted nomination. */
export const nominationImport = defineImport({
  name: 'programme.nominations',
  title: '创建点申报名单',
  needs: 'programme.point.nominate',
  scope: Scope,
  columns: [
    { key: 'district', title: '区划', required: true, ...textCell(30), example: '和平区' },
    {
      key: 'town',
      title: '试点街镇',
      required: true,
      ...textCell(40),
      example: '劝业场街道',
      aliases: ['街镇', '街道'],
    },
    {
      key: 'communities',
      title: '试点社区',
      required: true,
      ...textCell(400),
      example: '花园路社区 兆丰路社区',
      note: '一格可写多个社区，以空格或顿号分开；同一街镇也可写成多行',
      aliases: ['社区'],
    },
    {
      key: 'role',
      title: '社区类别',
      ...choiceCell<'试点' | '仅辐射', Role>({ 试点: 'pilot', 仅辐射: 'covered_only' }),
      example: '试点',
      note: '不填为试点；仅辐射社区不占社区名额',
    },
  ],
  load: placesOf,
  faultsOf(row, places) {
    const found = find(row, places)
    if (!Array.isArray(found)) return []
    places.broken.add(row.town)
    return found
  },
  async faultsAmong(tx, rows, places, batch) {
    const faults = new Map<number, RowFault[]>()
    const whole = rows.filter(({ rowNo, row }) => {
      if (!places.broken.has(row.town)) return true
      faults.set(rowNo, [{ column: 'town', shown: row.town, reason: '同一街镇另有一行有误，请改正后一并导入' }])
      return false
    })
    for (const { nomination, refusals } of await admitInTurn(tx, gather(whole, places), batch.today))
      for (const rowNo of nomination.rowNos)
        if (refusals.length > 0)
          faults.set(rowNo, [{ column: 'town', reason: refusals.map(({ message }) => message).join('；') }])
    return faults
  },
  keyOf: (row) => `${row.district}/${row.town}/${row.communities}`,
  stage(row, places) {
    const found = find(row, places)
    if (Array.isArray(found)) throw new Error(found[0]?.reason)
    return {
      townCode: found.town.code,
      areaCodes: found.communities.map(({ code }) => code),
      role: row.role ?? 'pilot',
    }
  },
  async store(tx, batch) {
    const account = await findAccount(tx, batch.by)
    return { stored: await storeNominations(tx, batch, account?.displayName ?? '导入人') }
  },
})
