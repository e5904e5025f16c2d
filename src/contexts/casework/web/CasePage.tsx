import { Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { caseworkContract } from '../contract.ts'
import { CaseBody } from './CaseBody.tsx'
import './casework.css'

export function CasePage() {
  const { caseId = '' } = useParams()
  const { data, error, refetch } = useAsk(caseworkContract, 'getCase', { caseId }, { keepPrevious: false })
  if (error && !data) return <ErrorHint heading="个案" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return <CaseBody one={data} back={<Link to="/casework">返回个案</Link>} />
}
