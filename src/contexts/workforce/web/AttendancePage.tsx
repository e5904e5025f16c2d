import { Button, Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { addMonths, showMoment } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useSession } from '#ui/session.ts'
import { useFilters } from '#ui/useFilters.ts'
import { workforceContract } from '../contract.ts'
import { AttendanceSheet } from './AttendanceSheet.tsx'
import './workforce.css'

export type Month = z.infer<typeof workforceContract.endpoints.getAttendance.output>

const inWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`

/** One month of a station: everybody present but for what is said; filled in by its lead within a minute. */
export function AttendancePage() {
  const { townCode = '' } = useParams()
  const { today } = useSession()
  const { filters, setFilter } = useFilters(['month'])
  const month = filters.month ?? `${today.slice(0, 7)}-01`
  const { data, error, refetch } = useAsk(workforceContract, 'getAttendance', { areaCode: townCode, month })
  if (error) return <ErrorHint heading="考勤月表" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  const next = addMonths(month, 1)
  return (
    <>
      <PageHeader
        title={`${inWords(month)}考勤`}
        description={data.stationName ?? '本街镇还没有登记社工站'}
        back={data.stationId && <Link to={`/workforce/stations/${data.stationId}`}>返回社工站</Link>}
        actions={
          <>
            <Button onClick={() => setFilter('month', addMonths(month, -1))}>上一月</Button>
            <Button onClick={() => setFilter('month', next)} disabled={next > today}>
              下一月
            </Button>
            <Link
              to={exportPath('workforce.attendance', '专职社工考勤', {
                areaCode: townCode,
                from: month,
                to: data.days.at(-1)?.day,
              })}
            >
              <Button>导出</Button>
            </Link>
          </>
        }
      />
      <Section title="月表" extra={<span className="muted">{filledBy(data)}</span>}>
        {data.people.length === 0 ? (
          <EmptyHint title="这个月没有专职社工在岗" next="请先在“社工队伍”登记任职，再填报考勤。" />
        ) : (
          <AttendanceSheet
            key={`${month} ${data.sheet?.version ?? 0}`}
            month={data}
            townCode={townCode}
            today={today}
            onSaved={refetch}
          />
        )}
      </Section>
      {data.missing.length > 0 && (
        <Section title="还没有填报的月份">
          <div className="toolbar-filters">
            {data.missing.map((one) => (
              <Button key={one} size="small" onClick={() => setFilter('month', one)}>
                {inWords(one)}
              </Button>
            ))}
          </div>
        </Section>
      )}
    </>
  )
}

const filledBy = ({ sheet }: Month): string =>
  sheet
    ? `填到 ${sheet.upto}，${sheet.recordedName} ${showMoment(new Date(sheet.recordedAt))} 填报，第 ${sheet.version} 版`
    : '还没有填报'
