import { useState } from 'react'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { volunteeringContract } from '#contexts/volunteering/contract.ts'
import { showMinutes } from '#kernel/minutes.ts'
import { showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { TextInput } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import '../activities.css'

type Answer = z.output<typeof volunteeringContract.endpoints.listLedDrafts.output>
type Draft = Answer['rows'][number]

/** The leader says that the hours are as they were; somebody else verifies, then each volunteer sees theirs. */
export function ConfirmHoursPage() {
  const { activityId = '' } = useParams()
  const asked = useAsk(volunteeringContract, 'listLedDrafts', { activityId }, { keepPrevious: false })
  return (
    <Screen title="确认时长" back={`/m/lead/${activityId}`}>
      {asked.isPending && <Loading />}
      {asked.error && !asked.data && <Failed error={asked.error} onRetry={asked.refetch} />}
      {asked.data && <Drafts answer={asked.data} activityId={activityId} />}
    </Screen>
  )
}

function Drafts({ answer, activityId }: { answer: Answer; activityId: string }) {
  const confirmAll = useAct(volunteeringContract, 'confirmActivity')
  const pending = answer.rows.filter(({ state }) => state === 'pending')
  const clear = pending.filter(({ flags }) => flags.length === 0)
  const flagged = pending.filter(({ flags }) => flags.length > 0)
  const others = answer.rows.filter(({ state }) => state !== 'pending')
  if (answer.rows.length === 0)
    return <Empty title="还没有时长" next="志愿者签退后，这里会出现每个人的服务时长，由您确认。" />
  return (
    <>
      <p>请在{showDate(answer.recordDueOn)}前确认。确认后由社区另一人复核，再给志愿者本人核对。</p>
      {confirmAll.error && <Say tone="error">{confirmAll.error.message}</Say>}
      {confirmAll.data && (
        <Say tone="done">
          已确认{confirmAll.data.confirmed}人{confirmAll.data.left > 0 && `，${confirmAll.data.left}人须另行确认`}
        </Say>
      )}
      {clear.length > 0 && (
        <Card title={`待确认 ${clear.length}人`}>
          <Facts
            rows={clear.map(({ name, minutes, sourceSays }) => [name, `${showMinutes(minutes)}\n${sourceSays}`])}
          />
          <Button busy={confirmAll.isPending} onClick={() => confirmAll.mutate({ activityId })}>
            情况属实，全部确认
          </Button>
        </Card>
      )}
      {flagged.map((draft) => (
        <Flagged key={draft.id} draft={draft} />
      ))}
      {others.length > 0 && (
        <Card title="已确认">
          <Facts rows={others.map(({ name, minutes }) => [name, showMinutes(minutes)])} />
        </Card>
      )}
    </>
  )
}

/** Something about it wants a look of its own: confirmed alone, with a reason. */
function Flagged({ draft }: { draft: Draft }) {
  const confirm = useAct(volunteeringContract, 'confirmDrafts')
  const [reason, setReason] = useState('')
  return (
    <Card title={`${draft.name} ${showMinutes(draft.minutes)}`}>
      <p>{draft.sourceSays}</p>
      {draft.flagsSay.map((words) => (
        <Say key={words} tone="note">
          {words}
        </Say>
      ))}
      {confirm.error && <Say tone="error">{confirm.error.message}</Say>}
      <TextInput
        label="说明情况"
        hint="至少4个字，例如：现场有交接，本人一直在"
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        kind="plain"
        busy={confirm.isPending}
        onClick={() => confirm.mutate({ drafts: [{ draftId: draft.id, version: draft.version }], reason })}
      >
        说明情况并确认
      </Button>
    </Card>
  )
}
