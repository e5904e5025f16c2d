import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { fundContract } from '../contract.ts'
import { RESOLUTION_STATES } from '../contract-parts.ts'
import { fundErrors } from '../errors.ts'
import { openResolution, tellClosed } from '../resolve.ts'
import {
  type Ballot,
  ballotsOf,
  countResolutions,
  findResolution,
  listResolutions as list,
  lockResolution,
  opinionsOn,
  vetoResolution as veto,
} from '../store/resolutions.ts'
import { resolutionRow } from '../views.ts'
import { mustBeCurrent } from './funds.ts'
import { fundHeld, handOf } from './hand.ts'

type Endpoints = typeof fundContract.endpoints

export const listResolutions: Handler<Endpoints['listResolutions']> = async (
  { areaCode, page, pageSize, ...filter },
  { tx, reach },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, search, { page, pageSize })
  const ballots = await ballotsOf(
    tx,
    rows.map(({ id }) => id),
  )
  return { rows: rows.map((one) => resolutionRow(one, ballots)), total: await countResolutions(tx, search) }
}

export const getResolution: Handler<Endpoints['getResolution']> = async ({ resolutionId }, call) => {
  const { tx, may } = call
  const resolution = await findResolution(tx, resolutionId)
  if (!resolution) throw fundErrors.noResolution()
  const { areaPath, state } = resolution
  call.allow({ areaPath })
  const ballots = await ballotsOf(tx, [resolutionId])
  return {
    ...resolutionRow(resolution, ballots),
    ...{ vetoReason: resolution.vetoReason, vetoedName: resolution.vetoedName },
    ballots: ballots.map(ballotView),
    opinions: (await opinionsOn(tx, resolutionId)).map((one) => ({ ...one, name: maskName(one.name) })),
    mayVeto: (state === 'open' || state === 'passed') && may('fund.fund.host', { areaPath }),
  }
}

/** Votes are by name; a name is shown as lists show it. */
const ballotView = ({ memberId, name, recused, delegateName, choice, reason, castName, castAt }: Ballot) => ({
  ...{ memberId, name: maskName(name), recused, choice, reason, castName, castAt },
  delegateName: delegateName && maskName(delegateName),
})

/** Matters that are the fund's own; grants come from their own context. */
export const openMatter: Handler<Endpoints['openMatter']> = async ({ fundId, version, kind, title }, call) => {
  const { tx, now } = call
  const fund = await fundHeld(call, fundId)
  mustBeCurrent(call, fund, version)
  const interested = { personIds: [], organisationIds: [] }
  const subject = { subjectKind: `fund.${kind}`, subjectId: fundId }
  const resolutionId = await openResolution(tx, {
    fundId,
    kind,
    title,
    ...subject,
    interested,
    by: handOf(call),
    now,
  })
  return { resolutionId }
}

/** The charity's last word on legality (host keeps the veto, domain.md 6.3). */
export const vetoResolution: Handler<Endpoints['vetoResolution']> = async (
  { resolutionId, version, reason },
  call: Call,
) => {
  const { tx, allow, about } = call
  const resolution = await lockResolution(tx, resolutionId)
  if (!resolution) throw fundErrors.noResolution()
  allow({ areaPath: resolution.areaPath })
  about('fund.resolution', resolutionId)
  if (resolution.version !== version) throw accessErrors.stale()
  if (resolution.state !== 'open' && resolution.state !== 'passed')
    throw fundErrors.vetoLate(RESOLUTION_STATES[resolution.state])
  await veto(tx, resolutionId, reason, handOf(call))
  await tellClosed(tx, resolution, 'rejected')
  return { version: version + 1 }
}
