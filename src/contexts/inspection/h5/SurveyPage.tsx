import { useState } from 'react'
import { useParams } from 'react-router'
import { showDate } from '#kernel/time.ts'
import { Refused, useAct, useAsk } from '#ui/api.ts'
import { LinkButton } from '#ui/phone/Button.tsx'
import { Choice, Field } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { Steps } from '#ui/phone/Steps.tsx'
import { inspectionContract } from '../contract.ts'

type Asked = NonNullable<ReturnType<typeof useAsked>['data']>
const useAsked = (code: string) => useAsk(inspectionContract, 'viewQuestions', { code }, { keepPrevious: false })

/** What a sheet leads to: one question a screen, no name, no sign-in. Anybody may help. */
export function SurveyPage() {
  const { code = '' } = useParams()
  const [isDone, setDone] = useState(false)
  const { data, error, isPending, refetch } = useAsked(code)
  if (isDone) return <Thanks />
  return (
    <Screen title="居民满意度调查">
      {isPending && <Loading />}
      {error && <Wrong error={error} onRetry={refetch} />}
      {data && <Form code={code} asked={data} onDone={() => setDone(true)} />}
    </Screen>
  )
}

const Thanks = () => (
  <Screen title="谢谢您">
    <Say tone="done">已经收到。没有记您的姓名，也查不到是谁答的。</Say>
    <p>可以关掉这个页面了。</p>
  </Screen>
)

/** A code that is wrong is said with what to do; no network says nothing about it. */
function Wrong({ error, onRetry }: { error: Error; onRetry: () => unknown }) {
  if (!(error instanceof Refused) || error.status !== 404) return <Failed error={error} onRetry={onRetry} />
  return (
    <>
      <Say tone="error">{error.message}</Say>
      <LinkButton to="/m/survey">照纸上的号码填写</LinkButton>
    </>
  )
}

function Form({ code, asked, onDone }: { code: string; asked: Asked; onDone: () => void }) {
  const [choices, setChoices] = useState<Record<string, string>>({})
  const [suggestion, setSuggestion] = useState('')
  const act = useAct(inspectionContract, 'answerSurvey')
  const { questions, townName, communityName, isUsed, closedOn } = asked
  if (closedOn) return <Empty title="调查已经结束" next={`这次调查到${showDate(closedOn)}为止。谢谢您。`} />
  if (isUsed) return <Empty title="这张纸已经答过了" next="每张纸只答一次。谢谢您。" />
  const send = async () => {
    await act.mutateAsync({ code, secretAnswer: { choices, suggestion } })
    onDone()
  }
  return (
    <Steps
      about={`${townName} ${communityName}`}
      count={questions.length + 1}
      mayStartAt={0}
      isReady={(step) => {
        const question = questions[step]
        return question === undefined || choices[question.code] !== undefined
      }}
      show={(step) => {
        const question = questions[step]
        if (!question) return <Suggestion value={suggestion} onChange={setSuggestion} />
        return (
          <Choice
            key={question.code}
            name={question.code}
            label={question.title}
            options={question.choices.map(({ code: value, label }) => ({ value, label }))}
            value={choices[question.code]}
            onChange={(value) => setChoices((now) => ({ ...now, [question.code]: value }))}
          />
        )
      }}
      onSend={send}
      note={<p className="detail">不问姓名，不记是谁答的。</p>}
    />
  )
}

const Suggestion = ({ value, onChange }: { value: string; onChange: (value: string) => void }) => (
  <Field label="还有什么想说的" hint="没有就直接交上去。请不要写姓名和电话。">
    <textarea rows={4} maxLength={500} value={value} onChange={(event) => onChange(event.target.value)} />
  </Field>
)
