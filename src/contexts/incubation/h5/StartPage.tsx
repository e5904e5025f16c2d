import { type FormEvent, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Choice, Field, TextInput } from '#ui/phone/Field.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { incubationContract } from '../contract.ts'
import { DOMAINS, type Domain, type Tier } from '../vocabulary.ts'

type Said = {
  name: string
  tier: Tier
  domain: Domain
  scope: string
  place: string
  charter: string
  hasPartyClause: boolean
  initiators: string
  members: string
}
const NOTHING: Said = {
  ...{ name: '', tier: 'B', domain: 'service', scope: '', place: '', charter: '' },
  ...{ hasPartyClause: false, initiators: '', members: '' },
}

/** A resident sets one going at home. */
export function StartPage() {
  const mine = useAsk(incubationContract, 'myOrganisations', {})
  const [area] = mine.data?.areas ?? []
  return (
    <Screen title="发起一个社会组织" back="/m/org">
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && !area && <Empty title="还不知道您住在哪个社区" next="请先在“我的”里完成实名登记。" />}
      {area && <StartForm areaCode={area.code} areaName={area.name} said={NOTHING} />}
    </Screen>
  )
}

/** What was set going before, or was sent back. */
export function EditPage() {
  const { organisationId = '' } = useParams()
  const mine = useAsk(incubationContract, 'myOrganisation', { organisationId })
  const form = mine.data?.form
  return (
    <Screen title="接着填备案表" back={`/m/org/${organisationId}`}>
      {mine.isPending && <Loading />}
      {mine.error && !mine.data && <Failed error={mine.error} onRetry={mine.refetch} />}
      {mine.data && form && (
        <StartForm
          areaCode={form.areaCode}
          areaName={mine.data.areaName}
          said={{ ...form, initiators: String(form.initiators), members: String(form.members) }}
          known={{ organisationId, version: mine.data.version }}
        />
      )}
    </Screen>
  )
}

type StartFormProps = {
  areaCode: string
  areaName: string
  said: Said
  known?: { organisationId: string; version: number }
}

const WHICH: { value: Tier; label: string; detail: string }[] = [
  { value: 'B', label: '到街道备案', detail: '人多一些，有章程' },
  { value: 'C', label: '社区指导就行', detail: '十来个人，常在一起活动' },
]
const AREAS = (Object.keys(DOMAINS) as Domain[]).map((value) => ({ value, label: DOMAINS[value] }))

function StartForm({ areaCode, areaName, said: before, known }: StartFormProps) {
  const [said, setSaid] = useState(before)
  const save = useAct(incubationContract, 'saveMine')
  const go = useNavigate()
  const put = (some: Partial<Said>) => setSaid({ ...said, ...some })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { name, tier, domain, scope, place, charter, hasPartyClause } = said
    const { organisationId } = await save.mutateAsync({
      ...{ areaCode, ...known, name, tier, domain, scope, place, charter, hasPartyClause },
      ...{ initiators: Number(said.initiators || 0), members: Number(said.members || 0) },
    })
    go(`/m/org/${organisationId}`)
  }
  return (
    // A refusal is shown below; what was typed stays.
    <form onSubmit={(event) => submit(event).catch(() => undefined)}>
      <p>在{areaName}发起。填到哪里算哪里，以后还能改。</p>
      <TextInput
        label="叫什么名字"
        hint="例如：南市街道庆有西里社区银龄互助社"
        required
        minLength={4}
        maxLength={60}
        value={said.name}
        onChange={(event) => put({ name: event.target.value })}
      />
      <Choice label="想怎么办" name="tier" options={WHICH} value={said.tier} onChange={(tier) => put({ tier })} />
      <Choice
        label="主要做哪方面"
        name="domain"
        options={AREAS}
        value={said.domain}
        onChange={(domain) => put({ domain })}
      />
      <Field label="平时做什么" hint="至少4个字">
        <textarea
          required
          rows={3}
          minLength={4}
          maxLength={300}
          value={said.scope}
          onChange={(event) => put({ scope: event.target.value })}
        />
      </Field>
      <TextInput
        label="在哪里活动"
        maxLength={100}
        value={said.place}
        onChange={(event) => put({ place: event.target.value })}
      />
      <TextInput
        label="几个人发起"
        inputMode="numeric"
        pattern="[0-9]{0,5}"
        value={said.initiators}
        onChange={(event) => put({ initiators: event.target.value })}
      />
      <TextInput
        label="现在有几名成员"
        inputMode="numeric"
        pattern="[0-9]{0,5}"
        value={said.members}
        onChange={(event) => put({ members: event.target.value })}
      />
      <Field label="章程里写些什么" hint="社区有样子，可以照着写">
        <textarea
          rows={5}
          maxLength={3000}
          value={said.charter}
          onChange={(event) => put({ charter: event.target.value })}
        />
      </Field>
      <label className="check">
        <input
          type="checkbox"
          checked={said.hasPartyClause}
          onChange={(event) => put({ hasPartyClause: event.target.checked })}
        />
        <span>章程里写了坚持党的领导</span>
      </label>
      {save.error && <Say tone="error">{save.error.message}</Say>}
      <Button type="submit" busy={save.isPending}>
        保存
      </Button>
    </form>
  )
}
