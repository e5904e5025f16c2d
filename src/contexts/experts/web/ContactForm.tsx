import { Form, Input, Select } from 'antd'
import { AreaField, PersonField } from '#contexts/directory/web/public.tsx'
import { ActForm } from '#ui/ActForm.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { expertsContract } from '../contract.ts'
import { ContactForm as Schema } from '../contract-parts.ts'
import { CONTACT_KINDS } from '../vocabulary.ts'

const rules = rulesOf(Schema)
const KINDS = Object.entries(CONTACT_KINDS).map(([value, label]) => ({ value, label }))

/** Which expert is in contact with which point. */
export function ContactForm({ onClose }: { onClose: () => void }) {
  const { today } = useSession()
  return (
    <ActForm
      {...{ contract: expertsContract, name: 'recordContact', onClose }}
      initial={{ kind: 'expert', fromDate: today }}
      title="建立联系点"
      okText="建立"
      done="已建立"
    >
      <Form.Item label="创建点所在街镇" name="areaCode" rules={rules.areaCode}>
        <AreaField levels={['town']} />
      </Form.Item>
      <Form.Item label="类别" name="kind" rules={rules.kind}>
        <Select options={KINDS} />
      </Form.Item>
      <Form.Item
        label="专家"
        name="personId"
        rules={rules.personId}
        extra="从名录中找；账号须有“联系点专家”岗位，由安全管理员任命"
      >
        <PersonField />
      </Form.Item>
      <Form.Item label="高校、科研院所或单位" name="institution" rules={rules.institution}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="职称、职务（可不填）" name="title" rules={rules.title}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item label="联系的课题或项目" name="projects" extra="写一个，按回车再写下一个">
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item label="从哪天起" name="fromDate" rules={rules.fromDate}>
        <DatePick />
      </Form.Item>
    </ActForm>
  )
}
