import { Tag } from 'antd'
import { type PointStatus, STATUSES } from '../rules/states.ts'

const COLOUR: Partial<Record<PointStatus, string>> = {
  active: 'green',
  closed: 'green',
  returned: 'orange',
  city_rejected: 'red',
  withdrawn: 'default',
  replaced: 'default',
  terminated: 'red',
  draft: 'default',
}

export const StatusTag = ({ status }: { status: PointStatus }) => (
  <Tag color={COLOUR[status] ?? 'blue'}>{STATUSES[status]}</Tag>
)
