import { Form, Input, Switch, Tag } from 'antd'
import { useId, useState } from 'react'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { recognitionContract, STAR_STATES } from '../contract.ts'
import { showStar } from '../rules/stars.ts'

type Star = z.infer<typeof recognitionContract.endpoints.getStar.output>
type Objection = Star['objections'][number]

/** One application for a star: hours now and then, what was objected, and the next step. */
export function StarPage() {
  const { starId = '' } = useParams()
  const { today } = useSession()
  const found = useAsk(recognitionContract, 'getStar', { starId })
  if (found.error) return <ErrorHint error={found.error} onRetry={found.refetch} />
  if (!found.data) return <PageHeader title="星级申请" />
  const star = found.data
  const blocked = whyNotYet(star, today)
  return (
    <>
      <PageHeader
        title={`${star.name}申请${showStar(star.level)}`}
        description={`${[star.townName, star.areaName].filter(Boolean).join(' ')} · ${STAR_STATES[star.state]}`}
        actions={<Acts star={star} />}
      />
      <Section title="申请情况">
        <dl className="kv">
          <dt>申请日期</dt>
          <dd className="figure">{star.appliedOn}</dd>
          <dt>申请时时长</dt>
          <dd>{showMinutes(star.minutes)}</dd>
          <dt>现在时长</dt>
          <dd>
            {showMinutes(star.minutesNow)}（需{showMinutes(star.minutesNeeded)}）{' '}
            {star.minutesNow < star.minutesNeeded && <Tag color="red">不足</Tag>}
          </dd>
          {star.publicFrom && star.publicUntil && (
            <>
              <dt>公示</dt>
              <dd>
                {showDate(star.publicFrom)}至{showDate(star.publicUntil)}
              </dd>
            </>
          )}
          {star.grantedOn && (
            <>
              <dt>评定日期</dt>
              <dd>{showDate(star.grantedOn)}</dd>
            </>
          )}
          {star.closedReason && (
            <>
              <dt>{STAR_STATES[star.state]}</dt>
              <dd>{star.closedReason}</dd>
            </>
          )}
        </dl>
        {blocked && <p className="muted">{blocked}</p>}
      </Section>
      <Section title={`公示异议 ${star.objections.length}件`}>
        {star.objections.length === 0 && <p className="muted">没有收到异议。</p>}
        {star.objections.map((one) => (
          <OneObjection key={one.id} one={one} mayAnswer={star.mayCheck} />
        ))}
      </Section>
    </>
  )
}

/** Why it cannot be granted at this moment; undefined when it can, and where granting is not the next step. */
function whyNotYet({ state, publicUntil, openObjections, objections, minutesNow, minutesNeeded }: Star, today: string) {
  if (state !== 'public') return undefined
  if (objections.some(({ upheld }) => upheld)) return '有异议已查实成立，请不予评定并写明理由。'
  if (openObjections > 0) return '还有异议没有答复，答复之后才能评定。'
  if (minutesNow < minutesNeeded) return '现在的时长不足，不能评定。请核对后不予评定。'
  if (publicUntil && today <= publicUntil) return `公示到${showDate(publicUntil)}为止，期满后才能评定。`
  return undefined
}

function Acts({ star }: { star: Star }) {
  const { id: starId, version, state, name, level, publicUntil, mayCheck, mayGrant } = star
  const check = useAct(recognitionContract, 'checkStar')
  const refuse = useAct(recognitionContract, 'refuseStar')
  const grant = useAct(recognitionContract, 'grantStar')
  const revoke = useAct(recognitionContract, 'revokeStar')
  const { today } = useSession()
  const blocked = whyNotYet(star, today)
  const isOpen = state === 'applied' || state === 'public'
  return (
    <>
      {state === 'applied' && mayCheck && (
        <ConfirmAct
          label="初审通过并公示"
          title={`公示${name}申请${showStar(level)}？`}
          consequences={['姓名打码公示，任何人可以看到并提出异议', '公示期满且没有未答复的异议，由另一位同事评定']}
          danger={false}
          button={{ type: 'primary' }}
          onConfirm={() => check.mutateAsync({ starId, version }).then(() => toast('已公示'))}
        />
      )}
      {state === 'public' && mayGrant && (
        <ConfirmAct
          label="评定"
          title={`评定${name}为${showStar(level)}？`}
          consequences={['公示期满、没有未答复的异议、现在时长仍足够才能评定', '志愿者会收到通知']}
          danger={false}
          button={{ type: 'primary' }}
          disabled={blocked !== undefined}
          onConfirm={() => grant.mutateAsync({ starId, version }).then(() => toast('已评定'))}
        />
      )}
      {state === 'public' && mayCheck && today <= (publicUntil ?? '') && <RecordObjection star={star} />}
      {isOpen && mayCheck && (
        <ConfirmAct
          label="不予评定"
          title={`不评定${name}为${showStar(level)}？`}
          consequences={['志愿者会看到理由', '志愿者可以再次申请']}
          reason={{ label: '理由', required: true }}
          onConfirm={(reason) => refuse.mutateAsync({ starId, version, reason }).then(() => toast('已办理'))}
        />
      )}
      {state === 'granted' && mayGrant && (
        <ConfirmAct
          label="撤销星级"
          title={`撤销${name}的${showStar(level)}？`}
          consequences={['志愿者会收到通知和理由', '用掉积分不影响星级，不能作为撤销理由']}
          reason={{ label: '理由', required: true }}
          onConfirm={(reason) => revoke.mutateAsync({ starId, version, reason }).then(() => toast('已撤销'))}
        />
      )}
    </>
  )
}

function RecordObjection({ star: { id: starId, version } }: { star: Star }) {
  const act = useAct(recognitionContract, 'recordStarObjection')
  return (
    <ConfirmAct
      label="登记异议"
      title="登记一件异议？"
      consequences={['异议答复之前不能评定', '提出人是谁不告诉申请人']}
      reason={{ label: '异议内容', required: true }}
      danger={false}
      onConfirm={(words) => act.mutateAsync({ starId, version, words }).then(() => toast('已登记'))}
    />
  )
}

function OneObjection({ one, mayAnswer }: { one: Objection; mayAnswer: boolean }) {
  return (
    <dl className="kv">
      <dt>{one.raisedOn}</dt>
      <dd>
        {one.words}（{one.raisedVia === 'phone' ? '手机提出' : '当面登记'}）
      </dd>
      <dt>答复</dt>
      <dd>
        {one.answer ? (
          `${one.upheld ? '异议成立' : '异议不成立'}：${one.answer}`
        ) : mayAnswer ? (
          <Answer one={one} />
        ) : (
          '待答复'
        )}
      </dd>
    </dl>
  )
}

function Answer({ one }: { one: Objection }) {
  const [answer, setAnswer] = useState('')
  const [upheld, setUpheld] = useState(false)
  const act = useAct(recognitionContract, 'answerStarObjection')
  const id = useId()
  return (
    <ConfirmAct
      label="答复"
      title="答复这件异议？"
      consequences={[upheld ? '异议成立：这份申请将不予评定' : '异议不成立：公示期满后可以评定']}
      danger={false}
      incomplete={answer.trim().length < 4}
      button={{ size: 'small' }}
      onConfirm={() =>
        act
          .mutateAsync({ objectionId: one.id, version: one.version, upheld, answer: answer.trim() })
          .then(() => toast('已答复'))
      }
    >
      <Form layout="vertical" component={false}>
        <Form.Item label="异议成立" htmlFor={`${id}-upheld`}>
          <Switch id={`${id}-upheld`} checked={upheld} onChange={setUpheld} />
        </Form.Item>
        <Form.Item label="核对情况" required htmlFor={`${id}-answer`}>
          <Input.TextArea
            id={`${id}-answer`}
            rows={3}
            maxLength={200}
            value={answer}
            onChange={({ target }) => setAnswer(target.value)}
          />
        </Form.Item>
      </Form>
    </ConfirmAct>
  )
}
