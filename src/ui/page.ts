import type { ComponentType } from 'react'
import type { Permission } from '#platform/access/permission.ts'

type Needs = Permission | 'sign-in' | 'nothing'

/** Menu, route and permission are one declaration: a page nobody may open is not in their menu. */
export type Page = {
  path: string
  title: string
  needs: Needs
  /** Where it stands in the menu; pages reached from other pages have none. */
  menu?: {
    group: '工作台' | '创建' | '联动' | '服务' | '志愿' | '基金' | '评估' | '推广' | '名录' | '数据' | '系统'
    order: number
  }
  /** One sentence shown the first time somebody opens the page. */
  hint?: string
  load: () => Promise<ComponentType>
}

/** What a context shows on the first page, such as 待我审批; listed in its `web/pages.ts` as `…HomeCards`. */
export type HomeCard = {
  card: string
  needs: Needs
  order: number
  load: () => Promise<ComponentType>
}
