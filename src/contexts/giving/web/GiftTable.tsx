import { Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import type { Column } from '#ui/DataTable.tsx'
import type { GiftLine } from '../contract-parts.ts'
import { SOURCE_CLASSES } from '../vocabulary.ts'
import { boundTo, STATE_COLORS, stateWords, yuan } from './parts.tsx'

export type Gift = z.infer<typeof GiftLine>

export const GIFT_COLUMNS: Column<Gift>[] = [
  {
    key: 'no',
    title: '编号',
    sortable: true,
    date: true,
    render: ({ id, no }) => <Link to={`/fund/gifts/${id}`}>{no}</Link>,
  },
  {
    key: 'giver',
    title: '捐赠人',
    render: ({ giverId, giverName, isRelated, isForeign }) => (
      <>
        <Link to={`/fund/givers/${giverId}`}>{giverName}</Link> {isRelated && <Tag color="orange">关联方</Tag>}
        {isForeign && <Tag color="purple">境外</Tag>}
      </>
    ),
  },
  {
    key: 'fen',
    title: '金额（元）',
    figure: true,
    sortable: true,
    render: ({ fen, refundedFen }) => (
      <>
        {yuan(fen)}
        {refundedFen > 0 && <div className="muted">退{yuan(refundedFen)}</div>}
      </>
    ),
  },
  {
    key: 'state',
    title: '状态',
    render: ({ state, receiptDeclined, campaignWhy }) => (
      <>
        <Tag color={STATE_COLORS[state]}>{stateWords(state, receiptDeclined)}</Tag>
        {campaignWhy && <Tag color="gold">募捐待认定</Tag>}
      </>
    ),
  },
  { key: 'received', title: '入账日期', date: true, sortable: true, render: ({ receivedOn }) => receivedOn ?? '—' },
  { key: 'area', title: '街镇或社区', wideOnly: true, render: ({ areaName }) => areaName },
  {
    key: 'source',
    title: '资金来源',
    wideOnly: true,
    render: ({ sourceClass, isCounted }) => (
      <>
        {SOURCE_CLASSES[sourceClass]}
        {!isCounted && <div className="muted">不计入筹集额</div>}
      </>
    ),
  },
  {
    key: 'bound',
    title: '限定',
    wideOnly: true,
    render: (gift) => {
      const [first, ...more] = boundTo(gift).split('：')
      return (
        <>
          {first}
          {more.length > 0 && <div className="muted">{more.join('：')}</div>}
        </>
      )
    },
  },
]
