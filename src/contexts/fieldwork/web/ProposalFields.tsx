import { Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { activitiesContract } from '#contexts/activities/contract.ts'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { needsContract } from '#contexts/needs/contract.ts'
import { useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { BudgetLine, GroupForm, Proposal, SessionPlan } from '../parts-groups.ts'
import { KINDS, type Kind, LINES, TARGETS, TYPES, TYPES_OF } from '../vocabulary.ts'
import { optionsOf } from './parts.tsx'

const rules = rulesOf(GroupForm)
const planRules = rulesOf(Proposal)
const sessionRules = rulesOf(SessionPlan)
const budgetRules = rulesOf(BudgetLine)

/** What it is called, for whom, when. `fixed`: where and which kind were said already. */
export function AboutFields({ fixed }: { fixed: boolean }) {
  const form = Form.useFormInstance()
  const kind: Kind = Form.useWatch('kind', form) ?? 'group'
  const types = TYPES_OF[kind].map((value) => ({ value, label: TYPES[value] }))
  return (
    <>
      <Form.Item label="类别" name="kind" rules={rules.kind}>
        <Radio.Group
          options={optionsOf(KINDS)}
          optionType="button"
          disabled={fixed}
          onChange={({ target }) => form.setFieldValue('type', TYPES_OF[target.value as Kind][0])}
        />
      </Form.Item>
      <Form.Item label="社区或街镇" name="areaCode" rules={rules.areaCode}>
        <AreaField levels={['community', 'town']} disabled={fixed} />
      </Form.Item>
      <Form.Item label="名称" name="title" rules={rules.title}>
        <Input maxLength={80} />
      </Form.Item>
      <div className="fieldwork-row">
        <Form.Item label="类型" name="type" rules={rules.type}>
          <Select style={{ width: 160 }} options={types} />
        </Form.Item>
        <Form.Item label="工作领域" name="line" rules={rules.line}>
          <Select style={{ width: 220 }} options={optionsOf(LINES)} />
        </Form.Item>
        <Form.Item
          label="计划人数"
          name="people"
          rules={rules.people}
          extra={kind === 'group' ? '一般6至15人' : '预计到场'}
        >
          <InputNumber min={1} precision={0} suffix="人" style={{ width: 130 }} />
        </Form.Item>
        <Form.Item
          label={kind === 'group' ? '节数' : '场数'}
          name="sessions"
          rules={rules.sessions}
          extra={kind === 'group' ? '一般6至8节' : '系列活动写场数'}
        >
          <InputNumber min={1} max={60} precision={0} style={{ width: 130 }} />
        </Form.Item>
      </div>
      <Form.Item label="服务对象类别（可不选）" name="groups">
        <Select mode="multiple" allowClear options={optionsOf(TARGETS)} />
      </Form.Item>
      <div className="fieldwork-row">
        <Form.Item label="开始" name="startsOn" rules={rules.startsOn}>
          <DatePick />
        </Form.Item>
        <Form.Item label="结束" name="endsOn" rules={rules.endsOn}>
          <DatePick />
        </Form.Item>
      </div>
      <Ties />
    </>
  )
}

/** Which need it answers, and by which activity volunteers come. */
function Ties() {
  const form = Form.useFormInstance()
  const areaCode: string | undefined = Form.useWatch('areaCode', form)
  const isChosen = { enabled: areaCode !== undefined }
  const place = { areaCode: areaCode ?? '', pageSize: 50 }
  const needs = useAsk(needsContract, 'listNeeds', place, isChosen)
  const activities = useAsk(activitiesContract, 'listActivities', place, isChosen)
  return (
    <>
      <Form.Item label="回应哪条需求（可不选）" name="needId" extra="每记一节，需求里就多一条社工的行动">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={areaCode ? '选择需求' : '先选社区'}
          options={needs.data?.rows.map(({ id, no, title }) => ({ value: id, label: `${no} ${title}` })) ?? []}
        />
      </Form.Item>
      <Form.Item label="志愿者从哪个活动来（可不选）" name="activityId" extra="志愿者在“活动”里报名、签到，时长属于它">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={areaCode ? '选择活动' : '先选社区'}
          options={activities.data?.rows.map(({ id, title }) => ({ value: id, label: title })) ?? []}
        />
      </Form.Item>
    </>
  )
}

/** Asked of this kind alone, so the schema of both leaves it open. */
const NEEDED = [{ required: true, message: '此项必填' }]
const GROUP_ONLY = [
  { name: 'recruiting', label: '招募办法', rows: 2, most: 500, needed: true },
  { name: 'difficulties', label: '困难预计与应对', rows: 2, most: 1000, needed: true },
] as const
const ACTIVITY_ONLY = [
  { name: 'safety', label: '安全预案', rows: 4, most: 2000, needed: true },
  { name: 'volunteers', label: '志愿者安排（可不填）', rows: 2, most: 500, needed: false },
  { name: 'supplies', label: '物资（可不填）', rows: 2, most: 500, needed: false },
] as const
const BOTH = [
  { name: 'idea', label: '理念', rows: 2, most: 1000, needed: false },
  { name: 'aims', label: '目标', rows: 3, most: 1000, needed: false },
  { name: 'audience', label: '对象', rows: 2, most: 300, needed: false },
  { name: 'evaluation', label: '评估办法', rows: 2, most: 500, needed: false },
] as const

export function HowFields() {
  const kind: Kind = Form.useWatch('kind') ?? 'group'
  const fields = [...BOTH, ...(kind === 'group' ? GROUP_ONLY : ACTIVITY_ONLY)]
  return fields.map(({ name, label, rows, most, needed }) => (
    <Form.Item key={name} label={label} name={['plan', name]} rules={needed ? NEEDED : planRules[name]}>
      <Input.TextArea rows={rows} maxLength={most} />
    </Form.Item>
  ))
}

export const ContentFields = () => (
  <Form.List name={['plan', 'contents']}>
    {(fields, { add, remove }) => (
      <>
        <p className="muted">小组须每节都写；社区活动可只写要点。</p>
        {fields.map(({ key, name }, at) => (
          <div key={key} className="fieldwork-row">
            <Form.Item
              label={`第${at + 1}节题目`}
              name={[name, 'title']}
              rules={sessionRules.title}
              style={{ width: 220 }}
            >
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item
              label="内容"
              name={[name, 'content']}
              rules={sessionRules.content}
              style={{ flex: 1, minWidth: 240 }}
            >
              <Input maxLength={500} />
            </Form.Item>
            <Form.Item label=" " colon={false}>
              <Button onClick={() => remove(name)} aria-label={`删去第${at + 1}节`}>
                删去
              </Button>
            </Form.Item>
          </div>
        ))}
        <Button onClick={() => add({})} disabled={fields.length >= 30}>
          加一节
        </Button>
      </>
    )}
  </Form.List>
)

export const BudgetFields = () => (
  <Form.List name={['plan', 'budget']}>
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }, at) => (
          <div key={key} className="fieldwork-row">
            <Form.Item label="支出项目" name={[name, 'item']} rules={budgetRules.item} style={{ width: 300 }}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item label="金额" name={[name, 'fen']} rules={budgetRules.fen}>
              <YuanInput />
            </Form.Item>
            <Form.Item label=" " colon={false}>
              <Button onClick={() => remove(name)} aria-label={`删去第${at + 1}行预算`}>
                删去
              </Button>
            </Form.Item>
          </div>
        ))}
        <Button onClick={() => add({})} disabled={fields.length >= 30}>
          加一行
        </Button>
      </>
    )}
  </Form.List>
)
