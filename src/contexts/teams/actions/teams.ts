import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { mustBeCodes } from '../codes.ts'
import type { teamsContract } from '../contract.ts'
import { teamsErrors } from '../errors.ts'
import { isRegisteredOn } from '../store/find.ts'
import { addMember, changeMember, endMembersOf, latestOf } from '../store/members.ts'
import {
  addTeam,
  changeTeam,
  countTeams,
  findTeams,
  isNameTaken,
  listTeams as list,
  organisationFits,
  runningProjectsOf,
  type TeamFacts,
  type TeamRow,
  teamOfOrganisation,
} from '../store/teams.ts'
import { placeOf } from './place.ts'

type Endpoints = typeof teamsContract.endpoints

const viewOf = ({ areaPath: _path, batchId: _batch, ...shown }: TeamRow) => ({
  ...shown,
  leadName: maskName(shown.leadName),
})

export const listTeams: Handler<Endpoints['listTeams']> = async (
  { areaCode, sort, down, page, pageSize, ...filter },
  { tx, today, reach },
) => {
  const search = { ...filter, today, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, sort, down, page, pageSize })
  return { rows: rows.map(viewOf), total: await countTeams(tx, search) }
}

/** The team at hand, or the refusal that there is none in sight. */
export async function teamAt(tx: Tx, teamId: string, today: string): Promise<TeamRow> {
  const [team] = await findTeams(tx, [teamId], today)
  if (!team) throw teamsErrors.noTeam()
  return team
}

export const getTeam: Handler<Endpoints['getTeam']> = async ({ teamId }, { tx, today, allow, may, about }) => {
  const team = await teamAt(tx, teamId, today)
  allow({ areaPath: team.areaPath, personId: team.leadPersonId })
  about('teams.team', teamId)
  const mayRecord = may('teams.team.record', { areaPath: team.areaPath })
  return { team: viewOf(team), mayRecord, projects: await runningProjectsOf(tx, teamId) }
}

/** Codes, the organisation it is filed as, and the lead, who must be a registered volunteer that day. */
async function mustSuit(tx: Tx, facts: TeamFacts, at: { areaPath: string; teamId: string | null; today: string }) {
  mustBeCodes('serviceCategories', facts.categories)
  if (facts.organisationId) {
    if (!(await organisationFits(tx, facts.organisationId, at.areaPath))) throw teamsErrors.noOrganisation()
    const other = await teamOfOrganisation(tx, facts.organisationId, at.teamId)
    if (other) throw teamsErrors.organisationTaken(other)
  }
  if (!(await isRegisteredOn(tx, facts.leadPersonId, at.today))) throw teamsErrors.leadNotRegistered(at.today)
}

/** Who leads belongs to the team. */
async function mustHaveLead(
  tx: Tx,
  {
    teamId,
    areaCode,
    personId,
    from,
    by,
    now,
  }: Record<'teamId' | 'areaCode' | 'personId' | 'from' | 'by', string> & {
    now: Date
  },
): Promise<void> {
  const known = await latestOf(tx, teamId, personId)
  if (known?.state === 'member') return
  if (known?.state === 'applied')
    return changeMember(tx, known.id, known.version, { state: 'member', fromDate: from, decidedBy: by, decidedAt: now })
  await addMember(tx, { teamId, areaCode, personId, state: 'member', fromDate: from, by, now })
}

export const recordTeam: Handler<Endpoints['recordTeam']> = async (form, call) => {
  const { tx, now, today, actor, about, tell } = call
  const area = await placeOf(call, form.areaCode)
  if (area.level !== 'community' && area.level !== 'town') throw teamsErrors.notHere()
  if (form.foundedOn > today) throw teamsErrors.inFuture('成立日期', today)
  await mustSuit(tx, form, { areaPath: area.path, teamId: null, today })
  const teamId = await addTeam(tx, { ...form, recordedBy: actor.accountId }, now)
  if (!teamId) throw teamsErrors.teamKnown(form.name)
  about('teams.team', teamId)
  const lead = { teamId, areaCode: form.areaCode, personId: form.leadPersonId, from: form.foundedOn }
  await mustHaveLead(tx, { ...lead, by: actor.accountId, now })
  await tell('teams.teams-changed', { areaCodes: [form.areaCode] })
  return { teamId }
}

export const editTeam: Handler<Endpoints['editTeam']> = async ({ teamId, version, ...facts }, call) => {
  const { tx, now, today, actor, allow, about, tell } = call
  const team = await teamAt(tx, teamId, today)
  allow({ areaPath: team.areaPath })
  about('teams.team', teamId)
  if (team.endedOn) throw teamsErrors.teamEnded(team.endedOn)
  if (await isNameTaken(tx, team.areaCode, facts.name, teamId)) throw teamsErrors.teamKnown(facts.name)
  const isOtherLead = facts.leadPersonId !== team.leadPersonId
  const lead = isOtherLead ? today : team.foundedOn
  if (isOtherLead || facts.organisationId !== team.organisationId)
    await mustSuit(tx, facts, { areaPath: team.areaPath, teamId, today })
  else mustBeCodes('serviceCategories', facts.categories)
  await changeTeam(tx, teamId, version, facts)
  const member = { teamId, areaCode: team.areaCode, personId: facts.leadPersonId, from: lead, by: actor.accountId }
  await mustHaveLead(tx, { ...member, now })
  await tell('teams.teams-changed', { areaCodes: [team.areaCode] })
  return { version: version + 1 }
}

/** From `endedOn` on the team no longer exists; its members leave with it, its running projects must end first. */
export const endTeam: Handler<Endpoints['endTeam']> = async ({ teamId, version, endedOn, reason }, call) => {
  const { tx, today, allow, about, tell } = call
  const team = await teamAt(tx, teamId, today)
  allow({ areaPath: team.areaPath })
  about('teams.team', teamId)
  if (team.endedOn) throw teamsErrors.teamEnded(team.endedOn)
  if (endedOn > today) throw teamsErrors.inFuture('解散日期', today)
  if (endedOn < team.foundedOn) throw teamsErrors.endsBeforeStart(team.foundedOn)
  const running = (await runningProjectsOf(tx, teamId)).filter(({ state }) => state === 'running')
  if (running.length > 0) throw teamsErrors.teamStillUsed(running.map(({ name }) => name).join('、'))
  await changeTeam(tx, teamId, version, { endedOn, endedReason: reason })
  await endMembersOf(tx, teamId, { endedOn, reason })
  await tell('teams.teams-changed', { areaCodes: [team.areaCode] })
  return { version: version + 1 }
}
