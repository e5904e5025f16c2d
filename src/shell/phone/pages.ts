import { type ComponentType, type LazyExoticComponent, lazy } from 'react'
import type { PhonePage } from '#ui/phone/page.ts'

/** Every context's `h5/pages.ts`: a context that brings pages for the phone is there without a change here. */
const modules = import.meta.glob<Record<string, PhonePage[]>>('../../contexts/*/h5/pages.ts', { eager: true })
const declared = Object.values(modules).flatMap((module) => Object.values(module).flat())

export type ShownPage = PhonePage & { View: LazyExoticComponent<ComponentType> }

export const pages: readonly ShownPage[] = declared.map((page) => ({
  ...page,
  View: lazy(async () => ({ default: await page.load() })),
}))

export type TabPage = ShownPage & Required<Pick<PhonePage, 'tab'>>

/** The places at the foot of the screen. */
export const tabs: readonly TabPage[] = pages
  .filter((page): page is TabPage => page.tab !== undefined)
  .sort((one, other) => one.tab.order - other.tab.order)
