import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { showDate } from '#kernel/time.ts'
import { ActForm } from '#ui/ActForm.tsx'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { rulesOf } from '#ui/fields.ts'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { campaignsContract } from '../contract.ts'
import { ReportForm } from '../contract-parts.ts'
import { STEPS } from '../vocabulary.ts'
import type { Campaign } from './CampaignPage.tsx'
import { ChangeItems } from './ChangeItems.tsx'
import { YuanInput, yuan } from './public.tsx'

const refOf = ({ id, version }: Campaign) => ({ campaignId: id, version })
type OneProps = { one: Campaign }
type Window = 'step' | 'change' | 'end' | 'report'

/** What can be done with a campaign where it stands, by who is here. */
export function Acts({ one }: OneProps) {
  const [window, setWindow] = useState<Window>()
  const close = () => setWindow(undefined)
  const { may } = one
  return (
    <>
      {may.edit && (
        <Link to={`/fund/campaigns/${one.id}/edit`}>
          <Button>修改方案</Button>
        </Link>
      )}
      {may.return && <Return one={one} />}
      {may.approve && <Approve one={one} />}
      {may.step.length > 0 && <Button onClick={() => setWindow('step')}>登记备案经过</Button>}
      {may.start && <Start one={one} />}
      {may.change && <Button onClick={() => setWindow('change')}>变更事项</Button>}
      {may.end && <Button onClick={() => setWindow('end')}>结束募捐</Button>}
      {may.report && (
        <Button type="primary" onClick={() => setWindow('report')}>
          填报全面情况
        </Button>
      )}
      {window === 'step' && <StepWindow one={one} onClose={close} />}
      {window === 'change' && <ChangeItems one={one} onClose={close} />}
      {window === 'end' && <EndWindow one={one} onClose={close} />}
      {window === 'report' && <ReportWindow one={one} onClose={close} />}
    </>
  )
}

function Approve({ one }: OneProps) {
  const act = useAct(campaignsContract, 'approveCampaign')
  return (
    <ConfirmAct
      label="审定"
      title={`审定“${one.title}”的方案？`}
      consequences={[
        `预期募集${yuan(one.expectedFen)}元，募捐成本${yuan(one.costFen)}元`,
        `最晚于${showDate(one.lastDayToSubmit)}报送备案，${one.isEmergency ? '募捐可以先开始' : '取得备案编号后才能开始'}`,
        '审定后方案不再修改；报送前可以退回',
      ]}
      danger={false}
      button={{ type: 'primary' }}
      onConfirm={() => act.mutateAsync(refOf(one)).then(() => toast('已审定'))}
    />
  )
}

function Return({ one }: OneProps) {
  const act = useAct(campaignsContract, 'returnCampaign')
  return (
    <ConfirmAct
      label="退回修改"
      title={`退回“${one.title}”的方案？`}
      consequences={['方案回到拟订中，由拟订人修改后再审定']}
      reason={{ label: '理由', required: true }}
      onConfirm={(reason) => act.mutateAsync({ ...refOf(one), reason }).then(() => toast('已退回'))}
    />
  )
}

function Start({ one }: OneProps) {
  const act = useAct(campaignsContract, 'startCampaign')
  return (
    <ConfirmAct
      label="开始募捐"
      title={`开始“${one.title}”？`}
      consequences={[
        '现场须公示募捐组织名称、公开募捐资格证书、方案、联系方式和查询方法（《慈善法》第二十五条）',
        '平台不接受捐款，捐款进入慈善组织自己的账户',
      ]}
      danger={false}
      button={{ type: 'primary' }}
      onConfirm={() => act.mutateAsync(refOf(one)).then(() => toast('已开始'))}
    />
  )
}

type WindowProps = OneProps & { onClose: () => void }
const stepRules = rulesOf(campaignsContract.endpoints.recordStep.input)

function StepWindow({ one, onClose }: WindowProps) {
  const { today } = useSession()
  const [kind, setKind] = useState(one.may.step[0])
  return (
    <ActForm
      contract={campaignsContract}
      name="recordStep"
      title="登记备案经过"
      okText="登记"
      done="已登记"
      fixed={refOf(one)}
      initial={{ kind, happenedOn: today }}
      onClose={onClose}
    >
      <Form.Item label="经过" name="kind" rules={stepRules.kind}>
        <Radio.Group
          options={one.may.step.map((value) => ({ value, label: STEPS[value] }))}
          onChange={({ target }) => setKind(target.value)}
        />
      </Form.Item>
      <Form.Item label="日期" name="happenedOn" rules={stepRules.happenedOn}>
        <DatePick max={today} />
      </Form.Item>
      {kind === 'filed' && (
        <Form.Item label="备案编号" name="filingNo" rules={[{ required: true, message: '请填写备案编号' }]}>
          <Input maxLength={60} />
        </Form.Item>
      )}
      <Form.Item label="说明（可不填）" name="note" rules={stepRules.note}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </ActForm>
  )
}

function EndWindow({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      contract={campaignsContract}
      name="endCampaign"
      title={`结束“${one.title}”`}
      okText="结束"
      done="已结束"
      fixed={refOf(one)}
      initial={{ endedOn: [today, one.endsOn].toSorted()[0] }}
      onClose={onClose}
    >
      <p>结束后三个月内须公开全面情况。</p>
      <Form.Item label="结束日期" name="endedOn" rules={[{ required: true, message: '请选择结束日期' }]}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="理由（早于截止日期的须写明）" name="reason">
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}

const reportRules = rulesOf(ReportForm)
function ReportWindow({ one, onClose }: WindowProps) {
  const { today } = useSession()
  return (
    <ActForm
      contract={campaignsContract}
      name="reportCampaign"
      title="填报募捐全面情况"
      okText="填报"
      done="已填报"
      fixed={refOf(one)}
      initial={{ reportedOn: today, costFen: one.costFen }}
      onClose={onClose}
    >
      <Form.Item label="公开日期" name="reportedOn" rules={reportRules.reportedOn}>
        <DatePick max={today} />
      </Form.Item>
      <Form.Item label="募得款物" name="raisedFen" rules={reportRules.raisedFen}>
        <YuanInput />
      </Form.Item>
      <Form.Item label="募捐成本" name="costFen" rules={reportRules.costFen}>
        <YuanInput />
      </Form.Item>
      <Form.Item label="已使用" name="spentFen" rules={reportRules.spentFen}>
        <YuanInput />
      </Form.Item>
      <Form.Item label="募捐和使用情况" name="content" rules={reportRules.content}>
        <Input.TextArea rows={5} maxLength={3000} showCount />
      </Form.Item>
      {one.partners.length > 0 && (
        <Form.Item label="对合作方的评价和监督" name="partnerEvaluation" rules={reportRules.partnerEvaluation}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      )}
      <Form.Item label="公开页面网址（可不填）" name="link" rules={reportRules.link}>
        <Input maxLength={300} placeholder="https://" />
      </Form.Item>
    </ActForm>
  )
}

/** A change that still has to be told to the civil-affairs office. */
export function ChangeFiled({ one, changeId }: OneProps & { changeId: string }) {
  const { today } = useSession()
  const [filedOn, setFiledOn] = useState<string | undefined>(today)
  const act = useAct(campaignsContract, 'recordChangeFiled')
  if (!one.may.change) return '未报备'
  return (
    <ConfirmAct
      label="登记报备"
      title="登记这次变更已报备？"
      consequences={['变更事项须在十日内报送民政部门备案']}
      danger={false}
      button={{ size: 'small' }}
      incomplete={!filedOn}
      onConfirm={() => act.mutateAsync({ ...refOf(one), changeId, filedOn: filedOn ?? '' }).then(() => toast('已登记'))}
    >
      <DatePick aria-label="报备日期" value={filedOn} max={today} onChange={setFiledOn} />
    </ConfirmAct>
  )
}
