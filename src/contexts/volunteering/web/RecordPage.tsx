import { Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import { showMinutes } from '#kernel/minutes.ts'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { volunteeringContract } from '../contract.ts'
import { DraftFacts } from './DraftPage.tsx'
import { Story } from './Story.tsx'

/** One record of the ledger, and how it came there: a figure opens down to the check-in, or to the spreadsheet. */
export function RecordPage() {
  const { serviceRecordId = '' } = useParams()
  const { data: record, error, refetch } = useAsk(volunteeringContract, 'getServiceRecord', { serviceRecordId })
  if (error) return <ErrorHint heading="服务时长" error={error} onRetry={refetch} />
  if (!record) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={`${record.name} · ${record.activity}`}
        back={<Link to={`/volunteering/volunteers/${record.volunteerId}`}>返回志愿者</Link>}
      />
      <Section title="正式记录">
        <dl className="kv">
          <dt>服务日期</dt>
          <dd className="figure">{record.servedOn}</dd>
          <dt>时长</dt>
          <dd className="figure">{showMinutes(record.minutes)}</dd>
          <dt>来源</dt>
          <dd>{record.source}</dd>
          <dt>常住社区</dt>
          <dd>{record.areaName}</dd>
          <dt>状态</dt>
          <dd>{record.isVoided ? `已作废：${record.voidReason ?? ''}` : '有效'}</dd>
        </dl>
      </Section>
      {record.draft && <DraftFacts draft={record.draft} />}
      <Story {...record} />
    </>
  )
}
