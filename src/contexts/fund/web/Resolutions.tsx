import { Button, Form, Input, Select, Space, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { fundContract } from '../contract.ts'
import { RESOLUTION_KINDS, RESOLUTION_STATES, type ResolutionRow } from '../contract-parts.ts'
import { ActForm } from './ActForm.tsx'
import type { Fund } from './FundPage.tsx'
import { choices, yuan } from './parts.tsx'

type Row = z.infer<typeof ResolutionRow>
const states = choices(RESOLUTION_STATES)
const rules = rulesOf(fundContract.endpoints.openMatter.input)
const { budget, rules: ruleBook, termination } = RESOLUTION_KINDS
const OPENED_HERE = choices({ budget, rules: ruleBook, 'use-change': RESOLUTION_KINDS['use-change'], termination })

/** What the committee was asked, and how it decided. */
export function Resolutions({ fund }: { fund: Fund }) {
  const { filters, setFilter } = useFilters(['state'])
  const { page, pageSize, onPage } = usePaging()
  const [opening, setOpening] = useState(false)
  const state = states.find(({ value }) => value === filters.state)?.value
  const filter = { fundId: fund.id, ...(state && { state }) }
  const list = useAsk(fundContract, 'listResolutions', { ...filter, page, pageSize })
  return (
    <>
      <DataTable
        label="决议"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有决议" next="资助、计划、预算和章程事项提请管委会表决，委员在手机上投票。" />}
        filters={
          <Select
            aria-label="状态"
            allowClear
            placeholder="全部状态"
            style={{ width: 150 }}
            options={states}
            {...(state && { value: state })}
            onChange={(value) => setFilter('state', value)}
          />
        }
        actions={
          <Space>
            <Link to={exportPath('fund.votes', '管委会表决', filter)}>
              <Button>导出表决记录</Button>
            </Link>
            {fund.mayOpen && (
              <Button type="primary" onClick={() => setOpening(true)}>
                提请表决
              </Button>
            )}
          </Space>
        }
      />
      {opening && (
        <ActForm
          name="openMatter"
          title="提请管委会表决"
          okText="提请"
          done="已提请，委员会在手机上收到"
          fixed={{ fundId: fund.id, version: fund.version }}
          onClose={() => setOpening(false)}
        >
          <Form.Item label="事项" name="kind" rules={rules.kind} extra="资助从资助申请里提请，年度计划从“计划”里提请">
            <Select options={OPENED_HERE} />
          </Form.Item>
          <Form.Item label="表决什么" name="title" rules={rules.title}>
            <Input.TextArea rows={3} maxLength={200} showCount />
          </Form.Item>
        </ActForm>
      )}
    </>
  )
}

const COLOURS = { open: 'processing', passed: 'success', rejected: 'error', lapsed: 'default', vetoed: 'error' }
export const OutcomeTag = ({ state }: { state: Row['state'] }) => (
  <Tag color={COLOURS[state]}>{RESOLUTION_STATES[state]}</Tag>
)

const COLUMNS: Column<Row>[] = [
  { key: 'title', title: '事项', render: ({ id, title }) => <Link to={`/fund/resolutions/${id}`}>{title}</Link> },
  {
    key: 'kind',
    title: '类别',
    render: ({ kind, isMajor }) => (
      <>
        {RESOLUTION_KINDS[kind]} {isMajor && <Tag>重大</Tag>}
      </>
    ),
  },
  {
    key: 'amount',
    title: '金额',
    figure: true,
    render: ({ amountFen }) => (amountFen === null ? '—' : yuan(amountFen)),
  },
  {
    key: 'votes',
    title: '赞成/反对/弃权',
    figure: true,
    render: ({ tally }) => `${tally.for}/${tally.against}/${tally.abstain}`,
  },
  { key: 'until', title: '截止', date: true, render: ({ closesOn }) => showDate(closesOn) },
  { key: 'state', title: '结果', render: ({ state }) => <OutcomeTag state={state} /> },
]
