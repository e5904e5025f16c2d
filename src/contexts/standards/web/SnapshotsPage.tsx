import { Button, Modal } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { showDate, showMoment } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay, useSession } from '#ui/session.ts'
import { standardsContract } from '../contract.ts'
import './board.css'

type Snapshot = z.output<(typeof standardsContract)['endpoints']['listSnapshots']['output']>[number]

/** Milestones as they were frozen, their three readings, and what was corrected since. */
export function SnapshotsPage() {
  const snapshots = useAsk(standardsContract, 'listSnapshots', {})
  const [compared, setCompared] = useState<Snapshot>()
  const reading = (name: 'A' | 'B' | 'C'): Column<Snapshot> => ({
    key: name,
    title: `读法${{ A: '一', B: '二', C: '三' }[name]}`,
    render: ({ readings, reading }) => {
      const { part, whole, holds, title } = readings[name]
      return (
        <span title={title} className={reading === name ? 'reading-chosen' : undefined}>
          {holds ? '成立' : '不成立'}{' '}
          <small className="figure muted">
            {part}/{whole}
          </small>
        </span>
      )
    },
  })
  return (
    <>
      <PageHeader
        title="阶段快照"
        description="冻结的数字连同所计记录的摘要一并保存，任何人都不能更改。"
        actions={<FreezeNow frozen={snapshots.data ?? []} />}
      />
      <DataTable<Snapshot>
        label="阶段快照"
        columns={[
          { key: 'asOf', title: '统计日', render: ({ asOf }) => showDate(asOf) },
          { key: 'points', title: '创建点', figure: true, render: ({ points }) => points },
          reading('A'),
          reading('B'),
          reading('C'),
          { key: 'frozenAt', title: '冻结时间', render: ({ frozenAt }) => showMoment(new Date(frozenAt)) },
          {
            key: 'digest',
            title: '摘要',
            render: ({ digest }) => <span className="figure muted">{digest.slice(0, 16)}…</span>,
          },
          {
            key: 'open',
            title: '',
            render: (one) => (
              <Button size="small" onClick={() => setCompared(one)}>
                冻结后的变化
              </Button>
            ),
          },
        ]}
        rows={snapshots.data}
        rowKey={({ id }) => id}
        isPending={snapshots.isPending}
        error={snapshots.error}
        onRetry={snapshots.refetch}
        empty={<EmptyHint title="还没有冻结的快照" next="里程碑次日凌晨自动冻结；也可由市级审批岗位现在冻结。" />}
      />
      {compared && <Changes snapshot={compared} onClose={() => setCompared(undefined)} />}
    </>
  )
}

function FreezeNow({ frozen }: { frozen: readonly Snapshot[] }) {
  const may = useMay('standards.snapshot.freeze')
  const { posts } = useSession()
  const board = useAsk(standardsContract, 'readBoard', {}, { enabled: may })
  const freeze = useAct(standardsContract, 'freezeSnapshot')
  const areaCode = posts.find(({ areaCode }) => areaCode !== null)?.areaCode
  const next = board.data?.milestones.find(
    ({ code, dueOn }) => dueOn <= (board.data?.today ?? '') && !frozen.some(({ milestone }) => milestone === code),
  )
  if (!may || !next || !areaCode) return null
  return (
    <ConfirmAct
      label={`冻结${showDate(next.dueOn)}快照`}
      title={`冻结${showDate(next.dueOn)}的全部数字？`}
      consequences={['冻结后任何人都不能更改或撤回。', '后来的更正会列为“冻结后的变化”，不影响本快照。']}
      danger={false}
      onConfirm={() => freeze.mutateAsync({ areaCode, milestone: next.code })}
    />
  )
}

function Changes({ snapshot, onClose }: { snapshot: Snapshot; onClose: () => void }) {
  const changes = useAsk(standardsContract, 'compareSnapshot', { snapshotId: snapshot.id }, { keepPrevious: false })
  return (
    <Modal title={`${showDate(snapshot.asOf)}冻结后的变化`} open width={760} footer={null} onCancel={onClose}>
      <DataTable
        label="冻结后的变化"
        columns={[
          { key: 'town', title: '创建点', render: ({ town }) => town },
          { key: 'place', title: '社区', render: ({ place }) => place },
          { key: 'criterion', title: '指标', render: ({ criterion }) => criterion },
          { key: 'frozen', title: '冻结时', figure: true, render: ({ frozen }) => frozen },
          { key: 'now', title: '现在', figure: true, render: ({ now }) => now },
        ]}
        rows={changes.data}
        rowKey={({ town, place, criterion }) => `${town}${place}${criterion}`}
        isPending={changes.isPending}
        error={changes.error}
        empty={<EmptyHint title="没有变化" next="按今天的记录重算，与冻结时完全一致。" />}
      />
    </Modal>
  )
}
