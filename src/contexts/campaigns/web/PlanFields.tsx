import { Button, Checkbox, Form, Input } from 'antd'
import { DatePick } from '#ui/DatePick.tsx'
import { filled, rulesOf } from '#ui/fields.ts'
import { CampaignForm } from '../contract-parts.ts'
import { WAYS } from '../vocabulary.ts'
import { AttachField, choices, YuanInput } from './public.tsx'

export const planRules = rulesOf(CampaignForm)
const must = (message: string) => [{ required: true, message }]

/** Who leads, where it can be asked and how people may give: what may also change later. */
export const WayFields = () => (
  <>
    <Form.Item label="募捐地域" name="place" rules={planRules.place}>
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item label="负责人" name="leaderName" rules={planRules.leaderName}>
      <Input maxLength={50} />
    </Form.Item>
    <Form.Item label="职务" name="leaderTitle" rules={planRules.leaderTitle}>
      <Input maxLength={50} />
    </Form.Item>
    <Form.Item name="leaderIsStaff" valuePropName="checked" rules={planRules.leaderIsStaff}>
      <Checkbox>负责人是慈善组织的专职工作人员</Checkbox>
    </Form.Item>
    <Form.Item label="办公地址" name="officeAddress" rules={planRules.officeAddress}>
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item label="接受捐赠方式" name="ways" rules={planRules.ways}>
      <Checkbox.Group options={choices(WAYS)} style={{ display: 'grid', gap: 8 }} />
    </Form.Item>
    <Form.Item label="捐赠方式说明（可不填）" name="wayNote" rules={planRules.wayNote}>
      <Input maxLength={300} />
    </Form.Item>
    <Platforms />
    <Form.Item label="账户名称" name="accountName" rules={planRules.accountName} extra="只能是慈善组织自己的账户">
      <Input maxLength={80} />
    </Form.Item>
    <Form.Item label="开户银行" name="accountBank" rules={planRules.accountBank}>
      <Input maxLength={80} />
    </Form.Item>
    <Form.Item label="账号" name="accountNo" rules={planRules.accountNo}>
      <Input maxLength={40} />
    </Form.Item>
    <Form.Item label="募捐成本" name="costFen" rules={planRules.costFen}>
      <YuanInput />
    </Form.Item>
    <Form.Item label="募捐成本说明" name="costText" rules={planRules.costText}>
      <Input maxLength={300} />
    </Form.Item>
  </>
)

const Platforms = () => (
  <Form.List name="platforms">
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }, index) => (
          <fieldset key={key} className="campaign-part">
            <legend>互联网平台{index + 1}</legend>
            <Form.Item label="平台名称" name={[name, 'name']} rules={must('请填写平台名称')}>
              <Input maxLength={40} />
            </Form.Item>
            <Form.Item label="募捐页面网址" name={[name, 'url']} rules={must('请填写完整的网址')}>
              <Input maxLength={300} placeholder="https://" />
            </Form.Item>
            <Button onClick={() => remove(name)} aria-label={`删去平台${index + 1}`}>
              删去
            </Button>
          </fieldset>
        ))}
        {fields.length > 0 && (
          <Form.Item name="platformsDesignated" valuePropName="checked">
            <Checkbox>所列平台均由国务院民政部门指定</Checkbox>
          </Form.Item>
        )}
        <Button onClick={() => add({})} style={{ marginBottom: 16 }}>
          加一个互联网平台
        </Button>
      </>
    )}
  </Form.List>
)

/** Partners without the qualification: evaluated, and bound by a written agreement. */
export const PartnerFields = ({ areaCode }: { areaCode: string | undefined }) => (
  <Form.List name="partners">
    {(fields, { add, remove }) => (
      <>
        {fields.map(({ key, name }, index) => (
          <fieldset key={key} className="campaign-part">
            <legend>合作方{index + 1}</legend>
            <Form.Item label="名称" name={[name, 'name']} rules={must('请填写合作方名称')}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item label="分工" name={[name, 'duty']} rules={must('请填写合作方的分工')}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item label="评估日期" name={[name, 'evaluatedOn']}>
              <DatePick />
            </Form.Item>
            <Form.Item label="评估结论" name={[name, 'evaluation']}>
              <Input maxLength={500} />
            </Form.Item>
            <Form.Item label="评估报告" name={[name, 'evaluationFileId']}>
              <AttachField areaCode={areaCode} label="选择评估报告" />
            </Form.Item>
            <Form.Item label="协议签订日期" name={[name, 'agreedOn']}>
              <DatePick />
            </Form.Item>
            <Form.Item label="书面协议" name={[name, 'agreementFileId']}>
              <AttachField areaCode={areaCode} label="选择协议扫描件" />
            </Form.Item>
            <Button onClick={() => remove(name)} aria-label={`删去合作方${index + 1}`}>
              删去
            </Button>
          </fieldset>
        ))}
        <Button onClick={() => add({})} style={{ marginBottom: 16 }}>
          加一个合作方
        </Button>
      </>
    )}
  </Form.List>
)

type Lists = { partners?: object[] | undefined; platforms?: object[] | undefined }
/** A list nobody touched is empty; dates and texts left empty are left out. */
export const whole = <T extends Lists>(values: T): T => ({
  ...values,
  partners: (values.partners ?? []).map(filled),
  platforms: values.platforms ?? [],
})
