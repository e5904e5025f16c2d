import type { CriterionOfPoint } from '#contexts/standards/public.ts'
import type { Source } from '../vocabulary.ts'
import { type Asked, type Found, type Item, noData } from './item.ts'

/**
 * Items that read what the seven standards already measured (docs/decisions/0006): a figure is counted once, by one statement,
 * and opens to the same records from the board and from the score sheet. Which criteria, the row of the table says.
 */
const WHOLE = 10_000

type Place = CriterionOfPoint['places'][number]

/** Every place of every criterion, with the page where its records open. */
function sourcesOf({ criteria, point, asOf }: Asked): Source[] {
  return criteria.flatMap(({ code, title, places }) =>
    places.map(({ place, shown, missing }) => ({
      title: `${title}（${code}，${place}）`,
      detail: missing ? `${shown}；${missing}` : shown,
      page: `/points/${point.pointId}?asOf=${asOf}`,
    })),
  )
}

/** Whatever follows from the places; nothing where none of them has data, since missing data is never a pass. */
function found(
  asked: Asked,
  count: (places: readonly Place[]) => { part: number; whole: number | null; reason: string },
): Found {
  const places = asked.criteria.flatMap((one) => one.places)
  if (places.every(({ verdict }) => verdict === 'no-data'))
    return { ...noData('创建进度中还没有可计的数据'), sources: sourcesOf(asked) }
  return { ...count(places), sources: sourcesOf(asked), isHidden: places.some(({ isHidden }) => isHidden) }
}

/** Of all places of all criteria named, how many meet theirs. A place without data does not. */
export const criteriaMet: Item = {
  name: 'standards.met',
  title: '达到创建指标的处数',
  readsCriteria: true,
  find: async (_, asked) =>
    found(asked, (places) => {
      const part = places.filter(({ verdict }) => verdict === 'met').length
      return { part, whole: places.length, reason: `${places.length}处中有${part}处达到` }
    }),
}

/** How far all places are along their floors: each full at its floor, else in proportion. Counted in basis points. */
export const criteriaProgress: Item = {
  name: 'standards.progress',
  title: '创建指标的完成度',
  readsCriteria: true,
  find: async (_, asked) =>
    found(asked, (places) => {
      const part = places.reduce((sum, { completion }) => sum + completion, 0)
      const whole = places.length * WHOLE
      return { part, whole, reason: `${places.length}处的完成度平均为${Math.floor(part / places.length) / 100}%` }
    }),
}

/** The number itself that the criteria count, over all places. */
export const criteriaCount: Item = {
  name: 'standards.count',
  title: '创建指标所计的个数',
  readsCriteria: true,
  find: async (_, asked) =>
    found(asked, (places) => {
      const part = places.reduce((sum, one) => sum + (one.part ?? 0), 0)
      return { part, whole: null, reason: `共计${part}个` }
    }),
}

/** The share itself that the criteria measure: all parts of all wholes. */
export const criteriaShare: Item = {
  name: 'standards.share',
  title: '创建指标所计的占比',
  readsCriteria: true,
  find: async (_, asked) =>
    found(asked, (places) => {
      const part = places.reduce((sum, one) => sum + (one.part ?? 0), 0)
      const whole = places.reduce((sum, one) => sum + (one.whole ?? 0), 0)
      return { part, whole, reason: places.map(({ shown }) => shown).join('；') }
    }),
}
