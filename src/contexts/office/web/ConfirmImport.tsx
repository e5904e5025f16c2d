import { Button, Radio } from 'antd'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { toast } from '#ui/toast.ts'
import { officeContract } from '../contract.ts'
import type { Import } from './import-states.ts'

type Props = { batch: Import; refresh: () => unknown }
const count = (value: number): string => value.toLocaleString('zh-CN')

/** What to do with a checked file: everything, the good rows, or nothing. Says first what each will do. */
export function ConfirmImport({ batch, refresh }: Props) {
  if (batch.bad === 0 && batch.good > 0) return <AllGood batch={batch} refresh={refresh} />
  return <SomeBad batch={batch} refresh={refresh} />
}

function useConfirm({ id, version }: Import) {
  const confirm = useAct(officeContract, 'confirmImport')
  return async (mode: 'all-or-nothing' | 'good-rows-only') => {
    await confirm.mutateAsync({ batchId: id, version, mode })
    toast('已开始写入')
  }
}

function AllGood({ batch, refresh }: Props) {
  const confirm = useConfirm(batch)
  return (
    <>
      <p>每一行都没有问题，确认后写入。</p>
      <div className="page-actions">
        <ConfirmAct
          label="确认导入"
          danger={false}
          title={`导入“${batch.fileName}”？`}
          consequences={[
            `${count(batch.good)}行写入${batch.areaName ?? ''}的“${batch.title}”。`,
            '要么全部写入，要么一行也不写。',
            '有关的各项指标随后自动重新计算。',
          ]}
          button={{ type: 'primary' }}
          onConfirm={() => confirm('all-or-nothing')}
        />
        <GiveUp batch={batch} refresh={refresh} />
      </div>
    </>
  )
}

function SomeBad({ batch, refresh }: Props) {
  const confirm = useConfirm(batch)
  const [choice, setChoice] = useState<'fix' | 'good-rows-only'>('fix')
  const nothingGood = batch.good === 0
  return (
    <>
      <Radio.Group
        className="import-choice"
        value={choice}
        onChange={(event) => setChoice(event.target.value)}
        aria-label="如何处理"
      >
        <Radio value="fix">
          <strong>全部正确才导入</strong>：现在一行也不写入；按下面的问题清单改好原表，再整个上传
        </Radio>
        <Radio value="good-rows-only" disabled={nothingGood}>
          <strong>只导入正确的{count(batch.good)}行</strong>：有问题的{count(batch.bad)}行不写入，改好后另行导入
        </Radio>
      </Radio.Group>
      {choice === 'good-rows-only' && !nothingGood ? (
        <ConfirmAct
          label={`导入正确的${count(batch.good)}行`}
          danger={false}
          title={`只导入“${batch.fileName}”中正确的行？`}
          consequences={[
            `${count(batch.good)}行写入${batch.areaName ?? ''}的“${batch.title}”。`,
            `${count(batch.bad)}行不写入，问题清单仍可在本页下载。`,
            '有关的各项指标随后自动重新计算。',
          ]}
          button={{ type: 'primary' }}
          onConfirm={() => confirm('good-rows-only')}
        />
      ) : (
        <GiveUp batch={batch} refresh={refresh} label="放弃这次导入，改好后重传" />
      )}
    </>
  )
}

function GiveUp({ batch, refresh, label = '不导入' }: Props & { label?: string }) {
  const cancel = useAct(officeContract, 'cancelImport')
  return (
    <>
      <ErrorAlert error={cancel.error} onRefresh={refresh} />
      <Button loading={cancel.isPending} onClick={() => cancel.mutate({ batchId: batch.id, version: batch.version })}>
        {label}
      </Button>
    </>
  )
}
