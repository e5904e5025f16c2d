import type { Page } from '#ui/page.ts'

export const budgetsPages: Page[] = [
  {
    path: '/fund/budgets',
    title: '预算',
    needs: 'budgets.budget.read',
    menu: { group: '基金', order: 90 },
    hint: '街镇编制，区里另一人审定；审定后凭凭证登记支出。再改须另立一次调整，原来的留着。',
    load: async () => (await import('./BudgetsPage.tsx')).BudgetsPage,
  },
  {
    path: '/fund/budgets/new',
    title: '编制预算',
    needs: 'budgets.budget.record',
    load: async () => (await import('./BudgetFormPage.tsx')).NewBudgetPage,
  },
  {
    path: '/fund/budgets/:budgetId',
    title: '预算详情',
    needs: 'budgets.budget.read',
    load: async () => (await import('./BudgetPage.tsx')).BudgetPage,
  },
  {
    path: '/fund/budgets/:budgetId/edit',
    title: '修改预算',
    needs: 'budgets.budget.record',
    load: async () => (await import('./BudgetFormPage.tsx')).EditBudgetPage,
  },
  {
    path: '/fund/budgets/:budgetId/revise',
    title: '调整预算',
    needs: 'budgets.budget.record',
    load: async () => (await import('./BudgetFormPage.tsx')).ReviseBudgetPage,
  },
]
