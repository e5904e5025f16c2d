import { useState } from 'react'
import { useParams } from 'react-router'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Field } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useSession } from '#ui/session.ts'
import { expertsContract } from '../contract.ts'
import { ADVICE_STATES } from '../vocabulary.ts'

/** One point of mine: what I saw, what I advised, and what became of it. */
export function ContactPage() {
  const { contactId = '' } = useParams()
  const mine = useAsk(expertsContract, 'myContacts', {})
  const contact = mine.data?.rows.find(({ id }) => id === contactId)
  return (
    <Screen title={contact?.townName ?? '走访和意见'} back="/m/expert">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && !contact && <Empty title="没有找到这个联系点" next="请返回，从列表里再选一次。" />}
      {contact && !contact.toDate && (
        <>
          <Visit key={`visit${contact.visits}`} contactId={contactId} />
          <Advise key={`advice${contact.advice}`} contactId={contactId} />
        </>
      )}
      {contact?.toDate && <Say tone="note">联系已于{showDate(contact.toDate)}结束。</Say>}
      {contact?.adviceList.map((one) => (
        <Card key={one.id} title={one.topic}>
          <Say tone="note">{ADVICE_STATES[one.state]}</Say>
          <p>{one.body}</p>
          <Facts
            rows={[
              ['提出', showDate(one.givenOn)],
              ['街镇答复', one.answer],
              ['结果', one.result],
            ]}
          />
        </Card>
      ))}
      {contact?.visitList.map(({ id, visitedOn, place, findings }) => (
        <Card key={id} title={`${showDate(visitedOn)}走访`}>
          <p>
            {place}：{findings}
          </p>
        </Card>
      ))}
    </Screen>
  )
}

function Visit({ contactId }: { contactId: string }) {
  const { today } = useSession()
  const [visitedOn, setDay] = useState(today)
  const [place, setPlace] = useState('')
  const [findings, setFindings] = useState('')
  const act = useAct(expertsContract, 'recordMyVisit')
  return (
    <Card title="记一次走访">
      <Field label="哪一天">
        <input type="date" max={today} value={visitedOn} onChange={({ target }) => setDay(target.value)} />
      </Field>
      <Field label="到了哪里">
        <input type="text" maxLength={60} value={place} onChange={({ target }) => setPlace(target.value)} />
      </Field>
      <Field label="看到了什么">
        <textarea rows={4} maxLength={2000} value={findings} onChange={({ target }) => setFindings(target.value)} />
      </Field>
      {act.error && <Say tone="error">{act.error.message}</Say>}
      <Button busy={act.isPending} onClick={() => act.mutate({ contactId, visitedOn, place, findings })}>
        记下走访
      </Button>
    </Card>
  )
}

function Advise({ contactId }: { contactId: string }) {
  const [topic, setTopic] = useState('')
  const [body, setBody] = useState('')
  const act = useAct(expertsContract, 'giveMyAdvice')
  return (
    <Card title="提一条意见">
      <Field label="一句话：什么事">
        <input type="text" maxLength={60} value={topic} onChange={({ target }) => setTopic(target.value)} />
      </Field>
      <Field label="您的意见">
        <textarea rows={4} maxLength={2000} value={body} onChange={({ target }) => setBody(target.value)} />
      </Field>
      {act.error && <Say tone="error">{act.error.message}</Say>}
      <Button busy={act.isPending} onClick={() => act.mutate({ contactId, topic, body })}>
        提出意见
      </Button>
    </Card>
  )
}
