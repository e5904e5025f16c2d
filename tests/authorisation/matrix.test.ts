import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadPackage, readPackage } from '#contexts/programme/public.ts'
import { scoreItems } from '#contexts/scoring/public.ts'
import { measureNames } from '#contexts/standards/public.ts'
import { contexts } from '#main/contexts.ts'
import { type RoleName, roles } from '#main/roles.ts'
import type { Role } from '#platform/access/actor.ts'
import type { Endpoint } from '#platform/http/contract.ts'
import { samples } from '../kit/samples/samples.ts'
import { aTown } from '../kit/town.ts'
import { validInput } from '../kit/valid-input.ts'

/**
 * Every endpoint × every role × {own place, parent, sibling, child, another district, another person}, made from the
 * contracts: an endpoint added tomorrow is in it without a line here. What is right is worked out anew from roles.ts and
 * the codes of the places, not by asking the code under test.
 */
const town = aTown({ checks: false })
const POST = '12.120101.120101006'
/** Where a record may sit, seen from a post over 南市街道. `codes`: a place to name; `community`: where a sample is made. */
const places = {
  own: { code: '120101006', path: POST },
  child: { code: '120101006018', path: `${POST}.120101006018` },
  sibling: { code: '120101001', path: '12.120101.120101001' },
  parent: { code: '120101', path: '12.120101' },
  elsewhere: { code: '120119', path: '12.120119' },
}
const communities = { child: '120101006018', sibling: '120101001001', elsewhere: '120119123206' }
type Where = keyof typeof communities

const endpoints = contexts.flatMap(({ name, contract }) =>
  Object.entries(contract.endpoints).map(([endpoint, spec]) => ({
    name: `${name}.${endpoint}`,
    endpoint,
    contract,
    spec,
  })),
)
const withPermission = endpoints.filter(({ spec }) => spec.needs !== 'nothing' && spec.needs !== 'sign-in')
const roleNames = Object.keys(roles) as RoleName[]

const holds = (role: RoleName, { needs }: Endpoint): boolean => (roles[role] as Role).holds.includes(needs as never)
const overArea = (role: RoleName): boolean => roles[role].over === 'area'
const inPost = (path: string): boolean => path === POST || path.startsWith(`${POST}.`)

/** Somebody new with a post over 南市街道, or a self post. */
const newHolder = async (role: RoleName) => town.as(await town.person(role, POST))
/** One of a role for all that is refused, or only read: nothing here changes them. */
const holders = new Map<RoleName, ReturnType<typeof newHolder>>()
const holder = (role: RoleName) => {
  const known = holders.get(role) ?? newHolder(role)
  holders.set(role, known)
  return known
}

/** Everything that was ever made where the post over 南市街道 does not reach. */
const hidden = new Set<string>()

async function sampleAt(kind: string, where: Where): Promise<string> {
  const make = samples[kind]
  if (!make) throw new Error(`no sample of ${kind}: add one to tests/kit/samples`)
  const id = await town.tx((tx) => make(tx, communities[where], town.now))
  if (where !== 'child') hidden.add(id)
  return id
}

const REFUSED = [401, 403, 404]

beforeAll(async () => {
  const reading = readPackage('programmes/tianjin-2023-20', { measures: measureNames, items: scoreItems })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  await town.tx((tx) => loadPackage(tx, reading.package, town.now))
  for (const kind of Object.keys(samples))
    for (const where of ['sibling', 'elsewhere'] as const) await sampleAt(kind, where)
})

describe('nobody who has not signed in', () => {
  test.each(endpoints.filter(({ spec }) => spec.needs !== 'nothing'))(
    'may $name',
    async ({ contract, endpoint, spec }) => {
      const input = validInput(spec, { version: 1 })
      expect((await town.as(null).ask(contract, endpoint, input)).status).toBe(401)
    },
  )
})

describe.each(roleNames)('%s', (role) => {
  test.each(withPermission.filter(({ spec }) => !holds(role, spec)))(
    'may not $name anywhere',
    async ({ contract, endpoint, spec }) => {
      const given = {
        version: 1,
        ...(typeof spec.about === 'object' && 'area' in spec.about && { [spec.about.area]: places.own.code }),
      }
      const { status, body } = await (await holder(role)).ask(contract, endpoint, validInput(spec, given))
      expect(status).toBe(403)
      expect(body.message).toMatch(/[一-龥]/)
    },
  )

  test.each(
    withPermission.filter(({ spec }) => holds(role, spec) && typeof spec.about === 'object' && 'area' in spec.about),
  )('may $name below its post, and nowhere else', async ({ contract, endpoint, spec }) => {
    const field = (spec.about as { area: string }).area
    const person = await newHolder(role)
    for (const [where, { code, path }] of Object.entries(places)) {
      const { status, body } = await person.ask(contract, endpoint, validInput(spec, { [field]: code }))
      const said = `${where}: ${status} ${JSON.stringify(body).slice(0, 200)}`
      if (overArea(role) && inPost(path)) expect([401, 403], said).not.toContain(status)
      else expect(REFUSED, said).toContain(status)
    }
  })

  test.each(
    withPermission.filter(({ spec }) => holds(role, spec) && typeof spec.about === 'object' && 'record' in spec.about),
  )('may $name of records below its post, and of no others', async ({ contract, endpoint, spec }) => {
    const { record, id } = spec.about as { record: string; id: string }
    const person = await newHolder(role)
    for (const where of Object.keys(communities) as Where[]) {
      const recordId = await sampleAt(record, where)
      const { status, body } = await person.ask(contract, endpoint, validInput(spec, { [id]: recordId, version: 1 }))
      const said = `${where}: ${status} ${JSON.stringify(body).slice(0, 200)}`
      if (overArea(role) && where === 'child') expect(REFUSED, said).not.toContain(status)
      else expect(REFUSED, said).toContain(status)
    }
  })

  test.each(withPermission.filter(({ spec }) => holds(role, spec) && spec.about === 'list'))(
    'is shown by $name nothing from outside its post',
    async ({ contract, endpoint, spec }) => {
      const { status, body } = await (await holder(role)).ask(contract, endpoint, validInput(spec, {}))
      const text = JSON.stringify(body)
      expect([200, 400, 404, 409], text.slice(0, 200)).toContain(status)
      expect([...hidden].filter((id) => text.includes(id))).toEqual([])
    },
  )
})

const aboutOwn = endpoints.flatMap((one) =>
  typeof one.spec.about === 'object' && 'own' in one.spec.about ? [{ ...one, own: one.spec.about }] : [],
)

describe('a record of one’s own', () => {
  test.each(aboutOwn)('is nobody else’s to $name', async ({ contract, endpoint, spec, own }) => {
    const personId = await sampleAt('directory.person', 'child')
    const somebody = town.as(await town.person('volunteer', POST, { personId }))
    const recordId = await sampleAt(own.own, 'child')
    const { status, body } = await somebody.ask(
      contract,
      endpoint,
      validInput(spec, { [own.id]: recordId, version: 1 }),
    )
    expect([403, 404], `${status} ${JSON.stringify(body).slice(0, 200)}`).toContain(status)
  })
})

test('a refused request leaves nothing behind but its audit line', async () => {
  const neighbour = town.as(await town.person('townAdmin', '12.120119.120119123'))
  const counted = () =>
    town.tx(
      async (tx) =>
        (
          await sql<{
            n: number
          }>`select (select count(*) from directory.person) + (select count(*) from directory.organisation) as n`.execute(
            tx,
          )
        ).rows,
    )
  const before = await counted()
  for (const { contract, endpoint, spec } of withPermission)
    if (typeof spec.about === 'object' && 'area' in spec.about)
      await neighbour.ask(contract, endpoint, validInput(spec, { [spec.about.area]: '120101006018' }))
  expect(await counted()).toEqual(before)
})
