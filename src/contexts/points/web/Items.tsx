import { Button, Form, Input, InputNumber, Modal, Radio, Select, Space, Switch, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { showMoment } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint } from '#ui/hints.tsx'
import { useMay } from '#ui/session.ts'
import { usePaging } from '#ui/useFilters.ts'
import { pointsContract } from '../contract.ts'
import {
  ITEM_KINDS,
  ITEM_SOURCES,
  ItemForm,
  type ItemView,
  MOVEMENT_KINDS,
  type MovementView,
} from '../contract-parts.ts'
import { n } from './Accounts.tsx'
import { ActForm } from './ActForm.tsx'
import { signed } from './StatementPage.tsx'

type Item = z.infer<typeof ItemView>
const rules = rulesOf(ItemForm)
const moveRules = rulesOf(pointsContract.endpoints.moveStock.input)
const choices = <K extends string>(labels: Record<K, string>) =>
  (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }))
type Doing = { what: 'edit' | 'move' | 'movements'; item: Item }

/** What can be had for points, how much of it is left, and where it came from. */
export function Items({ areaCode }: { areaCode?: string }) {
  const mayKeep = useMay('points.stock.keep')
  const { page, pageSize, onPage } = usePaging()
  const [recording, setRecording] = useState(false)
  const [doing, setDoing] = useState<Doing>()
  const close = () => setDoing(undefined)
  const list = useAsk(pointsContract, 'listItems', { ...(areaCode && { areaCode }), page, pageSize })
  const acts: Column<Item> = {
    key: 'act',
    title: '',
    render: (item) => (
      <Space>
        {item.mayKeep && (
          <>
            <Button size="small" onClick={() => setDoing({ what: 'move', item })}>
              入库或更正
            </Button>
            <Button size="small" onClick={() => setDoing({ what: 'edit', item })}>
              修改
            </Button>
            <Button size="small" onClick={() => setDoing({ what: 'movements', item })}>
              出入库
            </Button>
          </>
        )}
      </Space>
    ),
  }
  return (
    <>
      <DataTable
        label="兑换物品"
        columns={mayKeep ? [...COLUMNS, acts] : COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有兑换物品" next="登记商户捐赠或基金购买的商品、服务；不兑现金。" />}
        actions={
          mayKeep && (
            <Button type="primary" onClick={() => setRecording(true)}>
              登记物品
            </Button>
          )
        }
      />
      {recording && (
        <ActForm
          name="recordItem"
          title="登记兑换物品"
          okText="登记"
          done="已登记"
          initial={{ kind: 'goods', source: 'merchant', stock: 0, ...(areaCode && { areaCode }) }}
          onClose={() => setRecording(false)}
        >
          <Form.Item label="提供的街镇或社区" name="areaCode" rules={rules.areaCode}>
            <AreaField levels={['town', 'community']} />
          </Form.Item>
          <Fields />
          <Form.Item label="现有数量" name="stock">
            <InputNumber min={0} precision={0} />
          </Form.Item>
        </ActForm>
      )}
      {doing?.what === 'edit' && <Edit item={doing.item} onClose={close} />}
      {doing?.what === 'move' && <Move item={doing.item} onClose={close} />}
      {doing?.what === 'movements' && <Movements item={doing.item} onClose={close} />}
    </>
  )
}

const Fields = () => (
  <>
    <Form.Item label="名称" name="name" rules={rules.name}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item label="种类" name="kind" rules={rules.kind}>
      <Radio.Group options={choices(ITEM_KINDS)} />
    </Form.Item>
    <Form.Item label="所需积分" name="price" rules={rules.price}>
      <InputNumber min={1} precision={0} style={{ width: 160 }} />
    </Form.Item>
    <Form.Item label="来源" name="source" rules={rules.source}>
      <Select options={choices(ITEM_SOURCES)} />
    </Form.Item>
    <Form.Item label="捐赠商户或出资基金" name="sourceNote" rules={rules.sourceNote}>
      <Input maxLength={100} />
    </Form.Item>
    <Form.Item label="说明" name="description" rules={rules.description} extra="居民在手机上看得到，例如规格、领取地点">
      <Input.TextArea rows={2} maxLength={300} />
    </Form.Item>
  </>
)

type ItemProps = { item: Item; onClose: () => void }

const Edit = ({ item, onClose }: ItemProps) => (
  <ActForm
    name="editItem"
    title={`修改“${item.name}”`}
    okText="保存"
    done="已保存"
    fixed={{ itemId: item.id, version: item.version }}
    initial={item}
    onClose={onClose}
  >
    <Fields />
    <Form.Item label="可以兑换" name="isOffered" valuePropName="checked" extra="停止兑换后居民看不到，已申请的照常办理">
      <Switch />
    </Form.Item>
  </ActForm>
)

const Move = ({ item, onClose }: ItemProps) => (
  <ActForm
    name="moveStock"
    title={`“${item.name}”入库或更正（现有${item.stock}件）`}
    okText="登记"
    done="已登记"
    fixed={{ itemId: item.id, version: item.version }}
    initial={{ kind: 'in' }}
    onClose={onClose}
  >
    <Form.Item label="登记" name="kind" rules={moveRules.kind}>
      <Radio.Group options={choices({ in: MOVEMENT_KINDS.in, correction: MOVEMENT_KINDS.correction })} />
    </Form.Item>
    <Form.Item label="数量" name="quantity" rules={moveRules.quantity} extra="更正减少填负数">
      <InputNumber precision={0} />
    </Form.Item>
    <Form.Item label="理由" name="reason" rules={moveRules.reason}>
      <Input maxLength={200} placeholder="例如：惠民超市第二批捐赠" />
    </Form.Item>
  </ActForm>
)

function Movements({ item, onClose }: ItemProps) {
  const [page, setPage] = useState({ page: 1, pageSize: 20 })
  const list = useAsk(pointsContract, 'listMovements', { itemId: item.id, ...page })
  return (
    <Modal title={`“${item.name}”的出入库`} open onCancel={onClose} footer={null} width={760}>
      <DataTable
        label="出入库"
        columns={MOVEMENTS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ ...page, total: list.data?.total ?? 0, onPage: (to, pageSize) => setPage({ page: to, pageSize }) }}
        empty={<EmptyHint title="还没有出入库" next="先登记入库。" />}
      />
    </Modal>
  )
}

const MOVEMENTS: Column<z.infer<typeof MovementView>>[] = [
  { key: 'at', title: '时间', date: true, render: ({ movedAt }) => showMoment(new Date(movedAt)) },
  { key: 'kind', title: '类别', render: ({ kind }) => MOVEMENT_KINDS[kind] },
  { key: 'quantity', title: '数量', figure: true, render: ({ quantity }) => signed(quantity) },
  { key: 'after', title: '库存', figure: true, render: ({ stockAfter }) => n(stockAfter) },
  { key: 'reason', title: '理由', render: ({ reason }) => reason },
  { key: 'by', title: '经手', render: ({ movedName }) => movedName },
]

const COLUMNS: Column<Item>[] = [
  {
    key: 'name',
    title: '名称',
    render: ({ name, isOffered, description }) => (
      <>
        {name} {!isOffered && <Tag>停止兑换</Tag>}
        {description && <div className="muted">{description}</div>}
      </>
    ),
  },
  { key: 'kind', title: '种类', render: ({ kind }) => ITEM_KINDS[kind] },
  { key: 'area', title: '提供', render: ({ areaName }) => areaName },
  {
    key: 'source',
    title: '来源',
    wideOnly: true,
    render: ({ source, sourceNote }) => [ITEM_SOURCES[source], sourceNote].filter(Boolean).join(' · '),
  },
  { key: 'price', title: '所需积分', figure: true, render: ({ price }) => n(price) },
  { key: 'stock', title: '库存', figure: true, render: ({ stock }) => (stock === 0 ? '已兑完' : n(stock)) },
]
