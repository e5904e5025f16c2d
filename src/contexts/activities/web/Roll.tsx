import { Alert, Button, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { newKey, Refused, useAct, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { momentOf, spanOf } from '#ui/moments.ts'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { ATTENDANCE_SOURCES, activitiesContract, type RollRow, SIGN_UP_STATES } from '../contract.ts'
import { isLive } from '../rules/states.ts'
import type { Activity } from './ActivityPage.tsx'
import { CancelSignUp } from './CancelSignUp.tsx'
import { LeftAt } from './LeftAt.tsx'
import { markedAs, markedNow } from './mark-time.ts'
import { PaperSheet } from './PaperSheet.tsx'
import { SignUpFor } from './SignUpFor.tsx'

export type RollLine = z.infer<typeof RollRow>

/** Who signed up, who came, how long; where nobody has a phone, the desk keeps the roll. */
export function Roll({ one }: { one: Activity }) {
  const sheet = useAsk(activitiesContract, 'getRollSheet', { activityId: one.id })
  const call = useAct(activitiesContract, 'rollCall')
  const [refused, setRefused] = useState<string>()
  const mayLead = one.may.includes('lead')
  const live = isLive(one.state)
  const shifts = new Map(one.shifts.map((shift) => [shift.id, spanOf(shift.startsAt, shift.endsAt)]))
  /** What the roll answered to one mark. */
  const send = async (row: RollLine, kind: 'in' | 'out', when: ReturnType<typeof markedAs>) => {
    const mark = { key: newKey(), shiftId: row.shiftId, personId: row.personId, kind, ...when }
    const { answers } = await call.mutateAsync({ areaCode: one.areaCode, activityId: one.id, marks: [mark] })
    return { told: answers[0]?.told ?? '', isRefused: answers[0]?.outcome !== 'recorded' }
  }
  const markNow = async (row: RollLine, kind: 'in' | 'out') => {
    if (!sheet.data || sheet.isPlaceholderData) return
    const when = markedNow({ server: sheet.data.now, here: sheet.dataUpdatedAt }, new Date())
    // Why it could not be asked at all stands above the list: call.error.
    const answer = await send(row, kind, when).catch(() => undefined)
    const words = answer && `${row.name}：${answer.told}`
    setRefused(answer?.isRefused ? words : undefined)
    if (words && !answer.isRefused) toast(words)
  }
  const state = async (row: RollLine, at: string) => {
    const { told, isRefused } = await send(row, 'out', markedAs(at))
    if (isRefused) throw new Refused(409, { code: 'activities.markRefused', message: told })
    toast(`${row.name}：${told}`)
  }
  const isOver = one.state === 'ended' || one.state === 'recorded'
  const hasAct = (row: RollLine): boolean => row.isMissingOut || (live && !row.outAt && row.signUpState !== 'cancelled')
  const acts: Column<RollLine> = {
    key: 'act',
    title: '',
    render: (row) =>
      hasAct(row) ? (
        <span className="row-acts">
          {live && row.signUpState === 'placed' && !row.inAt && (
            <Button size="small" onClick={() => markNow(row, 'in')} aria-label={`${row.name}到`}>
              到
            </Button>
          )}
          {live && row.inAt && !row.outAt && !row.isMissingOut && (
            <Button size="small" onClick={() => markNow(row, 'out')} aria-label={`${row.name}离`}>
              离
            </Button>
          )}
          {row.isMissingOut && <LeftAt row={row} activity={one} onSay={(at) => state(row, at)} />}
          {live && row.signUpId && !row.inAt && <CancelSignUp row={row} />}
        </span>
      ) : (
        '—'
      ),
  }
  if (['draft', 'reviewing', 'returned'].includes(one.state)) return null
  return (
    <Section
      title="报名与签到"
      extra={
        mayLead && (
          <span>
            {live && <SignUpFor one={one} />}{' '}
            {one.state !== 'cancelled' && <PaperSheet one={one} rows={sheet.data?.rows ?? []} />}
          </span>
        )
      }
    >
      <ErrorAlert error={call.error} />
      {refused && <Alert type="warning" showIcon role="alert" title={refused} className="activity-note" />}
      <DataTable
        label="报名与签到"
        columns={[
          ...columnsOf(one.shifts.length > 1 ? shifts : undefined, isOver),
          ...(mayLead && sheet.data?.rows.some(hasAct) ? [acts] : []),
        ]}
        rows={sheet.data?.rows}
        rowKey={({ personId, shiftId }) => `${personId}${shiftId}`}
        isPending={sheet.isPending}
        error={sheet.error}
        onRetry={sheet.refetch}
        empty={<Nobody state={one.state} />}
      />
    </Section>
  )
}

function Nobody({ state }: Pick<Activity, 'state'>) {
  if (isLive(state)) return <EmptyHint title="还没有人报名" next="大家在手机上报名；没有手机的，可以代为报名。" />
  return <EmptyHint title={state === 'cancelled' ? '没有人到场，报名都已取消' : '没有人报名'} />
}

function placeWords({ signUpState, waitingNo, inAt }: RollLine, isOver: boolean): string {
  if (!signUpState) return '现场加入'
  if (signUpState === 'waiting') return isOver ? '候补' : `候补第${waitingNo}位`
  return isOver && signUpState === 'placed' && !inAt ? '已报名，未到' : SIGN_UP_STATES[signUpState]
}

const columnsOf = (shifts: ReadonlyMap<string, string> | undefined, isOver: boolean): Column<RollLine>[] => [
  {
    key: 'name',
    title: '姓名',
    render: ({ name, isMinor }) => (
      <>
        {name} {isMinor && <Tag>未成年人</Tag>}
      </>
    ),
  },
  { key: 'phone', title: '手机号', wideOnly: true, render: ({ maskedPhone }) => maskedPhone ?? '—' },
  ...(shifts
    ? [{ key: 'shift', title: '班次', date: true, render: ({ shiftId }: RollLine) => shifts.get(shiftId) ?? '' }]
    : []),
  { key: 'state', title: '报名', render: (row) => placeWords(row, isOver) },
  {
    key: 'in',
    title: '签到',
    date: true,
    render: ({ inAt, inSource }) =>
      inAt ? `${momentOf(inAt)}${inSource ? ` ${ATTENDANCE_SOURCES[inSource]}` : ''}` : '—',
  },
  {
    key: 'out',
    title: '签退',
    date: true,
    render: ({ outAt, outSource, isMissingOut }) =>
      outAt ? (
        `${momentOf(outAt)}${outSource ? ` ${ATTENDANCE_SOURCES[outSource]}` : ''}`
      ) : isMissingOut ? (
        <Tag color="orange">未签退</Tag>
      ) : (
        '—'
      ),
  },
  { key: 'minutes', title: '分钟', figure: true, render: ({ minutes }) => minutes ?? '—' },
  { key: 'verdict', title: '时长', wideOnly: true, render: ({ verdict }) => verdict ?? '—' },
]
