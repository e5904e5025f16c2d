import { phonesOf } from '#contexts/directory/public.ts'
import { labelOfCode } from '#contexts/programme/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { MEMBER_STATES } from '../contract/fields.ts'
import type { teamsContract } from '../contract.ts'
import { teamsErrors } from '../errors.ts'
import { memberAfter } from '../rules/states.ts'
import { isRegisteredOn } from '../store/find.ts'
import {
  addMember,
  changeMember,
  findMember,
  latestOf,
  listMembers,
  type Member,
  standingsOf,
} from '../store/members.ts'
import { findTeamAbout, homeOf, meritsOf, type TeamAbout, teamsOfTown } from '../store/phone.ts'
import { answer } from './members.ts'

type Endpoints = typeof teamsContract.endpoints
const ALL = { page: 1, pageSize: 500 }

/** The person behind the phone; an account without one has no things of its own here. */
function personOf(call: { own(): string; actor: { personId: string | null } }): string {
  call.own()
  if (!call.actor.personId) throw teamsErrors.noPerson()
  return call.actor.personId
}

type Mine = 'lead' | 'applied' | 'member' | 'none'
const near = ({ id, name, areaName, about, categories, membersNow }: TeamAbout, mine: Mine) => ({
  ...{ id, name, areaName, about, membersNow, mine },
  categories: categories.map((code) => labelOfCode('serviceCategories', code)),
})

export const findTeams: Handler<Endpoints['findTeams']> = async (_, call) => {
  const { tx, today } = call
  const personId = personOf(call)
  const isVolunteer = await isRegisteredOn(tx, personId, today)
  const home = await homeOf(tx, personId)
  if (!home) return { townName: null, isVolunteer, teams: [] }
  const standings = await standingsOf(tx, personId)
  const teams = await teamsOfTown(tx, { ...home, today })
  const shown = teams.map((team) => {
    const mine = team.leadPersonId === personId ? 'lead' : (standings.get(team.id) ?? 'none')
    return near(team, mine)
  })
  return { townName: home.townName, isVolunteer, teams: shown }
}

/** The lead sees whole names, and the phones of those who agreed to it. */
async function ledBy(tx: Tx, teamId: string) {
  const requests = await listMembers(tx, { teamId, state: 'applied', ...ALL })
  const members = await listMembers(tx, { teamId, state: 'member', ...ALL })
  const sharing = [...requests, ...members].filter(({ sharesPhone }) => sharesPhone).map(({ personId }) => personId)
  const phones = await phonesOf(tx, sharing)
  const fellow = ({ id, personId, name, words, appliedOn, fromDate, version }: Member) => ({
    ...{ id, name, words, version },
    phone: phones.get(personId) ?? null,
    since: fromDate ?? appliedOn,
  })
  return { requests: requests.map(fellow), members: members.map(fellow) }
}

export const showTeam: Handler<Endpoints['showTeam']> = async ({ teamId }, call) => {
  const { tx, today } = call
  const personId = personOf(call)
  const team = await findTeamAbout(tx, teamId, today)
  if (!team) throw teamsErrors.noTeam()
  const isLead = team.leadPersonId === personId
  const known = await latestOf(tx, teamId, personId)
  const open = known?.state === 'applied' || known?.state === 'member' ? known.state : 'none'
  return {
    ...near(team, isLead ? 'lead' : open),
    contact: team.contact,
    foundedOn: team.foundedOn,
    leadName: maskName(team.leadName),
    isVolunteer: await isRegisteredOn(tx, personId, today),
    membership: known
      ? {
          state: known.state,
          since: known.fromDate ?? known.appliedOn,
          reason: known.reason,
          sharesPhone: known.sharesPhone,
        }
      : null,
    led: isLead ? await ledBy(tx, teamId) : null,
  }
}

/** A request from the phone: the lead or the community answers it. Joining takes a registration (regulation 685, 7). */
export const joinTeam: Handler<Endpoints['joinTeam']> = async ({ teamId, words, sharesPhone }, call) => {
  const { tx, now, today, about } = call
  const personId = personOf(call)
  const team = await findTeamAbout(tx, teamId, today)
  if (!team) throw teamsErrors.noTeam()
  if (team.endedOn) throw teamsErrors.teamEnded(team.endedOn)
  if (!(await isRegisteredOn(tx, personId, today))) throw teamsErrors.notRegistered()
  const { areaCode } = team
  const memberId = await addMember(tx, { teamId, areaCode, personId, state: 'applied', words, sharesPhone, now })
  if (!memberId) throw teamsErrors.memberKnown()
  about('teams.member', memberId)
  return { memberId }
}

export const leaveTeam: Handler<Endpoints['leaveTeam']> = async ({ teamId }, call) => {
  const { tx, today, about, tell } = call
  const personId = personOf(call)
  const team = await findTeamAbout(tx, teamId, today)
  const known = team && (await latestOf(tx, teamId, personId))
  if (!known) throw teamsErrors.noMember()
  about('teams.member', known.id)
  const state = memberAfter(known.state, known.state === 'applied' ? 'withdraw' : 'leave')
  if (!state) throw teamsErrors.notInTeam(MEMBER_STATES[known.state])
  if (team.leadPersonId === personId) throw teamsErrors.leadStays()
  const end = state === 'left' ? { toDate: today, reason: '本人退出' } : {}
  await changeMember(tx, known.id, known.version, { state, ...end })
  await tell('teams.teams-changed', { areaCodes: [team.areaCode] })
  return { state }
}

/** Of another's team there is nothing to answer: 404. */
export const answerRequest: Handler<Endpoints['answerRequest']> = async ({ memberId, ...decision }, call) => {
  const { tx, now, today, actor, about, tell } = call
  const personId = personOf(call)
  const member = await findMember(tx, memberId)
  const team = member && (await findTeamAbout(tx, member.teamId, today))
  if (!member || team?.leadPersonId !== personId) throw teamsErrors.noMember()
  about('teams.member', memberId)
  const answered = await answer(tx, member, { ...decision, by: actor.accountId, now, today })
  await tell('teams.teams-changed', { areaCodes: [member.areaCode] })
  return answered
}

export const myMerits: Handler<Endpoints['myMerits']> = async (_, call) => meritsOf(call.tx, personOf(call))
