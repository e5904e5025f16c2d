import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { directoryContract, type NameMatchView } from '../contract.ts'
import { DecideName } from './DecideName.tsx'
import { PlaceText } from './parts.tsx'

type NameMatch = z.infer<typeof NameMatchView>

/** Written names that are close to an official one but not the same: a person says what each means. */
export function NamesPage() {
  const mayDecide = useMay('directory.name.decide')
  const [deciding, setDeciding] = useState<NameMatch>()
  const list = useAsk(directoryContract, 'listNameMatches', {})
  const pending = list.data?.filter(({ status }) => status === 'pending')
  const decided = list.data
    ?.filter(({ status }) => status !== 'pending')
    .sort((one, other) => (other.decidedAt ?? '').localeCompare(one.decidedAt ?? ''))
  const act = (label: string, type: 'primary' | 'default'): Column<NameMatch>[] =>
    mayDecide
      ? [
          {
            key: 'act',
            title: '',
            fixed: 'right',
            render: (match) => (
              <Button size="small" type={type} onClick={() => setDeciding(match)}>
                {label}
              </Button>
            ),
          },
        ]
      : []
  return (
    <>
      <PageHeader
        title="名称待确认"
        description="附件或名册中的写法与正式名称不同，须由人核实是不是同一处。"
        back={<Link to="/areas">返回区划</Link>}
      />
      <Section title={pending ? `待确认（${pending.length}）` : '待确认'}>
        <DataTable
          label="待确认的名称"
          columns={[...WAITING, ...act('办理', 'primary')]}
          rows={pending}
          rowKey={({ id }) => id}
          error={list.error}
          onRetry={list.refetch}
          empty={<EmptyHint title="没有待确认的名称" next="导入数据包或推荐创建点时遇到相近的名称，会列在这里。" />}
        />
      </Section>
      {decided && decided.length > 0 && (
        <Section title={`已有结论（${decided.length}）`}>
          <DataTable
            label="已有结论的名称"
            columns={[...DECIDED, ...act('更正', 'default')]}
            rows={decided}
            rowKey={({ id }) => id}
          />
        </Section>
      )}
      {deciding && <DecideName match={deciding} onClose={() => setDeciding(undefined)} />}
    </>
  )
}

const written: Column<NameMatch> = {
  key: 'written',
  title: '表中写法',
  render: ({ writtenName }) => <strong>{writtenName}</strong>,
}
const place: Column<NameMatch> = {
  key: 'place',
  title: '所在街镇',
  render: ({ parentName, districtName }) => <PlaceText name={parentName} above={districtName} />,
}

const WAITING: Column<NameMatch>[] = [
  written,
  {
    key: 'candidate',
    title: '相近的名称',
    render: ({ candidateName }) => candidateName ?? <span className="muted">没有相近的，请从街镇内选择</span>,
  },
  place,
  { key: 'source', title: '出处', render: ({ source }) => source },
]

const DECIDED: Column<NameMatch>[] = [
  written,
  {
    key: 'verdict',
    title: '结论',
    render: ({ status, areaName }) =>
      status === 'confirmed' ? (
        <>
          <Tag color="green" style={{ marginInlineEnd: 8 }}>
            对应
          </Tag>
          {areaName}
        </>
      ) : (
        <Tag>都不是</Tag>
      ),
  },
  place,
  { key: 'reason', title: '依据', render: ({ reason }) => reason ?? '—' },
  {
    key: 'decided',
    title: '确认人与时间',
    render: ({ decidedBy, decidedAt }) => (
      <PlaceText name={decidedBy ?? '—'} above={decidedAt && showMoment(new Date(decidedAt))} />
    ),
  },
]
