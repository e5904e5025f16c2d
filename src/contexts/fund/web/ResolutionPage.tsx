import { Skeleton, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showDate, showMoment } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { fundContract } from '../contract.ts'
import { type BallotView, CHOICES, RESOLUTION_KINDS, type ResolutionView } from '../contract-parts.ts'
import { yuan } from './parts.tsx'
import { OutcomeTag } from './Resolutions.tsx'

type Resolution = z.infer<typeof ResolutionView>
type Ballot = z.infer<typeof BallotView>

/** One matter with every vote by name, who was recused and why, and what the monitor said. */
export function ResolutionPage() {
  const { resolutionId = '' } = useParams()
  const { data: one, error, refetch } = useAsk(fundContract, 'getResolution', { resolutionId })
  if (error && !one) return <ErrorHint heading="管委会决议" error={error} onRetry={refetch} />
  if (!one) return <Skeleton active title={false} />
  return (
    <>
      <PageHeader
        title={
          <>
            {one.title} <OutcomeTag state={one.state} />
          </>
        }
        description={one.fundName}
        back={<Link to={`/fund/funds/${one.fundId}?tab=resolutions`}>返回基金决议</Link>}
        actions={one.mayVeto && <Veto one={one} />}
      />
      <Section title="事项">
        <dl className="kv">
          <dt>类别</dt>
          <dd>
            {RESOLUTION_KINDS[one.kind]} {one.isMajor && <Tag>重大事项，须三分之二以上赞成</Tag>}
          </dd>
          {one.amountFen !== null && (
            <>
              <dt>金额</dt>
              <dd className="figure">{yuan(one.amountFen)}</dd>
            </>
          )}
          <dt>提请</dt>
          <dd>
            {one.openedName}，{showMoment(new Date(one.openedAt))}；{showDate(one.closesOn)}截止
          </dd>
          <dt>表决</dt>
          <dd className="figure">{inWords(one.tally)}</dd>
          {one.vetoReason && (
            <>
              <dt>否决</dt>
              <dd>
                {one.vetoReason}（{one.vetoedName}）
              </dd>
            </>
          )}
        </dl>
      </Section>
      <Section title="记名表决">
        <DataTable label="记名表决" columns={BALLOTS} rows={one.ballots} rowKey={({ memberId }) => memberId} />
      </Section>
      <Section title="监督员意见">
        {one.opinions.length === 0 && (
          <EmptyHint title="监督员没有发表意见" next="监督员可在手机上发表，表决结束前后都记录在案。" />
        )}
        {one.opinions.map(({ name, text, givenAt }) => (
          <p key={String(givenAt)}>
            <strong>{name}</strong> <span className="muted figure">{showMoment(new Date(givenAt))}</span>
            <br />
            {text}
          </p>
        ))}
      </Section>
    </>
  )
}

const inWords = ({ seats, recused, waiting, ...votes }: Resolution['tally']): string =>
  [
    `委员${seats}人`,
    recused > 0 && `回避${recused}人`,
    `赞成${votes.for}票`,
    `反对${votes.against}票`,
    `弃权${votes.abstain}票`,
    waiting > 0 && `未投${waiting}人`,
  ]
    .filter(Boolean)
    .join('，')

function Veto({ one }: { one: Resolution }) {
  const veto = useAct(fundContract, 'vetoResolution')
  return (
    <ConfirmAct
      label="否决"
      title={`否决“${one.title}”？`}
      consequences={['只能因为不合法律、法规或协议而否决；合不合适由管委会定', '决议不再执行，理由记名公开']}
      reason={{ label: '哪里不合法', required: true }}
      onConfirm={(reason) =>
        veto.mutateAsync({ resolutionId: one.id, version: one.version, reason }).then(() => toast('已否决'))
      }
    />
  )
}

const BALLOTS: Column<Ballot>[] = [
  { key: 'name', title: '委员', render: ({ name }) => name },
  {
    key: 'choice',
    title: '表决',
    render: ({ choice, recused }) => {
      if (recused) return <Tag color="warning">回避：{recused}</Tag>
      return choice ? CHOICES[choice] : <span className="muted">未投</span>
    },
  },
  { key: 'reason', title: '理由', render: ({ reason }) => reason || '—' },
  {
    key: 'by',
    title: '委托',
    render: ({ delegateName }) => (delegateName ? `委托${delegateName}` : '—'),
  },
  { key: 'at', title: '时间', date: true, render: ({ castAt }) => (castAt ? showMoment(new Date(castAt)) : '—') },
]
