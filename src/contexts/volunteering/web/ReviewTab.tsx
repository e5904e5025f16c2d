import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { showMinutes } from '#kernel/minutes.ts'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { volunteeringContract } from '../contract.ts'
import { DRAFT_COLUMNS, type Draft } from './draft-columns.tsx'

type Props = { step: 'confirm' | 'verify'; filter: { areaCode?: string; activityId?: string } }

const WORDS = {
  confirm: {
    verb: '确认',
    state: 'pending',
    empty: '没有待确认的时长',
    next: '志愿者签退后出现在这里；也可以由带队人在手机上确认。',
    after: '确认后由另一人复核，复核的人不能是您；',
  },
  verify: {
    verb: '复核',
    state: 'confirmed',
    empty: '没有待复核的时长',
    next: '带队人或社区确认后的时长出现在这里，由另一人复核。',
    after: '复核后公示给志愿者本人；公示期内没有异议，或本人确认无异议，即记入服务时长；',
  },
} as const

/** Drafts that wait for one step. Those without a flag are taken together; a flagged one goes alone, with a reason. */
export function ReviewTab({ step, filter }: Props) {
  const { verb, state, empty, next } = WORDS[step]
  const mayTake = useMay(step === 'confirm' ? 'volunteering.hours.confirm' : 'volunteering.hours.verify')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const list = useAskMore(volunteeringContract, 'listDrafts', { ...filter, state, limit: 50 }, (page) =>
    page.next ? { after: page.next } : undefined,
  )
  const rows = list.pages?.flatMap((page) => page.rows)
  const plain = (rows ?? []).filter(({ flags }) => flags.length === 0)
  const picked = plain.filter(({ id }) => chosen.has(id))
  const toggle = (id: string) =>
    setChosen((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])))
  const columns = mayTake ? [pickColumn(chosen, toggle), ...DRAFT_COLUMNS, actColumn(step)] : DRAFT_COLUMNS
  return (
    <DataTable
      label={`${verb}服务时长`}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      isPending={list.isPending}
      error={list.error}
      onRetry={list.refetch}
      paging={{ ...list.paging, ...(list.pages?.[0] && { total: list.pages[0].total }) }}
      empty={<EmptyHint title={empty} next={next} />}
      filters={
        mayTake && (
          <>
            <Button
              disabled={plain.length === 0}
              onClick={() => setChosen(new Set(picked.length === plain.length ? [] : plain.map(({ id }) => id)))}
            >
              {picked.length > 0 && picked.length === plain.length ? '全不选' : '全选无疑点的'}
            </Button>
            <TakeChosen step={step} picked={picked} onDone={() => setChosen(new Set())} />
          </>
        )
      }
    />
  )
}

function TakeChosen({ step, picked, onDone }: { step: Props['step']; picked: readonly Draft[]; onDone: () => void }) {
  const act = useTake(step)
  const { verb, after } = WORDS[step]
  const minutes = picked.reduce((sum, one) => sum + one.minutes, 0)
  const people = new Set(picked.map(({ volunteerId }) => volunteerId)).size
  const activities = [...new Set(picked.map(({ activity }) => activity))]
  return (
    <ConfirmAct
      label={picked.length > 0 ? `${verb}所选 ${picked.length} 条` : `${verb}所选`}
      title={`${verb}所选的 ${picked.length} 条服务时长？`}
      danger={false}
      disabled={picked.length === 0}
      button={{ type: 'primary' }}
      consequences={[
        `共${people}人、${showMinutes(minutes)}，来自${activities.length}个活动：${activities.slice(0, 3).join('、')}${activities.length > 3 ? '等' : ''}；`,
        after,
        '其中任何一条不能办理时，全部不办理，并说明是哪一条。',
      ]}
      onConfirm={async () => {
        await act(picked)
        toast(`已${verb}`)
        onDone()
      }}
    />
  )
}

function useTake(step: Props['step']) {
  const confirm = useAct(volunteeringContract, 'confirmDrafts')
  const verify = useAct(volunteeringContract, 'verifyDrafts')
  return (picked: readonly Draft[], reason?: string) => {
    const drafts = picked.map(({ id, version }) => ({ draftId: id, version }))
    const input = { drafts, ...(reason && { reason }) }
    return step === 'confirm' ? confirm.mutateAsync(input) : verify.mutateAsync(input)
  }
}

function TakeOne({ step, draft }: { step: Props['step']; draft: Draft }) {
  const act = useTake(step)
  const { verb, after } = WORDS[step]
  if (draft.flags.length === 0) return null
  return (
    <ConfirmAct
      label={`单独${verb}`}
      title={`${verb} ${draft.name} ${draft.servedOn} 的 ${showMinutes(draft.minutes)}？`}
      danger={false}
      button={{ size: 'small' }}
      consequences={[...draft.flagsSay.map((says) => `请先核实：${says}；`), after]}
      reason={{ label: '核实情况', required: true }}
      onConfirm={async (reason) => {
        await act([draft], reason)
        toast(`已${verb}`)
      }}
    />
  )
}

const pickColumn = (chosen: ReadonlySet<string>, toggle: (id: string) => void): Column<Draft> => ({
  key: 'pick',
  title: '选择',
  width: 64,
  render: ({ id, name, activity, flags }) => (
    <Checkbox
      aria-label={`选择${name}的${activity}`}
      checked={chosen.has(id)}
      disabled={flags.length > 0}
      onChange={() => toggle(id)}
    />
  ),
})

const actColumn = (step: Props['step']): Column<Draft> => ({
  key: 'act',
  title: '',
  render: (draft) => <TakeOne step={step} draft={draft} />,
})
