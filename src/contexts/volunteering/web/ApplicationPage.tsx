import { Alert, Button, Checkbox, Form, Input, Skeleton } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { ErrorAlert } from '#ui/ErrorAlert.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { volunteeringContract } from '../contract.ts'
import { APPLICATION_SOURCES, APPLICATION_STATES } from '../rules/consents.ts'

type Application = z.output<typeof volunteeringContract.endpoints.getApplication.output>

/** One application: what was said, and the document typed from the hand of whoever stands there. */
export function ApplicationPage() {
  const { applicationId = '' } = useParams()
  const found = useAsk(volunteeringContract, 'getApplication', { applicationId })
  if (found.error && !found.data) return <ErrorHint heading="注册申请" error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  const one = found.data
  return (
    <>
      <PageHeader
        title={`${one.name}的${one.isMove ? '迁移' : '注册'}申请`}
        description={`${[one.townName, one.areaName].filter(Boolean).join(' ')} · ${APPLICATION_STATES[one.state]}`}
        back={<Link to="/volunteering/registrations">返回注册核验</Link>}
      />
      {KNOWN[one.known] && one.state === 'applied' && <Alert type="info" showIcon title={KNOWN[one.known]} />}
      {one.otherOpen > 0 && (
        <Alert type="warning" showIcon title={`同一身份证号还有${one.otherOpen}份申请在等待，请先问清本人`} />
      )}
      <Said one={one} />
      {one.state === 'applied' && <Verify one={one} />}
      <Section title="同意的内容">
        {one.consents.map(({ kind, text, at }) => (
          <p key={kind}>
            {text}
            <span className="muted">（{showMoment(new Date(at))}）</span>
          </p>
        ))}
      </Section>
    </>
  )
}

const KNOWN: Partial<Record<Application['known'], string>> = {
  person: '名录中已有这个人：核验后接上，不会重复登记。',
  here: '这个人已是本社区的注册志愿者：核验后把手机接上，登记不变。',
  elsewhere: '这个人现在登记在其他社区：确已迁居的，勾选“迁入本社区”，原登记随即结束，时长不变。',
}

const Said = ({ one }: { one: Application }) => (
  <Section title="申请填写">
    <dl className="kv">
      <dt>身份证号</dt>
      <dd className="figure">{one.maskedId ?? '已清除'}</dd>
      <dt>年龄</dt>
      <dd>
        {one.age ?? '—'}
        {one.isMinor && '（未成年人，须监护人同意）'}
        {one.ownIncome && '（自述以劳动收入为主要生活来源）'}
      </dd>
      <dt>手机号</dt>
      <dd className="figure">{one.maskedPhone ?? '—'}</dd>
      {one.guardian && (
        <>
          <dt>监护人</dt>
          <dd>
            {one.guardian.name}（{one.guardian.relation}）{one.guardian.maskedId} {one.guardian.maskedPhone}
          </dd>
        </>
      )}
      <dt>愿意服务</dt>
      <dd>{one.categories.join('、') || '—'}</dd>
      <dt>有空时间</dt>
      <dd>{one.available.join('、') || '—'}</dd>
      <dt>技能</dt>
      <dd>{one.skills.join('、') || '—'}</dd>
      <dt>来源</dt>
      <dd>
        {APPLICATION_SOURCES[one.source]}，{showMoment(new Date(one.appliedAt))}
      </dd>
      {one.reason && (
        <>
          <dt>退回原因</dt>
          <dd>{one.reason}</dd>
        </>
      )}
      {one.volunteerId && (
        <>
          <dt>登记</dt>
          <dd>
            <Link to={`/volunteering/volunteers/${one.volunteerId}`}>查看志愿者</Link>
          </dd>
        </>
      )}
    </dl>
  </Section>
)

const OUTCOMES = { new: '已注册', moved: '已迁入本社区', known: '已接上原有登记' }
type Seen = { name: string; idNumber: string; guardianSeen?: boolean; moves?: boolean }

function Verify({ one }: { one: Application }) {
  const verify = useAct(volunteeringContract, 'verifyApplication')
  const refuse = useAct(volunteeringContract, 'refuseApplication')
  const ref = { applicationId: one.id, version: one.version }
  const submit = ({ guardianSeen = false, moves = false, ...seen }: Seen) =>
    verify.mutate({ ...ref, ...seen, guardianSeen, moves }, { onSuccess: ({ outcome }) => toast(OUTCOMES[outcome]) })
  return (
    <Section title="核对证件">
      <p className="muted">看着本人的身份证填写，与申请一致才能登记。您录入的内容只用来比对，不另外保存。</p>
      <ErrorAlert error={verify.error} />
      <Form layout="vertical" onFinish={submit} style={{ maxWidth: 420 }}>
        <Form.Item label="证件上的姓名" name="name" rules={[{ required: true, message: '请照证件填写姓名' }]}>
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
        <Form.Item
          label="证件上的身份证号"
          name="idNumber"
          rules={[{ required: true, message: '请照证件填写身份证号' }]}
        >
          <Input maxLength={18} autoComplete="off" />
        </Form.Item>
        {one.isMinor && (
          <Form.Item name="guardianSeen" valuePropName="checked">
            <Checkbox>已核对监护人身份并得到其同意</Checkbox>
          </Form.Item>
        )}
        {one.known === 'elsewhere' && !one.isMove && (
          <Form.Item name="moves" valuePropName="checked">
            <Checkbox>确已迁居，迁入本社区</Checkbox>
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={verify.isPending}>
          核验通过并登记
        </Button>{' '}
        <ConfirmAct
          label="退回"
          title={`退回${one.name}的申请？`}
          consequences={['本人会看到理由，改好后可以再申请', '申请里的证件号、电话、住址随即清除']}
          reason={{ label: '理由', required: true }}
          onConfirm={(reason) => refuse.mutateAsync({ ...ref, reason }).then(() => toast('已退回'))}
        />
      </Form>
    </Section>
  )
}
