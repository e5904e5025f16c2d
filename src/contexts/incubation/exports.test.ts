import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { paths } from '../../../tests/kit/divisions.ts'
import { aFiled, anIncubationTown, done, type IncubationTown } from '../../../tests/kit/incubation.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { photo } from '../../../tests/kit/sample-files.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { incubationContract } from './contract.ts'
import { incubationExports } from './exports.ts'

const town = aTown()
let who: IncubationTown
beforeAll(async () => {
  await loadTianjin(town)
  who = await anIncubationTown(town)
})

test('a head takes a photo and records with it; a stranger’s photo is not taken; both lists go out masked and within reach', async () => {
  const organisationId = await aFiled(who, '2024-03-04')
  const send = async (accountId: string) => {
    const form = new FormData()
    form.append('input', JSON.stringify({ organisationId }))
    form.append('file', new Blob([Uint8Array.from(await photo())]), '现场.jpg')
    const encoded = new Response(form)
    const { body, statusCode } = await town.app.inject({
      method: 'POST',
      url: '/api/incubation/upload-photo',
      headers: {
        ...{ 'x-account': accountId, 'idempotency-key': randomUUID() },
        'content-type': encoded.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(await encoded.arrayBuffer()),
    })
    return { status: statusCode, ...(JSON.parse(body) as { fileId: string }) }
  }
  const head = await town.person('organisationLead', paths.xinwenhua, { personId: who.headId })
  const stranger = await town.person('organisationLead', paths.xinwenhua, { personId: randomUUID() })
  expect((await send(stranger.accountId)).status).toBe(403)
  const { fileId } = await send(head.accountId)
  const said = {
    ...(await who.ref(organisationId)),
    servedOn: '2024-03-05',
    kind: 'activity',
    title: '义务理发',
    people: 9,
  }
  const borrowed = await who.head.ask(incubationContract, 'recordMyService', {
    ...said,
    fileIds: [fileId],
  })
  expect(borrowed.body.message).toContain('没有找到这个附件')
  await done(town.as(head), 'recordMyService', { ...said, fileIds: [fileId] })

  for (const { name, columns, filter, count, rows, describe } of incubationExports) {
    const asked = filter.parse({}) as never
    const found = await town.tx(async (tx) => {
      const all: unknown[] = []
      for await (const row of rows(tx, asked, [paths.nanshi], '2024-03-05')) all.push(row)
      expect(await count(tx, asked, [paths.nanshi], '2024-03-05'), name).toBe(all.length)
      expect(await count(tx, asked, [paths.quanyechang], '2024-03-05'), name).toBe(0)
      return all
    })
    expect(found, name).toHaveLength(1)
    const cells = found.flatMap((row) => columns.map(({ value }) => String(value(row as never) ?? '')))
    expect(cells.join('\n'), name).not.toMatch(/undefined|\[object|NaN|周秀英/)
    expect(describe?.(asked), name).toContain('全部辖区')
  }
})
