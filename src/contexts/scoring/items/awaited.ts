import { type Item, noData } from './item.ts'

/** Counted once the context that keeps its records is in place; until then there is no data, which never is a pass. */
const awaited = (name: string, title: string, where: string): Item => ({
  name,
  title,
  find: async () => noData(`${where}尚无数据`),
})

export const awaitedItems: Item[] = [awaited('learning.publicity', '最高一级的媒体宣传', '宣传')]
