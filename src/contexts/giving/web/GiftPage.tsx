import { Alert, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import type { z } from 'zod'
import { Attached } from '#contexts/office/web/public.tsx'
import { showMoment } from '#kernel/time.ts'
import { downloadUrl, useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Facts } from '#ui/Facts.tsx'
import { DownloadLink } from '#ui/files.tsx'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader, Section } from '#ui/PageHeader.tsx'
import { givingContract } from '../contract.ts'
import type { GiftView } from '../contract-parts.ts'
import { CHANNELS, CONSENTS, GIVER_KINDS, SOURCE_CLASSES, USES } from '../vocabulary.ts'
import { Corrections } from './Corrections.tsx'
import { GiftActs } from './GiftActs.tsx'
import { boundTo, STATE_COLORS, stateWords, yuan } from './parts.tsx'
import { Refunds } from './Refunds.tsx'
import { CampaignWaits } from './TellCampaign.tsx'

export type OneGift = z.infer<typeof GiftView>

/** One gift: from the declaration to the ledger, its papers, and where it went. */
export function GiftPage() {
  const { giftId = '' } = useParams()
  const { data: gift, error, refetch } = useAsk(givingContract, 'getGift', { giftId })
  if (error) return <ErrorHint heading="捐赠详情" error={error} onRetry={refetch} />
  if (!gift) return <PageHeader title="捐赠详情" />
  const isInBook = ['confirmed', 'receipted', 'refunded'].includes(gift.state)
  return (
    <>
      <PageHeader
        title={`捐赠 ${gift.no}`}
        description={`${gift.fundName} · ${yuan(gift.fen)}元`}
        back={<Link to="/fund/gifts">返回捐赠</Link>}
        actions={
          <>
            {isInBook && gift.mayReveal && (
              <DownloadLink href={downloadUrl(givingContract, 'printThanks', { giftId })}>感谢证书</DownloadLink>
            )}
            <GiftActs gift={gift} />
          </>
        }
      />
      {gift.confirmWaits && gift.mayConfirm && (
        <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={gift.confirmWaits} />
      )}
      <CampaignWaits gift={gift} />
      <Section title="捐赠">
        <What gift={gift} />
      </Section>
      <Section title="经手">
        <Hands gift={gift} />
      </Section>
      <Section title="协议与票据">
        <Papers gift={gift} />
      </Section>
      {isInBook && (
        <Section title={`去向：已用${yuan(gift.fen - gift.leftFen - gift.refundedFen)}元，还有${yuan(gift.leftFen)}元`}>
          <DataTable
            label="去向"
            columns={USED}
            rows={gift.uses}
            rowKey={({ entryNo }) => entryNo}
            empty={<EmptyHint title="还没有用出" next="先收先用：早到的捐赠先用，有限定的只用于所限定的用途。" />}
          />
        </Section>
      )}
      {gift.refunds.length > 0 && <Refunds gift={gift} />}
      {gift.corrections.length > 0 && <Corrections gift={gift} />}
    </>
  )
}

const What = ({ gift }: { gift: OneGift }) => (
  <Facts
    facts={[
      [
        '状态',
        <Tag key="state" color={STATE_COLORS[gift.state]}>
          {stateWords(gift.state, gift.receiptDeclined)}
        </Tag>,
      ],
      ['作废理由', gift.voidReason],
      [
        '金额',
        <span key="fen" className="figure">
          {yuan(gift.fen)}元
        </span>,
      ],
      [
        '捐赠人',
        <Link key="giver" to={`/fund/givers/${gift.giverId}`}>
          {gift.giverName}（{GIVER_KINDS[gift.giverKind]}）
        </Link>,
      ],
      ['公开意愿', CONSENTS[gift.consent]],
      ['关联方', gift.isRelated && gift.relatedNote],
      ['境外批准文号', gift.isForeign && (gift.foreignApproval || '未填写，不能确认')],
      ['资金来源', `${SOURCE_CLASSES[gift.sourceClass]}，${gift.isCounted ? '计入筹集额' : '不计入筹集额'}`],
      ['街镇或社区', gift.areaName],
      ['限定', boundTo(gift)],
      ['冠名', gift.namedFor],
      ['方式', CHANNELS[gift.channel]],
      [
        '募捐活动',
        gift.campaign && (
          <Link key="campaign" to={`/fund/campaigns/${gift.campaign.id}`}>
            {gift.campaign.title}
          </Link>
        ),
      ],
      ['平台所写募捐活动', gift.campaignWhy && `${gift.campaignSaid}（待认定）`],
      [
        '捐赠平台',
        gift.platform &&
          `${gift.platform}，订单${gift.orderNo}${gift.settlementNo ? `，结算批次${gift.settlementNo}` : ''}`,
      ],
      ['捐赠日期', gift.declaredOn],
      ['银行入账', gift.receivedOn ? `${gift.receivedOn}，流水号${gift.serial}` : '还没有到账'],
      ['备注', gift.note],
    ]}
  />
)

const Hands = ({ gift }: { gift: OneGift }) => (
  <Facts
    facts={[
      ['登记', `${gift.recordedName}，${showMoment(new Date(gift.recordedAt))}`],
      ['认领到账', gift.receivedName],
      [
        '确认入账',
        gift.confirmedAt ? `${gift.confirmedName}，${showMoment(new Date(gift.confirmedAt))}` : '还没有确认',
      ],
    ]}
  />
)

function Papers({ gift }: { gift: OneGift }) {
  const { agreement, receipt } = gift
  return (
    <>
      <p className="muted">票据由承接慈善组织在财政票据系统开具，平台只登记号码，不开票；感谢证书不是票据。</p>
      <Facts
        facts={[
          [
            '协议',
            agreement
              ? `${agreement.number}，${agreement.signedOn}签订`
              : gift.agreementNeeded
                ? `还没有；这笔捐赠${gift.agreementNeeded}，确认前须登记`
                : '不需要',
          ],
          ['协议用途', agreement?.useText],
          ['交付', agreement?.deliveryText],
          ['剩余财产', agreement?.surplusText],
          ['变更用途', agreement?.changeText],
          ['管理费约定', agreement?.costText],
          ['协议扫描件', agreement?.fileId && <Attached key="file" fileId={agreement.fileId} />],
          [
            '票据',
            receipt ? (
              <span key="receipt" className="figure">
                代码{receipt.code}　号码{receipt.number}　校验码{receipt.checkCode}　{receipt.issuedOn}开具
              </span>
            ) : gift.receiptDeclined ? (
              `捐赠人放弃：${gift.declinedNote}`
            ) : (
              '还没有登记'
            ),
          ],
        ]}
      />
    </>
  )
}

type Used = OneGift['uses'][number]
const KINDS: Record<string, string> = {
  grant: '资助',
  'goods-out': '物资发放',
  'goods-loss': '物资盘亏与处置',
  'surplus-out': '剩余财产划出',
  fee: '管理费',
  refund: '退还捐赠人',
  recover: '追回',
}
const USED: Column<Used>[] = [
  { key: 'on', title: '日期', date: true, render: ({ happenedOn }) => happenedOn },
  { key: 'entry', title: '凭证', date: true, render: ({ entryNo }) => entryNo },
  { key: 'kind', title: '类别', render: ({ kind }) => KINDS[kind] ?? kind },
  { key: 'use', title: '用途', render: ({ use }) => (use ? USES[use] : '—') },
  { key: 'memo', title: '摘要', render: ({ memo }) => memo },
  { key: 'fen', title: '金额（元）', figure: true, render: ({ fen }) => yuan(fen) },
]
