import { Form, Input, Modal, Radio, Select } from 'antd'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { useVersionConflict } from '#ui/ErrorAlert.tsx'
import { rulesOf } from '#ui/fields.ts'
import { toast } from '#ui/toast.ts'
import { directoryContract, type NameMatchView } from '../contract.ts'
import { Facts } from './parts.tsx'

type NameMatch = z.infer<typeof NameMatchView>
type Choice = 'candidate' | 'other' | 'none'
type Filled = { choice: Choice; otherCode?: string; reason: string }

const rules = rulesOf(directoryContract.endpoints.decideName.input)

/** Says what a written name means, after showing what that does. A verdict there already may be put right the same way. */
export function DecideName({ match, onClose }: { match: NameMatch; onClose: () => void }) {
  const [form] = Form.useForm<Filled>()
  const choice = Form.useWatch('choice', form)
  const otherCode = Form.useWatch('otherCode', form)
  const decide = useAct(directoryContract, 'decideName')
  const towns = useAsk(directoryContract, 'listAreas', { parentCode: match.parentCode })
  const list = useAsk(directoryContract, 'listNameMatches', {})
  const now = list.data?.find(({ id }) => id === match.id) ?? match
  const conflict = useVersionConflict(decide.error, () => list.refetch().then(() => decide.reset()))
  const others = (towns.data ?? []).filter(({ code, isVirtual }) => code !== match.candidateCode && !isVirtual)
  const chosenName = choice === 'candidate' ? match.candidateName : others.find(({ code }) => code === otherCode)?.name

  const submit = ({ choice, otherCode, reason }: Filled) => {
    const areaCode = choice === 'candidate' ? match.candidateCode : choice === 'other' ? (otherCode ?? null) : null
    decide.mutate(
      { nameMatchId: match.id, version: now.version, areaCode, reason },
      {
        onSuccess: () => {
          toast(areaCode ? `已确认“${match.writtenName}”的对应` : `已确认“${match.writtenName}”不对应本街镇的社区`)
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      title={now.status === 'pending' ? '确认名称对应' : '更正名称对应'}
      open
      width={620}
      onCancel={onClose}
      onOk={form.submit}
      okText="确认"
      cancelText="不办理，返回"
      confirmLoading={decide.isPending}
    >
      {conflict.alert}
      <div className="modal-facts">
        <Facts
          facts={[
            ['表中写法', <strong key="name">{match.writtenName}</strong>],
            ['所在', `${match.districtName ?? ''} › ${match.parentName}`],
            ['出处', match.source],
            ...(now.status === 'pending'
              ? []
              : ([['现有结论', `${now.areaName ?? '都不是'}（依据：${now.reason}）`]] as const)),
          ]}
        />
      </div>
      <Form form={form} layout="vertical" onFinish={submit} scrollToFirstError>
        <Form.Item label="它是" name="choice" rules={[{ required: true, message: '请选择一项' }]}>
          <Radio.Group className="choice-list">
            {match.candidateName && <Radio value="candidate">就是“{match.candidateName}”</Radio>}
            <Radio value="other">是{match.parentName}的另一个社区（村）</Radio>
            <Radio value="none">都不是</Radio>
          </Radio.Group>
        </Form.Item>
        {choice === 'other' && (
          <Form.Item label="哪一个" name="otherCode" rules={[{ required: true, message: '请选择社区（村）' }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="选择或输入名称查找"
              loading={towns.isPending}
              notFoundContent="该街镇没有其他社区（村）"
              options={others.map(({ code, name }) => ({ value: code, label: name }))}
            />
          </Form.Item>
        )}
        {choice && (
          <>
            <p>确认后：</p>
            <ul className="consequences">
              {consequencesOf(match, choice, chosenName).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
        <Form.Item label="依据" name="reason" rules={rules.reason} extra="例如：与街道电话核实，附件为简称">
          <Input.TextArea rows={2} maxLength={200} showCount />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** What follows from the choice, told before it is made. */
function consequencesOf({ writtenName, parentName }: NameMatch, choice: Choice, chosen?: string | null): string[] {
  const kept = '您的姓名、时间和依据会一并留存；发现有误可以更正，更正前的结论留在审计记录中。'
  if (choice === 'none')
    return [
      `“${writtenName}”不对应${parentName}的任何社区，以这个名称申报的创建点仍缺少所在社区，不能计算指标。`,
      '请联系推荐单位核实后重新填报，或待区划更新后回到本页更正。',
      kept,
    ]
  const name = chosen ? `“${chosen}”` : '所选社区'
  return [
    `以“${writtenName}”申报的创建点归入${name}，各项指标随即重新计算。`,
    `今后${parentName}的名册中写“${writtenName}”的，都认作${name}，并列入它的“其他名称”。`,
    kept,
  ]
}
