import { Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { volunteeringContract } from '../contract.ts'
import { FlagStates, type FlagView } from '../contract-hours-views.ts'

type Flag = z.infer<typeof FlagView>
type State = keyof typeof FlagStates

/** Spreadsheets that brought many identical lines: somebody looks, and says what was found. */
export function FlagsTab({ area }: { area: { areaCode?: string } }) {
  const [state, setState] = useState<State>('open')
  const maySettle = useMay('volunteering.hours.void')
  const { data, error, refetch, isPending } = useAsk(volunteeringContract, 'listFlags', { ...area, state })
  return (
    <DataTable
      label="导入时长的疑点"
      columns={maySettle && state === 'open' ? [...COLUMNS, SETTLE] : COLUMNS}
      rows={data?.rows}
      rowKey={({ id }) => id}
      isPending={isPending}
      error={error}
      onRetry={refetch}
      empty={<EmptyHint title="没有这样的疑点" next="导入的表格中有大量完全相同的时长时，列在这里待核查。" />}
      filters={
        <Select
          aria-label="疑点状态"
          style={{ width: 150 }}
          value={state}
          onChange={setState}
          options={Object.entries(FlagStates).map(([value, label]) => ({ value: value as State, label }))}
        />
      }
    />
  )
}

function Settle({ flag }: { flag: Flag }) {
  const act = useAct(volunteeringContract, 'settleFlag')
  const settle = (outcome: 'kept' | 'voided') => async (reason: string) => {
    await act.mutateAsync({ flagId: flag.id, version: flag.version, outcome, reason })
    toast(outcome === 'kept' ? '已记为核查属实' : '已作废')
  }
  return (
    <>
      <ConfirmAct
        label="属实"
        title="核查属实？"
        danger={false}
        button={{ size: 'small' }}
        consequences={['这些时长继续计入，数据依据中不再标出；', '您核查的情况会保留。']}
        reason={{ label: '核查情况', required: true }}
        onConfirm={settle('kept')}
      />{' '}
      <ConfirmAct
        label="作废"
        title={`作废这 ${flag.records} 条时长？`}
        button={{ size: 'small' }}
        consequences={[
          `${flag.areaName}“${flag.activity}”的${flag.records}条时长逐条冲销，不再计入；`,
          '记录和理由都会保留，不能恢复。',
        ]}
        reason={{ label: '理由', required: true }}
        onConfirm={settle('voided')}
      />
    </>
  )
}

const COLUMNS: Column<Flag>[] = [
  { key: 'area', title: '社区', render: ({ areaName }) => areaName },
  { key: 'activity', title: '活动', render: ({ activity }) => activity },
  { key: 'servedOn', title: '服务日期', date: true, render: ({ servedOn }) => servedOn },
  { key: 'minutes', title: '每条时长', figure: true, render: ({ minutes }) => showMinutes(minutes) },
  { key: 'records', title: '条数', figure: true, render: ({ records }) => records },
  { key: 'says', title: '疑点', render: ({ says }) => says },
  { key: 'file', title: '文件', wideOnly: true, render: ({ fileName }) => fileName || '—' },
  {
    key: 'state',
    title: '核查',
    render: ({ state, note, settledBy }) =>
      state === 'open' ? FlagStates.open : `${FlagStates[state]}：${note ?? ''}（${settledBy ?? ''}）`,
  },
]
const SETTLE: Column<Flag> = { key: 'settle', title: '', render: (flag) => <Settle flag={flag} /> }
