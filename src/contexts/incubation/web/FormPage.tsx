import { Button, Checkbox, Form, Input, InputNumber, Radio, Select, Skeleton } from 'antd'
import { Link, useNavigate, useParams } from 'react-router'
import { AreaField, PersonField } from '#contexts/directory/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { useDraft } from '#ui/drafts.ts'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { YuanInput } from '#ui/YuanInput.tsx'
import { incubationContract } from '../contract.ts'
import { DOMAINS, FOCUS, TIERS } from '../vocabulary.ts'
import { type Organisation, optionsOf, refOf } from './parts.tsx'
import './incubation.css'

const rules = rulesOf(incubationContract.endpoints.recordOrganisation.input)

/** Initiators came with their papers: the filing form, by a worker's hand; what is typed stays through a reload. */
export function NewPage() {
  const record = useAct(incubationContract, 'recordOrganisation')
  const go = useNavigate()
  return (
    <>
      <PageHeader
        title="登记发起中的组织"
        description="照发起人交来的《社区社会组织备案表》填写；登记之后在详情页收齐材料，再提交社区初审。"
        back={<Link to="/social-organisations">返回社会组织</Link>}
      />
      <FilingForm
        name="incubation.new"
        isNew
        initial={{ tier: 'B', hasPartyClause: false, headIsParty: false }}
        error={record.error}
        isSaving={record.isPending}
        onSave={(values, clear) =>
          record.mutate(values as never, {
            onSuccess: ({ organisationId }) => {
              clear()
              toast('已登记，请收齐材料')
              go(`/social-organisations/${organisationId}`)
            },
          })
        }
      />
    </>
  )
}

export function EditPage() {
  const { organisationId = '' } = useParams()
  const found = useAsk(incubationContract, 'getOrganisation', { organisationId }, { keepPrevious: false })
  if (found.error && !found.data) return <ErrorHint heading="修改备案表" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  return <Edit key={organisationId} one={found.data} />
}

function Edit({ one }: { one: Organisation }) {
  const edit = useAct(incubationContract, 'editOrganisation')
  const go = useNavigate()
  const back = `/social-organisations/${one.id}`
  return (
    <>
      <PageHeader title={`修改备案表：${one.name}`} back={<Link to={back}>返回详情</Link>} />
      <FilingForm
        name={`incubation.${one.id}.${one.version}`}
        isNew={false}
        initial={initialOf(one)}
        headName={one.headName ?? undefined}
        error={edit.error}
        isSaving={edit.isPending}
        onSave={(values, clear) =>
          edit.mutate({ ...values, ...refOf(one) } as never, {
            onSuccess: () => {
              clear()
              toast('已保存')
              go(back)
            },
          })
        }
      />
    </>
  )
}

const initialOf = (one: Organisation): object => {
  const { name, tier, domain, focus, scope, place, charter, hasPartyClause, partyLink, headPersonId, headIsParty } = one
  const { initiators, members, units, fundsFen, fundsSource, custodian } = one
  return {
    ...{ name, tier, domain: domain ?? undefined, focus, scope, place, charter, hasPartyClause, partyLink },
    ...{ headPersonId, headIsParty, initiators, members, units, fundsFen, fundsSource, custodian },
  }
}

type FilingFormProps = {
  name: string
  isNew: boolean
  initial: object
  headName?: string | undefined
  error: Error | null
  isSaving: boolean
  onSave: (values: object, clear: () => void) => void
}

function FilingForm({ name, isNew, initial, headName, error, isSaving, onSave }: FilingFormProps) {
  const [form] = Form.useForm()
  const draft = useDraft<object>(name, initial, form)
  return (
    <Form
      form={form}
      layout="vertical"
      className="incubation-form"
      scrollToFirstError
      {...draft.props}
      onFinish={(values) => onSave(filled(values), draft.clear)}
    >
      <ErrorAlert error={error} />
      <Section title="组织">
        {isNew && (
          <Form.Item label="社区（村）或街镇" name="areaCode" rules={rules.areaCode}>
            <AreaField levels={['community', 'town']} />
          </Form.Item>
        )}
        <Form.Item
          label="名称"
          name="name"
          rules={rules.name}
          extra="街镇名＋社区名＋字号＋类别，例如“南市街道庆有西里社区银龄互助社”"
        >
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item
          label="类别"
          name="tier"
          rules={rules.tier}
          extra="够条件的依法登记；规模较大、不够条件的由街镇备案；规模小、较松散的由社区党组织领导、居（村）委会指导，不备案。"
        >
          <Radio.Group options={optionsOf(TIERS)} />
        </Form.Item>
        <Form.Item label="领域" name="domain" rules={rules.domain}>
          <Select options={optionsOf(DOMAINS)} style={{ maxWidth: 240 }} />
        </Form.Item>
        <Form.Item label="天津重点方向" name="focus" rules={rules.focus}>
          <Checkbox.Group options={optionsOf(FOCUS)} />
        </Form.Item>
        <Form.Item label="业务范围" name="scope" rules={rules.scope}>
          <Input.TextArea rows={2} maxLength={300} showCount />
        </Form.Item>
        <Form.Item label="活动场所" name="place" rules={rules.place}>
          <Input maxLength={100} />
        </Form.Item>
      </Section>
      <Section title="章程与党建">
        <Form.Item
          label="章程要点"
          name="charter"
          rules={rules.charter}
          extra="照《社区社会组织章程示范文本》起草；全文在材料中上传"
        >
          <Input.TextArea rows={3} maxLength={3000} />
        </Form.Item>
        <Form.Item name="hasPartyClause" valuePropName="checked">
          <Checkbox>章程载明坚持党的领导</Checkbox>
        </Form.Item>
        <Form.Item label="所属社区党组织" name="partyLink" rules={rules.partyLink}>
          <Input maxLength={60} />
        </Form.Item>
      </Section>
      <Section title="人员与资金">
        <Form.Item
          label="负责人"
          name="headPersonId"
          rules={rules.headPersonId}
          extra="负责人在手机上记录活动、向“两委”报告"
        >
          <PersonField known={headName} />
        </Form.Item>
        <Form.Item name="headIsParty" valuePropName="checked">
          <Checkbox>负责人是党员（鼓励党员担任）</Checkbox>
        </Form.Item>
        <div className="incubation-row">
          <Form.Item label="发起人数" name="initiators" rules={rules.initiators}>
            <InputNumber min={0} precision={0} />
          </Form.Item>
          <Form.Item label="成员人数" name="members" rules={rules.members}>
            <InputNumber min={0} precision={0} />
          </Form.Item>
          <Form.Item label="单位会员数" name="units" rules={rules.units}>
            <InputNumber min={0} precision={0} />
          </Form.Item>
          <Form.Item label="活动资金" name="fundsFen" rules={rules.fundsFen}>
            <YuanInput />
          </Form.Item>
        </div>
        <Form.Item label="资金来源" name="fundsSource" rules={rules.fundsSource}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          label="资金代管单位"
          name="custodian"
          rules={rules.custodian}
          extra="备案的组织没有法人资格，资金须由街镇社会组织联合会等代管"
        >
          <Input maxLength={60} />
        </Form.Item>
      </Section>
      <Button type="primary" htmlType="submit" loading={isSaving}>
        {isNew ? '登记' : '保存'}
      </Button>
    </Form>
  )
}
