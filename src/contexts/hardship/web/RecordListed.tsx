import { Form, Input, Select } from 'antd'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { ListedForm } from '../contract.ts'
import { SOURCES, TARGET_DEFINITIONS, type TargetCode } from '../rules/target-groups.ts'
import { ActForm } from './ActForm.tsx'
import { CodesField, optionsOf } from './parts.tsx'

const rules = rulesOf(ListedForm)
type Props = { areaCode: string | undefined; open: boolean; onClose: () => void }

/** Lists one person with the paper in hand; who has this ID number in the directory is found, not entered twice. */
export function RecordListed({ areaCode, open, onClose }: Props) {
  const { today } = useSession()
  return (
    <ActForm
      name="recordListed"
      title="登记困难群众"
      okText="登记"
      done="已登记"
      open={open}
      onClose={onClose}
      initial={{ ...(areaCode?.length === 12 && { areaCode }), source: 'list' }}
    >
      <Form.Item label="居住社区（村）" name="areaCode" rules={rules.areaCode}>
        <AreaField levels={['community']} />
      </Form.Item>
      <Form.Item label="姓名" name="name" rules={rules.name}>
        <Input autoComplete="off" maxLength={50} />
      </Form.Item>
      <Form.Item
        label="身份证号"
        name="idNumber"
        rules={rules.idNumber}
        extra="加密保存。名录中已有此人的，接到同一人名下，不重复建立"
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item label="手机号" name="phone" rules={rules.phone}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item label="困难类别" name="codes" rules={rules.codes}>
        <CodesField />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, now) => before.codes !== now.codes}>
        {({ getFieldValue }) => <Meanings codes={getFieldValue('codes') ?? []} />}
      </Form.Item>
      <Form.Item label="来源" name="source" rules={rules.source}>
        <Select options={optionsOf(SOURCES)} />
      </Form.Item>
      <Form.Item
        label="凭据名称"
        name="evidence"
        rules={rules.evidence}
        extra="如“低保证”；不要填写证件号、病情、残疾等级"
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="列入日期" name="fromDate" rules={rules.fromDate} extra="部门认定或发现之日">
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="说明" name="note" rules={rules.note} extra="“其他困难居民”必填">
        <Input.TextArea rows={2} maxLength={200} showCount />
      </Form.Item>
    </ActForm>
  )
}

const Meanings = ({ codes }: { codes: readonly TargetCode[] }) =>
  codes.length === 0 ? null : (
    <ul className="consequences muted">
      {codes.map((code) => (
        <li key={code}>
          {TARGET_DEFINITIONS[code].meaning}。凭据：{TARGET_DEFINITIONS[code].evidence}
        </li>
      ))}
    </ul>
  )
