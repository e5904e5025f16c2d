import { Button, Form, Input, InputNumber, Space } from 'antd'
import type { ScoreTable } from '#contexts/programme/contract.ts'
import { ActForm } from './ActForm.tsx'
import { centiOfPoints, pointsOfCenti } from './rule-rows.ts'

type Values = {
  grades?: { code?: string; title?: string; points?: number }[]
  vetoes?: { title?: string; basis?: string }[]
}
type Props = { table: ScoreTable; fixed: object; onClose: () => void }

/** The lowest grade begins at 0 whatever is typed; what is vetoed is numbered anew. */
function changed(table: ScoreTable, { grades = [], vetoes = [] }: Values): ScoreTable {
  return {
    ...table,
    grades: grades.map(({ code = '', title = '', points }, index) => ({
      code,
      title,
      from: index === grades.length - 1 ? 0 : centiOfPoints(points),
    })),
    vetoes: vetoes.map(({ title = '', basis = '' }, index) => ({ code: `V${index + 1}`, title, basis })),
  }
}

/** From how many points each grade holds, and what is vetoed at once. Grades keep their names' codes: results refer to them. */
export function BoundsForm({ table, fixed, onClose }: Props) {
  return (
    <ActForm
      name="changeTable"
      title="等次与一票否决事项"
      okText="保存到草稿"
      done="已保存到草稿"
      fixed={fixed}
      initial={{
        grades: table.grades.map(({ code, title, from }) => ({ code, title, points: pointsOfCenti(from) })),
        vetoes: table.vetoes,
      }}
      inputOf={(values) => ({ content: changed(table, values as Values) })}
      onClose={onClose}
    >
      <Form.Item label="等次（由高到低，最低的从0分起）">
        <Form.List name="grades">
          {(fields) =>
            fields.map(({ key, name }) => (
              <Space key={key} align="baseline">
                <Form.Item name={[name, 'code']} hidden>
                  <Input />
                </Form.Item>
                <Form.Item name={[name, 'title']} noStyle>
                  <Input aria-label="等次" maxLength={20} style={{ width: 140 }} />
                </Form.Item>
                <Form.Item name={[name, 'points']} noStyle>
                  <InputNumber aria-label="起点分值" suffix="分起" min={0} max={100} precision={2} />
                </Form.Item>
              </Space>
            ))
          }
        </Form.List>
      </Form.Item>
      <Form.Item label="一票否决事项及依据">
        <Form.List name="vetoes">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <Space key={key} align="baseline" wrap>
                  <Form.Item name={[name, 'title']} noStyle>
                    <Input aria-label="事项" placeholder="事项" maxLength={100} style={{ width: 200 }} />
                  </Form.Item>
                  <Form.Item name={[name, 'basis']} noStyle>
                    <Input aria-label="依据" placeholder="依据" maxLength={100} style={{ width: 160 }} />
                  </Form.Item>
                  <Button type="text" onClick={() => remove(name)}>
                    去掉
                  </Button>
                </Space>
              ))}
              <Button onClick={() => add({})}>添加事项</Button>
            </>
          )}
        </Form.List>
      </Form.Item>
    </ActForm>
  )
}
