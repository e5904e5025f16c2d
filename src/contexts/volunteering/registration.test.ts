import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadPackage } from '#contexts/programme/public.ts'
import { pathOf } from '#platform/http/contract.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { idNumberOf } from '../../../tests/kit/imports.ts'
import { anOffice } from '../../../tests/kit/office.ts'
import { Browser } from '../../../tests/kit/people.ts'
import { packageIn } from '../../../tests/kit/programme.ts'

const office = anOffice()
const XINWENHUA = '120101006018'
const HUAIYUANLI = '120101006002'
let phones = 13900000000
let people = 100

beforeAll(() => office.tx((tx) => loadPackage(tx, packageIn('programmes/tianjin-2023-20'), office.now)))

const numberBorn = (birth: string): string => idNumberOf(`120101${birth}${people++}`)
const post = (browser: Browser, name: string, input: object) => browser.post(pathOf('volunteering', name), input)
const get = (browser: Browser, name: string, input: object = {}) => browser.get(pathOf('volunteering', name), input)

/** The code that the message to a phone holds. */
async function codeFor(phone: string): Promise<string> {
  const rows = await office.tx((tx) =>
    tx.selectFrom('platform.outbox').select('sealed').orderBy('createdAt', 'desc').execute(),
  )
  const letters = rows.flatMap(({ sealed }) => (sealed ? [JSON.parse(privacy().open(sealed))] : []))
  return /\d{6}/.exec(letters.find((one) => one.phone === phone)?.text ?? '')?.[0] ?? ''
}

async function phoneOf(number = String(++phones)) {
  const browser = new Browser(office.app)
  office.later(2)
  expect((await browser.post('/api/sign-in/phone-code', { phone: number })).status).toBe(200)
  expect((await browser.post('/api/sign-in/phone', { phone: number, code: await codeFor(number) })).status).toBe(200)
  return { browser, number }
}

const form = (idNumber: string, more: object = {}) => ({
  ...{ name: '孙小梅', idNumber, areaCode: XINWENHUA, categories: ['17'], available: ['weekend'] },
  ...{ consents: { service: true, sensitive: true }, ...more },
})
const worker = async (path = paths.xinwenhua) => (await office.person('communityWorker', path)).browser

async function waiting(desk: Browser) {
  const { json } = await get(desk, 'listApplications')
  return json.rows
}

describe('on the phone', () => {
  test('a resident applies, a worker sees the document, and the account is the volunteer’s from then on', async () => {
    const { browser } = await phoneOf()
    expect((await get(browser, 'myRegistration')).json).toMatchObject({ state: 'none', registration: null })
    const idNumber = numberBorn('19850101')
    expect((await post(browser, 'applyToVolunteer', form(idNumber))).json).toEqual({ state: 'applied' })
    expect((await post(browser, 'applyToVolunteer', form(idNumber))).json.code).toBe('volunteering.alreadyApplied')

    const desk = await worker()
    const [application] = await waiting(desk)
    expect(application).toMatchObject({ name: '孙**', state: 'applied', isMinor: false })
    const seen = { applicationId: application.id, version: application.version, name: '孙小梅', idNumber }
    const differs = await post(desk, 'verifyApplication', { ...seen, idNumber: numberBorn('19850101') })
    expect(differs.json.code).toBe('volunteering.documentDiffers')
    expect((await post(desk, 'verifyApplication', seen)).json).toMatchObject({ outcome: 'new' })
    expect((await post(desk, 'verifyApplication', seen)).json.code).toBe('volunteering.applicationDecided')

    const mine = (await get(browser, 'myRegistration')).json
    expect(mine).toMatchObject({
      state: 'registered',
      person: { name: '孙小梅' },
      registration: { areaCode: XINWENHUA },
    })
    const kept = await office.tx((tx) => sql`select sealed, id_blind from volunteering.application`.execute(tx))
    expect(kept.rows).toEqual([{ sealed: null, idBlind: null }])
    expect(await office.broken()).toEqual([])
  })

  test('the same person from two sources stays one; another name under the number is refused', async () => {
    const idNumber = numberBorn('19700202')
    const desk = await worker()
    const paper = { ...form(idNumber, { name: '何大海' }), signedOn: '2024-03-01' }
    expect((await post(desk, 'registerOnBehalf', paper)).json).toMatchObject({ outcome: 'new' })
    expect((await post(desk, 'registerOnBehalf', paper)).json).toMatchObject({ outcome: 'known' })
    expect((await post(desk, 'registerOnBehalf', { ...paper, name: '何大河' })).json.code).toBe(
      'volunteering.otherName',
    )

    const elsewhere = await worker('12.120101.120101006.120101006002')
    const moved = { ...paper, areaCode: HUAIYUANLI }
    expect((await post(elsewhere, 'registerOnBehalf', moved)).json.code).toBe('volunteering.registeredElsewhere')
    office.later(2 * 24 * 60)
    const later = await worker('12.120101.120101006.120101006002')
    expect((await post(later, 'registerOnBehalf', { ...moved, moves: true })).json).toMatchObject({ outcome: 'moved' })
    const { rows } = await office.tx((tx) =>
      sql<{ n: number }>`select count(*)::int as n from directory.person where name = '何大海'`.execute(tx),
    )
    expect(rows).toEqual([{ n: 1 }])
    expect(await office.broken()).toEqual([])
  })

  test.each([
    ['20100401', {}, 'volunteering.tooYoung'],
    ['20090301', {}, 'volunteering.guardianNeeded'],
    ['20070301', { ownIncome: true }, undefined],
    ['20070301', {}, 'volunteering.guardianNeeded'],
    ['20060301', {}, undefined],
  ])('born on %s with %o: %s', async (birth, more, code) => {
    const { browser } = await phoneOf()
    const { json } = await post(browser, 'applyToVolunteer', form(numberBorn(birth), more))
    expect(json.code).toBe(code)
  })

  test('a minor is verified only when the guardian was seen, too', async () => {
    const { browser } = await phoneOf()
    const idNumber = numberBorn('20081231')
    const guardian = {
      ...{ name: '孙大勇', idNumber: numberBorn('19800101'), phone: '13800001111', relation: 'father', agrees: true },
    }
    expect((await post(browser, 'applyToVolunteer', form(idNumber, { guardian }))).status).toBe(200)
    const desk = await worker()
    const minor = (await waiting(desk)).find(({ isMinor }: { isMinor: boolean }) => isMinor)
    const seen = { applicationId: minor.id, version: 1, name: '孙小梅', idNumber }
    expect((await post(desk, 'verifyApplication', seen)).json.code).toBe('volunteering.guardianNotSeen')
    expect((await post(desk, 'verifyApplication', { ...seen, guardianSeen: true })).status).toBe(200)
  })

  test('whom a roster registered proves it by the telephone, the name and the ID number together', async () => {
    const idNumber = numberBorn('19660606')
    const number = String(++phones)
    const desk = await worker()
    const paper = { ...form(idNumber, { name: '吴桂兰', phone: number }), signedOn: '2024-03-01' }
    expect((await post(desk, 'registerOnBehalf', paper)).status).toBe(200)
    const stranger = await phoneOf()
    const claim = { name: '吴桂兰', idNumber }
    expect((await post(stranger.browser, 'proveRegistration', claim)).json.code).toBe('volunteering.notRecognised')
    const { browser } = await phoneOf(number)
    expect((await post(browser, 'proveRegistration', { ...claim, name: '吴桂' })).json.code).toBe(
      'volunteering.notRecognised',
    )
    expect((await post(browser, 'proveRegistration', claim)).status).toBe(200)
    expect((await get(browser, 'myRegistration')).json.state).toBe('registered')
  })
})

describe('leaving', () => {
  const registered = async () => {
    const { browser } = await phoneOf()
    const idNumber = numberBorn('19920202')
    await post(browser, 'applyToVolunteer', form(idNumber))
    const desk = await worker()
    const mine = (await get(browser, 'myRegistration')).json.application
    await post(desk, 'verifyApplication', { applicationId: mine.id, version: 1, name: '孙小梅', idNumber })
    return { browser, desk, registration: (await get(browser, 'myRegistration')).json.registration }
  }

  test('is one’s own act, once, and takes the post of a volunteer along', async () => {
    const { browser, registration } = await registered()
    expect((await post(browser, 'leaveVolunteering', { version: registration.version })).status).toBe(200)
    expect((await post(browser, 'leaveVolunteering', { version: 2 })).json.code).toBe('volunteering.notRegistered')
    expect((await get(browser, 'myRegistration')).json.state).toBe('left')
    const me = (await browser.get('/api/office/me')).json
    expect(me.posts.map(({ role }: { role: string }) => role)).toEqual(['resident'])
  })

  test('asked to be forgotten, nothing tells who somebody was, and what was counted stays', async () => {
    const { browser, desk } = await registered()
    const { dueOn } = (await post(browser, 'requestErasure', { note: '不再参加' })).json
    expect((await post(browser, 'requestErasure', {})).json.code).toBe('volunteering.erasureAsked')
    expect(dueOn > '2024-03-20').toBe(true)
    const [request] = (await get(desk, 'listErasures')).json.rows
    const answer = { erasureId: request.id, version: 1, decision: 'erase', answer: '已按您的请求删除' }
    expect((await post(desk, 'decideErasure', answer)).status).toBe(200)
    const { rows } = await office.tx((tx) =>
      sql`select name, sealed, id_blind, birth_date from directory.person where erased_on is not null`.execute(tx),
    )
    expect(rows).toEqual([{ name: '已删除', sealed: null, idBlind: null, birthDate: null }])
    expect((await get(browser, 'myRegistration')).status).toBe(401)
    expect(await office.broken()).toEqual([])
  })
})
