import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { AttachField } from '#contexts/office/web/public.tsx'
import { ActForm } from '#ui/ActForm.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { learningContract } from '../contract.ts'
import { PublicityConsent, PublicityForm } from '../contract-parts.ts'
import { MEDIA_LEVELS, PUBLICITY_KINDS } from '../vocabulary.ts'
import { optionsOf } from './words.ts'

const [rules, consents] = [rulesOf(PublicityForm), rulesOf(PublicityConsent)]

/** One item in one medium; where it tells of somebody, with their consent. */
export function PublicityForming({ onClose }: { onClose: () => void }) {
  const { today } = useSession()
  return (
    <ActForm
      {...{ contract: learningContract, name: 'recordPublicity', onClose }}
      title="登记宣传"
      okText="登记"
      done="已登记"
    >
      <Form.Item label="创建点所在街镇" name="areaCode" rules={rules.areaCode}>
        <AreaField levels={['town']} />
      </Form.Item>
      <Form.Item label="标题" name="title" rules={rules.title}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item label="类别" name="kind" rules={rules.kind}>
        <Select options={optionsOf(PUBLICITY_KINDS)} />
      </Form.Item>
      <Form.Item label="媒体" name="media" rules={rules.media}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item label="级别" name="level" rules={rules.level}>
        <Select options={optionsOf(MEDIA_LEVELS)} />
      </Form.Item>
      <Form.Item label="日期" name="publishedOn" rules={rules.publishedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="链接" name="link" rules={rules.link} extra="没有链接的，请附截图或扫描件">
        <Input maxLength={500} />
      </Form.Item>
      <Proof />
      <Form.Item
        label="写到、拍到能认出的个人了吗"
        name="tellsOfPeople"
        rules={rules.tellsOfPeople}
        extra="人物宣传总要本人（未成年人为监护人）的书面同意"
      >
        <Radio.Group
          options={[
            { value: false, label: '没有' },
            { value: true, label: '有' },
          ]}
        />
      </Form.Item>
      <Consent />
    </ActForm>
  )
}

function Proof() {
  const areaCode: string | undefined = Form.useWatch('areaCode')
  return (
    <Form.Item label="截图或扫描件" name="fileId">
      <AttachField areaCode={areaCode} />
    </Form.Item>
  )
}

/** Shown only where somebody is told of. */
function Consent() {
  const areaCode: string | undefined = Form.useWatch('areaCode')
  const tellsOfPeople: boolean | undefined = Form.useWatch('tellsOfPeople')
  const kind: string | undefined = Form.useWatch('kind')
  const day: string | undefined = Form.useWatch('publishedOn')
  if (!tellsOfPeople && kind !== 'person') return null
  return (
    <>
      <Form.Item label="同意人姓名" name={['consent', 'name']} rules={consents.name} extra="加密保存，页面只显示姓">
        <Input maxLength={30} />
      </Form.Item>
      <Form.Item name={['consent', 'byGuardian']} valuePropName="checked">
        <Checkbox>由监护人同意（未成年人）</Checkbox>
      </Form.Item>
      <Form.Item label="哪天签的" name={['consent', 'givenOn']} rules={consents.givenOn} extra="须先同意、后公开">
        <DatePick {...(day && { max: day })} />
      </Form.Item>
      <Form.Item label="签字的同意书" name={['consent', 'fileId']} rules={consents.fileId}>
        <AttachField areaCode={areaCode} />
      </Form.Item>
    </>
  )
}
