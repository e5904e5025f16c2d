import { type Found, MOST, type Who, WhoField, type WhoFieldProps } from '#contexts/directory/web/public.tsx'
import { ask } from '#ui/api.ts'
import { volunteeringContract } from '../contract.ts'

type VolunteerFieldProps = WhoFieldProps & {
  /** Who has left may be chosen too: what they did stays theirs. */
  withLeft?: boolean
}

/** A volunteer, found by whole name, telephone or ID number; shown masked, with where they are registered. */
export const VolunteerField = ({ withLeft = false, ...props }: VolunteerFieldProps) => (
  <WhoField
    {...props}
    among={withLeft ? 'volunteers-ever' : 'volunteers'}
    find={(who) => find(who, withLeft)}
    placeholder="输入志愿者全名、手机号或身份证号"
    none={withLeft ? '没有这名志愿者，请核对全名' : '没有这名注册志愿者，请核对全名'}
  />
)

async function find(who: Who, withLeft: boolean): Promise<Found[]> {
  const state = withLeft ? {} : ({ state: 'registered' } as const)
  const { rows } = await ask(volunteeringContract, 'listVolunteers', { ...who, ...state, limit: MOST })
  return rows.map(({ personId, name, townName, areaName, maskedPhone, maskedId }) => ({
    value: personId,
    label: `${name} ${maskedPhone ?? maskedId ?? ''}（${townName} ${areaName}）`,
  }))
}
