import { Button, Form, Input, Select } from 'antd'
import { OrganisationField, PersonField } from '#contexts/directory/web/public.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useMay } from '#ui/session.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { ApplicationForm, RevisionForm } from '../contract-parts.ts'
import { APPLICANT_KINDS, type ApplicantKind, USES, type Use } from '../vocabulary.ts'
import { BudgetLines } from './BudgetLines.tsx'
import { optionsOf } from './parts.tsx'

const rules = rulesOf(ApplicationForm)
const revisionRules = rulesOf(RevisionForm)
const rulesFor = (name: 'contactName' | 'contactPhone' | 'bank', isKept: boolean) =>
  isKept ? revisionRules[name] : rules[name]
const asked = (label: string, isKept: boolean): string => (isKept ? `${label}（不变的不填）` : label)

/** Use and applicant, as far as the call allows them. */
export const KindFields = ({
  call,
}: {
  call: { uses: readonly Use[]; applicantKinds: readonly ApplicantKind[] } | undefined
}) => (
  <>
    <Form.Item
      label="用途"
      name="use"
      rules={rules.use}
      extra="只能在通知允许的五类之内（津民函〔2023〕20号 三（一））"
    >
      <Select options={only(USES, call?.uses)} />
    </Form.Item>
    <Form.Item label="申请主体" name="applicantKind" rules={rules.applicantKind}>
      <Select options={only(APPLICANT_KINDS, call?.applicantKinds)} />
    </Form.Item>
  </>
)

/** What is asked for, line by line. */
export const BudgetFields = () => (
  <>
    <div className="grants-row">
      <Form.Item label="申请金额" name="askedFen" rules={rules.askedFen}>
        <YuanInput />
      </Form.Item>
      <Form.Item label="其他收入（没有不填）" name="otherIncomeFen" rules={rules.otherIncomeFen}>
        <YuanInput />
      </Form.Item>
    </div>
    <BudgetLines />
  </>
)

const only = <K extends string>(words: Record<K, string>, some: readonly K[] | undefined) =>
  optionsOf(words).filter(({ value }) => !some || some.includes(value))

/** Who asks, who keeps the money, and who has to stand back. */
export function ApplicantFields({ isKept = false }: { isKept?: boolean }) {
  const form = Form.useFormInstance()
  const kind = Form.useWatch('applicantKind', form)
  const mayFindOrganisation = useMay('directory.organisation.read')
  const mayFindPerson = useMay('directory.person.read')
  return (
    <>
      <Form.Item label="申请单位名称" name="applicantName" rules={rules.applicantName}>
        <Input maxLength={80} />
      </Form.Item>
      {mayFindOrganisation && (
        <Form.Item
          label={asked('名录中的组织', isKept)}
          name="organisationId"
          extra="在名录里的请选上：表决时它的人自动回避"
        >
          <OrganisationField />
        </Form.Item>
      )}
      {(kind === 'cso' || kind === 'team') && (
        <Form.Item
          label="资金代管单位"
          name="custodian"
          rules={[{ required: true, message: '没有法人资格的不能直接收款，请填写代管单位' }]}
          extra="没有法人资格的不能直接收款；代管单位须经街镇与慈善组织同意"
        >
          <Input maxLength={80} />
        </Form.Item>
      )}
      <Form.Item
        label="关联关系声明"
        name="related"
        rules={[{ required: true, message: '请写明有无关联关系，没有也要写“无”' }]}
        extra="与慈善组织、管委会委员、捐赠人有无关联关系；没有写“无”"
      >
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
      {mayFindPerson && <RelatedPersons />}
    </>
  )
}

const RelatedPersons = () => (
  <Form.List name="relatedPersonIds">
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }, index) => (
          <div key={key} className="grants-row">
            <Form.Item label={`有关联关系的人${index + 1}`} name={name} style={{ flex: 1, minWidth: 240 }}>
              <PersonField />
            </Form.Item>
            <Form.Item label=" " colon={false}>
              <Button onClick={() => remove(name)} aria-label={`删去有关联关系的人${index + 1}`}>
                删去
              </Button>
            </Form.Item>
          </div>
        ))}
        <Button onClick={() => add()} disabled={fields.length >= 20} style={{ marginBottom: 16 }}>
          加一位有关联关系的人（表决时回避）
        </Button>
      </>
    )}
  </Form.List>
)

export const ProjectFields = () => (
  <>
    <Form.Item label="项目名称" name="title" rules={rules.title}>
      <Input maxLength={80} />
    </Form.Item>
    <Form.Item label="帮助谁" name="targetGroup" rules={rules.targetGroup} extra="写人群，例如“独居老人”，不写具体的人">
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item label="怎么做" name="plan" rules={rules.plan}>
      <Input.TextArea rows={5} maxLength={3000} showCount />
    </Form.Item>
    <div className="grants-row">
      <Form.Item label="开始日期" name="startsOn" rules={rules.startsOn}>
        <DatePick />
      </Form.Item>
      <Form.Item label="结束日期" name="endsOn" rules={rules.endsOn}>
        <DatePick />
      </Form.Item>
    </div>
  </>
)

/** Sealed when kept; a form that changes an application leaves them empty to keep what was told. */
export const ContactFields = ({ isKept = false }: { isKept?: boolean }) => (
  <>
    <Form.Item
      label={asked('联系人', isKept)}
      name="contactName"
      rules={rulesFor('contactName', isKept)}
      extra="加密保存，列表上只显示遮盖后的"
    >
      <Input maxLength={30} autoComplete="off" />
    </Form.Item>
    <Form.Item label={asked('联系电话', isKept)} name="contactPhone" rules={rulesFor('contactPhone', isKept)}>
      <Input maxLength={20} autoComplete="off" />
    </Form.Item>
    <Form.Item
      label={asked('收款户名、开户行和账号', isKept)}
      name="bank"
      rules={rulesFor('bank', isKept)}
      extra="有代管单位的写代管单位的账户；不能是个人账户"
    >
      <Input.TextArea rows={2} maxLength={200} autoComplete="off" />
    </Form.Item>
  </>
)
