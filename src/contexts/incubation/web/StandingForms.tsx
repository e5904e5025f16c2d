import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { PersonField } from '#contexts/directory/web/public.tsx'
import { addMonths } from '#kernel/time.ts'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { incubationContract } from '../contract.ts'
import { END_KINDS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { Consequences, optionsOf, refOf, type WindowProps } from './parts.tsx'

const { endpoints } = incubationContract
const checkRules = rulesOf(endpoints.checkOrganisation.input)
const fileRules = rulesOf(endpoints.fileOrganisation.input)
const renewRules = rulesOf(endpoints.renewFiling.input)
const registerRules = rulesOf(endpoints.registerOrganisation.input)
const rectifyRules = rulesOf(endpoints.rectifyOrganisation.input)
const endRules = rulesOf(endpoints.deregisterOrganisation.input)
const headRules = rulesOf(endpoints.nameHead.input)

const outcomesOf = (isGuided: boolean) => [
  isGuided ? { value: 'guided', label: '由社区指导，不备案（C类）' } : { value: 'passed', label: '通过，报街镇备案' },
  { value: 'returned', label: '退回修改' },
]

function Check({ one, onClose }: WindowProps) {
  const isGuided = one.tier === 'C'
  return (
    <ActForm
      name="checkOrganisation"
      title={`初审“${one.name}”`}
      okText="提交初审结果"
      done="已提交"
      fixed={refOf(one)}
      onClose={onClose}
    >
      <Consequences
        of={
          isGuided
            ? ['由社区党组织领导、居（村）委会指导开展活动，不经街镇备案', '没有备案的不计入三（四）']
            : ['通过的报街镇备案；办理街镇备案的须是另一位同事']
        }
      />
      <Form.Item label="结果" name="outcome" rules={checkRules.outcome}>
        <Radio.Group options={outcomesOf(isGuided)} style={{ display: 'grid', gap: 8 }} />
      </Form.Item>
      <Form.Item noStyle dependencies={['outcome']}>
        {({ getFieldValue }) => (
          <Form.Item
            label="意见"
            name="note"
            rules={[
              {
                required: getFieldValue('outcome') === 'returned',
                min: 4,
                message: '退回的，请写明要改什么，至少4个字',
              },
            ]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        )}
      </Form.Item>
    </ActForm>
  )
}

function FileIt({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="fileOrganisation"
      title={`备案“${one.name}”`}
      okText="备案"
      done="已备案，名录中已有这个组织"
      fixed={refOf(one)}
      initial={{ filedOn: today }}
      onClose={onClose}
    >
      <Consequences
        of={[
          '名录中没有的随即列入，已有的改为“已备案”',
          '备案没有法人资格，资金仍须代管；备案之后有公益活动的计入三（四）',
        ]}
      />
      <Form.Item
        label="备案号"
        name="filingNo"
        rules={fileRules.filingNo}
        extra="例如：南市备〔2024〕3号；同一街镇不重复"
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="备案日期" name="filedOn" rules={fileRules.filedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="有效期至" name="validUntil" rules={fileRules.validUntil} extra="不填按三年计（平台默认）">
        <DatePick />
      </Form.Item>
    </ActForm>
  )
}

function Register({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="registerOrganisation"
      title={`登记“${one.name}”的法人证书`}
      okText="登记"
      done="已登记"
      fixed={refOf(one)}
      initial={{ registeredOn: today }}
      onClose={onClose}
    >
      <Consequences of={['证书由区民政局等登记机关颁发，这里只照证书登记', '类别改为A类，名录中改为“已登记”']} />
      <Form.Item label="登记证号" name="registeredNo" rules={registerRules.registeredNo}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item label="登记日期" name="registeredOn" rules={registerRules.registeredOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="统一社会信用代码" name="uscc" rules={registerRules.uscc}>
        <Input maxLength={18} />
      </Form.Item>
    </ActForm>
  )
}

function Renew({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="renewFiling"
      title={`“${one.name}”备案延期`}
      okText="延期"
      done="已延期"
      fixed={refOf(one)}
      initial={{ validUntil: addMonths(one.validUntil && one.validUntil > today ? one.validUntil : today, 36) }}
      onClose={onClose}
    >
      <Form.Item label="新的有效期至" name="validUntil" rules={renewRules.validUntil}>
        <DatePick min={today} />
      </Form.Item>
    </ActForm>
  )
}

function Rectify({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="rectifyOrganisation"
      title={`责令“${one.name}”整改`}
      okText="责令整改"
      done="已登记"
      fixed={refOf(one)}
      initial={{ due: addMonths(today, 1) }}
      onClose={onClose}
    >
      <Consequences of={['整改期间仍可开展活动；到期没有恢复的，提醒街镇']} />
      <Form.Item label="整改什么" name="reason" rules={rectifyRules.reason}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <Form.Item label="期限" name="due" rules={rectifyRules.due}>
        <DatePick min={today} />
      </Form.Item>
    </ActForm>
  )
}

function End({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      name="deregisterOrganisation"
      title={`注销“${one.name}”`}
      okText="注销"
      done="已注销"
      fixed={refOf(one)}
      initial={{ endedOn: today }}
      onClose={onClose}
    >
      <Consequences
        of={[
          '自注销之日起不再计入三（四），名录中同时注销，不能恢复',
          '已有的活动、评估和经过都留着；要再办须重新备案',
        ]}
      />
      <Form.Item label="原因" name="kind" rules={endRules.kind}>
        <Select options={optionsOf(END_KINDS)} />
      </Form.Item>
      <Form.Item label="说明" name="reason" rules={endRules.reason}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <Form.Item label="注销日期" name="endedOn" rules={endRules.endedOn}>
        <DatePick max={today} />
      </Form.Item>
    </ActForm>
  )
}

function Head({ one, onClose }: WindowProps) {
  return (
    <ActForm
      name="nameHead"
      title={`登记“${one.name}”的负责人`}
      okText="登记"
      done="已登记"
      fixed={refOf(one)}
      initial={{ personId: one.headPersonId ?? undefined, isParty: one.headIsParty }}
      inputOf={(values) => values}
      onClose={onClose}
    >
      <Consequences
        of={[
          '负责人有“社区社会组织负责人”岗位的，可以在手机上记录活动、向“两委”报告',
          '原负责人从此不能再代表这个组织',
        ]}
      />
      <Form.Item label="负责人" name="personId" rules={headRules.personId}>
        <PersonField known={one.headName ?? undefined} />
      </Form.Item>
      <Form.Item name="isParty" valuePropName="checked">
        <Checkbox>是党员</Checkbox>
      </Form.Item>
    </ActForm>
  )
}

/** The windows of its standing. */
export const STANDING_WINDOWS = {
  checkOrganisation: { label: '初审', Window: Check },
  fileOrganisation: { label: '备案', Window: FileIt },
  registerOrganisation: { label: '登记法人证书', Window: Register },
  renewFiling: { label: '备案延期', Window: Renew },
  nameHead: { label: '登记负责人', Window: Head },
  rectifyOrganisation: { label: '责令整改', Window: Rectify },
  deregisterOrganisation: { label: '注销', Window: End },
}
