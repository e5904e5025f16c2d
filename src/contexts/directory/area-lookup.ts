import type { Tx } from '#platform/db/database.ts'
import { findByName, type Named } from './rules/name.ts'
import { type Area, findArea, listAreas, namesUnder } from './store/areas.ts'

/** Finds communities and towns of one subtree by code or written name, from memory: made once an import. */
export type AreaLookup = {
  /** A community by code, or by town and community name; the town may be left out when only one place answers. */
  community(written: string, town?: string | null): Area | string
  town(written: string): Area | string
}

/** The answer is the area, or a sentence that says why none was found. */
export async function areaLookup(tx: Tx, topCode: string): Promise<AreaLookup> {
  const top = await findArea(tx, topCode)
  const areas = top ? [top, ...(await listAreas(tx, topCode, { deep: true }))] : []
  const byCode = new Map(areas.map((area) => [area.code, area]))
  const towns = areas.filter(({ level }) => level === 'town')
  const names = await namesUnder(
    tx,
    towns.map(({ code }) => code),
  )
  const townNames = towns.map(({ code, name }) => ({ code, name, shortName: name }))
  const everyName = [...names.values()].flat()
  const scope = top?.name ?? ''

  const pick = (written: string, places: readonly Named[], what: string): Area | string => {
    const coded = byCode.get(written)
    if (coded) return coded
    if (/^\d+$/.test(written)) return `${scope}没有代码为${written}的${what}`
    const answer = findByName(written, places)
    if (answer.kind === 'exact') return byCode.get(answer.code) ?? `${scope}没有“${written}”`
    const near = answer.kind === 'near' ? places.find(({ code }) => code === answer.code)?.name : undefined
    return near
      ? `没有与“${written}”完全一致的${what}，最接近的是“${near}”，请核对后改用正式名称或代码`
      : `${scope}没有名为“${written}”的${what}`
  }

  const communityOf = (written: string, town?: string | null): Area | string => {
    if (!town) return sameNamed(written, everyName) ?? pick(written, everyName, '社区（村）')
    const found = pick(town, townNames, '街镇')
    return typeof found === 'string' ? found : pick(written, names.get(found.code) ?? [], '社区（村）')
  }
  return {
    community(written, town) {
      const found = communityOf(written, town)
      return typeof found === 'string' || found.level === 'community'
        ? found
        : `“${written}”是${found.name}，请填写到社区（村）一级`
    },
    town: (written) => pick(written, townNames, '街镇'),
  }
}

/** Two towns may each have a 幸福社区: then the town must be written too. */
function sameNamed(written: string, places: readonly Named[]): string | undefined {
  const same = places.filter(({ name }) => name === written)
  return same.length > 1 ? `有${same.length}个“${written}”，请同时填写所属街镇或改填代码` : undefined
}
