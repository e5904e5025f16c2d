import { programmeContract } from '#contexts/programme/contract.ts'
import { useAsk } from '#ui/api.ts'
import { Choice, TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { AVAILABLE, CONSENTS, RELATIONS } from '../rules/consents.ts'
import { CommunityField } from './CommunityField.tsx'
import type { Filled } from './register-steps.ts'

type Step = { filled: Filled; change: (some: Partial<Filled>) => void; age: number | null }

export const Who = ({ filled: { name, idNumber, ownIncome }, change, age }: Step) => (
  <>
    <TextInput
      label="姓名"
      hint="和身份证上一样"
      required
      minLength={2}
      maxLength={50}
      autoComplete="name"
      value={name}
      onChange={(event) => change({ name: event.target.value })}
    />
    <TextInput
      label="身份证号"
      hint="加密保存，只用来核对是不是本人"
      required
      maxLength={18}
      autoComplete="off"
      value={idNumber}
      onChange={(event) => change({ idNumber: event.target.value })}
    />
    {age !== null && age >= 16 && age < 18 && (
      <label className="check">
        <input type="checkbox" checked={ownIncome} onChange={(event) => change({ ownIncome: event.target.checked })} />
        <span>我以自己的劳动收入为主要生活来源</span>
      </label>
    )}
  </>
)

export const Where = ({ filled: { community, address }, change }: Step) => (
  <>
    <CommunityField value={community} onChange={(one) => change({ community: one } as Partial<Filled>)} />
    <TextInput
      label="住址（可不填）"
      hint="例如：3号楼2门101"
      maxLength={100}
      autoComplete="street-address"
      value={address}
      onChange={(event) => change({ address: event.target.value })}
    />
  </>
)

const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]

export function Willing({ filled: { categories, available, skills }, change }: Step) {
  const { data } = useAsk(programmeContract, 'listCodes', {})
  return (
    <>
      <fieldset className="field choice">
        <legend>愿意做哪些服务（至少选一类）</legend>
        {(data?.serviceCategories.items ?? []).map(({ code, label }) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={categories.includes(code)}
              onChange={() => change({ categories: toggled(categories, code) })}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <fieldset className="field choice">
        <legend>什么时候有空（至少选一个）</legend>
        {Object.entries(AVAILABLE).map(([code, label]) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={available.includes(code as keyof typeof AVAILABLE)}
              onChange={() => change({ available: toggled(available, code as keyof typeof AVAILABLE) })}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <TextInput
        label="会什么（可不填）"
        hint="例如：理发、量血压、书法"
        maxLength={200}
        value={skills}
        onChange={(event) => change({ skills: event.target.value })}
      />
    </>
  )
}

export function Guardian({ filled: { guardian }, change }: Step) {
  const set = (some: Partial<Filled['guardian']>) => change({ guardian: { ...guardian, ...some } })
  return (
    <>
      <Say tone="note">未满18周岁，须由父母或其他监护人填写并同意。</Say>
      <TextInput
        label="监护人姓名"
        required
        maxLength={50}
        value={guardian.name}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextInput
        label="监护人身份证号"
        required
        maxLength={18}
        value={guardian.idNumber}
        onChange={(event) => set({ idNumber: event.target.value })}
      />
      <TextInput
        label="监护人手机号"
        type="tel"
        required
        maxLength={11}
        value={guardian.phone}
        onChange={(event) => set({ phone: event.target.value })}
      />
      <Choice
        label="是您的"
        name="relation"
        options={Object.entries(RELATIONS).map(([value, label]) => ({ value, label }))}
        value={guardian.relation}
        onChange={(relation) => set({ relation })}
      />
      <label className="check">
        <input
          type="checkbox"
          required
          checked={guardian.agrees}
          onChange={(event) => set({ agrees: event.target.checked })}
        />
        <span>{CONSENTS.guardian}</span>
      </label>
    </>
  )
}

export const Consent = ({ filled: { service, sensitive }, change }: Step) => (
  <>
    <p>请看一看，同意的请逐条勾选。不同意也可以到社区当面办理。</p>
    <label className="check">
      <input
        type="checkbox"
        required
        checked={service}
        onChange={(event) => change({ service: event.target.checked })}
      />
      <span>{CONSENTS.service}</span>
    </label>
    <label className="check">
      <input
        type="checkbox"
        required
        checked={sensitive}
        onChange={(event) => change({ sensitive: event.target.checked })}
      />
      <span>{CONSENTS.sensitive}</span>
    </label>
    <Say tone="note">交上去以后，请带身份证到社区核验一次。核验后就是注册志愿者。</Say>
  </>
)
