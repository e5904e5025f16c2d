import { Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { PersonField } from '#contexts/directory/web/public.tsx'
import { VolunteerField } from '#contexts/volunteering/web/public.tsx'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { spanOf } from '#ui/moments.ts'
import { toast } from '#ui/toast.ts'
import { activitiesContract } from '../contract.ts'
import type { Activity } from './ActivityPage.tsx'

/** For somebody without a phone: a worker signs them up. */
export function SignUpFor({ one }: { one: Activity }) {
  const [open, setOpen] = useState(false)
  const [personId, setPerson] = useState<string | null>(null)
  const [shiftId, setShift] = useState(one.shifts[0]?.id)
  const act = useAct(activitiesContract, 'signUpFor')
  const Who = one.audience === 'volunteers' ? VolunteerField : PersonField
  const send = () => {
    if (!personId || !shiftId) return
    act.mutate(
      { areaCode: one.areaCode, activityId: one.id, shiftId, personId },
      {
        onSuccess: ({ told }) => {
          toast(told)
          setOpen(false)
          setPerson(null)
        },
      },
    )
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>代为报名</Button>
      <Modal
        title="代为报名"
        open={open}
        onCancel={() => setOpen(false)}
        onOk={send}
        okText="报名"
        okButtonProps={{ disabled: !personId }}
        confirmLoading={act.isPending}
        destroyOnHidden
      >
        <ErrorAlert error={act.error} />
        <Form layout="vertical">
          <Form.Item label={one.audience === 'volunteers' ? '志愿者' : '参加人'} htmlFor="sign-up-person">
            <Who id="sign-up-person" value={personId} onChange={setPerson} />
          </Form.Item>
          {one.shifts.length > 1 && (
            <Form.Item label="班次" htmlFor="sign-up-shift">
              <Select
                id="sign-up-shift"
                value={shiftId}
                onChange={setShift}
                options={one.shifts.map(({ id, startsAt, endsAt }) => ({ value: id, label: spanOf(startsAt, endsAt) }))}
              />
            </Form.Item>
          )}
        </Form>
      </Modal>
    </>
  )
}
