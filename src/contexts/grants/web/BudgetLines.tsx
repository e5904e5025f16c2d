import { Button, Form, Input, InputNumber } from 'antd'
import { rulesOf } from '#ui/fields.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { LineForm } from '../contract-parts.ts'
import { lineFen, linesFen, type TypedLine } from '../rules/budget.ts'
import { SumLine, yuan } from './parts.tsx'

const rules = rulesOf(LineForm)
const whole = (fen: number | undefined): number => (Number.isSafeInteger(fen) ? (fen ?? 0) : 0)

/** The budget, line by line: each line's amount and all of them against the money asked for, while typing. */
export function BudgetLines() {
  const form = Form.useFormInstance()
  const lines: TypedLine[] = Form.useWatch('lines', form) ?? []
  const asked: number | undefined = Form.useWatch('askedFen', form)
  const other: number | undefined = Form.useWatch('otherIncomeFen', form)
  return (
    <>
      <Form.List name="lines">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, index) => (
              <fieldset key={key} className="grants-part">
                <legend>第{index + 1}行</legend>
                <Form.Item label="支出项目" name={[name, 'item']} rules={rules.item}>
                  <Input maxLength={60} />
                </Form.Item>
                <div className="grants-row">
                  <Form.Item label="单价" name={[name, 'unitFen']} rules={rules.unitFen}>
                    <YuanInput />
                  </Form.Item>
                  <Form.Item label="数量" name={[name, 'quantity']} rules={rules.quantity}>
                    <InputNumber min={1} precision={0} style={{ width: 120 }} />
                  </Form.Item>
                  <Form.Item label="小计">
                    <strong className="figure">{yuan(lineFen(lines[name]))}元</strong>
                  </Form.Item>
                </div>
                {fields.length > 1 && (
                  <Button onClick={() => remove(name)} aria-label={`删去预算第${index + 1}行`}>
                    删去这一行
                  </Button>
                )}
              </fieldset>
            ))}
            <Button onClick={() => add({})} disabled={fields.length >= 50} style={{ marginBottom: 16 }}>
              加一行预算
            </Button>
          </>
        )}
      </Form.List>
      <SumLine
        sum={linesFen(lines)}
        mustBe={whole(asked) + whole(other)}
        what="预算各行合计"
        against="申请金额加其他收入"
      />
    </>
  )
}
