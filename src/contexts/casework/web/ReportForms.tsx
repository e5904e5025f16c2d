import { Form, Input, Radio, Select } from 'antd'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { MomentPick } from '#ui/MomentPick.tsx'
import { toMoment } from '#ui/moments.ts'
import { BODIES, REPORT_KINDS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { optionsOf } from './parts.tsx'

const required = (message: string) => [{ required: true, message }]
const many = (rows: number) => <Input.TextArea rows={rows} maxLength={3000} />

/** Whom the law names, told first: a report on paper does not replace the call. */
export const ReportForm = ({ onClose }: { onClose: () => void }) => (
  <ActForm
    name="makeReport"
    title="提交强制报告"
    okText="提交，不能撤回"
    done="已提交，街镇和负责人已收到提醒"
    initial={{ kind: 'minor' }}
    inputOf={(values) => {
      const { foundAt, ...rest } = values as { foundAt: string }
      return { ...rest, foundAt: toMoment(foundAt) }
    }}
    onClose={onClose}
  >
    <p className="muted">
      请先拨打110。发现未成年人受到或疑似受到侵害，须立即报告公安、民政、教育等部门（未成年人保护法第十一条）；
      无、限制民事行为能力人遭受或疑似遭受家庭暴力，须及时报案（反家庭暴力法第十四条）。提交后不能修改、不能删除。
    </p>
    <Form.Item label="类别" name="kind" rules={required('请选择类别')}>
      <Radio.Group options={optionsOf(REPORT_KINDS)} />
    </Form.Item>
    <Form.Item label="所在社区（村）" name="areaCode" rules={required('请选择社区（村）')}>
      <AreaField levels={['community', 'town']} />
    </Form.Item>
    <Form.Item label="发现时间" name="foundAt" rules={required('请填写发现时间')}>
      <MomentPick />
    </Form.Item>
    <Form.Item label="涉及谁" name={['secret', 'who']} rules={required('请写明涉及谁')}>
      <Input maxLength={200} autoComplete="off" />
    </Form.Item>
    <Form.Item label="发现了什么、依据是什么" name={['secret', 'facts']} rules={required('请写明发现了什么')}>
      {many(4)}
    </Form.Item>
    <Form.Item label="已采取的措施" name={['secret', 'measures']}>
      {many(2)}
    </Form.Item>
  </ActForm>
)

export const ToldForm = ({ report, onClose }: { report: { id: string; no: string }; onClose: () => void }) => (
  <ActForm
    name="recordTold"
    title={`登记告知（${report.no}）`}
    okText="登记，不能撤回"
    done="已登记"
    fixed={{ reportId: report.id }}
    inputOf={(values) => {
      const { toldAt, ...rest } = values as { toldAt: string }
      return { ...rest, toldAt: toMoment(toldAt) }
    }}
    onClose={onClose}
  >
    <Form.Item label="告知的部门" name="body" rules={required('请选择部门')}>
      <Select options={optionsOf(BODIES)} />
    </Form.Item>
    <Form.Item label="告知时间" name="toldAt" rules={required('请填写告知时间')}>
      <MomentPick />
    </Form.Item>
    <Form.Item label="怎样告知的" name="way" rules={required('请写明怎样告知的')}>
      <Input maxLength={50} placeholder="例如拨打110" />
    </Form.Item>
    <Form.Item label="回执" name="receipt" extra="接警编号、签收人等">
      <Input maxLength={200} />
    </Form.Item>
  </ActForm>
)
