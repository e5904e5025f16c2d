import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Paging } from './store/pages.ts'

const PAGE = 1_000
type InPlace = { areaName: string; townName: string | null }

/** Reads a list to its end, a page at a time. */
export async function* pages<R>(read: (paging: Paging) => Promise<R[]>): AsyncIterable<R> {
  for (let page = 1; ; page += 1) {
    const rows = await read({ page, pageSize: PAGE })
    yield* rows
    if (rows.length < PAGE) return
  }
}

/** The search of a filter on the day the file is written. */
export const searchOf = async <F extends { areaCode?: string | undefined }>(
  tx: Tx,
  { areaCode, ...filter }: F,
  { reach, today }: { reach: readonly string[]; today: string },
) => ({ ...filter, codes: await codesWithin(tx, reach, areaCode), today })

export const whereColumns = [
  { title: '街镇', value: ({ townName, areaName }: InPlace) => townName ?? areaName },
  { title: '社区（村）', width: 26, value: ({ townName, areaName }: InPlace) => (townName ? areaName : '') },
] as const
export const inPlace = (areaCode: string | undefined): string => (areaCode ? `区划${areaCode}` : '全部辖区')
