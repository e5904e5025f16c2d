import { Form, Radio } from 'antd'
import { rulesOf } from '#ui/fields.ts'
import { caseworkContract } from '../contract.ts'
import { Advice, Why } from '../contract-parts.ts'
import { RISKS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf, refOf, Told, type WindowProps } from './parts.tsx'

type Name = 'calmCrisis' | 'resumeCase' | 'startCrisis' | 'suspendCase' | 'superviseClosure'

type WhyProps = WindowProps & { name: Name; title: string; follows: string; label?: string }

/** An act that needs nothing but why, after a clear word of what follows. */
const WhyWindow = ({ one, onClose, name, title, follows, label = '理由' }: WhyProps) => (
  <ActForm name={name} title={title} okText={title} done={`已${title}`} fixed={refOf(one)} onClose={onClose}>
    <p className="muted">{follows}</p>
    <Told schema={Why} name="reason" label={label} rows={3} />
  </ActForm>
)
const Sign = (props: WindowProps) => (
  <WhyWindow
    {...props}
    name="superviseClosure"
    title="签署结案"
    follows="签署后由负责人签署，个案结案。"
    label="意见"
  />
)
const Calm = (props: WindowProps) => (
  <WhyWindow {...props} name="calmCrisis" title="解除危机" follows="回到按计划服务。" />
)
const Resume = (props: WindowProps) => (
  <WhyWindow {...props} name="resumeCase" title="恢复服务" follows="回到中止之前的一步；已评估的回到服务中。" />
)
const Crisis = (props: WindowProps) => (
  <WhyWindow
    {...props}
    name="startCrisis"
    title="转入危机介入"
    follows="不等服务计划，立即介入；负责人马上收到提醒，计划须在期限内补齐。"
    label="危机情况"
  />
)
const Suspend = (props: WindowProps) => (
  <WhyWindow {...props} name="suspendCase" title="中止服务" follows="条件恢复后可以恢复服务。" />
)

const riskRules = rulesOf(caseworkContract.endpoints.changeRisk.input)

const Risk = ({ one, onClose }: WindowProps) => (
  <ActForm
    name="changeRisk"
    title="调整风险等级"
    okText="调整"
    done="已调整"
    fixed={refOf(one)}
    initial={{ risk: one.risk }}
    onClose={onClose}
  >
    <Form.Item label="风险等级" name="risk" rules={riskRules.risk} extra="调为高的，负责人立即收到提醒">
      <Radio.Group options={optionsOf(RISKS)} />
    </Form.Item>
    <Told schema={Why} name="reason" label="依据" rows={3} />
  </ActForm>
)

const AdviceWindow = ({ one, onClose }: WindowProps) => (
  <ActForm name="adviseCase" title="督导意见" okText="提交意见" done="已提交意见" fixed={refOf(one)} onClose={onClose}>
    <Told schema={Advice} name="text" label="意见" rows={6} />
  </ActForm>
)

export const WHY_WINDOWS = {
  superviseClosure: { label: '签署结案', Window: Sign },
  adviseCase: { label: '写督导意见', Window: AdviceWindow },
  calmCrisis: { label: '解除危机', Window: Calm },
  resumeCase: { label: '恢复服务', Window: Resume },
  changeRisk: { label: '调整风险等级', Window: Risk },
  startCrisis: { label: '转入危机介入', Window: Crisis },
  suspendCase: { label: '中止服务', Window: Suspend },
}
