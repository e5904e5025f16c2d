import { Facts } from '#ui/phone/Card.tsx'
import { Choice, Field, TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { isDanger } from '../rules/words.ts'
import { FOR_WHOM, type ForWhom, type Line, URGENCIES, type Urgency } from '../vocabulary.ts'
import { PlaceField } from './PlaceField.tsx'
import { type Filled, KINDS, type Place } from './tell-steps.ts'
import { DANGER } from './words.ts'

export type StepProps = { filled: Filled; change: (some: Partial<Filled>) => void; home: Place | null }

export const Whom = ({ filled: { forWhom, whom }, change }: StepProps) => (
  <>
    <Choice<ForWhom>
      label="替谁说的"
      name="for-whom"
      options={[
        { value: 'self', label: '我自己', detail: '我或者我家里的事' },
        { value: 'other', label: '替别人说', detail: '邻居、老人、不会用手机的人' },
        { value: 'many', label: '大家的事', detail: '楼道、小区、环境' },
      ]}
      value={forWhom}
      onChange={(value) => change({ forWhom: value })}
    />
    {forWhom === 'other' && (
      <TextInput
        label="替谁说的，大概住哪里"
        hint="例如：3号楼的李奶奶。加密保存，只有办这件事的人看得到"
        maxLength={100}
        autoComplete="off"
        value={whom}
        onChange={(event) => change({ whom: event.target.value })}
      />
    )}
  </>
)

export const Where = ({ filled: { place, address }, change, home }: StepProps) => (
  <>
    <PlaceField value={place} home={home} onChange={(one) => change({ place: one } as Partial<Filled>)} />
    {place && (
      <TextInput
        label="在哪里（可不填）"
        hint="例如：3号楼2门，或小区东门"
        maxLength={100}
        value={address}
        onChange={(event) => change({ address: event.target.value })}
      />
    )}
  </>
)

const kinds = (Object.keys(KINDS) as Line[]).map((value) => ({ value, label: KINDS[value] }))

export const What = ({ filled: { words }, change }: StepProps) => (
  <>
    <Field label="有什么难处，慢慢说" hint="像跟人说话一样写，不会打字可以用键盘上的话筒说">
      <textarea rows={6} maxLength={1000} value={words} onChange={(event) => change({ words: event.target.value })} />
    </Field>
    {isDanger(words) && <Say tone="error">{DANGER}</Say>}
  </>
)

export const Kind = ({ filled: { line }, change }: StepProps) => (
  <Choice
    label="是哪一类的事（不清楚可以不选）"
    name="kind"
    options={kinds}
    value={line}
    onChange={(value) => change({ line: value })}
  />
)

export const Urgent = ({ filled: { urgency }, change }: StepProps) => (
  <>
    <Say tone="note">{DANGER}</Say>
    <Choice<Urgency>
      label="急不急"
      name="urgency"
      options={[
        { value: 'normal', label: '不太急', detail: '社区在几天里核实' },
        { value: 'urgent', label: '很急', detail: '一两天里不办会出事' },
      ]}
      value={urgency}
      onChange={(value) => change({ urgency: value })}
    />
  </>
)

export const Call = ({ filled: { isNameless, name, phone }, change }: StepProps) => (
  <>
    <Choice
      label="留不留名"
      name="nameless"
      options={[
        { value: 'named', label: '留名', detail: '社区好找您，办得快' },
        { value: 'nameless', label: '不留名', detail: '社区看不到您是谁，回音还会送到这部手机' },
      ]}
      value={isNameless ? 'nameless' : 'named'}
      onChange={(value) => change({ isNameless: value === 'nameless' })}
    />
    {!isNameless && (
      <TextInput
        label="怎么称呼您"
        hint="登记过姓名的可以不写"
        maxLength={30}
        autoComplete="name"
        value={name}
        onChange={(event) => change({ name: event.target.value })}
      />
    )}
    <TextInput
      label="回电话打哪个号码（可不填）"
      hint={isNameless ? '留了号码，社区才能打电话问清楚' : '加密保存，只有办这件事的人看得到'}
      type="tel"
      maxLength={20}
      autoComplete="tel"
      value={phone}
      onChange={(event) => change({ phone: event.target.value })}
    />
  </>
)

export const Check = ({ filled }: StepProps) => (
  <>
    <p>请看一遍，没有错就交上去。</p>
    <Facts
      rows={[
        ['什么事', filled.words],
        ['哪一类', filled.line && KINDS[filled.line]],
        ['替谁', filled.forWhom === 'other' ? `替别人：${filled.whom}` : filled.forWhom && FOR_WHOM[filled.forWhom]],
        ['在哪里', [filled.place?.name, filled.address].filter(Boolean).join(' ')],
        ['急不急', filled.urgency === 'urgent' ? URGENCIES.urgent : '不太急'],
        ['照片', filled.photoName],
        ['称呼', filled.isNameless ? '不留名' : filled.name || '用登记的姓名'],
        ['电话', filled.phone || '不留电话'],
      ]}
    />
  </>
)
