import { Alert, Button, Skeleton, Tag, Timeline } from 'antd'
import { Fragment } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { programmeContract } from '../contract.ts'
import { NextSteps } from './NextSteps.tsx'
import { StatusTag } from './status.tsx'
import './programme.css'

export type PointDetail = z.output<(typeof programmeContract)['endpoints']['getPoint']['output']>

/** One nomination, or the point it became: what it says, where it stands, who did what, and what may be done next. */
export function NominationPage() {
  const { pointId = '' } = useParams()
  const read = useAsk(programmeContract, 'getPoint', { pointId })
  if (read.error && !read.data) return <ErrorHint heading="申报详情" error={read.error} onRetry={read.refetch} />
  if (!read.data) return <Skeleton active paragraph={{ rows: 10 }} />
  const point = read.data
  return (
    <>
      <PageHeader
        back={<Link to="/nominations">返回申报与审批</Link>}
        title={
          <>
            {point.districtName} {point.townName} <StatusTag status={point.status} />{' '}
            {point.isRectifying && <Tag color="orange">整改中</Tag>}
          </>
        }
        description={point.projectName || undefined}
        actions={
          <>
            {point.status === 'active' && (
              <Link to={`/points/${point.id}`}>
                <Button>查看创建进度</Button>
              </Link>
            )}
            {point.mayEdit && (
              <Link to={`/nominations/${point.id}/edit`}>
                <Button>修改申报</Button>
              </Link>
            )}
          </>
        }
      />
      <NextSteps point={point} onStale={read.refetch} />
      <Notices point={point} />
      <Section title="社区">
        <Communities point={point} />
      </Section>
      <Section title="申报内容">
        <Facts point={point} />
      </Section>
      <Section title="办理经过">
        <Timeline
          items={point.history.map(({ title, reason, actorName, actedAt, toStatus }) => ({
            key: `${actedAt}${toStatus}`,
            content: (
              <>
                <strong>{title}</strong> {reason && <span>：{reason}</span>}
                <div className="muted">
                  {actorName}，{showMoment(new Date(actedAt))}
                </div>
              </>
            ),
          }))}
        />
      </Section>
    </>
  )
}

/** What stands in the way of submitting, and whether the district's quota fits. */
function Notices({ point }: { point: PointDetail }) {
  return (
    <>
      {point.mayEdit && point.refusals.length > 0 && (
        <Alert
          type="warning"
          showIcon
          className="conflict-alert"
          title="按现有内容还不能提交"
          description={
            <ul className="issues">
              {point.refusals.map(({ code, message }) => (
                <li key={code}>{message}</li>
              ))}
            </ul>
          }
        />
      )}
      {point.conflict && (
        <Alert
          type="warning"
          showIcon
          className="conflict-alert"
          title={`${point.districtName}名额算不平`}
          description={point.conflict.text}
        />
      )}
    </>
  )
}

function Facts({ point }: { point: PointDetail }) {
  const { kind, seq, leaderName, contactPhone, startsOn, endedOn, eligibility } = point
  const facts: readonly (readonly [string, string | null])[] = [
    ['类别', kind === 'joint' ? `市区联合创建点第${seq}号` : '区级创建点'],
    ['负责人', leaderName || '未填写'],
    ['联系电话', contactPhone || '未填写'],
    ['启动日期', startsOn ?? '启动时再定'],
    ['结束日期', endedOn],
    ['创建条件', eligibility || '未填写'],
  ]
  return (
    <dl className="kv">
      {facts.map(
        ([title, value]) =>
          value !== null && (
            <Fragment key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  )
}

function Communities({ point: { communities } }: { point: PointDetail }) {
  return (
    <div className="sheet-scroll">
      <table className="sheet">
        <caption className="only-read">社区名单</caption>
        <thead>
          <tr>
            <th scope="col">名单所写</th>
            <th scope="col">正式名称</th>
            <th scope="col">类别</th>
            <th scope="col">纳入日期</th>
          </tr>
        </thead>
        <tbody>
          {communities.map(({ id, writtenName, areaName, role, fromDate, toDate }) => (
            <tr key={id}>
              <th scope="row">{writtenName}</th>
              <td>{areaName ?? <Link to="/areas/names">名称待确认</Link>}</td>
              <td>{role === 'pilot' ? '试点社区' : '仅辐射'}</td>
              <td>
                {fromDate}
                {toDate && ` 至 ${toDate}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
