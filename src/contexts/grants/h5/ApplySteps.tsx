import { useId } from 'react'
import { showDate } from '#kernel/time.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card, Facts } from '#ui/phone/Card.tsx'
import { Choice, Field, TextInput } from '#ui/phone/Field.tsx'
import { Say } from '#ui/phone/Say.tsx'
import { APPLICANT_KINDS, USES } from '../vocabulary.ts'
import { type CallFacts, EMPTY_LINE, type Filled, type LineTyped, needsCustodian, sumsOf } from './apply-steps.ts'
import { yuan } from './words.ts'

export type StepProps = { filled: Filled; change: (some: Partial<Filled>) => void; call: CallFacts }

export const Who = ({ filled: { applicantKind, applicantName, custodian }, change, call }: StepProps) => (
  <>
    <Choice
      label="谁来申请"
      name="applicantKind"
      options={call.applicantKinds.map((value) => ({ value, label: APPLICANT_KINDS[value] }))}
      value={applicantKind}
      onChange={(kind) => change({ applicantKind: kind })}
    />
    <TextInput
      label="叫什么名字"
      hint="单位或队伍的全名"
      required
      minLength={2}
      maxLength={80}
      value={applicantName}
      onChange={(event) => change({ applicantName: event.target.value })}
    />
    {needsCustodian(applicantKind) && (
      <TextInput
        label="请谁代管这笔钱"
        hint="没有登记的队伍不能直接收款，请写街镇同意的单位，例如：社工站"
        required
        minLength={2}
        maxLength={80}
        value={custodian}
        onChange={(event) => change({ custodian: event.target.value })}
      />
    )}
  </>
)

export const Where = ({ filled: { areaCode, use }, change, call }: StepProps) => (
  <>
    <Field label="在哪个社区做">
      <select required value={areaCode} onChange={(event) => change({ areaCode: event.target.value })}>
        <option value="">请选择</option>
        {call.areas.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </Field>
    <Choice
      label="做哪一类事"
      name="use"
      options={call.uses.map((value) => ({ value, label: USES[value] }))}
      value={use}
      onChange={(one) => change({ use: one })}
    />
  </>
)

export const What = ({ filled: { title, targetGroup, plan, startsOn, endsOn }, change }: StepProps) => (
  <>
    <TextInput
      label="给项目起个名字"
      hint="例如：独居老人暖冬"
      required
      minLength={2}
      maxLength={80}
      value={title}
      onChange={(event) => change({ title: event.target.value })}
    />
    <TextInput
      label="帮助谁"
      hint="例如：独居老人23名"
      required
      minLength={2}
      maxLength={100}
      value={targetGroup}
      onChange={(event) => change({ targetGroup: event.target.value })}
    />
    <Field label="打算怎么做" hint="做几次、谁来做、做到什么样，至少10个字">
      <textarea
        required
        rows={5}
        minLength={10}
        maxLength={3000}
        value={plan}
        onChange={(event) => change({ plan: event.target.value })}
      />
    </Field>
    <Day label="哪天开始" value={startsOn} onChange={(day) => change({ startsOn: day })} />
    <Day label="哪天结束" value={endsOn} min={startsOn} onChange={(day) => change({ endsOn: day })} />
  </>
)

type DayProps = { label: string; value: string; min?: string; onChange: (day: string) => void }
const Day = ({ label, value, min, onChange }: DayProps) => (
  <Field label={label}>
    <input type="date" required value={value} min={min} onChange={(event) => onChange(event.target.value)} />
  </Field>
)

export function Money({ filled: { lines, other }, change, call }: StepProps) {
  const { costFen, askedFen } = sumsOf({ lines, other })
  const isInside = askedFen >= call.minFen && askedFen <= call.maxFen
  const put = (at: number, line: LineTyped) => change({ lines: lines.map((old, index) => (index === at ? line : old)) })
  return (
    <>
      <p>要花哪些钱，一样一样写。</p>
      {lines.map((line, at) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own while it is typed
          key={at}
          at={at}
          line={line}
          onChange={(next) => put(at, next)}
          onRemove={lines.length > 1 ? () => change({ lines: lines.filter((_, index) => index !== at) }) : undefined}
        />
      ))}
      {lines.length < 50 && (
        <Button kind="plain" onClick={() => change({ lines: [...lines, EMPTY_LINE] })}>
          再加一样
        </Button>
      )}
      <TextInput
        label="别处来的钱（没有可不填）"
        hint="单位：元。例如社区出的、大家凑的"
        inputMode="decimal"
        pattern={YUAN}
        title="请填写金额，例如 200 或 200.50"
        value={other}
        onChange={(event) => change({ other: event.target.value })}
      />
      <Facts
        rows={[
          ['一共要花', yuan(costFen)],
          ['向基金申请', yuan(askedFen)],
        ]}
      />
      {!isInside && (
        <Say tone="note">
          这次征集每项资助{yuan(call.minFen)}到{yuan(call.maxFen)}，现在的数不在里面。
        </Say>
      )}
    </>
  )
}

const YUAN = '[0-9,，]{1,12}([.][0-9]{1,2})?'

type LineProps = {
  at: number
  line: LineTyped
  onChange: (line: LineTyped) => void
  onRemove: (() => void) | undefined
}
function Line({ at, line, onChange, onRemove }: LineProps) {
  const id = useId()
  return (
    <Card title={`第${at + 1}样`}>
      <TextInput
        id={`${id}-item`}
        label="买什么、做什么"
        required
        minLength={2}
        maxLength={60}
        value={line.item}
        onChange={(event) => onChange({ ...line, item: event.target.value })}
      />
      <TextInput
        id={`${id}-unit`}
        label="一份多少元"
        required
        inputMode="decimal"
        pattern={YUAN}
        title="请填写金额，例如 20 或 20.50"
        value={line.unit}
        onChange={(event) => onChange({ ...line, unit: event.target.value })}
      />
      <TextInput
        id={`${id}-quantity`}
        label="几份"
        required
        inputMode="numeric"
        pattern="[1-9][0-9]{0,5}"
        title="请填写整数，例如 5"
        value={line.quantity}
        onChange={(event) => onChange({ ...line, quantity: event.target.value })}
      />
      {onRemove && (
        <Button kind="plain" onClick={onRemove}>
          去掉这一样
        </Button>
      )}
    </Card>
  )
}

export const Contact = ({ filled: { contactName, contactPhone, bank, related }, change }: StepProps) => (
  <>
    <TextInput
      label="联系人"
      required
      minLength={2}
      maxLength={30}
      autoComplete="name"
      value={contactName}
      onChange={(event) => change({ contactName: event.target.value })}
    />
    <TextInput
      label="电话"
      type="tel"
      required
      maxLength={20}
      autoComplete="tel"
      value={contactPhone}
      onChange={(event) => change({ contactPhone: event.target.value })}
    />
    <TextInput
      label="钱汇到哪里"
      hint="收款的户名、开户行和账号。加密保存"
      required
      minLength={2}
      maxLength={200}
      value={bank}
      onChange={(event) => change({ bank: event.target.value })}
    />
    <TextInput
      label="和基金有没有关系"
      hint="您家里人是不是管委会委员、慈善组织的人或捐款人。没有就写“无”"
      required
      maxLength={300}
      value={related}
      onChange={(event) => change({ related: event.target.value })}
    />
  </>
)

export function Check({ filled, call }: StepProps) {
  const { costFen, askedFen } = sumsOf(filled)
  return (
    <>
      <p>请看一遍，没有错再交。交上去以后不能改，但初审退回来还可以改。</p>
      <Facts
        rows={[
          ['申请的', `${filled.applicantName}（${APPLICANT_KINDS[filled.applicantKind]}）`],
          ['代管这笔钱的', needsCustodian(filled.applicantKind) && filled.custodian],
          ['在', call.areas.find(({ code }) => code === filled.areaCode)?.name],
          ['项目', filled.title],
          ['类别', USES[filled.use]],
          ['帮助', filled.targetGroup],
          ['怎么做', filled.plan],
          ['时间', filled.endsOn && `${showDate(filled.startsOn)}到${showDate(filled.endsOn)}`],
          ['一共要花', yuan(costFen)],
          ['向基金申请', yuan(askedFen)],
          ['联系人', `${filled.contactName} ${filled.contactPhone}`],
          ['收款', filled.bank],
          ['关联关系', filled.related],
        ]}
      />
    </>
  )
}
