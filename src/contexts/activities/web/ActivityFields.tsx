import { Alert, Button, Checkbox, Form, type FormRule, Input, InputNumber, Radio, Select } from 'antd'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { programmeContract } from '#contexts/programme/contract.ts'
import { VolunteerField } from '#contexts/volunteering/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { rulesOf } from '#ui/fields.ts'
import { Section } from '#ui/PageHeader.tsx'
import { ActivityForm, AUDIENCES, HAZARDS, RISK_LEVELS } from '../contract.ts'
import './activities.css'
import { MomentPick } from '#ui/MomentPick.tsx'
import { TeamFields } from './TeamFields.tsx'

const rules = rulesOf(ActivityForm)
const optionsOf = (table: Record<string, string>) => Object.entries(table).map(([value, label]) => ({ value, label }))

/** What is asked of an activity before anybody may sign up to it, in the order people think of it. */
export function ActivityFields({ isPlaced, leader }: { isPlaced: boolean; leader: string | undefined }) {
  return (
    <>
      <Section title="做什么">
        <Form.Item label="活动名称" name="title" rules={rules.title}>
          <Input maxLength={60} showCount />
        </Form.Item>
        <Form.Item label="所在社区或街镇" name="areaCode" rules={rules.areaCode}>
          <Place isPlaced={isPlaced} />
        </Form.Item>
        <Form.Item label="面向" name="audience">
          <Radio.Group options={optionsOf(AUDIENCES)} />
        </Form.Item>
        <Form.Item label="服务内容" name="content" rules={rules.content}>
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Form.Item>
        <CodeFields />
      </Section>
      <Section title="谁来办">
        <Form.Item label="组织单位" name="organiser" rules={rules.organiser}>
          <Input maxLength={100} placeholder="例如：庆有西里社区居委会" />
        </Form.Item>
        <TeamFields />
        <Form.Item
          label="活动负责人"
          name="leaderPersonId"
          extra="负责人用手机显示签到码、点名、确认时长；本人的时长由别人确认。"
        >
          <VolunteerField known={leader} />
        </Form.Item>
        <Form.Item label="负责人姓名" name="leaderName" extra="负责人不是注册志愿者时填写">
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item label="联系方式" name="contact" rules={rules.contact} extra="对外公开，报名的人用它联系">
          <Input maxLength={60} />
        </Form.Item>
      </Section>
      <Section title="何时何地">
        <Shifts />
        <Form.Item label="集合地点" name="place" rules={rules.place}>
          <Input maxLength={120} />
        </Form.Item>
        <div className="form-row">
          <Form.Item
            label="纬度（可不填）"
            name="lat"
            dependencies={['lng']}
            rules={[withOther('lng', '填了经度，也要填纬度')]}
            extra="填了才核对签到地点"
          >
            <InputNumber min={-90} max={90} step={0.0001} placeholder="例如：39.1185" />
          </Form.Item>
          <Form.Item
            label="经度（可不填）"
            name="lng"
            dependencies={['lat']}
            rules={[withOther('lat', '填了纬度，也要填经度')]}
          >
            <InputNumber min={-180} max={180} step={0.0001} placeholder="例如：117.1955" />
          </Form.Item>
          <Form.Item label="容许距离（米）" name="radiusMetres" rules={rules.radiusMetres}>
            <InputNumber min={50} max={5000} step={50} placeholder="不填按统一规定" />
          </Form.Item>
        </div>
      </Section>
      <Section title="风险与条件">
        <Risk />
        <Form.Item label="可能的风险" name="risks" rules={rules.risks}>
          <Input.TextArea
            rows={3}
            maxLength={1000}
            showCount
            placeholder="例如：需上下楼梯，雨天路滑。没有明显风险也要写明"
          />
        </Form.Item>
        <Form.Item label="参加条件" name="conditions">
          <Input maxLength={500} placeholder="例如：身体健康，会使用血压计" />
        </Form.Item>
        <div className="form-row">
          <Form.Item label="最小年龄" name="minAge">
            <InputNumber min={0} max={120} placeholder="不限可不填" />
          </Form.Item>
          <Form.Item label="最大年龄" name="maxAge">
            <InputNumber min={0} max={120} placeholder="不限可不填" />
          </Form.Item>
        </div>
        <Form.Item name="isFamily" valuePropName="checked">
          <Checkbox>亲子活动：监护人一同参加</Checkbox>
        </Form.Item>
        <Form.Item name="withChildren" valuePropName="checked">
          <Checkbox>直接服务未成年人：参加者须先做从业查询（《未成年人保护法》第六十二条）</Checkbox>
        </Form.Item>
        <Form.Item label="含有下列情形的，未成年人不能报名" name="hazards">
          <Checkbox.Group options={optionsOf(HAZARDS)} />
        </Form.Item>
      </Section>
    </>
  )
}

const isGiven = (value: unknown): boolean => typeof value === 'number'

/** A place has both its numbers or none: half a place would be lost without a word. */
const withOther =
  (other: string, message: string): FormRule =>
  (form) => ({
    validator: async (_, value) => {
      if (isGiven(form.getFieldValue(other)) && !isGiven(value)) throw new Error(message)
    },
  })

type PlaceProps = { isPlaced: boolean; value?: string; onChange?: (code: string | undefined) => void; id?: string }

/** Another community has other teams and projects. */
function Place({ isPlaced, onChange, ...field }: PlaceProps) {
  const form = Form.useFormInstance()
  return (
    <AreaField
      {...field}
      levels={['town', 'community']}
      disabled={isPlaced}
      placeholder="请选择"
      onChange={(code) => {
        form.setFieldsValue({ teamId: null, projectId: null })
        onChange?.(code)
      }}
    />
  )
}

function CodeFields() {
  const { data } = useAsk(programmeContract, 'listCodes', {})
  const codesOf = (items: readonly { code: string; label: string }[] = []) =>
    items.map(({ code, label }) => ({ value: code, label }))
  return (
    <div className="form-row">
      <Form.Item label="服务类别" name="category">
        <Select allowClear placeholder="请选择" options={codesOf(data?.serviceCategories.items)} />
      </Form.Item>
      <Form.Item label="服务对象" name="audiences">
        <Select mode="multiple" placeholder="可多选" options={codesOf(data?.serviceAudiences.items)} />
      </Form.Item>
    </div>
  )
}

function Risk() {
  const level = Form.useWatch('riskLevel')
  return (
    <>
      <Form.Item label="风险等级" name="riskLevel" rules={rules.riskLevel}>
        <Radio.Group options={optionsOf(RISK_LEVELS)} />
      </Form.Item>
      {(level === 'medium' || level === 'high') && (
        <Alert
          type="info"
          showIcon
          title="中、高风险活动开始前须为参加者购买人身意外伤害保险（《志愿服务条例》第十七条）。保存后在活动页登记保单，没有保单不能签到。"
          style={{ marginBottom: 16 }}
        />
      )}
    </>
  )
}

const Shifts = () => (
  <Form.List name="shifts">
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }, index) => (
          <fieldset key={key} className="form-row shift-row">
            <legend>{fields.length > 1 ? `班次${index + 1}` : '班次'}</legend>
            <Form.Item label="开始" name={[name, 'startsAt']} rules={[{ required: true, message: '请填写开始时间' }]}>
              <MomentPick />
            </Form.Item>
            <Form.Item label="结束" name={[name, 'endsAt']} rules={[{ required: true, message: '请填写结束时间' }]}>
              <MomentPick />
            </Form.Item>
            <Form.Item label="名额" name={[name, 'places']} rules={[{ required: true, message: '请填写名额' }]}>
              <InputNumber min={1} max={2000} />
            </Form.Item>
            {fields.length > 1 && <Button onClick={() => remove(name)}>删去班次{index + 1}</Button>}
          </fieldset>
        ))}
        <Button onClick={() => add({ places: 20 })} style={{ marginBottom: 16 }}>
          再加一个班次
        </Button>
      </>
    )}
  </Form.List>
)
