import { Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { addMinutes } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { rulesOf } from '#ui/fields.ts'
import { UploadBox } from '#ui/files.tsx'
import { MomentPick } from '#ui/MomentPick.tsx'
import { toLocal, toMoment } from '#ui/moments.ts'
import { toast } from '#ui/toast.ts'
import { volunteeringContract } from '../contract.ts'
import type { Objection } from './ObjectionsTab.tsx'

const rules = rulesOf(volunteeringContract.endpoints.answerObjection.input)
type Outcome = 'kept' | 'corrected' | 'voided'
type Values = { outcome: Outcome; reason: string; startedAt?: string; endedAt?: string; file?: File }

const THEN: Record<Outcome, string[]> = {
  kept: ['维持原记录；公示中的时长即记入，志愿者会收到您的理由。'],
  corrected: ['原记录作废（已记入的以冲销行抵销），另立一条更正的时长；', '更正的时长由另一人复核，并再次公示给本人。'],
  voided: ['原记录作废，不再计入（已记入的以冲销行抵销）；理由会告知本人。'],
}

/** Answers one objection: stands, is corrected, or the record goes. */
export function AnswerObjection({ objection }: { objection: Objection }) {
  const [open, setOpen] = useState(false)
  const [form] = Form.useForm<Values>()
  const upload = useAct(volunteeringContract, 'uploadEvidence')
  const answer = useAct(volunteeringContract, 'answerObjection')
  const isMissing = objection.about === 'missing'
  const outcome = Form.useWatch('outcome', form) ?? 'kept'

  const submit = async ({ startedAt = '', endedAt = '', file, ...said }: Values) => {
    const { id: objectionId, version } = objection
    const kept = file ? await upload.mutateAsync({ objectionId, file }) : undefined
    const times = { startedAt: toMoment(startedAt), endedAt: toMoment(endedAt), fileId: kept?.fileId ?? null }
    await answer.mutateAsync({
      ...{ objectionId, version, ...said },
      ...(said.outcome === 'corrected' && { correction: times }),
    })
    toast('已答复')
    setOpen(false)
  }
  const choices = [
    { value: 'kept', label: isMissing ? '不予补记' : '维持原记录' },
    { value: 'corrected', label: isMissing ? '补记' : '更正' },
    ...(isMissing ? [] : [{ value: 'voided', label: '作废原记录' }]),
  ]
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        答复
      </Button>
      <Modal
        title={`答复 ${objection.name} 对“${objection.activity}”的异议`}
        open={open}
        onCancel={() => setOpen(false)}
        onOk={form.submit}
        okText="答复"
        cancelText="不办理，返回"
        confirmLoading={upload.isPending || answer.isPending}
        destroyOnHidden
      >
        <ErrorAlert error={answer.error ?? upload.error} />
        <p>
          {objection.servedOn}，理由：{objection.reason}
        </p>
        <Form
          form={form}
          layout="vertical"
          preserve={false}
          initialValues={{ outcome: 'kept' }}
          onFinish={(values) => submit(values).catch(() => undefined)}
        >
          <Form.Item label="答复" name="outcome">
            <Radio.Group options={choices} />
          </Form.Item>
          <p>办理后：</p>
          <ul className="consequences">
            {(isMissing && outcome === 'kept' ? ['不补记，志愿者会收到您的理由。'] : THEN[outcome]).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          {outcome === 'corrected' && <Times objection={objection} isMissing={isMissing} />}
          <Form.Item label="理由" name="reason" rules={rules.reason}>
            <Input.TextArea rows={3} maxLength={200} showCount />
          </Form.Item>
        </Form>
      </Modal>
    </>
  )
}

const TIMED = [{ required: true, message: '请填写时间' }]

/** Starts from the times on record; where nothing was recorded, from nine o'clock and as long as the volunteer says. */
function Times({ objection, isMissing }: { objection: Objection; isMissing: boolean }) {
  const nine = `${objection.servedOn}T09:00`
  const until = addMinutes(new Date(toMoment(nine)), objection.wantedMinutes ?? 60).toISOString()
  const { startedAt, endedAt } = objection
  return (
    <>
      <Form.Item
        label="实际开始（北京时间）"
        name="startedAt"
        rules={TIMED}
        initialValue={startedAt ? toLocal(startedAt) : nine}
      >
        <MomentPick />
      </Form.Item>
      <Form.Item label="实际结束（北京时间）" name="endedAt" rules={TIMED} initialValue={toLocal(endedAt ?? until)}>
        <MomentPick />
      </Form.Item>
      <Form.Item
        label={isMissing ? '纸质签到表（扫描件或照片）' : '依据（可不传）'}
        name="file"
        rules={isMissing ? [{ required: true, message: '请上传纸质签到表' }] : []}
      >
        <UploadBox accept={['.pdf', '.jpg', '.jpeg', '.png']} maxMegabytes={20} label="选择扫描件或照片" />
      </Form.Item>
    </>
  )
}
