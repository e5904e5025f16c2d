import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { workforceErrors } from '../errors.ts'
import { findSupervisions, moveOn, type Supervision, signAsSupervisee, supervisionsOf } from '../store/supervisions.ts'
import { stationsSupervised, workersSupervised } from '../store/supervisors.ts'
import { detailOf, lineOf, maySign } from './supervision-views.ts'

type Endpoints = typeof workforceContract.endpoints

/** Everything of supervision that is one's own: the stations one supervises, what one recorded, what one sat in. */
export const mySupervision: Handler<Endpoints['mySupervision']> = async (
  _,
  { tx, today, actor: { personId }, own },
) => {
  own()
  if (!personId) return { personId: null, stations: [], records: [], toSign: 0 }
  const stations = await stationsSupervised(tx, personId, today)
  const workers = await workersSupervised(tx, personId, today)
  const records = await supervisionsOf(tx, personId)
  return {
    personId,
    stations: stations.map((station) => ({
      ...station,
      workers: workers
        .filter(({ areaCode }) => areaCode === station.areaCode)
        .map((worker) => ({ personId: worker.personId, name: worker.name })),
    })),
    records: records.map((row) => lineOf(row, { today, knows: true })),
    toSign: records.filter((row) => maySign(row, personId)).length,
  }
}

const isTheirs = (one: Supervision, personId: string | null): boolean =>
  personId !== null &&
  (one.supervisorPersonId === personId || one.supervisees.some((worker) => worker.personId === personId))

export const mySupervisionRecord: Handler<Endpoints['mySupervisionRecord']> = async (
  { supervisionId },
  { tx, today, actor: { personId }, own, about },
) => {
  own()
  const [session] = await findSupervisions(tx, [supervisionId])
  if (!session || !isTheirs(session, personId)) throw workforceErrors.noSupervision()
  about('workforce.supervision', supervisionId)
  return detailOf(session, { today, personId, keeps: session.supervisorPersonId === personId })
}

/** The supervisor signs first and the record is fixed; then each worker for themselves. Nobody signs for another. */
export const signSupervision: Handler<Endpoints['signSupervision']> = async (
  { supervisionId, version },
  { tx, now, actor: { personId }, own, about, tell },
) => {
  own()
  const [session] = await findSupervisions(tx, [supervisionId])
  if (!session || !personId || !isTheirs(session, personId)) throw workforceErrors.noSupervision()
  about('workforce.supervision', supervisionId)
  if (personId === session.supervisorPersonId) {
    if (session.signedAt) throw workforceErrors.signedAlready()
    await moveOn(tx, supervisionId, version, { signedAt: now })
  } else {
    if (!session.signedAt) throw workforceErrors.supervisorFirst()
    if (!maySign(session, personId)) throw workforceErrors.signedAlready()
    await moveOn(tx, supervisionId, version)
    await signAsSupervisee(tx, supervisionId, personId, now)
  }
  await tell('workforce.workforce-changed', { areaCodes: [session.areaCode] })
  return { version: version + 1 }
}
