import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { volunteeringContract } from '#contexts/volunteering/contract.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { pagesIn, signsIn } from '../../../tests/kit/pdf-text.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aVolunteer, type Served, served } from '../../../tests/kit/served.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { recognitionContract } from './contract.ts'
import { isNumber } from './rules/number.ts'

const town = aTown()
beforeAll(() => loadTianjin(town))

const QINGYOU = '120101006001'
const XINWENHUA = '120101006018'
const LIANGCHENG = '120101001001'
const period = { from: '2023-08-01', to: '2024-03-05' }
const form = { responsibleName: '李主任', contact: '022-12345678', notes: '' }

/** A volunteer signed in on the phone: their account names them, so messages find them. */
async function onPhone(who: Served) {
  const actor = await town.person('volunteer', '', { personId: who.personId })
  await town.tx((tx) =>
    sql`update platform.account set person_id = ${who.personId} where id = ${actor.accountId}`.execute(tx),
  )
  return town.as(actor)
}
const atDesk = async (path = paths.nanshi) => town.as(await town.person('townAdmin', path))
type Hand = Awaited<ReturnType<typeof onPhone>>

const asked = async (phone: Hand, more = {}): Promise<string> =>
  (await phone.ask(recognitionContract, 'requestCertificate', { ...period, ...more })).body.certificateIds[0]
const issued = async (desk: Hand, certificateId: string, version = 1) =>
  desk.ask(recognitionContract, 'issueCertificate', { certificateId, version, ...form })
/** The code on the paper: only the paper has it, so a test opens the seal as the printer does. */
async function codeOf(certificateId: string): Promise<string> {
  const { privacy } = await import('#platform/privacy/keys.ts')
  const { rows } = await town.tx((tx) =>
    sql<{
      verifySealed: Buffer
    }>`select verify_sealed from recognition.certificate where id = ${certificateId}`.execute(tx),
  )
  return privacy().open(rows[0]?.verifySealed ?? Buffer.alloc(0))
}
const messagesOf = async (title: string) => {
  const { rows } = await town.tx((tx) =>
    sql<{ title: string; link: string; readAt: Date | null }>`
      select title, link, read_at from platform.message where title like ${`%${title}%`} order by created_at`.execute(
      tx,
    ),
  )
  return rows
}

describe('a certificate', () => {
  test('is asked for on the phone, issued by who organised, verified by anyone, and recalled when a record is voided', async () => {
    const who = await aVolunteer(town, QINGYOU, '欧阳修远')
    const recordId = await served(town, who, { on: '2024-02-01', minutes: 90, organisedBy: QINGYOU })
    await served(town, who, { on: '2024-02-03', minutes: 125, organisedBy: QINGYOU })
    const phone = await onPhone(who)
    const { body: mine } = await phone.ask(recognitionContract, 'listMyServices', period)
    expect(mine).toMatchObject({
      totalMinutes: 215,
      groups: [{ issuerAreaCode: QINGYOU, minutes: 215, isAsked: false }],
    })

    const { body: request } = await phone.ask(recognitionContract, 'requestCertificate', { ...period, purpose: '升学' })
    expect(request.dueOn).toBe('2024-03-12') // five working days after Tuesday, 5 March
    const certificateId = request.certificateIds[0]
    expect((await phone.ask(recognitionContract, 'requestCertificate', period)).body.message).toContain('还在办理')

    const desk = await atDesk()
    const { body: list } = await desk.ask(recognitionContract, 'listCertificates', {})
    expect(list.rows).toMatchObject([{ id: certificateId, name: '欧阳**', state: 'requested', isOverdue: false }])
    const preview = await desk.ask(recognitionContract, 'previewCertificate', { certificateId })
    expect(preview.headers['content-type']).toBe('application/pdf')
    const { body: done } = await issued(desk, certificateId)
    expect(isNumber(done.number)).toBe(true)
    expect((await issued(desk, certificateId, 2)).body.code).toBe('recognition.notRequested')
    expect(await messagesOf('已出具')).toHaveLength(1)

    const paper = await phone.ask(recognitionContract, 'downloadMyCertificate', { certificateId })
    expect(pagesIn(paper.body)).toBe(1)
    for (const sign of `欧阳修远${who.idNumber}${done.number}李主任志愿服务记录单`)
      expect(signsIn(paper.body)).toContain(sign)
    const stranger = await onPhone(await aVolunteer(town, QINGYOU))
    expect((await stranger.ask(recognitionContract, 'downloadMyCertificate', { certificateId })).status).toBe(404)

    const anyone = town.as(null)
    const code = await codeOf(certificateId)
    const verify = (typed: object) => anyone.ask(recognitionContract, 'verifyCertificate', { code, ...typed })
    expect((await verify({ number: done.number })).body).toEqual({
      ...{ number: done.number, name: '欧阳**', totalMinutes: 215, services: 2, issuerName: '庆有西里社区居委会' },
      ...{ fromDate: '2023-08-01', toDate: '2024-03-05', issuedOn: '2024-03-05', isValid: true },
      ...{ revokedOn: null, revokedReason: null, paperName: '志愿服务记录单' },
    })

    const act = { serviceRecordId: recordId, reason: '经核实当天没有到场' }
    expect((await desk.ask(volunteeringContract, 'voidServiceRecord', act)).status).toBe(200)
    expect((await verify({})).body).toMatchObject({ isValid: false })
    await town.work()
    expect((await verify({})).body).toMatchObject({ isValid: false, revokedOn: '2024-03-05' })
    expect((await verify({})).body.revokedReason).toContain('已作废')
    expect((await messagesOf('已撤回')).map(({ link }) => link)).toEqual(['/m/certificates'])
    const { body: after } = await phone.ask(recognitionContract, 'listMyCertificates')
    expect(after.rows).toMatchObject([{ id: certificateId, state: 'revoked', totalMinutes: 215 }])
  })

  test('comes from each community that organised; another community cannot issue it', async () => {
    const who = await aVolunteer(town, QINGYOU)
    await served(town, who, { on: '2024-02-01', minutes: 60, organisedBy: XINWENHUA })
    await served(town, who, { on: '2024-02-02', minutes: 45 })
    await served(town, who, { on: '2024-02-03', minutes: 30, organisedBy: LIANGCHENG })
    const phone = await onPhone(who)
    const { body } = await phone.ask(recognitionContract, 'requestCertificate', period)
    expect(body.certificateIds).toHaveLength(3)
    const neighbour = await atDesk(paths.quanyechang)
    const { rows } = (await neighbour.ask(recognitionContract, 'listCertificates', {})).body
    expect(rows).toMatchObject([{ issuerAreaCode: LIANGCHENG }])
    const { body: one } = await neighbour.ask(recognitionContract, 'getCertificate', { certificateId: rows[0].id })
    expect(one).toMatchObject({
      linesMinutes: 30,
      lines: [{ minutes: 30, organiser: '邻里互助队', leaderName: '王芳' }],
    })
    for (const certificateId of body.certificateIds.filter((id: string) => id !== rows[0].id)) {
      expect((await neighbour.ask(recognitionContract, 'getCertificate', { certificateId })).status).toBe(404)
      expect((await issued(neighbour, certificateId)).status).toBe(404)
    }
    const { body: done } = await issued(neighbour, rows[0].id)
    expect(done.number).toMatch(/^ZYFW-120101-2024-\d{6}-[\dX]$/)
  })

  test('says only what still counts on the day it is issued; chosen records that were voided are named', async () => {
    const who = await aVolunteer(town, QINGYOU)
    const [kept, gone] = [
      await served(town, who, { on: '2024-02-01', minutes: 60 }),
      await served(town, who, { on: '2024-02-02', minutes: 45 }),
    ]
    await served(town, who, { on: '2024-02-03', minutes: 30 })
    const phone = await onPhone(who)
    expect(
      (await phone.ask(recognitionContract, 'requestCertificate', { ...period, recordIds: [crypto.randomUUID()] })).body
        .code,
    ).toBe('recognition.notYourRecord')
    const certificateId = await asked(phone, { recordIds: [kept, gone] })
    const desk = await atDesk()
    await desk.ask(volunteeringContract, 'voidServiceRecord', { serviceRecordId: gone, reason: '重复登记' })
    const { body: one } = await desk.ask(recognitionContract, 'getCertificate', { certificateId })
    expect(one).toMatchObject({ linesMinutes: 60, missing: 1, lines: [{ recordId: kept, source: 'import' }] })
    await issued(desk, certificateId)
    expect((await phone.ask(recognitionContract, 'listMyCertificates')).body.rows).toMatchObject([{ totalMinutes: 60 }])
    await town.work()
    expect((await phone.ask(recognitionContract, 'listMyCertificates')).body.rows).toMatchObject([{ state: 'issued' }])
    await expect(
      town.tx((tx) =>
        sql`update recognition.certificate set total_minutes = 6000 where id = ${certificateId}`.execute(tx),
      ),
    ).rejects.toThrow(/never changed/)
    await expect(
      town.tx((tx) =>
        sql`update recognition.certificate_line set minutes = 6000 where certificate_id = ${certificateId}`.execute(tx),
      ),
    ).rejects.toThrow()
  })

  test('may be refused or revoked with a reason that the holder reads, once', async () => {
    const who = await aVolunteer(town, QINGYOU)
    await served(town, who, { on: '2024-02-01', minutes: 60 })
    const [phone, desk] = [await onPhone(who), await atDesk()]
    const first = await asked(phone)
    const refuse = { certificateId: first, version: 1, reason: '本人到社区说明后撤回' }
    expect((await desk.ask(recognitionContract, 'refuseCertificate', { ...refuse, reason: '' })).status).toBe(400)
    expect((await desk.ask(recognitionContract, 'refuseCertificate', refuse)).body).toEqual({ version: 2 })
    const second = await asked(phone, { postingConsent: true })
    await issued(desk, second)
    const { body } = await desk.ask(recognitionContract, 'listCertificates', { state: 'issued' })
    expect(body.rows.find(({ id }: { id: string }) => id === second)).toMatchObject({ postedUntil: '2024-03-12' })
    const revoke = { certificateId: second, version: 2, reason: '姓名登记有误，另行出具' }
    expect((await desk.ask(recognitionContract, 'revokeCertificate', { ...revoke, version: 9 })).body.code).toBe(
      'access.stale',
    )
    expect((await desk.ask(recognitionContract, 'revokeCertificate', revoke)).body).toEqual({ version: 3 })
    expect((await desk.ask(recognitionContract, 'revokeCertificate', { ...revoke, version: 3 })).body.code).toBe(
      'recognition.notIssued',
    )
    const { body: mine } = await phone.ask(recognitionContract, 'listMyCertificates')
    expect(
      new Set(mine.rows.map((one: { state: string; closedReason: string }) => `${one.state} ${one.closedReason}`)),
    ).toEqual(new Set([`revoked ${revoke.reason}`, `refused ${refuse.reason}`]))
  })

  test('is asked for at the counter by somebody without a phone, and issued by no one to themself', async () => {
    const who = await aVolunteer(town, QINGYOU)
    await served(town, who, { on: '2024-02-01', minutes: 60 })
    const desk = await atDesk()
    const request = { areaCode: QINGYOU, personId: who.personId, ...period }
    const { body } = await desk.ask(recognitionContract, 'requestCertificateFor', request)
    expect(
      (await desk.ask(recognitionContract, 'requestCertificateFor', { ...request, areaCode: XINWENHUA })).body.code,
    ).toBe('recognition.nothingToCertify')
    const themself = town.as(await town.person('townAdmin', paths.nanshi, { personId: who.personId }))
    expect((await issued(themself, body.certificateId)).body.code).toBe('recognition.ownCertificate')
    expect((await issued(desk, body.certificateId)).status).toBe(200)
  })

  test('needs hours that count, and a period that makes sense', async () => {
    const phone = await onPhone(await aVolunteer(town, QINGYOU))
    const ask = async (given: object) =>
      (await phone.ask(recognitionContract, 'requestCertificate', { ...period, ...given })).body.code
    expect(await ask({})).toBe('recognition.nothingToCertify')
    expect(await ask({ from: '2024-03-01', to: '2024-02-01' })).toBe('recognition.periodBackwards')
    expect(await ask({ to: '2024-03-06' })).toBe('recognition.periodInFuture')
    const clerk = await atDesk()
    expect((await clerk.ask(recognitionContract, 'listMyCertificates')).body.code).toBe('recognition.notAVolunteer')
  })
})

describe('whoever verifies', () => {
  test('is told plainly of what is unknown or mistyped, and is slowed down, never told more', async () => {
    const anyone = town.as(null)
    const verify = async (typed: object) =>
      (await anyone.ask(recognitionContract, 'verifyCertificate', { code: '7'.repeat(26), ...typed })).body
    town.now = new Date('2024-03-05T10:00:00+08:00')
    expect((await verify({})).message).toContain('没有查到')
    expect((await verify({ code: 'abc' })).code).toBe('recognition.badCode')
    expect((await verify({ number: 'ZYFW-120101-2024-000001-0' })).code).toBe('recognition.badNumber')
    const answers: string[] = []
    for (let time = 0; time < 30; time += 1) answers.push((await verify({})).code)
    expect(answers.at(-1)).toBe('recognition.tooMany')
    town.now = new Date('2024-03-05T10:02:00+08:00')
    expect((await verify({})).code).toBe('recognition.unknownCode')
    town.now = new Date('2024-03-05T09:00:00+08:00')
  })
})

test('twenty issued at once have twenty numbers one after another', async () => {
  const desk = await atDesk(paths.jizhou)
  const people = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const who = await aVolunteer(town, '120119123206')
      await served(town, who, { on: '2024-02-01', minutes: 60 })
      return who
    }),
  )
  const ids: string[] = []
  for (const who of people) ids.push(await asked(await onPhone(who)))
  const answers = await Promise.all(ids.map((id) => issued(desk, id)))
  const numbers = answers.map(({ body }) => body.number as string).sort()
  expect(numbers.map((number) => number.slice(0, 23))).toEqual(
    Array.from({ length: 20 }, (_, index) => `ZYFW-120119-2024-${String(index + 1).padStart(6, '0')}`),
  )
  expect(numbers.every(isNumber)).toBe(true)
})
