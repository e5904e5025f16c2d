import { Button, Form, Input, InputNumber, Select, Space, Switch } from 'antd'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { programmeContract } from '#contexts/programme/contract.ts'
import { useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { RuleForm } from '../contract-parts.ts'
import { ActForm } from './ActForm.tsx'

const rules = rulesOf(RuleForm)
type Coefficient = { code?: string; times?: number }
type Values = { coefficients?: Coefficient[] }

/** The form speaks of 1.50, the contract of whole hundredths: 150. */
function inputOf(values: object): object {
  const { coefficients = [], ...rest } = values as Values
  const chosen = coefficients.flatMap(({ code, times }) => (code && times ? [[code, Math.round(times * 100)]] : []))
  return { ...filled(rest), coefficients: Object.fromEntries(chosen) }
}

export function ProposeRule({ areaCode, onClose }: { areaCode?: string; onClose: () => void }) {
  const { data: codes } = useAsk(programmeContract, 'listCodes', {})
  const categories = codes?.serviceCategories.items.map(({ code, label }) => ({ value: code, label })) ?? []
  return (
    <ActForm
      name="proposeRule"
      title="拟定积分规则"
      okText="提交批准"
      done="已提交，请另一人批准"
      initial={{ pointsPerHour: 10, dailyCap: 60, importedEarn: false, ...(areaCode && { areaCode }) }}
      inputOf={inputOf}
      onClose={onClose}
    >
      <Form.Item label="街镇" name="areaCode" rules={rules.areaCode}>
        <AreaField levels={['town', 'district']} />
      </Form.Item>
      <Form.Item
        label="施行日期"
        name="validFrom"
        rules={rules.validFrom}
        extra="第一版可以早于今天，之后的服务时长补记；已有规则的，新的一版须在今天之后"
      >
        <DatePick />
      </Form.Item>
      <Form.Item label="每小时积分" name="pointsPerHour" rules={rules.pointsPerHour}>
        <InputNumber min={1} max={1000} precision={0} />
      </Form.Item>
      <Form.Item label="服务类别系数" extra="1.00至2.00；没有列出的类别按1.00">
        <Form.List name="coefficients">
          {(fields, { add, remove }) => (
            <>
              {fields.map(({ key, name }) => (
                <Space key={key} align="baseline">
                  <Form.Item name={[name, 'code']} noStyle>
                    <Select aria-label="服务类别" placeholder="服务类别" options={categories} style={{ width: 180 }} />
                  </Form.Item>
                  <Form.Item name={[name, 'times']} noStyle>
                    <InputNumber aria-label="系数" min={1} max={2} step={0.1} precision={2} />
                  </Form.Item>
                  <Button type="text" onClick={() => remove(name)}>
                    去掉
                  </Button>
                </Space>
              ))}
              <Button onClick={() => add({ times: 1.5 })}>添加类别</Button>
            </>
          )}
        </Form.List>
      </Form.Item>
      <Form.Item label="每人每天上限" name="dailyCap" rules={rules.dailyCap}>
        <InputNumber min={1} precision={0} />
      </Form.Item>
      <Form.Item
        label="有效期（月）"
        name="validityMonths"
        rules={rules.validityMonths}
        extra="自记入之日起算；不填按平台默认"
      >
        <InputNumber min={1} max={120} precision={0} />
      </Form.Item>
      <Form.Item
        label="导入的服务时长也记积分"
        name="importedEarn"
        valuePropName="checked"
        extra="导入的时长没有服务类别，按系数1.00"
      >
        <Switch />
      </Form.Item>
      <Form.Item label="规则全文" name="text" rules={rules.text} extra="居民看得到">
        <Input.TextArea rows={5} maxLength={5000} showCount />
      </Form.Item>
    </ActForm>
  )
}
