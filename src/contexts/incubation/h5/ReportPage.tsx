import { type FormEvent, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Field } from '#ui/phone/Field.tsx'
import { Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useSession } from '#ui/session.ts'
import { incubationContract } from '../contract.ts'

/** A few sentences to the community's two committees. */
export function ReportPage() {
  const { organisationId = '' } = useParams()
  const mine = useAsk(incubationContract, 'myOrganisation', { organisationId })
  return (
    <Screen title="向“两委”报告" back={`/m/org/${organisationId}`}>
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && <ReportForm organisationId={organisationId} version={mine.data.version} />}
    </Screen>
  )
}

function ReportForm({ organisationId, version }: { organisationId: string; version: number }) {
  const { today } = useSession()
  const [content, setContent] = useState('')
  const send = useAct(incubationContract, 'reportMine')
  const go = useNavigate()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await send.mutateAsync({ organisationId, version, reportedOn: today, content })
    go(`/m/org/${organisationId}`)
  }
  return (
    // A refusal is shown below; what was typed stays.
    <form onSubmit={(event) => submit(event).catch(() => undefined)}>
      <p>这段时间做了什么，有什么难处，钱怎么花的。写几句就行，社区看得到。</p>
      <Field label="报告" hint="至少4个字">
        <textarea
          required
          rows={6}
          minLength={4}
          maxLength={1000}
          value={content}
          onChange={(event) => setContent(event.target.value)}
        />
      </Field>
      {send.error && <Say tone="error">{send.error.message}</Say>}
      <Button type="submit" busy={send.isPending}>
        交上去
      </Button>
    </form>
  )
}
