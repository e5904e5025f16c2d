import { Select, Tag } from 'antd'
import { nameOfCode, TARGET_CODES, TARGET_GROUPS, type TargetCode } from '../rules/target-groups.ts'

export const optionsOf = <T extends string>(words: Record<T, string>) =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }))

/** The groups a person holds, one tag each. */
export const CodeTags = ({ codes }: { codes: readonly string[] }) => (
  <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
    {codes.map((code) => (
      <Tag key={code} style={{ margin: 0 }}>
        {nameOfCode(code)}
      </Tag>
    ))}
  </span>
)

type CodesFieldProps = {
  id?: string
  value?: TargetCode[]
  onChange?: (codes: TargetCode[]) => void
  /** Which groups are offered; all of them without it. */
  among?: readonly TargetCode[]
}

/** Chooses groups by name or code. */
export const CodesField = ({ among = TARGET_CODES, ...props }: CodesFieldProps) => (
  <Select<TargetCode[]>
    mode="multiple"
    placeholder="可选几类"
    showSearch={{ optionFilterProp: 'label' }}
    options={among.map((value) => ({ value, label: `${value} ${TARGET_GROUPS[value]}` }))}
    {...props}
  />
)
