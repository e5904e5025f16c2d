import { addPerson } from '#contexts/directory/public.ts'
import { incubationContract } from '#contexts/incubation/contract.ts'
import { paths } from './divisions.ts'
import type { Town } from './town.ts'

export const XINWENHUA = '120101006018'

type Asker = ReturnType<Town['as']>

/** Does it or fails with the refusal's sentence. */
export async function done(
  who: Asker,
  name: keyof typeof incubationContract.endpoints,
  input: Record<string, unknown>,
) {
  const { status, body } = await who.ask(incubationContract, name, input)
  if (status !== 200) throw new Error(`${name}: ${status} ${body?.message}`)
  return body
}
/** The sentence of a refusal. */
export async function refused(
  who: Asker,
  name: keyof typeof incubationContract.endpoints,
  input: Record<string, unknown>,
): Promise<string> {
  const { status, body } = await who.ask(incubationContract, name, input)
  return status === 200 ? '没有拒绝' : body.message
}

/** Everybody who takes part in the life of an organisation of 新文化花园. */
export async function anIncubationTown(town: Town) {
  const headId = await town.tx((tx) => addPerson(tx, { areaCode: XINWENHUA, name: '周秀英' }, town.now))
  const hands = {
    community: town.as(await town.person('communityWorker', paths.xinwenhua)),
    other: town.as(await town.person('communityWorker', paths.xinwenhua)),
    town: town.as(await town.person('townAdmin', paths.nanshi)),
    station: town.as(await town.person('stationLead', paths.nanshi)),
    head: town.as(await town.person('organisationLead', paths.xinwenhua, { personId: headId })),
  }
  const versionOf = async (organisationId: string): Promise<number> =>
    (await done(hands.town, 'getOrganisation', { organisationId })).version
  const ref = async (organisationId: string) => ({ organisationId, version: await versionOf(organisationId) })
  return { headId, ...hands, ref }
}
export type IncubationTown = Awaited<ReturnType<typeof anIncubationTown>>

export const aForm = (headPersonId: string | null, more: Record<string, unknown> = {}) => ({
  ...{ name: '南市街道新文化花园社区银龄互助社', tier: 'B', domain: 'neighbour', focus: ['elder'] },
  ...{ scope: '组织低龄老人探望高龄独居老人', place: '社区党群服务中心二楼', charter: '以互助养老为宗旨' },
  ...{ hasPartyClause: true, partyLink: '新文化花园社区党委', headPersonId, headIsParty: true },
  ...{ initiators: 5, members: 18, fundsSource: '社区支持', custodian: '南市街道社会组织联合会' },
  ...more,
})

/** An organisation filed by the town on a day. */
export async function aFiled(
  who: IncubationTown,
  filedOn: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const form = { ...aForm(who.headId, more), areaCode: XINWENHUA }
  const { organisationId } = await done(who.community, 'recordOrganisation', form)
  const ref = () => who.ref(organisationId)
  for (const item of ['charter', 'filing_form', 'members'])
    await done(who.community, 'putDocument', { ...(await ref()), item })
  await done(who.community, 'submitOrganisation', await ref())
  await done(who.community, 'checkOrganisation', { ...(await ref()), outcome: 'passed' })
  const filingNo = `南市备〔${filedOn.slice(0, 4)}〕${organisationId.slice(0, 4)}号`
  await done(who.town, 'fileOrganisation', { ...(await ref()), filingNo, filedOn })
  return organisationId
}
