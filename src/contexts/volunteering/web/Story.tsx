import { Timeline } from 'antd'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { Section } from '#ui/PageHeader.tsx'
import { ObjectionStates, type StoryView } from '../contract-hours-views.ts'

type Props = z.infer<typeof StoryView>

/** Every step with its hand and its reason, and what the volunteer said to it. */
export function Story({ steps, objections }: Props) {
  return (
    <>
      {steps.length > 0 && (
        <Section title="经过">
          <Timeline
            items={steps.map(({ step, says, byName, takenAt }, index) => ({
              key: `${step}${index}`,
              content: (
                <>
                  <strong>{says}</strong>{' '}
                  <span className="muted figure">
                    {byName || '平台'} {showMoment(new Date(takenAt))}
                  </span>
                </>
              ),
            }))}
          />
        </Section>
      )}
      {objections.length > 0 && (
        <Section title="异议">
          <ul>
            {objections.map(({ id, raisedAt, reason, state, answer, answerDueOn, answeredBy }) => (
              <li key={id}>
                {showMoment(new Date(raisedAt))} 本人：{reason}；
                {state === 'open'
                  ? `待答复，期限${answerDueOn}`
                  : `${answeredBy ?? ''}答复“${ObjectionStates[state]}”：${answer ?? ''}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
