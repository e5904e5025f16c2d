import { codesWithin, findPerson } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Permission } from '#platform/access/permission.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { needsContract } from '../contract.ts'
import { needsErrors } from '../errors.ts'
import { needSearch } from '../need-search.ts'
import { lightOf } from '../rules/clock.ts'
import { benefitsHeard } from '../rules/routing.ts'
import { type Act, after, OPEN_STATES } from '../rules/states.ts'
import { maskedContact, openContact } from '../store/contacts.ts'
import {
  countByState,
  countNeeds,
  findNeed,
  findNeeds,
  mergedInto,
  type Need,
  listNeeds as needsFound,
} from '../store/needs.ts'
import { type Referral, referralsOf } from '../store/referrals.ts'
import { stepsOf } from '../store/steps.ts'

type Endpoints = typeof needsContract.endpoints

export const rowOf = (need: Need, today: string) => ({ ...need, light: lightOf(need.dueOn, today) })

export const listNeeds: Handler<Endpoints['listNeeds']> = async ({ sort, down, page, pageSize, ...filter }, call) => {
  const search = await needSearch(call.tx, filter, call.reach(), call.today)
  const rows = await needsFound(call.tx, { ...search, sort, down, page, pageSize })
  return { rows: rows.map((need) => rowOf(need, call.today)), total: await countNeeds(call.tx, search) }
}

export const countNeedsByState: Handler<Endpoints['countNeeds']> = async ({ areaCode }, call) => {
  const codes = await codesWithin(call.tx, call.reach(), areaCode)
  const states = await countByState(call.tx, codes, call.today)
  const open = states.filter(({ state }) => OPEN_STATES.includes(state))
  const sum = (of: 'n' | 'late' | 'urgent' | 'entitled'): number => open.reduce((total, one) => total + one[of], 0)
  return { states, open: sum('n'), late: sum('late'), urgent: sum('urgent'), entitled: sum('entitled') }
}

type Done = { act: Act; needs: Permission }
const VERIFY = 'needs.need.verify'
const ASSIGN = 'needs.need.assign'
const WORK = 'needs.need.work'
const ACTS: Readonly<Record<string, Done>> = {
  verifyNeed: { act: 'verify', needs: VERIFY },
  classifyNeed: { act: 'classify', needs: VERIFY },
  mergeNeed: { act: 'merge', needs: VERIFY },
  rejectNeed: { act: 'reject', needs: VERIFY },
  referNeed: { act: 'refer', needs: ASSIGN },
  recordReceipt: { act: 'receipt', needs: ASSIGN },
  recordAnswer: { act: 'answer', needs: ASSIGN },
  assignNeed: { act: 'assign', needs: ASSIGN },
  startNeed: { act: 'start', needs: WORK },
  noteNeed: { act: 'note', needs: WORK },
  resolveNeed: { act: 'resolve', needs: WORK },
  confirmOnPaper: { act: 'confirm', needs: WORK },
  reopenNeed: { act: 'reopen', needs: WORK },
  archiveNeed: { act: 'archive', needs: WORK },
}

/** Not offered where the referral is not that far; the act itself refuses all the same. */
function isOffered(name: string, need: Need, underWay: Referral | undefined): boolean {
  if (name === 'referNeed') return need.benefit !== null && !underWay
  if (name === 'recordReceipt') return underWay !== undefined && underWay.receiptNo === null
  if (name === 'recordAnswer') return underWay !== undefined && underWay.receiptNo !== null
  return true
}

const mayOf = ({ may }: Call, need: Need, underWay: Referral | undefined): string[] =>
  Object.entries(ACTS).flatMap(([name, { act, needs }]) =>
    after(need.state, act) && may(needs, { areaPath: need.areaPath }) && isOffered(name, need, underWay) ? [name] : [],
  )

async function maskedPerson({ tx }: Call, personId: string | null): Promise<string> {
  const person = personId === null ? undefined : await findPerson(tx, personId)
  return person ? maskName(person.name) : ''
}

const brief = ({ id, no, title }: Need) => ({ id, no, title })

/** The words of a resident are for those who deal with the need; others read what it is about and where it stands. */
export const getNeed: Handler<Endpoints['getNeed']> = async ({ needId }, call) => {
  const { tx, may, today } = call
  const need = await findNeed(tx, needId)
  if (!need) throw needsErrors.noNeed()
  call.allow({ areaPath: need.areaPath })
  call.about('needs.need', needId)
  const place = { areaPath: need.areaPath }
  const isKeeper = may(WORK, place) || may(VERIFY, place)
  const referrals = await referralsOf(tx, needId)
  const [into] = need.mergedInto ? await findNeeds(tx, [need.mergedInto]) : []
  const steps = await stepsOf(tx, needId)
  return {
    ...rowOf(need, today),
    description: isKeeper ? need.description : null,
    photoFileId: isKeeper ? need.photoFileId : null,
    contact: await maskedContact(tx, needId),
    beneficiary: await maskedPerson(call, need.beneficiaryPersonId),
    heard: benefitsHeard(`${need.title}${need.description}`),
    into: into ? brief(into) : null,
    merged: (await mergedInto(tx, needId)).map(brief),
    referrals,
    steps: steps.map((step) => ({ ...step, note: isKeeper ? step.note : '' })),
    mayReveal: may('needs.contact.reveal', place),
    may: mayOf(
      call,
      need,
      referrals.find(({ outcome }) => outcome === null),
    ),
  }
}

/** Whole, with a reason, and audited. Who gave no name gave none here either. */
export const revealContact: Handler<Endpoints['revealContact']> = async ({ needId, version }, call) => {
  const need = await findNeed(call.tx, needId)
  if (!need) throw needsErrors.noNeed()
  call.allow({ areaPath: need.areaPath })
  call.about('needs.need', needId)
  if (need.version !== version) throw accessErrors.stale()
  return (await openContact(call.tx, needId)) ?? { name: '', phone: '', address: '', whom: '' }
}
