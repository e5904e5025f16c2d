import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { PersonField } from '#contexts/directory/web/public.tsx'
import { SCAN } from '#contexts/office/web/public.tsx'
import { VolunteerField } from '#contexts/volunteering/web/public.tsx'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { UploadBox } from '#ui/files.tsx'
import { spanOf, toLocal, toMoment } from '#ui/moments.ts'
import { toast } from '#ui/toast.ts'
import { activitiesContract } from '../contract.ts'
import type { Activity } from './ActivityPage.tsx'
import { PaperLine } from './PaperLine.tsx'
import type { RollLine } from './Roll.tsx'

/** Somebody read from the sheet; `told`: why the last try was refused. Times as native fields give them. */
export type Line = { personId: string; name: string; inAt: string; outAt: string; told?: string }

/** A sheet signed on paper: its scan, and the times of those on it. Every row is taken or refused by itself. */
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
  const [lines, setLines] = useState<readonly Line[]>([])
  const act = useAct(activitiesContract, 'recordPaperSheet')
  const shift = one.shifts.find(({ id }) => id === shiftId)
  const isOn = (personId: string) => lines.some((line) => line.personId === personId)
  // Who already has an arrival is finished on the list itself: a second one would be refused.
  const signedUp = rows.filter(
    (row) => row.shiftId === shiftId && row.signUpState === 'placed' && !row.inAt && !isOn(row.personId),
  )
  const put = (personId: string, name: string) =>
    shift &&
    !isOn(personId) &&
    setLines([...lines, { personId, name, inAt: toLocal(shift.startsAt), outAt: toLocal(shift.endsAt) }])
  const change = (personId: string, part: Partial<Line>) =>
    setLines(lines.map((line) => (line.personId === personId ? { ...line, ...part } : line)))
  const send = () => {
    if (!file) return
    const sent = lines.map(({ personId, inAt, outAt }) => ({ personId, inAt: toMoment(inAt), outAt: toMoment(outAt) }))
    act.mutate(
      { activityId: one.id, shiftId, rows: sent, file },
      {
        onSuccess: ({ answers }) => {
          const refused = answers.flatMap(({ rowNo, outcome, told }) => {
            const line = lines[rowNo - 1]
            return outcome === 'refused' && line ? [{ ...line, told }] : []
          })
          if (answers.length > refused.length) toast(`已录入${answers.length - refused.length}人`)
          setLines(refused)
          if (refused.length === 0) onClose()
        },
      },
    )
  }
  const isComplete = file !== undefined && lines.length > 0 && lines.every(({ inAt, outAt }) => inAt && outAt)
  return (
    <Modal
      title="录入纸质签到表"
      open
      width={760}
      onCancel={onClose}
      onOk={send}
      okText={`录入${lines.length}人`}
      okButtonProps={{ disabled: !isComplete }}
      confirmLoading={act.isPending}
    >
      <ErrorAlert error={act.error} />
      <p>先上传签到表的扫描件或照片，再点出表上有的人，核对到达和离开的时间。时长仍须复核和本人核对。</p>
      <UploadBox {...SCAN} value={file} onChange={setFile} />
      {one.shifts.length > 1 && (
        <Select
          aria-label="班次"
          style={{ width: '100%', marginTop: 12 }}
          value={shiftId}
          onChange={(id) => {
            setShift(id)
            setLines([])
          }}
          options={one.shifts.map(({ id, startsAt, endsAt }) => ({ value: id, label: spanOf(startsAt, endsAt) }))}
        />
      )}
      <h3 className="sheet-head">表上的人（{lines.length}）</h3>
      {lines.length === 0 && <p className="muted">还没有选人。</p>}
      {lines.map((line) => (
        <PaperLine
          key={line.personId}
          line={line}
          onChange={(part) => change(line.personId, part)}
          onRemove={() => setLines(lines.filter(({ personId }) => personId !== line.personId))}
        />
      ))}
      <h3 className="sheet-head">已报名、还没有签到的</h3>
      {signedUp.length === 0 && <p className="muted">没有了。</p>}
      <div className="row-acts">
        {signedUp.map(({ personId, name }) => (
          <Button key={personId} size="small" onClick={() => put(personId, name)}>
            {name}
          </Button>
        ))}
      </div>
      <h3 className="sheet-head">没有报名、在表上签了名的</h3>
      <WalkIn isOfVolunteers={one.audience === 'volunteers'} onPut={put} />
    </Modal>
  )
}

/** Somebody on the sheet whom no sign-up names. */
function WalkIn({
  isOfVolunteers,
  onPut,
}: {
  isOfVolunteers: boolean
  onPut: (personId: string, name: string) => void
}) {
  const Who = isOfVolunteers ? VolunteerField : PersonField
  return (
    <Who
      aria-label="没有报名的人"
      value={null}
      onChange={() => undefined}
      onFound={({ value, label }) => onPut(value, label)}
    />
  )
}
