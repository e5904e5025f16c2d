import { Alert, Button, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { downloadUrl, useAct, useAsk } from '#ui/api.ts'
import { BatchProgress } from '#ui/BatchProgress.tsx'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { Figure } from '#ui/Figure.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { importPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { BATCH_STATUSES, interchangeContract } from '../contract.ts'
import { SYNC_KINDS } from '../rules/fields.ts'
import { BatchGaps, BatchLines } from './BatchLines.tsx'
import { isMoving, STATUS_COLORS } from './words.ts'

type Batch = z.output<(typeof interchangeContract)['endpoints']['getBatch']['output']>

/** One batch: how far it is, what is in its file, what was left out and why, what became of every line. */
export function BatchPage() {
  const { batchId = '' } = useParams()
  const [isOver, setOver] = useState(false)
  const batch = useAsk(interchangeContract, 'getBatch', { batchId }, isOver ? {} : { refetchInterval: 1500 })
  if (batch.data && !isOver && !isMoving(batch.data.status)) setOver(true)
  if (batch.error && !batch.data) return <ErrorHint heading="对接批次" error={batch.error} onRetry={batch.refetch} />
  if (!batch.data) return <Skeleton active title={false} />
  return <Loaded batch={batch.data} refresh={batch.refetch} />
}

type Shown = { batch: Batch; refresh: () => unknown }

function Loaded({ batch, refresh }: Shown) {
  const { id, number, kind, areaName, areaCode, status, makerName, madeAt } = batch
  const maySend = useMay('interchange.exchange.send')
  const mayReceive = useMay('interchange.exchange.receive')
  return (
    <>
      <PageHeader
        title={`${SYNC_KINDS[kind]} ${number}`}
        back={<Link to="/interchange">返回全国系统对接</Link>}
        description={
          <>
            {areaName} · {makerName} · {showMoment(new Date(madeAt))}{' '}
            <Tag color={STATUS_COLORS[status]}>{BATCH_STATUSES[status]}</Tag>
          </>
        }
        actions={
          status === 'ready' && (
            <>
              {maySend && (
                <DownloadLink type="primary" href={downloadUrl(interchangeContract, 'downloadBatch', { batchId: id })}>
                  下载文件
                </DownloadLink>
              )}
              {mayReceive && (
                <Link to={importPath('interchange.receipts', { areaCode })}>
                  <Button>导入回执</Button>
                </Link>
              )}
              {maySend && batch.accepted + batch.rejected === 0 && <Withdraw batch={batch} />}
            </>
          )
        }
      />
      {isMoving(status) ? <Moving batch={batch} refresh={refresh} /> : <Outcome batch={batch} />}
      {(status === 'ready' || status === 'withdrawn') && <BatchLines batch={batch} />}
      {batch.gaps > 0 && <BatchGaps batchId={id} total={batch.gaps} />}
    </>
  )
}

function Moving({ batch, refresh }: Shown) {
  const maySend = useMay('interchange.exchange.send')
  const cancel = useAct(interchangeContract, 'cancelBatch')
  const stop = () => cancel.mutate({ batchId: batch.id, version: batch.version })
  return (
    <Section title={BATCH_STATUSES[batch.status]}>
      <ErrorAlert error={cancel.error} onRefresh={refresh} />
      <BatchProgress
        title={batch.status === 'waiting' ? '排队等候' : '正在挑选并写入'}
        done={batch.rowsDone}
        {...(maySend && { onCancel: stop })}
        isCancelling={cancel.isPending}
      />
    </Section>
  )
}

const SPACED = { style: { marginBottom: 16 } }

function Outcome({ batch }: { batch: Batch }) {
  const { status, note, declared, written, readBack, gaps, isFull, fileSm3, reason } = batch
  return (
    <Section title="批次情况">
      {status === 'failed' && <Alert {...SPACED} type="error" showIcon title="没有生成文件" description={note} />}
      {isFull && (
        <Alert
          {...SPACED}
          type="warning"
          showIcon
          title="这一批已到上限，还有记录没有写入"
          description="报送后请再生成一批；也可以改选更小的区划分别生成。"
        />
      )}
      <dl className="kv">
        <dt>事由</dt>
        <dd>{reason}</dd>
        {status === 'withdrawn' && (
          <>
            <dt>撤回事由</dt>
            <dd>{note}</dd>
          </>
        )}
        {declared !== null && (
          <>
            <dt>行数核对</dt>
            <dd>
              应报 <Figure value={declared} />
              ，写入 <Figure value={written} />
              ，从文件读回 <Figure value={readBack} />
              ，三者一致
            </dd>
            <dt>回执</dt>
            <dd>
              待回执 <Figure value={batch.sent} />
              ，已受理 <Figure value={batch.accepted} />
              ，被退回 <Figure value={batch.rejected} />
            </dd>
          </>
        )}
        <dt>缺项未报</dt>
        <dd>
          <Figure value={gaps} /> 条
        </dd>
        {fileSm3 && (
          <>
            <dt>文件SM3摘要</dt>
            <dd className="figure" style={{ overflowWrap: 'anywhere', whiteSpace: 'normal', minWidth: 0 }}>
              {fileSm3}
            </dd>
          </>
        )}
      </dl>
    </Section>
  )
}

function Withdraw({ batch }: { batch: Batch }) {
  const act = useAct(interchangeContract, 'withdrawBatch')
  return (
    <ConfirmAct
      label="撤回批次"
      title={`撤回批次 ${batch.number}？`}
      consequences={[
        `${batch.sent.toLocaleString('zh-CN')} 条记录回到待报送，可编入下一批；`,
        '已下载的文件请勿再报送，它的回执不再登记；',
        '批次和撤回事由都会保留。已经报给国家系统的，请不要撤回。',
      ]}
      reason={{ label: '撤回事由，至少4个字', required: true }}
      onConfirm={async (reason) => {
        await act.mutateAsync({ batchId: batch.id, version: batch.version, reason })
        toast('已撤回')
      }}
    />
  )
}
