import { Tag } from 'antd'
import type { z } from 'zod'
import type { DocumentRow, DocumentView } from '../contract-parts.ts'
import { STATES, type State } from '../vocabulary.ts'

export type Row = z.output<typeof DocumentRow>
export type View = z.output<typeof DocumentView>
export const refOf = ({ id: documentId, version }: View) => ({ documentId, version })

export const optionsOf = <K extends string>(words: Record<K, string>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))
export const oneOf = <K extends string>(words: Record<K, string>, text: string | undefined): K | undefined =>
  (Object.keys(words) as K[]).find((one) => one === text)

const COLOURS: Partial<Record<State, string>> = {
  ...{
    returned: 'red',
    recalled: 'red',
    superseded: 'default',
    issued: 'green',
    published: 'green',
    archived: 'green',
  },
  ...{ reviewed: 'blue', signed: 'blue', numbered: 'blue', sealed: 'blue' },
}
export const StateTag = ({ state }: { state: State }) => <Tag color={COLOURS[state] ?? 'default'}>{STATES[state]}</Tag>
