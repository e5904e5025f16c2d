import { Alert, Button, Skeleton, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { showMoment } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { BatchProgress } from '#ui/BatchProgress.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { importPath } from '#ui/places.ts'
import { useSession } from '#ui/session.ts'
import { officeContract } from '../contract.ts'
import { ConfirmImport } from './ConfirmImport.tsx'
import { ImportProblems } from './ImportProblems.tsx'
import { type Import, STATES } from './import-states.ts'
import './office.css'

/** One import from upload to stored: progress, what is wrong, the choice, the outcome. */
export function ImportPage() {
  const { batchId = '' } = useParams()
  const batch = useAsk(officeContract, 'getImport', { batchId }, { refetchInterval: 1500 })
  if (batch.error && !batch.data) return <ErrorHint heading="导入核对" error={batch.error} onRetry={batch.refetch} />
  if (!batch.data) return <Skeleton active title={false} />
  return <Loaded batch={batch.data} refresh={batch.refetch} />
}

function Loaded({ batch, refresh }: { batch: Import; refresh: () => unknown }) {
  const { text, color, moves } = STATES[batch.status]
  return (
    <>
      <PageHeader
        title={batch.title}
        back={<Link to="/imports">返回导入</Link>}
        description={
          <>
            {batch.fileName} · {batch.areaName ?? '全部区划'} · {batch.creatorName} ·{' '}
            {showMoment(new Date(batch.createdAt))} <Tag color={color}>{text}</Tag>
          </>
        }
      />
      {moves && <Moving batch={batch} refresh={refresh} />}
      {!moves && <Outcome batch={batch} refresh={refresh} />}
      {batch.problems > 0 && !moves && <ImportProblems batchId={batch.id} total={batch.problems} />}
    </>
  )
}

function Moving({ batch, refresh }: { batch: Import; refresh: () => unknown }) {
  const cancel = useAct(officeContract, 'cancelImport')
  const isStoring = batch.status === 'storing'
  return (
    <Section title={isStoring ? '正在写入' : '正在核对'}>
      <ErrorAlert error={cancel.error} onRefresh={refresh} />
      <BatchProgress
        title={isStoring ? '写入' : '逐行核对'}
        done={isStoring ? batch.stored : batch.readRows}
        total={(isStoring ? batch.good : batch.declared) || undefined}
        {...(!isStoring && { onCancel: () => cancel.mutate({ batchId: batch.id, version: batch.version }) })}
        isCancelling={cancel.isPending}
      />
    </Section>
  )
}

function Outcome({ batch, refresh }: { batch: Import; refresh: () => unknown }) {
  const { accountId } = useSession()
  const again = <Link to={importPath(batch.kind)}>重新上传</Link>
  if (batch.status === 'checked')
    return (
      <Section title="核对结果">
        <Counts batch={batch} />
        <ConfirmImport key={accountId} batch={batch} refresh={refresh} />
      </Section>
    )
  if (batch.status === 'stored')
    return (
      <Section title="已导入">
        <Counts batch={batch} isStored />
        <p>
          {batch.bad > 0
            ? '有问题的行没有写入。请下载下面的问题清单，改好后只把这些行再导入一次。'
            : '全部数据行均已处理。'}
        </p>
        {batch.note && <p className="muted">{batch.note}</p>}
        <Link to={importPath(batch.kind)}>再导入一个文件</Link>
      </Section>
    )
  return (
    <Section title={STATES[batch.status].text}>
      <Alert
        type={batch.status === 'cancelled' ? 'info' : 'error'}
        showIcon
        title={
          batch.note || (batch.status === 'cancelled' ? '这次导入已取消，没有写入任何数据。' : '没有写入任何数据。')
        }
        action={<Button type="link">{again}</Button>}
      />
    </Section>
  )
}

function Counts({ batch, isStored = false }: { batch: Import; isStored?: boolean }) {
  const counts: [string, number][] = [
    ['文件中的数据行', batch.declared],
    ['没有问题', batch.good],
    ['有问题', batch.bad],
    ...(isStored
      ? ([
          ['新写入', batch.stored],
          ['原已存在、内容相同', batch.same],
        ] as [string, number][])
      : []),
  ]
  return (
    <dl className="import-counts">
      {counts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value.toLocaleString('zh-CN')}</dd>
        </div>
      ))}
    </dl>
  )
}
