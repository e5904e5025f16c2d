import { Form, Input, InputNumber, Radio } from 'antd'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { AttachField } from '#contexts/office/web/public.tsx'
import { VolunteerField } from '#contexts/volunteering/web/public.tsx'
import { rulesOf } from '#ui/fields.ts'
import { AwardForm, RatingForm, TrainingForm } from '../contract/merits.ts'
import { ActForm } from './ActForm.tsx'
import { PastDay } from './PastDay.tsx'

const trainingRules = rulesOf(TrainingForm)
const awardRules = rulesOf(AwardForm)
const ratingRules = rulesOf(RatingForm)
type Props = { areaCode?: string; onClose: () => void }
const initialOf = (areaCode: string | undefined) => ({ initial: { ...(areaCode && { areaCode }) } })

const Place = ({ label, extra }: { label: string; extra?: string }) => (
  <Form.Item label={label} name="areaCode" rules={trainingRules.areaCode} extra={extra}>
    <AreaField levels={['district', 'town', 'community']} />
  </Form.Item>
)
/** A paper is kept for the area that the form names: choose that first, and again when it changes. */
function Proof({ label }: { label: string }) {
  const areaCode = Form.useWatch('areaCode')
  return (
    <Form.Item label={`${label}（可不附）`} name="fileId" extra={areaCode ? undefined : '请先选择所在'}>
      <AttachField key={areaCode} areaCode={areaCode} />
    </Form.Item>
  )
}
const Volunteer = () => (
  <Form.Item label="志愿者" name="personId" rules={awardRules.personId}>
    <VolunteerField />
  </Form.Item>
)

/** 令67第八条：名称、主要内容、学习时长、举办单位和日期。 */
export const RecordTraining = ({ areaCode, onClose }: Props) => (
  <ActForm
    name="recordTraining"
    title="登记培训"
    okText="登记"
    done="已登记培训，点开它登记参加的人"
    open
    onClose={onClose}
    {...initialOf(areaCode)}
  >
    <Place label="所在" extra="面向全街镇志愿者的培训选街镇，面向一个社区的选社区" />
    <Form.Item label="培训名称" name="name" rules={trainingRules.name}>
      <Input maxLength={80} />
    </Form.Item>
    <Form.Item label="主要内容" name="content" rules={trainingRules.content}>
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
    <Form.Item
      label="学习时长（分钟）"
      name="minutes"
      rules={trainingRules.minutes}
      extra="培训不是志愿服务，不计服务时长"
    >
      <InputNumber min={1} max={6000} />
    </Form.Item>
    <Form.Item label="举办单位" name="host" rules={trainingRules.host}>
      <Input maxLength={80} />
    </Form.Item>
    <Form.Item label="日期" name="heldOn" rules={trainingRules.heldOn}>
      <PastDay />
    </Form.Item>
    <Proof label="签到表" />
  </ActForm>
)

/** 令67第九条：名称、日期、授予单位和证明。 */
export const RecordAward = ({ areaCode, onClose }: Props) => (
  <ActForm
    name="recordAward"
    title="登记表彰奖励"
    okText="登记"
    done="已登记表彰奖励"
    open
    onClose={onClose}
    {...initialOf(areaCode)}
  >
    <Place label="登记单位所在" />
    <Volunteer />
    <Form.Item label="表彰奖励名称" name="name" rules={awardRules.name}>
      <Input maxLength={80} />
    </Form.Item>
    <Form.Item label="授予日期" name="awardedOn" rules={awardRules.awardedOn}>
      <PastDay />
    </Form.Item>
    <Form.Item label="授予单位" name="awardingBody" rules={awardRules.awardingBody}>
      <Input maxLength={80} />
    </Form.Item>
    <Proof label="证书或通报" />
  </ActForm>
)

const STARS = [5, 4, 3, 2, 1].map((value) => ({ value, label: `${value}分` }))

/** 令67第十条：服务质量评价，一至五分；不能评价自己。 */
export const RecordRating = ({ areaCode, onClose }: Props) => (
  <ActForm
    name="recordRating"
    title="登记服务评价"
    okText="登记"
    done="已登记服务评价"
    open
    onClose={onClose}
    {...initialOf(areaCode)}
  >
    <Place label="登记单位所在" />
    <Volunteer />
    <Form.Item label="服务名称" name="activity" rules={ratingRules.activity}>
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item label="服务开始日期" name="fromDate" rules={ratingRules.fromDate}>
      <PastDay />
    </Form.Item>
    <Form.Item label="服务结束日期" name="toDate" rules={ratingRules.toDate}>
      <PastDay />
    </Form.Item>
    <Form.Item label="服务质量" name="quality" rules={ratingRules.quality}>
      <Radio.Group options={STARS} />
    </Form.Item>
    <Form.Item label="说明（可不填）" name="note" rules={ratingRules.note}>
      <Input.TextArea rows={2} maxLength={200} showCount />
    </Form.Item>
  </ActForm>
)
