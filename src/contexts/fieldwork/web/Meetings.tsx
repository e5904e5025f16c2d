import { Tag } from 'antd'
import { Attached } from '#contexts/office/web/public.tsx'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { Facts } from '#ui/Facts.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { fieldworkContract } from '../contract.ts'
import { ATTENDANCES, PHASES } from '../vocabulary.ts'
import type { Group } from './parts.tsx'

type Meeting = Group['meetings'][number]

/** What was held, n of N; what was voided stays in sight and can be brought back. */
export const Meetings = ({ group }: { group: Group }) => (
  <Section title={`${group.kind === 'group' ? '每节' : '每场'}记录（${group.sessionsHeld}/${group.sessions}）`}>
    {group.meetings.length === 0 && <EmptyHint title="还没有记录" next="开始之后，每节记出席、过程、互动和反思。" />}
    {group.meetings.map((meeting) => (
      <One key={meeting.id} group={group} meeting={meeting} />
    ))}
  </Section>
)

function One({ group, meeting }: { group: Group; meeting: Meeting }) {
  const { no, heldOn, isVoided, peopleCount, absent } = meeting
  return (
    <article className={isVoided ? 'fieldwork-meeting voided' : 'fieldwork-meeting'}>
      <h3>
        {no === null ? '作废的一节' : `第${no}节`} <span className="figure">{heldOn}</span>{' '}
        {isVoided && <Tag color="red">已作废</Tag>}
      </h3>
      <Facts
        facts={[
          ['地点', `${meeting.place}，${meeting.minutes}分钟`],
          ['阶段', meeting.phase !== 'whole' && PHASES[meeting.phase]],
          ['到场', `${peopleCount}人${absent > 0 ? `，${absent}人没到` : ''}`],
          [
            '出席',
            meeting.roll
              .map(({ name, state, note }) => [name, ATTENDANCES[state], note].filter(Boolean).join(' '))
              .join('；'),
          ],
          ['过程', meeting.process],
          ['互动', meeting.interaction],
          ['反思', meeting.reflection],
          [
            '照片或签到表',
            meeting.fileIds.length > 0 && meeting.fileIds.map((one) => <Attached key={one} fileId={one} />),
          ],
          ['记录人', meeting.byName],
          [
            '作废与恢复',
            meeting.marks
              .map((mark) => `${mark.kind === 'voided' ? '作废' : '恢复'}（${mark.byName}）：${mark.reason}`)
              .join('；'),
          ],
        ]}
      />
      <Undo group={group} meeting={meeting} />
    </article>
  )
}

function Undo({ group, meeting: { id: sessionId, isVoided, heldOn } }: { group: Group; meeting: Meeting }) {
  const name = isVoided ? 'restoreSession' : 'voidSession'
  const act = useAct(fieldworkContract, name)
  if (!group.may.includes(name)) return null
  const label = isVoided ? '恢复' : '作废'
  return (
    <ConfirmAct
      label={label}
      title={`${label}${heldOn}的记录？`}
      consequences={
        isVoided
          ? ['重新计入节数和出席', '作废和恢复的经过都保留']
          : ['不再计入节数和出席；内容保留，可以恢复', '改错请作废后重记']
      }
      danger={!isVoided}
      reason={{ label: '理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) => act.mutateAsync({ sessionId, reason }).then(() => toast(`已${label}`))}
    />
  )
}
