import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import type { Column } from '#ui/DataTable.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { usePaging } from '#ui/useFilters.ts'
import { learningContract } from '../contract.ts'
import type { AdoptionView } from '../contract-parts.ts'
import { ADOPTION_STATES } from '../vocabulary.ts'
import { Register } from './register.tsx'

/** Who follows which playbook, and the numbers before and after. */
export function AdoptionsPage() {
  const paging = usePaging()
  const list = useAsk(learningContract, 'listAdoptions', { page: paging.page, pageSize: paging.pageSize })
  return (
    <>
      <PageHeader title="做法采用" description="不只表扬，还要照着做：之前是多少，之后是多少。" />
      <Register
        label="做法采用台账"
        columns={COLUMNS}
        list={list}
        paging={paging}
        next="街镇可以采用公开推广的做法。"
        exportName="learning.adoptions"
      />
    </>
  )
}

const COLUMNS: Column<z.output<typeof AdoptionView>>[] = [
  { key: 'case', title: '做法', render: ({ caseTitle }) => caseTitle },
  { key: 'town', title: '采用的街镇', render: ({ townName }) => townName },
  { key: 'measure', title: '衡量', render: ({ measure, unit }) => `${measure}（${unit}）` },
  { key: 'before', title: '之前', figure: true, render: ({ beforeValue }) => beforeValue },
  { key: 'after', title: '之后', figure: true, render: ({ afterValue }) => afterValue ?? '' },
  { key: 'state', title: '状态', render: ({ state }) => ADOPTION_STATES[state] },
]
