import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addPerson } from '#contexts/directory/public.ts'
import { needsContract } from '#contexts/needs/contract.ts'
import { paths } from './divisions.ts'
import { photo } from './sample-files.ts'
import type { Town } from './town.ts'

export const XINWENHUA = '120101006018'
export type Hand = ReturnType<Town['as']>

/** Everybody who takes part in a need of 新文化花园社区: two residents on their phones, the community, the station and the town. */
export async function aNeedTown(town: Town) {
  const resident = async (name: string) => {
    const personId = await town.tx((tx) => addPerson(tx, { areaCode: XINWENHUA, name }, town.now))
    const actor = await town.person('resident', paths.nanshi, { personId })
    return { actor, personId, ...town.as(actor) }
  }
  return {
    resident: await resident('张秀英'),
    neighbour: await resident('王建国'),
    community: town.as(await town.person('communityWorker', paths.xinwenhua)),
    station: town.as(await town.person('stationLead', paths.nanshi)),
    worker: town.as(await town.person('stationSocialWorker', paths.nanshi)),
    town: town.as(await town.person('townAdmin', paths.nanshi)),
    city: town.as(await town.person('cityAdmin', paths.city)),
    elsewhere: town.as(await town.person('townAdmin', paths.quanyechang)),
  }
}
export type NeedTown = Awaited<ReturnType<typeof aNeedTown>>

type Endpoint = keyof typeof needsContract.endpoints
/** Done, or the test fails with what was said. */
export async function done(hand: Pick<Hand, 'ask'>, name: Endpoint, input: object) {
  const { status, body } = await hand.ask(needsContract, name, input as Record<string, unknown>)
  if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(body)}`)
  return body
}
/** What it said: '409 …'. */
export async function said(hand: Pick<Hand, 'ask'>, name: Endpoint, input: object): Promise<string> {
  const { status, body } = await hand.ask(needsContract, name, input as Record<string, unknown>)
  return `${status} ${status === 200 ? '办成' : body.message}`
}

export const tellForm = (more: object = {}) => ({
  ...{ areaCode: XINWENHUA, forWhom: 'self', words: '楼道里的灯坏了一个星期，晚上看不见路。', phone: '13800000001' },
  ...more,
})

/** The need as the desk sees it now, with what an act about it takes. */
export const seen = (who: NeedTown, needId: string) => done(who.town, 'getNeed', { needId })
export async function ref(who: NeedTown, needId: string) {
  return { needId, version: (await seen(who, needId)).version as number }
}

const CLASSED = { line: 'governance', level: 'community', urgency: 'normal', route: 'public' }
/** A need of the resident that is verified and classed. */
export async function aClassedNeed(who: NeedTown, words: string, classed: object = {}): Promise<string> {
  const { needId } = await done(who.resident, 'tellNeed', tellForm({ words }))
  await done(who.community, 'verifyNeed', { ...(await ref(who, needId)), how: 'call' })
  await done(who.community, 'classifyNeed', { ...(await ref(who, needId)), ...CLASSED, ...classed })
  return needId
}

/** The story as a table: day, step, state after it, party, words. */
export async function storyTable(town: Town, needId: string): Promise<string[]> {
  const { rows } = await town.tx((tx) =>
    sql<{
      line: string
    }>`select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') || ' ' || kind || ' ' || coalesce(state, '-') || ' ' || party || ' ' || note as line
      from needs.step where need_id = ${needId} order by seq`.execute(tx),
  )
  return rows.map(({ line }) => line.trim())
}

/** What a phone or a desk got into its box, the newest first. */
export async function messagesOf(town: Town, accountId: string): Promise<string[]> {
  const { rows } = await town.tx((tx) =>
    sql<{
      title: string
    }>`select title from platform.message where account_id = ${accountId} order by created_at desc, title`.execute(tx),
  )
  return rows.map(({ title }) => title)
}

/** Sends a photo of so many bytes as a phone does. */
export async function sendPhoto(town: Town, accountId: string, bytes?: number) {
  const form = new FormData()
  form.append('input', JSON.stringify({ areaCode: XINWENHUA }))
  const picture = bytes === undefined ? await photo() : Buffer.alloc(bytes, 1)
  form.append('file', new Blob([Uint8Array.from(picture)]), '楼道.jpg')
  const encoded = new Response(form)
  const { body, statusCode } = await town.app.inject({
    method: 'POST',
    url: '/api/needs/save-photo',
    headers: {
      'x-account': accountId,
      'idempotency-key': randomUUID(),
      'content-type': encoded.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
  return { status: statusCode, body: JSON.parse(body) as { fileId: string; message: string } }
}
