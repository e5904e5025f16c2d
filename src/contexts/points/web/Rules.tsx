import { Button, Space, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { programmeContract } from '#contexts/programme/contract.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { usePaging } from '#ui/useFilters.ts'
import { pointsContract } from '../contract.ts'
import { RULE_STATES, type RuleView } from '../contract-parts.ts'
import { ProposeRule } from './ProposeRule.tsx'

type Rule = z.infer<typeof RuleView>

/** Every version that was ever proposed; what was approved stays as it was. */
export function Rules({ areaCode }: { areaCode?: string }) {
  const mayPropose = useMay('points.rule.propose')
  const { page, pageSize, onPage } = usePaging()
  const [proposing, setProposing] = useState(false)
  const list = useAsk(pointsContract, 'listRules', { ...(areaCode && { areaCode }), page, pageSize })
  const { data: codes } = useAsk(programmeContract, 'listCodes', {})
  const labelOf = (code: string) => codes?.serviceCategories.items.find((one) => one.code === code)?.label ?? code
  return (
    <>
      <DataTable
        label="积分规则"
        columns={columnsWith(labelOf)}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={
          <EmptyHint
            title="还没有积分规则"
            next="街镇拟定，另一人批准后施行；批准后不能修改，另拟新的一版按日期取代。"
          />
        }
        actions={
          mayPropose && (
            <Button type="primary" onClick={() => setProposing(true)}>
              拟定规则
            </Button>
          )
        }
      />
      {proposing && <ProposeRule {...(areaCode && { areaCode })} onClose={() => setProposing(false)} />}
    </>
  )
}

function Decide({ rule }: { rule: Rule }) {
  const act = useAct(pointsContract, 'decideRule')
  const decide = (outcome: 'approved' | 'rejected', word: string) => (reason: string) =>
    act.mutateAsync({ ruleId: rule.id, outcome, reason }).then(() => toast(word))
  if (!rule.mayDecide) return null
  return (
    <Space>
      <ConfirmAct
        label="批准"
        title={`批准${rule.areaName}的积分规则？`}
        consequences={[
          `自${rule.validFrom}起，正式服务时长每小时记${rule.pointsPerHour}分，每天不超过${rule.dailyCap}分`,
          '这一天以来已有的服务时长随即记入积分',
          '批准后不能修改或撤销，只能由新的一版取代',
        ]}
        danger={false}
        button={{ size: 'small', type: 'primary' }}
        onConfirm={decide('approved', '已批准')}
      />
      <ConfirmAct
        label="不批准"
        title={`不批准${rule.areaName}的积分规则？`}
        consequences={['这一版不施行，拟定人会收到理由，可另拟一版']}
        reason={{ label: '理由', required: true }}
        button={{ size: 'small' }}
        onConfirm={decide('rejected', '已退回')}
      />
    </Space>
  )
}

const times = (hundredths: number): string => (hundredths / 100).toFixed(2)

const columnsWith = (labelOf: (code: string) => string): Column<Rule>[] => [
  { key: 'area', title: '街镇或区', render: ({ areaName }) => areaName },
  {
    key: 'valid',
    title: '施行',
    date: true,
    render: ({ validFrom, validTo }) => `${validFrom}起${validTo ? `，${validTo}由新规则取代` : ''}`,
  },
  {
    key: 'state',
    title: '状态',
    render: ({ state, decisionReason }) => (
      <>
        <Tag>{RULE_STATES[state]}</Tag>
        {decisionReason}
      </>
    ),
  },
  { key: 'perHour', title: '每小时积分', figure: true, render: ({ pointsPerHour }) => pointsPerHour },
  {
    key: 'coefficients',
    title: '系数',
    render: ({ coefficients, quality }) =>
      [
        ...Object.entries(coefficients).map(([code, hundredths]) => `${labelOf(code)} ${times(hundredths)}`),
        ...Object.entries(quality).map(([rating, hundredths]) => `评价${rating}分 ${times(hundredths)}`),
        '其余 1.00',
      ].join('，'),
  },
  { key: 'cap', title: '每日上限', figure: true, render: ({ dailyCap }) => dailyCap },
  { key: 'months', title: '有效期', figure: true, render: ({ validityMonths }) => `${validityMonths}个月` },
  {
    key: 'imported',
    title: '导入的时长',
    wideOnly: true,
    render: ({ importedEarn }) => (importedEarn ? '记积分' : '不记'),
  },
  { key: 'text', title: '规则全文', wideOnly: true, render: ({ text }) => text },
  {
    key: 'hands',
    title: '拟定、批准',
    wideOnly: true,
    render: ({ proposedName, decidedName }) => [proposedName, decidedName].filter(Boolean).join('、'),
  },
  { key: 'act', title: '', render: (rule) => <Decide rule={rule} /> },
]
