import { Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import { showMinutes } from '#kernel/minutes.ts'
import { showMoment } from '#kernel/time.ts'
import { downloadUrl, useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { volunteeringContract } from '../contract.ts'
import { DRAFT_STATES } from '../rules/draft-words.ts'
import type { Draft } from './draft-columns.tsx'
import { Story } from './Story.tsx'

/** One draft with its whole story: from the check-in to where it stands. */
export function DraftPage() {
  const { draftId = '' } = useParams()
  const mayVoid = useMay('volunteering.hours.void')
  const { data: draft, error, refetch } = useAsk(volunteeringContract, 'getDraft', { draftId })
  if (error) return <ErrorHint heading="待定时长" error={error} onRetry={refetch} />
  if (!draft) return <Skeleton active title={false} />
  const hasEnded = draft.state === 'void' || draft.state === 'corrected'
  return (
    <>
      <PageHeader
        title={`${draft.name} · ${draft.activity}`}
        back={<Link to="/volunteering/review">返回时长复核</Link>}
        actions={
          <>
            {draft.hasEvidence && (
              <DownloadLink href={downloadUrl(volunteeringContract, 'openEvidence', { draftId })}>
                查看依据
              </DownloadLink>
            )}
            {mayVoid && !hasEnded && <VoidDraft draft={draft} />}
          </>
        }
      />
      <DraftFacts draft={draft} />
      <Story {...draft} />
    </>
  )
}

/** What a draft says, as facts. */
export function DraftFacts({ draft }: { draft: Draft }) {
  return (
    <Section title="服务情况">
      <dl className="kv">
        <dt>状态</dt>
        <dd>
          {DRAFT_STATES[draft.state]}
          {draft.state === 'verified' && draft.objectionUntil && `，${draft.objectionUntil}前（含当日）可提异议`}
        </dd>
        <dt>时长</dt>
        <dd className="figure">{showMinutes(draft.minutes)}</dd>
        <dt>起止</dt>
        <dd className="figure">
          {showMoment(new Date(draft.startedAt))} 至 {showMoment(new Date(draft.endedAt))}
        </dd>
        <dt>来源</dt>
        <dd>{draft.sourceSays}</dd>
        <dt>地点</dt>
        <dd>{draft.place || '—'}</dd>
        <dt>服务内容</dt>
        <dd>{draft.content || '—'}</dd>
        <dt>组织单位</dt>
        <dd>{draft.organiser || draft.organiserAreaName}</dd>
        <dt>活动负责人</dt>
        <dd>{draft.leaderName || '—'}</dd>
        <dt>常住社区</dt>
        <dd>
          <Link to={`/volunteering/volunteers/${draft.volunteerId}`}>{draft.areaName}</Link>
        </dd>
        <dt>应记录截止</dt>
        <dd className="figure">{draft.recordDueOn}</dd>
        {draft.flagsSay.length > 0 && (
          <>
            <dt>疑点</dt>
            <dd>{draft.flagsSay.join('；')}</dd>
          </>
        )}
        {draft.recordId && (
          <>
            <dt>正式记录</dt>
            <dd>
              <Link to={`/volunteering/hours/${draft.recordId}`}>查看</Link>
            </dd>
          </>
        )}
        {draft.correctsId && (
          <>
            <dt>更正前</dt>
            <dd>
              <Link to={`/volunteering/drafts/${draft.correctsId}`}>查看</Link>
            </dd>
          </>
        )}
      </dl>
    </Section>
  )
}

function VoidDraft({ draft }: { draft: Draft }) {
  const act = useAct(volunteeringContract, 'voidDraft')
  return (
    <ConfirmAct
      label="作废"
      title={`作废 ${draft.name} ${draft.servedOn} 的 ${showMinutes(draft.minutes)}？`}
      consequences={[
        draft.state === 'final' ? '已记入的时长以冲销行抵销，不再计入此人和所在社区；' : '这条时长不再进入确认、复核；',
        '记录、经过和理由都会保留，不能恢复。',
      ]}
      reason={{ label: '理由', required: true }}
      onConfirm={async (reason) => {
        await act.mutateAsync({ draftId: draft.id, version: draft.version, reason })
        toast('已作废')
      }}
    />
  )
}
