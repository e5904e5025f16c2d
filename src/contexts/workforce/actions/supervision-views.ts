import { maskName } from '#kernel/masking.ts'
import type { Supervision } from '../store/supervisions.ts'

type Reader = { today: string /** Who sat in, or leads the station, knows the others by name. */; knows: boolean }

/** A session as lists show it. */
export function lineOf(one: Supervision, { today, knows }: Reader) {
  const shown = (name: string): string => (knows ? name : maskName(name))
  const { id, no, areaCode, townName, supervisorPersonId, supervisorLevel, kind, heldOn, minutes, topic } = one
  return {
    ...{ id, no, areaCode, townName, supervisorPersonId, supervisorLevel, kind, heldOn, minutes, topic },
    supervisorName: shown(one.supervisorName),
    supervisees: one.supervisees.map((worker) => ({ ...worker, name: shown(worker.name) })),
    signedAt: one.signedAt?.toISOString() ?? null,
    answerDue: one.answerDue,
    answeredAt: one.answeredAt?.toISOString() ?? null,
    isAnswerLate: one.answerDue !== null && one.answeredAt === null && one.answerDue < today,
    version: one.version,
  }
}

/** Whether somebody still has to sign: the supervisor first, then each worker. */
export function maySign(one: Supervision, personId: string | null): boolean {
  if (personId === null) return false
  if (personId === one.supervisorPersonId) return one.signedAt === null
  const worker = one.supervisees.find((sat) => sat.personId === personId)
  return worker !== undefined && worker.signedAt === null && one.signedAt !== null
}

/** The whole of a session, and what the reader may do with it; `keeps`: holds the permission to record it. */
export function detailOf(
  one: Supervision,
  { today, personId, keeps }: { today: string; personId: string | null; keeps: boolean },
) {
  const { place, caseRefs, problem, advice, followUp, answer, nextOn } = one
  return {
    ...lineOf(one, { today, knows: true }),
    ...{ place, caseRefs, problem, advice, followUp, answer, nextOn },
    may: {
      edit: keeps && one.signedAt === null,
      sign: maySign(one, personId),
      answer: keeps && one.signedAt !== null && one.answerDue !== null && one.answer === null,
    },
  }
}
