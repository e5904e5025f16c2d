import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { dateOf } from '#kernel/time.ts'
import { downloadUrl, useAct } from '#ui/api.ts'
import { BatchProgress } from '#ui/BatchProgress.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { closingContract } from '../contract.ts'
import { PACKAGE_STATES } from '../vocabulary.ts'
import { type Closing, closingRef } from './parts.tsx'

type Pack = Closing['packages'][number]
const EVERY = 1_500

/** The archive as one file: made in the background, seen while it is made, stopped at will. */
export function Packages({ one, onAgain }: { one: Closing; onAgain: () => unknown }) {
  const asked = useAct(closingContract, 'askPackage')
  const stopped = useAct(closingContract, 'cancelPackage')
  const running = one.packages.find(({ status }) => status === 'waiting' || status === 'running')
  const again = useRef(onAgain)
  again.current = onAgain
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => again.current(), EVERY)
    return () => clearInterval(timer)
  }, [running])
  if (!one.may.includes('askPackage') && one.packages.length === 0) return null
  const columns: Column<Pack>[] = [
    { key: 'at', title: '日期', date: true, render: ({ askedAt }) => dateOf(new Date(askedAt)) },
    { key: 'by', title: '生成人', render: ({ askedName }) => askedName },
    {
      key: 'status',
      title: '状态',
      render: ({ status, note }) => `${PACKAGE_STATES[status]}${note ? `：${note}` : ''}`,
    },
    { key: 'sm3', title: 'SM3摘要', wideOnly: true, render: ({ fileSm3 }) => fileSm3 ?? '—' },
    {
      key: 'file',
      title: '',
      render: ({ id: packageId, status }) =>
        status === 'ready' && (
          <DownloadLink
            size="small"
            href={downloadUrl(closingContract, 'downloadPackage', { closingId: one.id, packageId })}
          >
            下载
          </DownloadLink>
        ),
    },
  ]
  return (
    <Section
      title="结项档案包"
      extra={
        one.may.includes('askPackage') && (
          <Button
            loading={asked.isPending}
            disabled={running !== undefined}
            onClick={() => asked.mutate(closingRef(one))}
          >
            生成档案包
          </Button>
        )
      }
    >
      <ErrorAlert error={asked.error ?? stopped.error} />
      <p className="muted">结项材料、评分单、整改、公文、各项标准和条件装入一个压缩包，附每个文件的SM3摘要。</p>
      {running && (
        <BatchProgress
          title="正在生成档案包"
          done={running.done}
          total={running.total || undefined}
          unit="个文件"
          isCancelling={stopped.isPending}
          onCancel={() => stopped.mutate({ ...closingRef(one), packageId: running.id })}
        />
      )}
      {one.packages.length > 0 && (
        <DataTable label="档案包" rows={one.packages} rowKey={({ id }) => id} columns={columns} />
      )}
    </Section>
  )
}
