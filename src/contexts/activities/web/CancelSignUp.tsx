import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { toast } from '#ui/toast.ts'
import { activitiesContract } from '../contract.ts'
import type { RollLine } from './Roll.tsx'

/** Takes somebody off the list on their behalf; who waits moves up. */
export function CancelSignUp({ row: { signUpId, signUpVersion, signUpState, name } }: { row: RollLine }) {
  const act = useAct(activitiesContract, 'cancelSignUp')
  if (!signUpId || signUpVersion === null || signUpState === 'cancelled') return null
  return (
    <ConfirmAct
      label="取消报名"
      title={`取消${name}的报名？`}
      consequences={['名额让给候补的下一位，并通知他', '本人仍可再报名']}
      reason={{ label: '原因', required: true }}
      button={{ size: 'small', type: 'text' }}
      onConfirm={(reason) =>
        act.mutateAsync({ signUpId, version: signUpVersion, reason }).then(({ told }) => toast(told))
      }
    />
  )
}
