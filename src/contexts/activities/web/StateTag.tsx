import { Tag } from 'antd'
import { ACTIVITY_STATES, type ActivityState } from '../rules/states.ts'

const COLOUR: Partial<Record<ActivityState, string>> = {
  reviewing: 'orange',
  returned: 'orange',
  recruiting: 'blue',
  closed: 'blue',
  running: 'cyan',
  recorded: 'green',
}

/** Where an activity stands, in its word. */
export const StateTag = ({ state }: { state: ActivityState }) => (
  <Tag color={COLOUR[state] ?? 'default'}>{ACTIVITY_STATES[state]}</Tag>
)
