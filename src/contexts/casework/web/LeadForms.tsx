import { Form, Radio, Select } from 'antd'
import { useAsk } from '#ui/api.ts'
import { caseworkContract } from '../contract.ts'
import { Why } from '../contract-parts.ts'
import { ActForm } from './ActForm.tsx'
import { Told as Paper } from './Papers.tsx'
import { refOf, Told, type WindowProps } from './parts.tsx'

const required = (message: string) => [{ required: true, message }]
type Judging = { name: 'decidePlan' | 'signClosure'; title: string; yes: string; no: string; shows: 'plan' | 'closure' }

/** A lead reads what they decide on, in the same window. */
function Judge({ one, onClose, name, title, yes, no, shows }: WindowProps & Judging) {
  const paper = one.papers.findLast(({ kind }) => kind === shows)
  return (
    <ActForm name={name} title={title} okText="提交" done="已提交" fixed={refOf(one)} onClose={onClose}>
      {paper && <Paper secret={paper.secret} />}
      <Form.Item label="结果" name="outcome" rules={required('请选择结果')}>
        <Radio.Group
          style={{ display: 'grid', gap: 8 }}
          options={[
            { value: name === 'decidePlan' ? 'approved' : 'signed', label: yes },
            { value: 'returned', label: no },
          ]}
        />
      </Form.Item>
      <Told schema={Why} name="reason" label="意见" rows={3} />
    </ActForm>
  )
}
const DecidePlan = (props: WindowProps) => (
  <Judge {...props} name="decidePlan" title="审定服务计划" yes="通过，可以开始服务" no="退回修改" shows="plan" />
)
const SignClosure = (props: WindowProps) => (
  <Judge {...props} name="signClosure" title="签署结案" yes="同意结案（督导须已签署）" no="退回" shows="closure" />
)

const handsOf = (hands: readonly { accountId: string; name: string }[] | undefined) =>
  (hands ?? []).map(({ accountId, name }) => ({ value: accountId, label: name }))

function HandOver({ one, onClose }: WindowProps) {
  const { data } = useAsk(caseworkContract, 'listHands', { caseId: one.id })
  return (
    <ActForm name="handOver" title="移交个案" okText="移交" done="已移交" fixed={refOf(one)} onClose={onClose}>
      <p className="muted">移交后{one.workerName}不再看得到这个个案。</p>
      <Form.Item label="移交给" name="workerAccountId" rules={required('请选择社工')}>
        <Select options={handsOf(data?.workers)} notFoundContent="本站没有别的社工账号" />
      </Form.Item>
      <Told schema={Why} name="reason" label="理由" rows={3} />
    </ActForm>
  )
}

function Supervisor({ one, onClose }: WindowProps) {
  const { data } = useAsk(caseworkContract, 'listHands', { caseId: one.id })
  return (
    <ActForm name="assignSupervisor" title="指派督导" okText="指派" done="已指派" fixed={refOf(one)} onClose={onClose}>
      <p className="muted">督导只能查看这一个个案（看不到姓名和电话），写意见、签署结案，不能改动。</p>
      <Form.Item label="督导" name="supervisorAccountId" rules={required('请选择督导')}>
        <Select options={handsOf(data?.supervisors)} notFoundContent="没有督导账号，请安全管理员任命" />
      </Form.Item>
    </ActForm>
  )
}

export const LEAD_WINDOWS = {
  decidePlan: { label: '审定服务计划', Window: DecidePlan },
  signClosure: { label: '签署结案', Window: SignClosure },
  assignSupervisor: { label: '指派督导', Window: Supervisor },
  handOver: { label: '移交个案', Window: HandOver },
}
