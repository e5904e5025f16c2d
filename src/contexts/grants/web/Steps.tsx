import { dateOf } from '#kernel/time.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { wordOf } from '../rules/step-words.ts'
import { GRANT_STATES } from '../vocabulary.ts'
import type { Grant } from './parts.tsx'

type Step = Grant['steps'][number] & { nth: number }

const COLUMNS: Column<Step>[] = [
  { key: 'at', title: '日期', date: true, render: ({ at }) => dateOf(new Date(at)) },
  { key: 'act', title: '办理', render: ({ act }) => wordOf(act) },
  { key: 'by', title: '经办', render: ({ byName }) => byName },
  { key: 'note', title: '意见与说明', render: ({ note }) => <div className="grants-note">{note || '—'}</div> },
  { key: 'state', title: '办理之后', wideOnly: true, render: ({ state }) => GRANT_STATES[state] },
]

/** Everybody who acted, in order. */
export const Steps = ({ grant }: { grant: Grant }) => (
  <Section title="经过">
    <DataTable
      label="经过"
      rows={grant.steps.map((step, nth) => ({ ...step, nth }))}
      rowKey={({ nth }) => String(nth)}
      columns={COLUMNS}
    />
  </Section>
)
