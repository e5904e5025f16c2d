import { Button, Form, Input, InputNumber, Radio } from 'antd'
import { showMoment } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { toast } from '#ui/toast.ts'
import { programmeContract } from '../contract.ts'
import type { Way } from '../rules/conflict.ts'
import { WAYS } from '../rules/conflict.ts'
import type { QuotaRow } from './QuotasPage.tsx'

type Decision = { way: Way; count: number; reason: string }

/** The arithmetic of a district whose quota cannot fit, three ways out, and every decision with its reason. */
export function ConflictPanel({ row }: { row: QuotaRow }) {
  const { conflict, mayDecide, decisions } = row
  return (
    <div className="conflict">
      {conflict && (
        <>
          <h3>名额算不平</h3>
          <p>{conflict.text}</p>
          <ol>
            {conflict.ways.map(({ way, title, text }) => (
              <li key={way}>
                <strong>{title}</strong>：{text}
              </li>
            ))}
          </ol>
          {mayDecide ? (
            <Decide row={row} conflict={conflict} />
          ) : (
            <p className="muted">由市级岗位决定采用哪一种办法。</p>
          )}
        </>
      )}
      {decisions.length > 0 && (
        <>
          <h3>已作的决定</h3>
          <ul className="decisions">
            {decisions.map((decision) => (
              <li key={decision.id}>
                <strong>{decision.way === 'take-back' ? '收回决定' : WAYS[decision.way]}</strong>
                {decision.takenBack && <em>（已收回）</em>}：{decision.reason}
                <small className="muted">
                  {decision.actorName}，{showMoment(new Date(decision.decidedAt))}
                </small>
                {mayDecide && !decision.takenBack && decision.way !== 'take-back' && (
                  <TakeBack row={row} decisionId={decision.id} />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Decide({ row, conflict }: { row: QuotaRow; conflict: NonNullable<QuotaRow['conflict']> }) {
  const decide = useAct(programmeContract, 'decideQuotaConflict')
  const [form] = Form.useForm<Decision>()
  const submit = (filled: Decision) =>
    decide.mutate(
      { districtCode: row.districtCode, version: row.version, ...filled },
      { onSuccess: () => toast('决定已记录') },
    )
  return (
    <Form form={form} layout="vertical" onFinish={submit} initialValues={{ count: conflict.ways[0]?.count ?? 1 }}>
      <ErrorAlert error={decide.error} />
      <Form.Item label="采用哪一种办法" name="way" rules={[{ required: true, message: '请选择处理办法' }]}>
        <Radio.Group
          options={conflict.ways.map(({ way, title, count }) => ({ value: way, label: title, disabled: count === 0 }))}
          onChange={({ target }) =>
            form.setFieldValue('count', conflict.ways.find(({ way }) => way === target.value)?.count ?? 1)
          }
        />
      </Form.Item>
      <Form.Item label="数量" name="count" rules={[{ required: true, message: '请填写数量' }]}>
        <InputNumber min={1} max={20} precision={0} />
      </Form.Item>
      <Form.Item label="依据" name="reason" rules={[{ required: true, min: 2, message: '请写明依据' }]}>
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={decide.isPending}>
        记录决定
      </Button>
    </Form>
  )
}

function TakeBack({ row, decisionId }: { row: QuotaRow; decisionId: string }) {
  const takeBack = useAct(programmeContract, 'takeBackQuotaDecision')
  return (
    <ConfirmAct
      label="收回"
      title={`收回对${row.districtName}的这项决定？`}
      consequences={[
        '名额恢复到作出该决定之前。',
        '名额会重新显示为算不平；这次决定给出的名额已被申报占用的，不能收回。',
      ]}
      reason={{ label: '收回理由', required: true }}
      button={{ size: 'small', type: 'link' }}
      onConfirm={(reason) =>
        takeBack.mutateAsync({ districtCode: row.districtCode, decisionId, version: row.version, reason })
      }
    />
  )
}
