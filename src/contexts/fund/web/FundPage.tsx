import { Alert, Button, Skeleton, Tabs } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useFilters } from '#ui/useFilters.ts'
import { fundContract } from '../contract.ts'
import type { FundView } from '../contract-parts.ts'
import { STATES } from '../rules/states.ts'
import { Agreement } from './Agreement.tsx'
import { Committee } from './Committee.tsx'
import { Earmarks } from './Earmarks.tsx'
import { Plans } from './Plans.tsx'
import { StateTag } from './parts.tsx'
import { Resolutions } from './Resolutions.tsx'

export type Fund = z.infer<typeof FundView>

const TABS = {
  agreement: '协议与状态',
  committee: '管委会',
  resolutions: '决议',
  plans: '计划',
  earmarks: '社区分账',
} as const
type Tab = keyof typeof TABS
const tabs = Object.keys(TABS) as Tab[]

/** One fund: its agreement and where it stands, who decides, what was decided, its plan, and its communities. */
export function FundPage() {
  const { fundId = '' } = useParams()
  const { filters, setFilter } = useFilters(['tab'])
  const { data: fund, error, refetch } = useAsk(fundContract, 'getFund', { fundId })
  if (error && !fund) return <ErrorHint heading="社区基金" error={error} onRetry={refetch} />
  if (!fund) return <Skeleton active title={false} />
  const tab = tabs.find((one) => one === filters.tab) ?? 'agreement'
  const content: Record<Tab, React.ReactNode> = {
    agreement: <Agreement fund={fund} />,
    committee: <Committee fund={fund} />,
    resolutions: <Resolutions fund={fund} />,
    plans: <Plans fund={fund} />,
    earmarks: <Earmarks fund={fund} />,
  }
  return (
    <>
      <PageHeader
        title={
          <>
            {fund.name} <StateTag state={fund.state} label={STATES[fund.state]} />
          </>
        }
        description={`${fund.districtName}${fund.areaName} · ${fund.charityName}`}
        back={<Link to="/fund/funds">返回社区基金</Link>}
        actions={
          fund.mayEdit && (
            <Link to={`/fund/funds/${fund.id}/edit`}>
              <Button>修改协议稿</Button>
            </Link>
          )
        }
      />
      {fund.warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon title={warning} style={{ marginBottom: 8 }} />
      ))}
      <Tabs
        activeKey={tab}
        onChange={(to) => setFilter('tab', to)}
        destroyOnHidden
        items={tabs.map((one) => ({ key: one, label: TABS[one], children: content[one] }))}
      />
    </>
  )
}
