import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { recognitionContract } from '../contract.ts'
import { recognitionErrors } from '../errors.ts'
import { askedIssuers } from '../store/certificates.ts'
import { listServices, type Period, type Service } from '../store/services.ts'

export const minutesIn = (rows: readonly { minutes: number }[]): number =>
  rows.reduce((sum, { minutes }) => sum + minutes, 0)

/** The person behind a phone, who must be one. */
export function personOf(actor: { personId: string | null }): string {
  if (!actor.personId) throw recognitionErrors.notAVolunteer()
  return actor.personId
}

export function mustBePeriod({ from, to }: Period, today: string): void {
  if (to < from) throw recognitionErrors.periodBackwards()
  if (to > today) throw recognitionErrors.periodInFuture(today)
}

/** Services by who organised them: one certificate comes from each. */
export function byOrganiser(services: readonly Service[]): Map<string, Service[]> {
  const groups = new Map<string, Service[]>()
  for (const one of services) groups.set(one.organiserAreaCode, [...(groups.get(one.organiserAreaCode) ?? []), one])
  return groups
}

/** The services a request is about that still count, and how many of those chosen do no longer. */
export async function servicesFor(
  tx: Tx,
  asked: {
    personId: string
    areaCode: string
    fromDate: string
    toDate: string
    chosenRecords: readonly string[] | null
  },
): Promise<{ services: Service[]; missing: number }> {
  const all = await listServices(tx, asked.personId, { from: asked.fromDate, to: asked.toDate })
  const here = all.filter(({ organiserAreaCode }) => organiserAreaCode === asked.areaCode)
  if (!asked.chosenRecords) return { services: here, missing: 0 }
  const chosen = new Set(asked.chosenRecords)
  const services = here.filter(({ recordId }) => chosen.has(recordId))
  return { services, missing: chosen.size - services.length }
}

export const listMyServices: Handler<typeof recognitionContract.endpoints.listMyServices> = async (
  period,
  { tx, today, actor, own },
) => {
  own()
  const personId = personOf(actor)
  mustBePeriod(period, today)
  const services = await listServices(tx, personId, period)
  const asked = await askedIssuers(tx, personId)
  return {
    totalMinutes: minutesIn(services),
    groups: [...byOrganiser(services)].map(([issuerAreaCode, rows]) => ({
      issuerAreaCode,
      issuerName: rows[0]?.organiserAreaName ?? '',
      minutes: minutesIn(rows),
      isAsked: asked.has(issuerAreaCode),
      rows: rows.map(({ recordId, servedOn, minutes, activity, source }) => ({
        recordId,
        servedOn,
        minutes,
        activity,
        source,
      })),
    })),
  }
}
