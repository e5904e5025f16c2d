import { type AreaLookup, AreaScope, areaLookup, townColumn } from '#contexts/directory/public.ts'
import { choiceCell, codeCell, dateCell, textCell } from '#platform/exchange/cells.ts'
import { defineImport, type ImportKind, type RowFault, type RowOf } from '#platform/exchange/kinds.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { pointsOfTowns, storeStagedPublicity } from '../store/import-publicity.ts'

const columns = [
  { ...townColumn, required: true },
  { key: 'title', title: '标题', required: true, ...textCell(100), example: '社区食堂里的热乎饭' },
  {
    key: 'kind',
    title: '类别',
    required: true,
    ...choiceCell({ 举措: 'measure', 事迹: 'deed', 经验: 'experience' }),
    example: '举措',
    note: '宣传人物、写到能认出的个人的，须附同意书，请在页面上逐条登记',
  },
  { key: 'media', title: '媒体', required: true, ...textCell(40), example: '天津日报', aliases: ['媒体名称'] },
  {
    key: 'level',
    title: '级别',
    required: true,
    ...choiceCell({ 国家级: 'nation', 市级: 'city', 区级: 'district', 街镇: 'town', 自媒体: 'own' }),
    example: '市级',
    aliases: ['媒体级别'],
  },
  { key: 'publishedOn', title: '日期', required: true, ...dateCell(), example: '2024-03-05', aliases: ['刊发日期'] },
  {
    key: 'link',
    title: '链接',
    required: true,
    ...codeCell(/^https?:\/\/\S{1,490}$/i, '链接须以 http:// 或 https:// 开头'),
    example: 'https://example.com/a',
    aliases: ['网址'],
  },
] as const
type Row = RowOf<typeof columns>
type Lookups = { areas: AreaLookup; points: Map<string, string> }

function placed(row: Row, { areas, points }: Lookups): { areaCode: string; pointId: string } | string {
  const town = areas.town(row.town)
  if (typeof town === 'string') return town
  const pointId = points.get(town.code)
  return pointId ? { areaCode: town.code, pointId } : '这个街镇没有创建点'
}

const publicityImport = defineImport({
  name: 'learning.publicity',
  title: '宣传台账',
  needs: 'learning.publicity.record',
  scope: AreaScope,
  columns,
  load: async (tx, batch): Promise<Lookups> => ({
    areas: await areaLookup(tx, batch.scope.areaCode),
    points: await pointsOfTowns(tx),
  }),
  faultsOf(row, lookups, batch) {
    const place = placed(row, lookups)
    const faults: RowFault[] = typeof place === 'string' ? [{ column: 'town', shown: row.town, reason: place }] : []
    if (row.publishedOn > batch.today)
      faults.push({ column: 'publishedOn', shown: row.publishedOn, reason: '日期晚于今天' })
    return faults
  },
  keyOf: (row) => `${row.town}/${row.publishedOn}/${row.media}/${row.title}`,
  stage(row, lookups) {
    const place = placed(row, lookups)
    if (typeof place === 'string') throw new Error(place)
    const { title, kind, media, level, publishedOn, link } = row
    return { ...place, title, kind, media, level, publishedOn, link }
  },
  async store(tx, batch) {
    const { stored, same, areaCodes } = await storeStagedPublicity(tx, batch)
    if (areaCodes.length > 0) await enqueue(tx, 'learning.learning-changed', { areaCodes })
    return { stored, skippedAsSame: same }
  },
})

export const learningImports: ImportKind[] = [publicityImport]
