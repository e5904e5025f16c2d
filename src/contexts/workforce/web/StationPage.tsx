import { Button, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { Attached } from '#contexts/office/web/public.tsx'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Facts } from '#ui/Facts.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { workforceContract } from '../contract.ts'
import { ROOMS, type Room } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { CityVisits } from './CityVisits.tsx'
import { Contracts } from './Contracts.tsx'
import { Periods } from './Periods.tsx'
import { StationFields } from './Stations.tsx'
import { Supervisors } from './Supervisors.tsx'
import './workforce.css'

export type Station = z.infer<typeof workforceContract.endpoints.getStation.output>

/** One station as a whole: where it is, who runs it under which contract, who works there, where staff was short. */
export function StationPage() {
  const { stationId = '' } = useParams()
  const [editing, setEditing] = useState(false)
  const { data: station, error, refetch } = useAsk(workforceContract, 'getStation', { stationId })
  if (error) return <ErrorHint heading="社工站" error={error} onRetry={refetch} />
  if (!station) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={station.name}
        description={`${station.districtName} ${station.townName} · 今日在岗专职社工 ${station.fulltimeNow} 名`}
        back={<Link to="/workforce?tab=stations">返回社工站</Link>}
        actions={
          <>
            <Link to={`/workforce/attendance/${station.townCode}`}>
              <Button type={station.may.attendance ? 'primary' : 'default'}>考勤月表</Button>
            </Link>
            {station.may.record && <Button onClick={() => setEditing(true)}>修改</Button>}
          </>
        }
      />
      <div className="workforce-two">
        <About station={station} />
        <Staffing staffing={station.staffing} />
      </div>
      <Contracts station={station} />
      {station.may.workers && (
        <Section title="在站人员">
          <Periods areaCode={station.townCode} kind="fulltime_social_worker" />
        </Section>
      )}
      {station.may.workers && <Supervisors areaCode={station.townCode} mayAssign={station.may.record} />}
      <Section title="市级督导走访">
        <CityVisits areaCode={station.townCode} />
      </Section>
      {editing && (
        <ActForm
          name="editStation"
          title={`修改${station.name}`}
          okText="保存"
          done="已保存"
          fixed={{ stationId, version: station.version, ...(station.signFileId && { signFileId: station.signFileId }) }}
          initial={station}
          open
          onClose={() => setEditing(false)}
        >
          <StationFields areaCode={station.townCode} />
        </ActForm>
      )}
    </>
  )
}

const About = ({ station }: { station: Station }) => (
  <Section title="站点">
    <Facts
      facts={[
        ['地址', station.address || '未填'],
        ['电话', station.phone || '未填'],
        ['开放时间', station.openingHours || '未填'],
        ['启用日期', station.openedOn && <span className="figure">{station.openedOn}</span>],
        ['功能室', <Rooms key="rooms" rooms={station.rooms} />],
        ['承接机构', station.operatorName || '未填'],
        ['站牌照片', station.signFileId ? <Attached key="sign" fileId={station.signFileId} /> : '未上传'],
      ]}
    />
  </Section>
)

const Rooms = ({ rooms }: { rooms: readonly string[] }) => (
  <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
    {(Object.keys(ROOMS) as Room[]).map((room) => (
      <Tag key={room} style={{ margin: 0 }} {...(rooms.includes(room) && { color: 'green' })}>
        {ROOMS[room]} {rooms.includes(room) ? '有' : '缺'}
      </Tag>
    ))}
  </span>
)

type Gap = NonNullable<Station['staffing']>['gaps'][number]

function Staffing({ staffing }: { staffing: Station['staffing'] }) {
  if (!staffing)
    return (
      <Section title="专职社工是否够数">
        <EmptyHint title="本街镇不是创建点" next="创建点自创建之日起逐日核对专职社工人数（《通知》三（二））。" />
      </Section>
    )
  const { from, to, atLeast, allowedDays, shortDays, gaps } = staffing
  return (
    <Section title="专职社工是否够数">
      <p>
        {showDate(from)}创建，至{showDate(to)}，按日核对不少于 {atLeast} 名：
        {shortDays === 0 ? '每天都够。' : `有 ${shortDays} 天不足。`}
      </p>
      <DataTable
        label="不足的日子"
        columns={gapColumns(allowedDays)}
        rows={gaps}
        rowKey={(gap) => gap.from}
        empty={<EmptyHint title="没有不足的日子" next="人员离任、到岗后在这里自动核对，与标准 S2.1 的算法相同。" />}
      />
      <p className="muted">按任职计算，与 S2.1 相同：请假的仍算在任，节假日也算日子；一次空缺容许 {allowedDays} 天。</p>
    </Section>
  )
}

const gapColumns = (allowedDays: number): Column<Gap>[] => [
  { key: 'from', title: '自', date: true, render: ({ from }) => from },
  { key: 'to', title: '至', date: true, render: ({ to }) => to },
  { key: 'days', title: '天数', figure: true, render: ({ days }) => days },
  {
    key: 'verdict',
    title: '是否超过容许',
    render: ({ isTooLong }) =>
      isTooLong ? <Tag color="red">超过 {allowedDays} 天</Tag> : <Tag color="gold">容许之内</Tag>,
  },
]
