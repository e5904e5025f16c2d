import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { matchPath } from 'react-router'
import type { HomeCard, Page } from '#ui/page.ts'

/** Every context's `web/pages.ts`: a context that brings pages is in the menu without a change here. */
const modules = import.meta.glob<Record<string, (Page | HomeCard)[]>>('../../contexts/*/web/pages.ts', { eager: true })
const declared = Object.values(modules).flatMap((module) => Object.values(module).flat())

type Shown<T> = T & { View: LazyExoticComponent<ComponentType> }
export type ShownPage = Shown<Page>

const shown = <T extends Page | HomeCard>(one: T): Shown<T> => ({
  ...one,
  View: lazy(async () => ({ default: await one.load() })),
})

export const pages: readonly ShownPage[] = declared.filter((one): one is Page => 'path' in one).map(shown)
export const cards: readonly Shown<HomeCard>[] = declared
  .filter((one): one is HomeCard => 'card' in one)
  .sort((one, other) => one.order - other.order)
  .map(shown)

const GROUPS = ['工作台', '创建', '联动', '服务', '志愿', '基金', '评估', '推广', '名录', '数据', '系统'] as const
export type MenuGroup = { group: string; pages: readonly ShownPage[] }

/** The menu of those pages one may open, in the order of the declared groups. */
export const menuOf = (open: readonly ShownPage[]): MenuGroup[] =>
  GROUPS.map((group) => ({
    group,
    pages: open
      .filter(({ menu }) => menu?.group === group)
      .sort((one, other) => (one.menu?.order ?? 0) - (other.menu?.order ?? 0)),
  })).filter(({ pages }) => pages.length > 0)

/** The page a path shows: a fixed path before one with parameters. */
function pageAt(path: string): ShownPage | undefined {
  const fits = pages.filter((page) => matchPath({ path: page.path, end: true }, path))
  return fits.sort((one, other) => params(one) - params(other))[0]
}

/** The page a page was reached from, and its address: the longest path above it that is a page. */
export function pageAbove(path: string): { page: ShownPage; address: string } | undefined {
  const parts = path.split('/')
  for (let length = parts.length - 1; length > 1; length--) {
    const address = parts.slice(0, length).join('/')
    const page = pageAt(address)
    if (page) return { page, address }
  }
  return undefined
}

const params = ({ path }: Page): number => path.split(':').length
