import { Alert, Form, Input, InputNumber, Radio, Select } from 'antd'
import { TARGET_GROUPS } from '#contexts/hardship/contract.ts'
import { rulesOf } from '#ui/fields.ts'
import { needsContract } from '../contract.ts'
import { BENEFITS, LEVELS, LINES, ROUTES, URGENCIES, VERIFIED_HOW } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, optionsOf, refOf, type WindowProps } from './parts.tsx'

const { verifyNeed, classifyNeed } = needsContract.endpoints
const verifyRules = rulesOf(verifyNeed.input)
const classRules = rulesOf(classifyNeed.input)

const Verify = ({ need, onClose }: WindowProps) => (
  <ActForm
    name="verifyNeed"
    title={`核实“${need.title}”`}
    okText="登记核实"
    done="已核实，请接着分类"
    fixed={refOf(need)}
    initial={{ urgency: need.urgency, peopleCount: need.peopleCount }}
    onClose={onClose}
  >
    <Consequences of={['您的姓名、今天的日期和核实方式记入经过', '居民会收到“已核实”的消息']} />
    <Form.Item label="怎样核实的" name="how" rules={verifyRules.how}>
      <Select options={optionsOf(VERIFIED_HOW)} />
    </Form.Item>
    <Form.Item label="急不急" name="urgency" rules={verifyRules.urgency}>
      <Radio.Group options={optionsOf(URGENCIES)} />
    </Form.Item>
    <Form.Item label="涉及多少人" name="peopleCount" rules={verifyRules.peopleCount}>
      <InputNumber min={1} precision={0} suffix="人" />
    </Form.Item>
    <Form.Item label="核实到的情况" name="note" rules={verifyRules.note} extra="居民看得到，不写别人的私事">
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  </ActForm>
)

const groups = Object.entries(TARGET_GROUPS).map(([value, label]) => ({ value, label }))

/** What it is about, for whom, and by which way it is helped: first what somebody has a right to. */
const Classify = ({ need, onClose }: WindowProps) => (
  <ActForm
    name="classifyNeed"
    title={`“${need.title}”的分类`}
    okText="保存分类"
    done="已分类"
    fixed={refOf(need)}
    initial={initialOf(need)}
    onClose={onClose}
  >
    {need.heard.length > 0 && (
      <Alert
        type="warning"
        showIcon
        style={{ marginBottom: 16 }}
        title={`居民的话里提到“${need.heard.map((one) => BENEFITS[one]).join('、')}”。属于的请选上，不属于的请写明理由。`}
      />
    )}
    <Form.Item label="类别" name="line" rules={classRules.line}>
      <Select options={optionsOf(LINES)} />
    </Form.Item>
    <Form.Item
      label="服务对象"
      name="groups"
      rules={classRules.groups}
      extra="个案类必选；以部门认定的结果为准，不另作判断"
    >
      <Select mode="multiple" options={groups} optionFilterProp="label" />
    </Form.Item>
    <Form.Item label="层次" name="level" rules={classRules.level}>
      <Radio.Group options={optionsOf(LEVELS)} />
    </Form.Item>
    <Form.Item label="急不急" name="urgency" rules={classRules.urgency}>
      <Radio.Group options={optionsOf(URGENCIES)} />
    </Form.Item>
    <Form.Item label="属于哪项政策待遇" name="benefit" extra="属于的须转介街镇民政并取得回执，不能只送款物就办结">
      <Select allowClear placeholder="不属于" options={optionsOf(BENEFITS)} />
    </Form.Item>
    <Form.Item label="办理途径" name="route" rules={classRules.route}>
      <Radio.Group options={optionsOf(ROUTES)} vertical />
    </Form.Item>
    <Form.Item label="说明" name="reason" rules={classRules.reason} extra="不属于政策待遇、或改走社会力量的理由">
      <Input.TextArea rows={2} maxLength={500} />
    </Form.Item>
  </ActForm>
)

function initialOf({ line, groups: chosen, level, urgency, benefit, route, heard }: WindowProps['need']) {
  const guessed = benefit ?? (route === null ? heard[0] : undefined)
  return {
    ...{ groups: chosen, urgency },
    ...(line && { line }),
    ...(level && { level }),
    ...(guessed && { benefit: guessed }),
    ...{ route: route ?? (guessed ? 'entitlement' : 'public') },
  }
}

export const VERIFY_WINDOWS = {
  verifyNeed: { label: '核实', Window: Verify },
  classifyNeed: { label: '分类', Window: Classify },
}
