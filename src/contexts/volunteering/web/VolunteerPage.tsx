import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { showMinutes } from '#kernel/minutes.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { volunteeringContract } from '../contract.ts'
import { Deregister } from './Deregister.tsx'
import { RecordsTable } from './RecordsTable.tsx'

/** One registration: who (masked), where, since when, from which source, and the hours served. */
export function VolunteerPage() {
  const { volunteerId = '' } = useParams()
  const mayDeregister = useMay('volunteering.volunteer.deregister')
  const mayReveal = useMay('directory.person.reveal')
  const mayReadHours = useMay('volunteering.hours.read')
  const [leaving, setLeaving] = useState(false)
  const { data: one, error, refetch } = useAsk(volunteeringContract, 'getVolunteer', { volunteerId })
  if (error) return <ErrorHint heading="志愿者" error={error} onRetry={refetch} />
  if (!one) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={one.name}
        back={<Link to="/volunteering/volunteers">返回志愿者</Link>}
        actions={
          <>
            {mayReveal && (
              <Link to={`/directory/people/${one.personId}`}>
                <Button>查看全部信息</Button>
              </Link>
            )}
            {mayDeregister && !one.leftOn && (
              <Button danger onClick={() => setLeaving(true)}>
                注销
              </Button>
            )}
          </>
        }
      />
      <Section title="登记情况">
        <dl className="kv">
          <dt>身份证号</dt>
          <dd className="figure">{one.maskedId ?? '—'}</dd>
          <dt>手机号</dt>
          <dd className="figure">{one.maskedPhone ?? '—'}</dd>
          <dt>常住社区</dt>
          <dd>
            {one.townName} {one.areaName}
          </dd>
          <dt>志愿者编号</dt>
          <dd>{one.volunteerNo ?? '—'}</dd>
          <dt>注册日期</dt>
          <dd className="figure">{one.registeredOn}</dd>
          <dt>状态</dt>
          <dd>{one.leftOn ? `${one.leftOn} 注销` : '在册'}</dd>
          <dt>来源</dt>
          <dd>{one.source}</dd>
        </dl>
      </Section>
      <Section title={`服务时长合计 ${showMinutes(one.totalMinutes)}`}>
        <DataTable
          label="各年度服务时长"
          rows={one.byYear}
          rowKey={({ year }) => String(year)}
          columns={YEARS}
          empty={<EmptyHint title="还没有服务记录" next="活动签到或导入的时长，记入后显示在这里。" />}
        />
      </Section>
      {mayReadHours && (
        <Section title="服务记录">
          <RecordsTable filter={{ volunteerId }} />
        </Section>
      )}
      <Deregister volunteer={one} open={leaving} onClose={() => setLeaving(false)} />
    </>
  )
}

const YEARS: Column<{ year: number; minutes: number; records: number }>[] = [
  { key: 'year', title: '年度', render: ({ year }) => `${year}年` },
  { key: 'minutes', title: '时长', figure: true, render: ({ minutes }) => showMinutes(minutes) },
  { key: 'records', title: '次数', figure: true, render: ({ records }) => records },
]
