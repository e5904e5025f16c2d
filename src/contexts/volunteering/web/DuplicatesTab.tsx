import { Skeleton } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { volunteeringContract } from '../contract.ts'
import type { DuplicateView } from '../contract-registration-views.ts'

type Group = z.infer<typeof DuplicateView>
type Member = Group['members'][number]

/** Registrations that look like one person twice, or like many made up on one telephone. A person decides. */
export function DuplicatesTab({ area }: { area: { areaCode?: string } }) {
  const found = useAsk(volunteeringContract, 'listDuplicates', area)
  if (found.error) return <ErrorHint error={found.error} onRetry={found.refetch} />
  if (!found.data) return <Skeleton active />
  if (found.data.groups.length === 0)
    return (
      <EmptyHint title="没有疑似重复" next="同一手机号登记超过3人，或同名同生日来自不同名册的，会列在这里供核对。" />
    )
  return found.data.groups.map((group) => (
    <Section
      key={`${group.kind}${group.label}`}
      title={`${group.kind === 'phone' ? '同一手机号' : '同名同生日'} ${group.label}：${group.people}人`}
    >
      <DataTable
        label={`疑似重复 ${group.label}`}
        columns={COLUMNS}
        rows={group.members}
        rowKey={({ volunteerId }) => volunteerId}
      />
    </Section>
  ))
}

const COLUMNS: Column<Member>[] = [
  {
    key: 'name',
    title: '姓名',
    render: ({ volunteerId, name }) => <Link to={`/volunteering/volunteers/${volunteerId}`}>{name}</Link>,
  },
  { key: 'id', title: '身份证号', date: true, render: ({ maskedId }) => maskedId ?? '—' },
  { key: 'area', title: '社区（村）', render: ({ areaName }) => areaName },
  { key: 'on', title: '注册日期', date: true, render: ({ registeredOn }) => registeredOn },
  { key: 'source', title: '来源', render: ({ source }) => source },
]
