import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import { matchPath } from 'react-router'
import type { Page } from '#ui/page.ts'

/** Every context's `web/pages.ts`: a context that brings pages is in the menu without a change here. */
const modules = import.meta.glob<Record<string, Page[]>>('../../contexts/*/web/pages.ts', { eager: true })

export type ShownPage = Page & { View: LazyExoticComponent<ComponentType> }

export const pages: readonly ShownPage[] = Object.values(modules)
  .flatMap((module) => Object.values(module).flat())
  .map((page) => ({ ...page, View: lazy(async () => ({ default: await page.load() })) }))

const GROUPS = ['工作台', '创建', '名录', '数据', '系统'] as const
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
export function pageAt(path: string): ShownPage | undefined {
  const fits = pages.filter((page) => matchPath({ path: page.path, end: true }, path))
  return fits.sort((one, other) => params(one) - params(other))[0]
}

/** The page a page was reached from: the longest path above it that is in the menu. */
export function pageAbove(path: string): ShownPage | undefined {
  const parts = path.split('/')
  for (let length = parts.length - 1; length > 1; length--) {
    const above = pageAt(parts.slice(0, length).join('/'))
    if (above) return above
  }
  return undefined
}

const params = ({ path }: Page): number => path.split(':').length
