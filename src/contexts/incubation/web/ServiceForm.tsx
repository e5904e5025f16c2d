import { Form, Input, InputNumber, Radio, Select } from 'antd'
import { useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { incubationContract } from '../contract.ts'
import { SERVICE_KINDS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, optionsOf, refOf, type WindowProps } from './parts.tsx'

const rules = rulesOf(incubationContract.endpoints.recordService.input)

/** The community writes down what the organisation did, for those who have no phone. */
export function RecordService({ one, onClose }: WindowProps) {
  const { today } = useSession()
  const ties = useAsk(incubationContract, 'listTies', { organisationId: one.id })
  return (
    <ActForm
      name="recordService"
      title={`代“${one.name}”记录活动`}
      okText="记录"
      done="已记录"
      fixed={refOf(one)}
      initial={{ servedOn: today, kind: 'activity' }}
      onClose={onClose}
    >
      <Consequences of={['注明“社区代为记录”；记错的只能作废重记']} />
      <Form.Item label="日期" name="servedOn" rules={rules.servedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="性质" name="kind" rules={rules.kind}>
        <Radio.Group options={optionsOf(SERVICE_KINDS)} />
      </Form.Item>
      <Form.Item label="做了什么" name="title" rules={rules.title}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item label="受益人数" name="people" rules={rules.people}>
        <InputNumber min={1} precision={0} />
      </Form.Item>
      <Form.Item
        label="对应的活动"
        name="activityId"
        rules={rules.activityId}
        extra="平台上有同一场活动的，选它；一场活动只计一次"
      >
        <Select
          allowClear
          options={(ties.data?.activities ?? []).map(({ id, title, startedOn }) => ({
            value: id,
            label: `${startedOn} ${title}`,
          }))}
          notFoundContent="本社区没有已开始的活动"
        />
      </Form.Item>
      <Form.Item
        label="对应的需求"
        name="needId"
        rules={rules.needId}
        extra="为一条居民需求服务的，选它；需求那边随即记上一步"
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(ties.data?.needs ?? []).map(({ id, no, title }) => ({ value: id, label: `${title}（${no}）` }))}
          notFoundContent="本社区没有正在办理的需求"
        />
      </Form.Item>
      <Form.Item label="说明" name="note" rules={rules.note}>
        <Input.TextArea rows={2} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  )
}
