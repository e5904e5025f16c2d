import { Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { usePaging } from '#ui/useFilters.ts'
import { caseworkContract } from '../contract.ts'
import { CaseBody } from './CaseBody.tsx'
import { CaseTable } from './CaseTable.tsx'
import './casework.css'

/** What a supervisor is assigned; nothing else is in it. */
export function SupervisionPage() {
  const paging = usePaging()
  const { page, pageSize } = paging
  const list = useAsk(caseworkContract, 'supervisedCases', { page, pageSize })
  return (
    <>
      <PageHeader title="我督导的个案" description="只有指派给您的个案；您可以查看、写督导意见、签署结案，不能改动。" />
      <CaseTable
        label="我督导的个案"
        base="/casework/supervision"
        list={list}
        paging={paging}
        empty={{ title: '没有指派给您的个案', next: '社工站负责人指派后，在这里查看和写意见。' }}
      />
    </>
  )
}

export function SupervisedPage() {
  const { caseId = '' } = useParams()
  const { data, error, refetch } = useAsk(caseworkContract, 'superviseCase', { caseId }, { keepPrevious: false })
  if (error && !data) return <ErrorHint heading="个案" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return <CaseBody one={data} back={<Link to="/casework/supervision">返回我督导的个案</Link>} />
}
