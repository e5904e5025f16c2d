import { Button } from 'antd'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { toast } from '#ui/toast.ts'
import { grantsContract } from '../contract.ts'
import { yuan } from './parts.tsx'
import { WISH_WINDOWS, type Wish, wishRef } from './WishForms.tsx'

type RowProps = { row: Wish }
type Act = keyof typeof WISH_WINDOWS
const acts = Object.keys(WISH_WINDOWS) as Act[]

export type Doing = { row: Wish; act: Act }

/** What this person may do about the wish now, as the server says; the windows stand beside the table. */
export function WishActs({ row, onDo }: RowProps & { onDo: (doing: Doing) => void }) {
  return (
    <span className="grants-acts">
      {row.may.includes('verifyWish') && <Verify row={row} />}
      {acts
        .filter((act) => row.may.includes(act))
        .map((act) => (
          <Button key={act} size="small" onClick={() => onDo({ row, act })}>
            {WISH_WINDOWS[act].label}
          </Button>
        ))}
      {row.may.includes('releaseWish') && <Release row={row} />}
      {row.may.includes('cancelWish') && <Cancel row={row} />}
    </span>
  )
}

export function WishWindow({ doing, onClose }: { doing: Doing; onClose: () => void }) {
  const { Window } = WISH_WINDOWS[doing.act]
  return <Window wish={doing.row} onClose={onClose} />
}

function Verify({ row }: RowProps) {
  const act = useAct(grantsContract, 'verifyWish')
  return (
    <ConfirmAct
      label="核实并公布"
      title={`公布${row.alias}的心愿？`}
      consequences={[
        `${row.item}${row.spec}，约${yuan(row.valueFen)}元`,
        '手机上人人可见，只显示遮盖后的称呼；规格里不能有姓名、住址和电话',
        '登记的人不能自己核实',
      ]}
      danger={false}
      button={{ size: 'small', type: 'primary' }}
      onConfirm={() => act.mutateAsync(wishRef(row)).then(() => toast('已公布'))}
    />
  )
}

function Release({ row }: RowProps) {
  const act = useAct(grantsContract, 'releaseWish')
  return (
    <ConfirmAct
      label="收回认领"
      title={`收回${row.claimer ?? '认领人'}的认领？`}
      consequences={[`${row.alias}的心愿重新公布，等待别人认领`, '请先与认领人联系过']}
      reason={{ label: '理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) => act.mutateAsync({ ...wishRef(row), reason }).then(() => toast('已收回，重新公布'))}
    />
  )
}

function Cancel({ row }: RowProps) {
  const act = useAct(grantsContract, 'cancelWish')
  return (
    <ConfirmAct
      label="取消心愿"
      title={`取消${row.alias}的心愿？`}
      consequences={['不再公布，不能恢复；编号保留', row.claimer ? `${row.claimer}的认领一并取消` : '还没有人认领']}
      reason={{ label: '理由', required: true }}
      button={{ size: 'small' }}
      onConfirm={(reason) => act.mutateAsync({ ...wishRef(row), reason }).then(() => toast('已取消'))}
    />
  )
}
