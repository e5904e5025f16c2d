import { Alert, Button, Form, Input, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { showMoment } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { Facts } from '#ui/Facts.tsx'
import { rulesOf } from '#ui/fields.ts'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { workforceContract } from '../contract.ts'
import { AnswerForm, type SupervisionDetail } from '../contract-supervision.ts'
import { SUPERVISION_KINDS, SUPERVISOR_LEVELS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { FollowTag, SignTag } from './supervision-columns.tsx'
import './workforce.css'

type One = z.infer<typeof SupervisionDetail>
const rules = rulesOf(AnswerForm)
const moment = (text: string): string => showMoment(new Date(text))

/** One session, for those who sat in it and for the station's lead; here both sides sign. */
export function SupervisionPage() {
  const { supervisionId = '' } = useParams()
  const leads = useMay('workforce.supervision.record') && supervisionId !== ''
  const mine = useAsk(workforceContract, 'mySupervisionRecord', { supervisionId })
  const found = mine.error && leads
  if (found) return <OfStation supervisionId={supervisionId} />
  if (mine.error) return <ErrorHint heading="督导记录" error={mine.error} onRetry={mine.refetch} />
  if (!mine.data) return <Skeleton active title={false} />
  return <Session one={mine.data} />
}

function OfStation({ supervisionId }: { supervisionId: string }) {
  const { data, error, refetch } = useAsk(workforceContract, 'getSupervision', { supervisionId })
  if (error) return <ErrorHint heading="督导记录" error={error} onRetry={refetch} />
  if (!data) return <Skeleton active title={false} />
  return <Session one={data} />
}

function Session({ one }: { one: One }) {
  const keeps = useMay('workforce.supervision.record')
  const [answering, setAnswering] = useState(false)
  return (
    <>
      <PageHeader
        title={one.topic}
        description={`${one.no} · ${one.townName} · ${SUPERVISION_KINDS[one.kind]} · ${one.heldOn} · ${showMinutes(one.minutes)}`}
        back={keeps && <Link to="/workforce/supervision">返回督导记录</Link>}
        actions={
          <>
            {one.may.sign && <Sign one={one} />}
            {one.may.answer && <Button onClick={() => setAnswering(true)}>填写跟进情况</Button>}
            {one.may.edit && (
              <Link to={`/workforce/supervision/${one.id}/edit`}>
                <Button>修改</Button>
              </Link>
            )}
          </>
        }
      />
      {!one.signedAt && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 14 }}
          title="督导还没有签字，签字前可以修改；签字后不能再改。"
        />
      )}
      <Section title="督导内容" extra={<SignTag line={one} />}>
        <Words title="问题" text={one.problem} />
        <Words title="建议" text={one.advice} />
        {one.followUp && <Words title="要跟进的事" text={one.followUp} />}
        {one.answer && <Words title={`跟进情况（${moment(one.answeredAt ?? '')}）`} text={one.answer} />}
        <Facts
          facts={[
            ['地点', one.place],
            ['涉及个案', one.caseRefs],
            ['跟进', one.answerDue && <FollowTag key="follow" line={one} />],
            ['下次督导', one.nextOn],
          ]}
        />
      </Section>
      <Section title="签字">
        <dl className="kv">
          <dt>督导</dt>
          <dd>
            {one.supervisorName}（{SUPERVISOR_LEVELS[one.supervisorLevel]}） <Signed at={one.signedAt} />
          </dd>
          {one.supervisees.map(({ personId, name, signedAt }) => (
            <div key={personId} style={{ display: 'contents' }}>
              <dt>社工</dt>
              <dd>
                {name} <Signed at={signedAt} />
              </dd>
            </div>
          ))}
        </dl>
      </Section>
      {answering && (
        <ActForm
          name="answerSupervision"
          title="填写跟进情况"
          okText="填写"
          done="已填写"
          fixed={{ supervisionId: one.id, version: one.version }}
          onClose={() => setAnswering(false)}
        >
          <p className="workforce-words">{one.followUp}</p>
          <Form.Item label="跟进情况" name="answer" rules={rules.answer}>
            <Input.TextArea rows={4} maxLength={2000} />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}

const Words = ({ title, text }: { title: string; text: string }) => (
  <>
    <h3 className="workforce-words-head">{title}</h3>
    <p className="workforce-words">{text}</p>
  </>
)

const Signed = ({ at }: { at: string | null }) => (at ? <Tag color="green">{moment(at)} 已签</Tag> : <Tag>未签</Tag>)

function Sign({ one }: { one: One }) {
  const act = useAct(workforceContract, 'signSupervision')
  return (
    <ConfirmAct
      label="签字"
      title={`在“${one.topic}”上签字？`}
      consequences={[
        '以您的账号和此刻的时间作为签字，不能撤回；',
        one.signedAt ? '双方都签字后，这次督导计入您的督导时间。' : '您签字后记录不能再修改，社工随后各自签字。',
      ]}
      danger={false}
      button={{ type: 'primary' }}
      onConfirm={async () => {
        await act.mutateAsync({ supervisionId: one.id, version: one.version })
        toast('已签字')
      }}
    />
  )
}
