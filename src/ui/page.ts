import type { ComponentType } from 'react'
import type { Permission } from '#platform/access/permission.ts'

/** Menu, route and permission are one declaration: a page nobody may open is not in their menu. */
export type Page = {
  path: string
  title: string
  needs: Permission | 'sign-in' | 'nothing'
  /** Where it stands in the menu; pages reached from other pages have none. */
  menu?: { group: '工作台' | '创建' | '名录' | '数据' | '系统'; order: number }
  /** One sentence shown the first time somebody opens the page. */
  hint?: string
  load: () => Promise<ComponentType>
}
