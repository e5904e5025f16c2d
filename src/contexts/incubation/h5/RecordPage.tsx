import { type FormEvent, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Choice, Field, TextInput } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { useSession } from '#ui/session.ts'
import { incubationContract } from '../contract.ts'
import { SERVICE_KINDS, type ServiceKind } from '../vocabulary.ts'
import type { Mine } from './OrganisationPage.tsx'

/** What was done today, in five answers. */
export function RecordPage() {
  const { organisationId = '' } = useParams()
  const mine = useAsk(incubationContract, 'myOrganisation', { organisationId })
  return (
    <Screen title="记一次活动" back={`/m/org/${organisationId}`}>
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data &&
        (mine.data.mayServe ? (
          <RecordForm one={mine.data} />
        ) : (
          <Empty title="现在不能记活动" next="组织还在办理备案，或已暂停。有疑问请问社区。" />
        ))}
    </Screen>
  )
}

const KINDS: { value: ServiceKind; label: string; detail: string }[] = [
  { value: 'activity', label: SERVICE_KINDS.activity, detail: '办活动、搞宣传、清洁家园' },
  { value: 'delivery', label: SERVICE_KINDS.delivery, detail: '上门看望、送餐、帮一户人家办事' },
]

function RecordForm({ one }: { one: Mine }) {
  const { today } = useSession()
  const [kind, setKind] = useState<ServiceKind>('activity')
  const [said, setSaid] = useState({ title: '', people: '', servedOn: today, note: '', activityId: '', needId: '' })
  const [photo, setPhoto] = useState<File>()
  const upload = useAct(incubationContract, 'uploadPhoto')
  const send = useAct(incubationContract, 'recordMyService')
  const go = useNavigate()
  const put = (some: Partial<typeof said>) => setSaid({ ...said, ...some })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const kept = photo ? await upload.mutateAsync({ organisationId: one.id, file: photo }) : undefined
    await send.mutateAsync({
      ...{ organisationId: one.id, version: one.version, kind, title: said.title, people: Number(said.people) },
      ...{ servedOn: said.servedOn, note: said.note, activityId: said.activityId || null, needId: said.needId || null },
      fileIds: kept ? [kept.fileId] : [],
    })
    go(`/m/org/${one.id}`)
  }
  const error = upload.error ?? send.error
  return (
    // A refusal is shown below; what was typed stays.
    <form onSubmit={(event) => submit(event).catch(() => undefined)}>
      <Choice label="是哪一种" name="kind" options={KINDS} value={kind} onChange={setKind} />
      <TextInput
        label="做了什么"
        required
        minLength={2}
        maxLength={80}
        value={said.title}
        onChange={(event) => put({ title: event.target.value })}
      />
      <TextInput
        label="帮到了几个人"
        required
        inputMode="numeric"
        pattern="[0-9]{1,6}"
        title="请填写整数"
        value={said.people}
        onChange={(event) => put({ people: event.target.value })}
      />
      <TextInput
        label="哪一天"
        type="date"
        required
        max={today}
        value={said.servedOn}
        onChange={(event) => put({ servedOn: event.target.value })}
      />
      {one.activities.length > 0 && (
        <Field label="是平台上的哪场活动" hint="不是就不选">
          <select value={said.activityId} onChange={(event) => put({ activityId: event.target.value })}>
            <option value="">不是，另外做的</option>
            {one.activities.map(({ id, title, startedOn }) => (
              <option key={id} value={id}>
                {startedOn} {title}
              </option>
            ))}
          </select>
        </Field>
      )}
      {one.needs.length > 0 && (
        <Field label="是为哪件居民的事" hint="不是就不选">
          <select value={said.needId} onChange={(event) => put({ needId: event.target.value })}>
            <option value="">不是专为一件事</option>
            {one.needs.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field label="照片" hint="拍一张现场的，没有也可以">
        <input type="file" accept="image/jpeg,image/png" onChange={(event) => setPhoto(event.target.files?.[0])} />
      </Field>
      <Field label="还想说的" hint="可以不填">
        <textarea rows={3} maxLength={500} value={said.note} onChange={(event) => put({ note: event.target.value })} />
      </Field>
      {error && <Say tone="error">{error.message}</Say>}
      <Button type="submit" busy={upload.isPending || send.isPending}>
        记下来
      </Button>
    </form>
  )
}
