import { Form, Input, Tag } from 'antd'
import type { z } from 'zod'
import { rulesOf } from '#ui/fields.ts'
import type { CaseRow, CaseView } from '../contract-parts.ts'
import { CASE_STATES, RISKS } from '../vocabulary.ts'

export type Case = z.infer<typeof CaseView>
export type Row = z.infer<typeof CaseRow>
/** A window over one case. */
export type WindowProps = { one: Case; onClose: () => void }
export const refOf = ({ id: caseId, version }: Pick<Case, 'id' | 'version'>) => ({ caseId, version })

export const optionsOf = <K extends string>(words: Record<K, string>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))
export const oneOf = <K extends string>(words: Record<K, string>, text: string | undefined): K | undefined =>
  (Object.keys(words) as K[]).find((one) => one === text)

export const StateTag = ({ state }: Pick<Row, 'state'>) => (
  <Tag {...(state === 'crisis' && { color: 'error' })}>{CASE_STATES[state]}</Tag>
)
/** High is said in words and in colour. */
export const RiskTag = ({ risk }: Pick<Row, 'risk'>) => (
  <Tag {...(risk === 'high' && { color: 'error' })}>{RISKS[risk]}风险</Tag>
)

type ToldProps<S extends z.ZodObject> = {
  schema: S
  name: keyof S['shape'] & string
  label: string
  rows?: number
  extra?: string
}
/** A field of what is told of somebody: under the one key that neither the audit nor the log keeps. */
export function Told<S extends z.ZodObject>({ schema, name, label, rows = 2, extra }: ToldProps<S>) {
  return (
    <Form.Item label={label} name={['secret', name]} rules={rulesOf(schema)[name]} {...(extra && { extra })}>
      {rows === 1 ? <Input maxLength={100} autoComplete="off" /> : <Input.TextArea rows={rows} maxLength={3000} />}
    </Form.Item>
  )
}
