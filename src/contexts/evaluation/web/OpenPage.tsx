import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { STAGES } from '#contexts/scoring/contract.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { rulesOf } from '#ui/fields.ts'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { evaluationContract } from '../contract.ts'
import { LEVELS, type Level } from '../vocabulary.ts'
import { optionsOf } from './parts.tsx'

type Values = { pointId: string; level: Level; stage: keyof typeof STAGES; asOf: string }
const rules = rulesOf(evaluationContract.endpoints.openOccasion.input)

/** Opens an occasion: which point, which stage, who evaluates, and the day the figures stand at. */
export function OpenPage() {
  const [form] = Form.useForm<Values>()
  const [pointId, setPoint] = useState<string>()
  const list = useAsk(evaluationContract, 'listPoints', {})
  const act = useAct(evaluationContract, 'openOccasion')
  const navigate = useNavigate()
  const chosen = list.data?.rows.find((one) => one.pointId === pointId)
  const send = (values: Values) =>
    act.mutate(
      { ...values, areaCode: chosen?.hosts.find(({ level }) => level === values.level)?.code ?? '' },
      { onSuccess: ({ occasionId }) => navigate(`/evaluation/occasions/${occasionId}/panel`) },
    )
  return (
    <>
      <PageHeader title="发起评估" description="同一创建点的同一阶段，市、区各评一次；办结之前不能再发起。" />
      <Section title="评谁、评哪一阶段">
        <ErrorAlert error={act.error ?? list.error} />
        <Form form={form} name="open" layout="vertical" onFinish={send} style={{ maxWidth: 560 }}>
          <Form.Item label="创建点" name="pointId" rules={rules.pointId}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="选择创建点"
              options={(list.data?.rows ?? []).map((one) => ({
                value: one.pointId,
                label: `${one.place}${one.isJoint ? '（市区联合创建点）' : ''}`,
              }))}
              onChange={setPoint}
            />
          </Form.Item>
          <Form.Item label="由谁评估" name="level" rules={rules.level}>
            <Select
              placeholder="选择市级或区级"
              options={optionsOf(LEVELS).filter(({ value }) => chosen?.levels.some((level) => level === value))}
            />
          </Form.Item>
          <Form.Item label="阶段" name="stage" rules={rules.stage}>
            <Select placeholder="选择阶段" options={optionsOf(STAGES)} />
          </Form.Item>
          <Form.Item
            label="数字截至"
            name="asOf"
            rules={rules.asOf}
            extra="开始评分时按这一天的记录计算并密封，此后不再变化"
          >
            <DatePick />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={act.isPending}>
            发起评估，去选评估组
          </Button>
        </Form>
      </Section>
    </>
  )
}
