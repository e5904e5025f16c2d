import { Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { UploadBox } from '#ui/files.tsx'
import { toast } from '#ui/toast.ts'
import { activitiesContract } from '../contract.ts'
import type { Activity } from './ActivityPage.tsx'
import type { RollLine } from './Roll.tsx'
import { spanOf, toLocal, toMoment } from './times.ts'

type Times = Record<string, { inAt: string; outAt: string }>

/** A sheet signed on paper: its scan, and the times of those on the list. Every row is taken or refused by itself. */
export function PaperSheet({ one, rows }: { one: Activity; rows: readonly RollLine[] }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>录入纸质签到表</Button>
      {open && <Sheet one={one} rows={rows} onClose={() => setOpen(false)} />}
    </>
  )
}

function Sheet({ one, rows, onClose }: { one: Activity; rows: readonly RollLine[]; onClose: () => void }) {
  const [shiftId, setShift] = useState(one.shifts[0]?.id ?? '')
  const [file, setFile] = useState<File>()
  const [times, setTimes] = useState<Times>({})
  const act = useAct(activitiesContract, 'recordPaperSheet')
  const shift = one.shifts.find(({ id }) => id === shiftId)
  const people = rows.filter((row) => row.shiftId === shiftId && row.signUpState === 'placed' && !row.outAt)
  const chosen = people.filter(({ personId }) => times[personId])
  const choose = (personId: string) =>
    shift && setTimes({ ...times, [personId]: { inAt: toLocal(shift.startsAt), outAt: toLocal(shift.endsAt) } })
  const change = (personId: string, part: 'inAt' | 'outAt', value: string) =>
    setTimes({ ...times, [personId]: { ...(times[personId] ?? { inAt: '', outAt: '' }), [part]: value } })
  const send = () => {
    if (!file) return
    const lines = chosen.map(({ personId }) => {
      const { inAt = '', outAt = '' } = times[personId] ?? {}
      return { personId, inAt: toMoment(inAt), outAt: toMoment(outAt) }
    })
    act.mutate(
      { activityId: one.id, shiftId, rows: lines, file },
      {
        onSuccess: ({ answers }) => {
          const refused = answers.filter(({ outcome }) => outcome === 'refused')
          toast(
            `已录入${answers.length - refused.length}人${refused.length > 0 ? `，${refused.length}人未录入：${refused[0]?.told}` : ''}`,
          )
          if (refused.length === 0) onClose()
        },
      },
    )
  }
  return (
    <Modal
      title="录入纸质签到表"
      open
      width={720}
      onCancel={onClose}
      onOk={send}
      okText={`录入${chosen.length}人`}
      okButtonProps={{ disabled: !file || chosen.length === 0 }}
      confirmLoading={act.isPending}
    >
      <ErrorAlert error={act.error} />
      <p>先上传签到表的扫描件或照片，再勾出表上有的人。时长仍须复核和本人核对。</p>
      <UploadBox accept={['.pdf', '.jpg', '.jpeg', '.png']} maxMegabytes={20} value={file} onChange={setFile} />
      {one.shifts.length > 1 && (
        <Select
          aria-label="班次"
          value={shiftId}
          onChange={setShift}
          options={one.shifts.map(({ id, startsAt, endsAt }) => ({ value: id, label: spanOf(startsAt, endsAt) }))}
        />
      )}
      {people.length === 0 && <p className="muted">这个班次没有已报名而未签退的人。请先代为报名。</p>}
      {people.map(({ personId, name }) => (
        <div key={personId} className="form-row">
          <span>{name}</span>
          {times[personId] ? (
            <>
              <Input
                type="datetime-local"
                aria-label={`${name}到达时间`}
                value={times[personId].inAt}
                onChange={({ target }) => change(personId, 'inAt', target.value)}
              />
              <Input
                type="datetime-local"
                aria-label={`${name}离开时间`}
                value={times[personId].outAt}
                onChange={({ target }) => change(personId, 'outAt', target.value)}
              />
            </>
          ) : (
            <Button onClick={() => choose(personId)}>表上有{name}</Button>
          )}
        </div>
      ))}
    </Modal>
  )
}
