import { Button, Checkbox, Form, Input } from 'antd'
import { useAct, useRefresh } from '#ui/api.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { reportingContract } from '../contract.ts'
import { passedOver } from '../rules/commendation.ts'
import { type Commendation, commendationRef } from './parts.tsx'

type Values = { chosen?: string[]; reasons?: Record<string, string>; merits?: string }

/** Who is to be commended; a district that stands no lower and is not chosen asks for its reason here. */
export function Choose({ one }: { one: Commendation }) {
  const act = useAct(reportingContract, 'chooseDistricts')
  const refresh = useRefresh()
  const eligible = one.candidates.filter(({ leftOut }) => leftOut === null)
  const save = ({ chosen = [], reasons = {}, merits = '' }: Values) => {
    const passed = Object.entries(reasons).map(([districtCode, reason]) => ({ districtCode, reason: reason ?? '' }))
    act.mutate(
      { ...commendationRef(one), chosen, passed, merits },
      { onSuccess: () => toast('已保存，提请决定之前可以再改') },
    )
  }
  if (eligible.length === 0)
    return (
      <Section title="拟表扬的区">
        <EmptyHint title="没有可以列入的区" next="样本不足或低于最低分的区不能列入；评估完成之后重新计算。" />
      </Section>
    )
  return (
    <Section title="拟表扬的区">
      <ErrorAlert error={act.error} onRefresh={() => refresh().then(act.reset)} />
      <Form<Values>
        name="choose"
        layout="vertical"
        className="reporting-form"
        initialValues={{
          chosen: one.chosen,
          merits: one.merits,
          reasons: Object.fromEntries(one.passed.map(({ districtCode, reason }) => [districtCode, reason])),
        }}
        onFinish={save}
      >
        <Form.Item label="选择" name="chosen">
          <Checkbox.Group
            options={eligible.map(({ districtCode, districtName }) => ({ value: districtCode, label: districtName }))}
          />
        </Form.Item>
        <Form.Item noStyle dependencies={['chosen']}>
          {({ getFieldValue }) =>
            passedOver(one.candidates, (getFieldValue('chosen') as string[]) ?? []).map(
              ({ districtCode, districtName }) => (
                <Form.Item
                  key={districtCode}
                  label={`${districtName}没有选入的理由`}
                  name={['reasons', districtCode]}
                  rules={[{ required: true, min: 4, message: '合计不低于已选的区，须写明理由，至少4个字' }]}
                >
                  <Input maxLength={300} />
                </Form.Item>
              ),
            )
          }
        </Form.Item>
        <Form.Item label="推进有力、成效明显的具体做法" name="merits" extra="写进通报；只写做法和成效，不写个人">
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} showCount />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          保存
        </Button>
      </Form>
    </Section>
  )
}
