import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAct, useAsk } from '#ui/api.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { Facts } from '#ui/Facts.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { usePaging } from '#ui/useFilters.ts'
import { givingContract } from '../contract.ts'
import { CONSENTS, GIVER_KINDS, SOURCE_CLASSES } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { GIFT_COLUMNS } from './GiftTable.tsx'
import { GiverFields } from './GiverFields.tsx'
import { yuan } from './parts.tsx'
import { Reveal } from './Reveal.tsx'

/** One giver: what is known, masked, how the public may call them, and what they gave. */
export function GiverPage() {
  const { giverId = '' } = useParams()
  const [changing, setChanging] = useState(false)
  const { data: giver, error, refetch } = useAsk(givingContract, 'getGiver', { giverId })
  if (error) return <ErrorHint heading="捐赠人" error={error} onRetry={refetch} />
  if (!giver) return <PageHeader title="捐赠人" />
  const { kind, consent, sourceClass, isRelated, relatedNote, isForeign } = giver
  return (
    <>
      <PageHeader
        title={`捐赠人 ${giver.maskedName}`}
        description={GIVER_KINDS[kind]}
        back={<Link to="/fund/givers">返回捐赠人</Link>}
        actions={giver.mayRecord && kind !== 'anonymous' && <Button onClick={() => setChanging(true)}>修改</Button>}
      />
      <Section title="登记情况">
        <Facts
          facts={[
            ['公开意愿', CONSENTS[consent]],
            ['对外称呼', giver.shownName],
            ['证件', giver.maskedId],
            ['电话', giver.maskedPhone],
            ['街镇', giver.areaName],
            ['资金来源', `${SOURCE_CLASSES[sourceClass]}，${giver.isCounted ? '计入筹集额' : '不计入筹集额'}`],
            ['关联方', isRelated && relatedNote],
            ['境外', isForeign && '是，每笔捐赠须有批准或备案文号'],
            [
              '已确认捐赠',
              <span key="sum" className="figure">
                {giver.gifts}次，{yuan(giver.givenFen)}元
              </span>,
            ],
          ]}
        />
      </Section>
      {giver.mayReveal && <RevealGiver giverId={giverId} version={giver.version} />}
      <Gifts giverId={giverId} />
      {changing && (
        <ActForm
          name="changeGiver"
          title="修改捐赠人"
          okText="保存"
          done="已保存"
          fixed={{ giverId, version: giver.version }}
          initial={{ kind, consent, sourceClass, isRelated, relatedNote, isForeign }}
          onClose={() => setChanging(false)}
        >
          <GiverFields isKnown />
        </ActForm>
      )}
    </>
  )
}

function Gifts({ giverId }: { giverId: string }) {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(givingContract, 'listGifts', { giverId, sort: 'received', page, pageSize })
  return (
    <Section title="捐赠">
      <DataTable
        label="捐赠"
        columns={GIFT_COLUMNS.filter(({ key }) => key !== 'giver').map(({ sortable: _, ...column }) => column)}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有捐赠" />}
      />
    </Section>
  )
}

/** Name, number, telephone and address, for a reason. */
function RevealGiver({ giverId, version }: { giverId: string; version: number }) {
  const act = useAct(givingContract, 'revealGiver')
  const open = async (reason: string) => {
    const { name, idNumber, phone, address } = await act.mutateAsync({ giverId, version, reason })
    act.reset()
    return [
      ['姓名或名称', name],
      ['证件号', idNumber ?? '没有登记'],
      ['电话', phone ?? '没有登记'],
      ['地址', address ?? '没有登记'],
    ] as const
  }
  return (
    <Section title="全部信息">
      <Reveal label="查看全部信息" title="查看这位捐赠人的全部信息？" open={open} />
    </Section>
  )
}
