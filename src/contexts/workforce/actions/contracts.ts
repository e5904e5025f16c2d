import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import type { ContractForm } from '../contract-stations.ts'
import { workforceErrors } from '../errors.ts'
import { faultOfPayments, lastDayOf } from '../rules/contracts.ts'
import { addContract, contractsOf, endContract as end, findContracts } from '../store/contracts.ts'
import { changeStation, findStations } from '../store/stations.ts'

type Endpoints = typeof workforceContract.endpoints

function mustBeLawful(form: z.infer<typeof ContractForm>): void {
  if (form.toDate < form.fromDate) throw workforceErrors.contractBackwards()
  const last = lastDayOf(form.fromDate)
  if (form.toDate > last) throw workforceErrors.contractTooLong(last)
  const fault = faultOfPayments(form)
  if (fault === 'sum') throw workforceErrors.paymentsDiffer()
  if (fault === 'order') throw workforceErrors.paymentsOutOfOrder()
}

/** A purchase contract of three years at most; one holds at a time. The station's version goes up, so that two hands meet. */
export const recordContract: Handler<Endpoints['recordContract']> = async (
  form,
  { tx, now, today, actor, allow, about, tell },
) => {
  const { stationId, version, ...facts } = form
  const [station] = await findStations(tx, [stationId], today)
  if (!station) throw workforceErrors.noStation()
  allow({ areaPath: station.areaPath })
  about('workforce.station', stationId)
  mustBeLawful(form)
  await changeStation(tx, stationId, version)
  const clash = (await contractsOf(tx, stationId)).find(
    (one) => one.fromDate <= facts.toDate && (one.endedOn ?? one.toDate) >= facts.fromDate,
  )
  if (clash)
    throw workforceErrors.contractOverlaps(
      clash.number,
      `${showDate(clash.fromDate)}至${showDate(clash.endedOn ?? clash.toDate)}`,
    )
  const row = { ...facts, stationId, townCode: station.townCode, recordedBy: actor.accountId, now }
  const contractId = await addContract(tx, row)
  await tell('workforce.workforce-changed', { areaCodes: [station.townCode] })
  return { contractId, version: version + 1 }
}

export const endContract: Handler<Endpoints['endContract']> = async (
  { contractId, version, endedOn, reason },
  { tx, today, allow, about, tell },
) => {
  const [contract] = await findContracts(tx, [contractId])
  if (!contract) throw workforceErrors.noContract()
  allow({ areaPath: contract.areaPath })
  about('workforce.contract', contractId)
  if (contract.endedOn) throw workforceErrors.contractEnded(contract.endedOn)
  if (endedOn < contract.fromDate || endedOn > contract.toDate)
    throw workforceErrors.endOutsideContract(contract.fromDate, contract.toDate)
  if (endedOn > today) throw workforceErrors.endsInFuture(today)
  await end(tx, { id: contractId, version, endedOn, endedReason: reason })
  await tell('workforce.workforce-changed', { areaCodes: [contract.townCode] })
  return { version: version + 1 }
}
