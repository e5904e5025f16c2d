import type { Campaign } from '../store/campaigns.ts'

/** A campaign as it is shown; the accounts behind its hands stay inside. */
export const toPlan = ({
  areaPath: _path,
  plannedBy: _plannedBy,
  approvedBy: _approvedBy,
  ...shown
}: Campaign): Omit<Campaign, 'areaPath' | 'plannedBy' | 'approvedBy'> => shown
