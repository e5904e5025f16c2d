import { Tag } from 'antd'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { WAYS } from '../vocabulary.ts'
import { Told } from './Papers.tsx'
import type { Case } from './parts.tsx'

/** Every contact, the latest first; what was written down late says so. */
export function Contacts({ one: { contacts } }: { one: Case }) {
  const minutes = contacts.reduce((sum, contact) => sum + contact.minutes, 0)
  return (
    <Section title={contacts.length > 0 ? `过程记录（${contacts.length}次，共${minutes}分钟）` : '过程记录'}>
      {contacts.length === 0 && <EmptyHint title="还没有接触记录" next="每次接触后三个工作日内记录；手机上也能记。" />}
      {contacts.map(({ id, heldOn, way, minutes: lasted, isLate, dueOn, byName, secret }) => (
        <details key={id} className="casework-paper">
          <summary>
            {heldOn} {WAYS[way]} {lasted}分钟 {isLate && <Tag color="warning">迟记（应在{dueOn}前）</Tag>}
            <span className="muted">{byName}</span>
          </summary>
          <Told secret={secret} />
        </details>
      ))}
    </Section>
  )
}
