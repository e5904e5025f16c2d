import type { z } from 'zod'
import { showMinutes } from '#kernel/minutes.ts'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { recognitionContract, STAR_STATES } from '../contract.ts'
import { type StarLevel, showStar } from '../rules/stars.ts'
import './recognition.css'

type Mine = z.infer<typeof recognitionContract.endpoints.getMyStar.output>

/** The star one holds, the way to the next, and asking for it: nothing comes by itself. */
export function StarPage() {
  const mine = useAsk(recognitionContract, 'getMyStar', {})
  return (
    <Screen title="我的星级" back="/m/me">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && <Standing mine={mine.data} />}
      <LinkButton to="/m/certificates" kind="plain">
        我的证明
      </LinkButton>
      <LinkButton to="/m/notice/stars" kind="plain">
        看星级公示
      </LinkButton>
    </Screen>
  )
}

function Standing({ mine }: { mine: Mine }) {
  const { minutes, steps, level, reached, mayApply, publicityDays, history } = mine
  const apply = useAct(recognitionContract, 'applyForStar')
  const next = steps.find((step) => step.level > level && step.missingMinutes > 0)
  const isWaiting = history.some(({ state }) => state === 'applied' || state === 'public')
  return (
    <>
      <Card>
        <p>
          <strong>{level ? showStar(level as StarLevel) : '还没有星级'}</strong>
        </p>
        <p>正式记入的服务时长：{showMinutes(minutes)}</p>
        {next && (
          <p>
            离{showStar(next.level)}还差<strong>{showMinutes(next.missingMinutes)}</strong>
          </p>
        )}
        {reached > level && !mayApply && (
          <Say tone="note">
            {isWaiting
              ? '您申请的星级正在办，办好了会通知您。'
              : '时长够了，但您现在没有在册的志愿者登记，不能申请星级。请到社区问一问。'}
          </Say>
        )}
      </Card>
      {mayApply && (
        <Card title={`可以申请${showStar(mayApply)}`}>
          <p>申请后社区先核对，再公示{publicityDays}个工作日，没有异议才评定。</p>
          {apply.error && <Say tone="error">{apply.error.message}</Say>}
          <Button busy={apply.isPending} onClick={() => apply.mutate({ level: mayApply })}>
            申请{showStar(mayApply)}
          </Button>
        </Card>
      )}
      <Card title="各星级要多少小时">
        <ul className="star-steps">
          {steps.map((step) => (
            <li key={step.level}>
              <span>
                {showStar(step.level)}
                <span className="detail">{step.hours.toLocaleString('zh-CN')}小时</span>
              </span>
              <span>{step.missingMinutes === 0 ? '够了' : `还差${showMinutes(step.missingMinutes)}`}</span>
            </li>
          ))}
        </ul>
      </Card>
      {history.length > 0 && (
        <Card title="申请过的">
          <ul className="star-steps">
            {history.map((one) => (
              <li key={one.id}>
                <span>
                  {showStar(one.level)}
                  <span className="detail">{showDate(one.appliedOn)}申请</span>
                  {one.closedReason && <span className="detail">原因：{one.closedReason}</span>}
                </span>
                <span>
                  {STAR_STATES[one.state]}
                  <span className="detail">{whenOf(one)}</span>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

/** The day that belongs to a state: until when it is in public, or when it was decided. */
function whenOf({ state, publicUntil, grantedOn, closedOn }: Mine['history'][number]): string {
  if (state === 'applied') return '社区正在核对'
  if (state === 'public') return publicUntil ? `到${showDate(publicUntil)}` : ''
  const on = state === 'granted' ? grantedOn : closedOn
  return on ? showDate(on) : ''
}
