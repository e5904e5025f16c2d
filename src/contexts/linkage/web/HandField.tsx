import { Form, Input, Select } from 'antd'
import { useAsk } from '#ui/api.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { linkageContract } from '../contract.ts'
import { TaskForm } from '../contract-parts.ts'
import { SIDES, type Side } from '../vocabulary.ts'
import { optionsOf } from './parts.tsx'

const rules = rulesOf(TaskForm)

/** What, who of which party, by when. `at`: the path of the task in the form, none at the top. */
export function TaskFields({ areaCode, at = [] }: { areaCode: string; at?: string[] }) {
  const form = Form.useFormInstance()
  const { today } = useSession()
  const party: Side | undefined = Form.useWatch([...at, 'ownerParty'], form)
  const hands = useAsk(
    linkageContract,
    'listHands',
    { areaCode, party: party ?? 'community' },
    { enabled: party !== undefined },
  )
  return (
    <>
      <Form.Item label="要做什么" name={[...at, 'title']} rules={rules.title}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="linkage-row">
        <Form.Item label="哪一方" name={[...at, 'ownerParty']} rules={rules.ownerParty}>
          <Select options={optionsOf(SIDES)} onChange={() => form.setFieldValue([...at, 'ownerAccount'], undefined)} />
        </Form.Item>
        <Form.Item label="负责单位" name={[...at, 'ownerUnit']} rules={rules.ownerUnit}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <div className="linkage-row">
        <Form.Item label="负责人" name={[...at, 'ownerAccount']} rules={rules.ownerAccount}>
          <Select
            disabled={party === undefined}
            placeholder={party === undefined ? '先选择哪一方' : '选择负责人'}
            loading={hands.isFetching}
            options={(hands.data?.rows ?? []).map(({ accountId, name, post }) => ({
              value: accountId,
              label: post ? `${name}（${post}）` : name,
            }))}
          />
        </Form.Item>
        <Form.Item label="什么时候之前" name={[...at, 'dueOn']} rules={rules.dueOn}>
          <DatePick min={today} />
        </Form.Item>
      </div>
    </>
  )
}
