import { Drawer, Space, Tag } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { Attached, AttachField, yuan } from '#contexts/campaigns/web/public.tsx'
import { Reveal } from '#contexts/giving/web/public.tsx'
import { showDate } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { Facts } from '#ui/Facts.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { useIsNarrow } from '#ui/screen.ts'
import { toast } from '#ui/toast.ts'
import { goodsContract } from '../contract.ts'
import type { HandoutView } from '../contract-stock-parts.ts'
import { TAKE_BACK_STATES, USES } from '../vocabulary.ts'

type Handout = z.infer<typeof HandoutView>
type TakeBack = NonNullable<Handout['takeBack']>

const COLORS = { asked: 'gold', approved: 'red', rejected: 'default' } as const
export const TakeBackTag = ({ takeBack }: Pick<Handout, 'takeBack'>) =>
  takeBack ? <Tag color={COLORS[takeBack.state]}>{TAKE_BACK_STATES[takeBack.state]}</Tag> : null

/** One hand-out: its paper, who received it, and taking it back where it was wrong. */
export function HandoutDrawer({ row, onClose }: { row: Handout; onClose: () => void }) {
  const { title, quantity, unit, takeBack } = row
  const isNarrow = useIsNarrow()
  return (
    <Drawer
      open
      size={isNarrow ? '100%' : 520}
      title={`${row.receiver} · ${title}${quantity}${unit}`}
      onClose={onClose}
    >
      <Facts
        facts={[
          ['物资编号', row.lotNo],
          ['日期', showDate(row.handedOn)],
          ['社区（村）', row.areaName],
          ['用途', USES[row.use]],
          ['价值', `${yuan(row.fen)}元`],
          ['经手人', row.handedName],
          [
            '签名',
            row.signatureFileId ? (
              <Attached key="paper" fileId={row.signatureFileId} label={`${row.signedOn} 查看`} />
            ) : (
              '未签名'
            ),
          ],
        ]}
      />
      <Space wrap style={{ margin: '12px 0' }}>
        {row.maySign && <Sign row={row} />}
        {row.mayTakeBack && <AskTakeBack row={row} />}
      </Space>
      {row.mayReveal && (
        <Section title="领取人">
          <RevealReceiver handoutId={row.id} />
        </Section>
      )}
      {takeBack && <TakenBack row={row} takeBack={takeBack} />}
    </Drawer>
  )
}

function Sign({ row }: { row: Handout }) {
  const [fileId, setFileId] = useState<string | null>(null)
  const act = useAct(goodsContract, 'signHandout')
  return (
    <ConfirmAct
      label="补签名"
      title={`登记${row.receiver}的签名？`}
      consequences={['签名的照片或扫描件随这次发放留存，不能更换']}
      danger={false}
      button={{}}
      incomplete={fileId === null}
      onConfirm={() =>
        act.mutateAsync({ handoutId: row.id, signatureFileId: fileId ?? '' }).then(() => toast('已登记'))
      }
    >
      <AttachField areaCode={row.areaCode} label="选择签名照片或扫描件" value={fileId} onChange={setFileId} />
    </ConfirmAct>
  )
}

function AskTakeBack({ row: { id, title, quantity, unit, fen } }: { row: Handout }) {
  const act = useAct(goodsContract, 'askTakeBack')
  return (
    <ConfirmAct
      label="申请红字冲回"
      title={`冲回发出的${title}${quantity}${unit}？`}
      consequences={[
        '由慈善组织批准，批准之前什么都不变',
        `批准后${quantity}${unit}回到库存${fen > 0 ? `，${yuan(fen)}元的价值以红字凭证退回` : ''}`,
        '原发放记录不删除，注明已冲回',
      ]}
      reason={{ label: '错在哪里', required: true }}
      onConfirm={(reason) => act.mutateAsync({ handoutId: id, reason }).then(() => toast('已申请，等慈善组织批准'))}
    />
  )
}

function TakenBack({ row, takeBack }: { row: Handout; takeBack: TakeBack }) {
  const { state, reason, askedName, decidedName, decisionReason, mayDecide } = takeBack
  return (
    <Section title="红字冲回">
      <Facts
        facts={[
          ['状态', <TakeBackTag key="state" takeBack={takeBack} />],
          ['理由', reason],
          ['申请人', askedName],
          ...(state === 'asked' ? [] : ([['批准人', decidedName ?? '—']] as const)),
          ...(decisionReason ? ([['意见', decisionReason]] as const) : []),
        ]}
      />
      {mayDecide && <Decide row={row} takeBackId={takeBack.id} />}
    </Section>
  )
}

function Decide({ row: { title, quantity, unit, fen }, takeBackId }: { row: Handout; takeBackId: string }) {
  const act = useAct(goodsContract, 'decideTakeBack')
  const decide = (outcome: 'approved' | 'rejected', done: string) => (reason: string) =>
    act.mutateAsync({ takeBackId, outcome, reason }).then(() => toast(done))
  return (
    <Space style={{ marginTop: 12 }}>
      <ConfirmAct
        label="批准冲回"
        title={`批准冲回${title}${quantity}${unit}？`}
        consequences={[
          `${quantity}${unit}回到库存`,
          fen > 0 ? `${yuan(fen)}元以红字凭证退回这批物资，不能撤销` : '这批物资只记数量，账上没有凭证',
        ]}
        onConfirm={decide('approved', '已冲回')}
      />
      <ConfirmAct
        label="不批准"
        title="不批准这次冲回？"
        consequences={['发放记录和库存不变']}
        reason={{ label: '理由', required: true }}
        danger={false}
        onConfirm={decide('rejected', '已退回')}
      />
    </Space>
  )
}

function RevealReceiver({ handoutId }: { handoutId: string }) {
  const act = useAct(goodsContract, 'revealReceiver')
  const open = async (reason: string) => {
    const { name, description, areaName } = await act.mutateAsync({ handoutId, reason })
    act.reset()
    return [
      ['姓名', name],
      ['社区（村）', areaName],
      ...(description ? ([['哪一户', description]] as const) : []),
    ] as const
  }
  return <Reveal label="查看领取人" title="查看这位领取人的全部信息？" open={open} />
}
