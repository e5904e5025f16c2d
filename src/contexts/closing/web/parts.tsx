import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { Attached, AttachField } from '#contexts/campaigns/web/public.tsx'
import { dateOf } from '#kernel/time.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Section } from '#ui/PageHeader.tsx'
import type { ClosingView, RectificationView } from '../contract-parts.ts'
import { STEP_WORDS } from '../vocabulary.ts'
import './closing.css'

export type Rectification = z.output<typeof RectificationView>
export type Closing = z.output<typeof ClosingView>
export const refOf = ({ id: rectificationId, version }: Rectification) => ({ rectificationId, version })
export const closingRef = ({ id: closingId, version }: Closing) => ({ closingId, version })

export const oneOf = <K extends string>(words: Record<K, string>, text: string | undefined): K | undefined =>
  (Object.keys(words) as K[]).find((one) => one === text)
export const optionsOf = <K extends string>(words: Record<K, string>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }))

const COLOURS: Readonly<Record<string, string>> = {
  open: 'orange',
  answered: 'blue',
  passed: 'green',
  failed: 'red',
  ended: 'red',
  closed: 'green',
  returned: 'orange',
  applied: 'blue',
  checked: 'blue',
}
export const StateTag = ({ state, words }: { state: string; words: Readonly<Record<string, string>> }) => (
  <Tag color={COLOURS[state] ?? 'default'}>{words[state]}</Tag>
)

/** Files that were attached, by their place in the list. */
export const Files = ({ ids }: { ids: readonly string[] }) => (
  <>
    {ids.map((id, index) => (
      <Attached key={id} fileId={id} label={`附件${index + 1}`} />
    ))}
  </>
)

type FilesProps = { areaCode: string; label: string; value?: string[]; onChange?: (ids: string[]) => void; id?: string }
/** Several files, one after another: what is stored already stays when a later one is refused. */
export function FilesField({ areaCode, label, value = [], onChange }: FilesProps) {
  const [turn, setTurn] = useState(0)
  const take = (fileId: string | null) => {
    if (fileId === null) return
    onChange?.([...value, fileId])
    setTurn(turn + 1)
  }
  return (
    <div className="closing-files">
      {value.map((id, index) => (
        <span key={id}>
          <Attached fileId={id} label={`附件${index + 1}`} />
          <Button size="small" type="link" onClick={() => onChange?.(value.filter((one) => one !== id))}>
            去掉附件{index + 1}
          </Button>
        </span>
      ))}
      <AttachField key={turn} areaCode={areaCode} label={value.length > 0 ? '再附一个' : label} onChange={take} />
    </div>
  )
}

type Step = Closing['steps'][number] & { nth: number }
const STEPS: Column<Step>[] = [
  { key: 'at', title: '日期', date: true, render: ({ at }) => dateOf(new Date(at)) },
  { key: 'act', title: '办理', render: ({ act }) => STEP_WORDS[act] ?? act },
  { key: 'by', title: '经办', render: ({ byName }) => byName },
  { key: 'note', title: '意见与说明', render: ({ note }) => <div className="closing-note">{note || '—'}</div> },
]
/** Everybody who acted, in order. */
export const Steps = ({ of }: { of: Closing['steps'] }) => (
  <Section title="经过">
    <DataTable
      label="经过"
      rows={of.map((step, nth) => ({ ...step, nth }))}
      rowKey={({ nth }) => String(nth)}
      columns={STEPS}
    />
  </Section>
)

/** The official documents that were drafted about it. */
export const Documents = ({ of, mayRead }: { of: Closing['documents']; mayRead: boolean }) =>
  of.length > 0 && (
    <Section title="公文">
      <ul>
        {of.map(({ id, title, no }) => (
          <li key={id}>
            {mayRead ? <Link to={`/documents/${id}`}>{title}</Link> : title} {no ?? '（未编号）'}
          </li>
        ))}
      </ul>
    </Section>
  )
