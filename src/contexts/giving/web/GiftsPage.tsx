import { Alert, Button, Select } from 'antd'
import { Link } from 'react-router'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath, importPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging, useSort } from '#ui/useFilters.ts'
import { givingContract } from '../contract.ts'
import { CHANNELS, GIFT_STATES, SOURCE_CLASSES } from '../vocabulary.ts'
import { GIFT_COLUMNS } from './GiftTable.tsx'
import { oneOf, optionsOf, yuan } from './parts.tsx'

const NAMES = ['areaCode', 'state', 'channel', 'sourceClass', 'from', 'to', 'campaign'] as const

/** Every gift of money in reach. */
export function GiftsPage() {
  const { filters, setFilter } = useFilters(NAMES)
  const { page, pageSize, onPage } = usePaging()
  const { sort, order, onSort } = useSort(['no', 'fen', 'received'])
  const mayRecord = useMay('giving.gift.record')
  const { state: _, channel: _c, sourceClass: _s, campaign, ...place } = filters
  const state = oneOf(GIFT_STATES, filters.state)
  const channel = oneOf(CHANNELS, filters.channel)
  const sourceClass = oneOf(SOURCE_CLASSES, filters.sourceClass)
  const filter = {
    ...place,
    ...(state && { state }),
    ...(channel && { channel }),
    ...(sourceClass && { sourceClass }),
    ...(campaign === 'waiting' && { campaignWaits: true }),
    ...order,
  }
  const list = useAsk(givingContract, 'listGifts', { ...filter, page, pageSize })
  const { from, to } = filters
  return (
    <>
      <PageHeader
        title="捐赠"
        description="钱进慈善组织账户后才算到账，经另一人确认后才入账。平台不收款，也不开具票据。"
        actions={
          mayRecord && (
            <>
              <Link to={importPath('giving.platform-list')}>
                <Button>导入平台明细</Button>
              </Link>
              <Link to="/fund/gifts/new">
                <Button type="primary">登记捐赠</Button>
              </Link>
            </>
          )
        }
      />
      <CampaignQueue
        isShown={campaign === 'waiting'}
        onShow={(on) => setFilter('campaign', on ? 'waiting' : undefined)}
      />
      <DataTable
        label="捐赠"
        columns={GIFT_COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        {...(sort && { sort })}
        onSort={onSort}
        empty={<EmptyHint title="没有符合条件的捐赠" next="由出纳登记，或导入捐赠平台明细、从对账单认领。" />}
        filters={
          <>
            <div style={{ width: 220 }}>
              <AreaField
                aria-label="区划"
                placeholder="全部辖区"
                value={filters.areaCode}
                onChange={(code) => setFilter('areaCode', code)}
              />
            </div>
            <Choice label="状态" words={GIFT_STATES} value={state} onChange={(one) => setFilter('state', one)} />
            <Choice label="方式" words={CHANNELS} value={channel} onChange={(one) => setFilter('channel', one)} />
            <Choice
              label="来源"
              words={SOURCE_CLASSES}
              value={sourceClass}
              onChange={(one) => setFilter('sourceClass', one)}
            />
            <DatePick aria-label="起" {...(from && { value: from })} onChange={(day) => setFilter('from', day)} />
            <DatePick aria-label="止" {...(to && { value: to })} onChange={(day) => setFilter('to', day)} />
          </>
        }
        actions={
          <>
            {list.data && (
              <span className="muted figure">
                合计 <b>{yuan(list.data.sumFen)}</b> 元
              </span>
            )}
            <Link to={exportPath('giving.gifts', '捐赠登记簿', filter)}>
              <Button>导出</Button>
            </Link>
          </>
        }
      />
    </>
  )
}

/** Gifts of a platform's list whose campaign could not be told. */
function CampaignQueue({ isShown, onShow }: { isShown: boolean; onShow: (on: boolean) => void }) {
  const { data } = useAsk(givingContract, 'listGifts', { campaignWaits: true, pageSize: 1 })
  if (!data || (data.total === 0 && !isShown)) return null
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={
        data.total > 0
          ? `平台明细中有${data.total}笔捐赠对不上募捐活动，请逐笔打开认定；认定之前不计入任何一次募捐的募得款`
          : '平台明细的募捐活动都已认定'
      }
      action={
        <Button size="small" onClick={() => onShow(!isShown)}>
          {isShown ? '看全部' : '只看这些'}
        </Button>
      }
    />
  )
}

type ChoiceProps<K extends string> = {
  label: string
  words: Record<K, string>
  value: K | undefined
  onChange: (one: K | undefined) => void
}

export const Choice = <K extends string>({ label, words, value, onChange }: ChoiceProps<K>) => (
  <Select<string>
    aria-label={label}
    allowClear
    placeholder={`全部${label}`}
    style={{ width: 150 }}
    options={optionsOf(words)}
    {...(value && { value })}
    onChange={(one) => onChange(oneOf(words, one))}
  />
)
