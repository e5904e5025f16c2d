import { Button, Form, Input, InputNumber, Space } from 'antd'
import type { ScoreItem, ScoreTable } from '#contexts/programme/contract.ts'
import { ActForm } from './ActForm.tsx'
import { centiOfPoints, pointsOfCenti, type RuleRow, rowsOf, ruleOf } from './rule-rows.ts'

type Values = {
  title: string
  second: string
  rule: string
  full: number
  limit?: number | null
  rows?: RuleRow[]
  anchors?: { points?: number; text?: string }[]
}
type Props = {
  item: ScoreItem
  table: ScoreTable
  /** What the command needs beside the table itself. */
  fixed: object
  limitTitle: string | null
  onClose: () => void
}

const changed = (item: ScoreItem, values: Values): ScoreItem => ({
  ...item,
  title: values.title,
  second: values.second,
  rule: values.rule,
  full: centiOfPoints(values.full),
  limit: values.limit ?? null,
  by: ruleOf(item.by, values.rows ?? []),
  anchors: (values.anchors ?? []).map(({ points, text = '' }) => ({ centi: centiOfPoints(points), text })),
})

/** One row of a draft: its points, its words, and the numbers of its rule. What it counts by stays with the table's makers. */
export function ItemForm({ item, table, fixed, limitTitle, onClose }: Props) {
  const inputOf = (values: object) => ({
    content: {
      ...table,
      items: table.items.map((one) => (one.code === item.code ? changed(item, values as Values) : one)),
    },
  })
  const { by } = item
  return (
    <ActForm
      name="changeTable"
      title={`修改${item.code} ${item.title}`}
      okText="保存到草稿"
      done="已保存到草稿"
      fixed={fixed}
      initial={{
        ...item,
        full: pointsOfCenti(item.full),
        rows: rowsOf(by),
        anchors: item.anchors.map(({ centi, text }) => ({ points: pointsOfCenti(centi), text })),
      }}
      inputOf={inputOf}
      onClose={onClose}
    >
      <Form.Item label="满分" name="full" rules={[{ required: true, message: '请填写满分' }]}>
        <InputNumber min={0.01} max={100} precision={2} suffix="分" />
      </Form.Item>
      <Form.Item label="指标" name="title" rules={[{ required: true, message: '请填写指标' }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="二级指标" name="second" rules={[{ required: true, message: '请填写二级指标' }]}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item label="计分规则（给人看的一句话）" name="rule" rules={[{ required: true, message: '请写明规则' }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
      {limitTitle !== null && (
        <Form.Item label={limitTitle} name="limit" rules={[{ required: true, message: `请填写${limitTitle}` }]}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
      )}
      {by !== null && by.way !== 'ratio' && <RuleRows way={by.way} />}
      {item.computed === null && <Anchors />}
    </ActForm>
  )
}

const LABELS = {
  each: { title: '每计1个', at: null, to: null },
  minus: { title: '每计1个扣', at: null, to: null },
  tiers: { title: '分档（由高到低）', at: '达到百分之', to: null },
  steps: { title: '分档（由高到低）', at: '达到个数', to: null },
  bands: { title: '区间', at: '从百分之', to: '到百分之' },
} as const

function RuleRows({ way }: { way: keyof typeof LABELS }) {
  const { title, at, to } = LABELS[way]
  return (
    <Form.Item label={title}>
      <Form.List name="rows">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Space key={key} align="baseline" wrap>
                {at && (
                  <Form.Item name={[name, 'at']} noStyle>
                    <InputNumber aria-label={at} prefix={at} min={0} precision={0} style={{ width: 148 }} />
                  </Form.Item>
                )}
                {to && (
                  <Form.Item name={[name, 'to']} noStyle>
                    <InputNumber aria-label={to} prefix={to} min={0} precision={0} style={{ width: 148 }} />
                  </Form.Item>
                )}
                <Form.Item name={[name, 'points']} noStyle>
                  <InputNumber aria-label="分值" suffix="分" min={0} max={100} precision={2} style={{ width: 100 }} />
                </Form.Item>
                {at && (
                  <Button type="text" onClick={() => remove(name)}>
                    去掉
                  </Button>
                )}
              </Space>
            ))}
            {at && <Button onClick={() => add({})}>添加一档</Button>}
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}

function Anchors() {
  return (
    <Form.Item label="评分说明（由高到低）">
      <Form.List name="anchors">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <Space key={key} align="baseline">
                <Form.Item name={[name, 'points']} noStyle>
                  <InputNumber aria-label="分值" suffix="分" min={0} max={100} precision={2} style={{ width: 96 }} />
                </Form.Item>
                <Form.Item name={[name, 'text']} noStyle>
                  <Input aria-label="说明" maxLength={200} style={{ width: 260 }} />
                </Form.Item>
                <Button type="text" onClick={() => remove(name)}>
                  去掉
                </Button>
              </Space>
            ))}
            <Button onClick={() => add({})}>添加一档</Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}
