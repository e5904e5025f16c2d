import { Button, Skeleton, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { linkageContract } from '../contract.ts'
import { LINES } from '../vocabulary.ts'
import './linkage.css'

type Found = z.output<typeof linkageContract.endpoints.findCandidates.output>
const KINDS = { resource: '资源', service: '服务' } as const

/** For one need: what was picked, and what fits by place, line and period, each with the reason. */
export function MatchPage() {
  const { needId = '' } = useParams()
  const { data, error, refetch } = useAsk(linkageContract, 'findCandidates', { needId }, { keepPrevious: false })
  if (error && !data) return <ErrorHint heading="为需求找资源" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  const { need } = data
  return (
    <>
      <PageHeader
        title={`为“${need.title}”找资源和服务`}
        description={`${need.no} · ${need.areaName} · ${need.line ? LINES[need.line] : '未分类'} · 已等${need.days}天`}
        back={<Link to="/linkage/resources?tab=needs">返回需求清单</Link>}
      />
      {data.matches.length > 0 && (
        <Section title="已对接">
          <Picked matches={data.matches} />
        </Section>
      )}
      <Section title="可以用的">
        {data.rows.length === 0 ? (
          <EmptyHint
            title="没有对得上的资源和服务"
            next="地点、方向、时间都对得上的才列出；请先登记资源，或请街镇协调。"
          />
        ) : (
          <ul className="candidates">
            {data.rows.map((row) => (
              <Candidate key={row.id} row={row} needId={needId} />
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

function Picked({ matches }: { matches: Found['matches'] }) {
  const release = useAct(linkageContract, 'releaseMatch')
  return (
    <ul className="candidates">
      {matches.map(({ id, kind, title, by, reasons, pickedName, pickedOn, version }) => (
        <li key={id}>
          <div>
            <p>
              {title} <span className="muted">{by}</span> <Tag>{KINDS[kind]}</Tag>
            </p>
            <p className="muted">
              {reasons.join('，')} · {pickedName}于{pickedOn}选定
            </p>
          </div>
          <ConfirmAct
            label="撤销对接"
            title={`撤销与“${title}”的对接？`}
            consequences={['这一条回到候选里；请另行告知对方']}
            reason={{ label: '为什么撤销', required: true }}
            button={{ size: 'small' }}
            onConfirm={(reason) => release.mutateAsync({ matchId: id, version, reason }).then(() => toast('已撤销'))}
          />
        </li>
      ))}
    </ul>
  )
}

function Candidate({ row, needId }: { row: Found['rows'][number]; needId: string }) {
  const pick = useAct(linkageContract, 'pickMatch')
  const { kind, id, title, by, amount, conditions, reasons, version } = row
  return (
    <li>
      <div>
        <p>
          {title} <span className="muted">{by}</span> <Tag>{KINDS[kind]}</Tag>
        </p>
        <p>{[amount, conditions].filter(Boolean).join('；')}</p>
        <p className="muted">理由：{reasons.join('，')}</p>
        <ErrorAlert error={pick.error} />
      </div>
      <Button
        type="primary"
        size="small"
        loading={pick.isPending}
        onClick={() => pick.mutate({ needId, kind, offerId: id, version }, { onSuccess: () => toast('已对接') })}
      >
        选定
      </Button>
    </li>
  )
}
